//! Trains the labeller of grammatical relations and the sentence compressor, and writes their weights.
//! It takes ten minutes; `LIMIT=20000` learns of so many pairs, and `KEEP_RELATIONS=1` takes the
//! relations from their file.
//!
//!     cargo run --release -p nutgraf-training --bin train_compressor -- train.jsonl.gz validation.jsonl.gz
//!         seeds/models/en-relations.bin seeds/models/en-compress.bin
//!
//! A row of the data is an object with `source`, the words of a sentence in small letters; `keep`, a 1 for
//! every word that the compression keeps and a 0 for every other; `dep`, the relations; and `pos`, of which
//! nothing is used but which words are names: their capitals, which the data has lost, are given back to three
//! of four sentences, so that the tagger reads text such as it will meet; and what a number or a rare word is
//! (in the data `##` and `<unk>`), so that it gets the ending of its kind.

#![allow(clippy::disallowed_methods, reason = "run once; what counts is the file written")]

mod pairs;
mod relations;

use nutgraf::training::{Encoded, FEATURE_BITS, LOW_BITS, Lattice, Reading, Score};
use pairs::{Case, read};
use std::error::Error;
use std::fs;

const EPOCHS: usize = 3;
/// How many features are kept: those that decide most.
const MAX_FEATURES: usize = 112_000;
/// How many bytes the relations may take.
const MAX_RELATION_BYTES: usize = 258_000;
/// What a word wrongly left out, and one wrongly kept, add to the score of a path in training, so that the
/// right path wins with room to spare.
const MISSING_MARGIN: Score = 1;
const SURPLUS_MARGIN: Score = 1;
/// What is paid for a word in looking for the allowed path that is nearest to a reference, of 100 for one that is
/// right: at 40 the path of the best F1, nearly.
const WORD_PRICE: Score = 40;

struct Example {
    sentence: Encoded,
    keep: Vec<bool>,
    is_word: Vec<bool>,
    /// The allowed path that is nearest to what is to be kept.
    goal: Vec<bool>,
}

impl Example {
    fn of(pair: &pairs::Pair, labeller: &relations::Weights) -> Option<Self> {
        let words: Vec<&str> = pair.words.iter().map(String::as_str).collect();
        let reading = Reading::new(&words, &pair.tags, |words, tags| labeller.label(words, tags));
        let sentence = reading.into_encoded();
        let (keep, is_word) = (pair.keep.clone(), pair.is_word.clone());
        let mut example = Self { sentence, keep, is_word, goal: Vec::new() };
        let mut lattice = example.lattice(|_| 0);
        for (index, &keep) in example.keep.iter().enumerate() {
            let gain = if keep { 100 - WORD_PRICE } else { -WORD_PRICE };
            lattice.add(index + 1, if example.is_word[index] { gain } else { gain / WORD_PRICE });
        }
        example.goal = bits(&lattice.best()?.0, words.len());
        Some(example)
    }

    fn lattice(&self, weight: impl Fn(u32) -> Score) -> Lattice {
        Lattice::new(&self.sentence, weight)
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [train, validation, relations_out, out] = arguments.as_slice() else {
        return Err("give TRAIN VALIDATION RELATIONS COMPRESSOR".into());
    };
    let limit = std::env::var("LIMIT").ok().and_then(|n| n.parse().ok()).unwrap_or(usize::MAX);
    let pairs = read(train, limit, &|index| if index % 4 == 0 { Case::AsIs } else { Case::Restored })?;
    let as_is = read(validation, 4000, &|_| Case::AsIs)?;
    let restored = read(validation, 4000, &|_| Case::Restored)?;
    println!("{} pairs", pairs.len());
    let kept = if std::env::var("KEEP_RELATIONS").is_ok() {
        relations::read(&fs::read(relations_out)?)
    } else {
        // Those that decide most learn to do without the others.
        let all = relations::learn(&pairs, &restored, None);
        let kept = relations::Weights::of(&all.strongest(MAX_RELATION_BYTES, 2000));
        relations::learn(&pairs, &restored, Some(&kept)).strongest(MAX_RELATION_BYTES, 2000)
    };
    let labeller = relations::Weights::of(&kept);
    relations::report("as written, capitals restored", &restored, &labeller);
    let bytes = relations::file(&kept);
    println!("{} weights of relations, {} bytes", kept.len(), bytes.len());
    fs::write(relations_out, bytes)?;
    let [pairs, as_is, restored] = [pairs, as_is, restored]
        .map(|pairs| pairs.iter().filter_map(|pair| Example::of(pair, &labeller)).collect::<Vec<_>>());
    report_with("the nearest of the allowed", &restored, &|pair| pair.goal.clone());
    let weights = learn(&pairs, &as_is, &vec![true; 1 << FEATURE_BITS]);
    report("all features, small letters", &as_is, &|feature| weights[feature as usize]);
    // Those that decide most learn to do without the others.
    let mut is_kept = vec![false; 1 << FEATURE_BITS];
    strongest(&weights).iter().for_each(|&(feature, _)| is_kept[feature as usize] = true);
    let kept = strongest(&learn(&pairs, &as_is, &is_kept));
    let mut small = vec![0; 1 << FEATURE_BITS];
    kept.iter().for_each(|&(feature, weight)| small[feature as usize] = Score::from(weight));
    report("as written, small letters", &as_is, &|feature| small[feature as usize]);
    report("as written, capitals restored", &restored, &|feature| small[feature as usize]);
    let bytes = file(&kept);
    println!("{} features, {} bytes", kept.len(), bytes.len());
    fs::write(out, bytes)?;
    Ok(())
}

fn bits(path: &[usize], n: usize) -> Vec<bool> {
    let mut bits = vec![false; n];
    path.iter().for_each(|&at| bits[at - 1] = true);
    bits
}

/// Mean F1 of the words kept, marks left aside; F1 of all words together; the share of words kept.
fn report(name: &str, pairs: &[Example], weight: &dyn Fn(u32) -> Score) {
    report_with(name, pairs, &|pair| {
        bits(&pair.lattice(weight).best().map_or(Vec::new(), |(path, _)| path), pair.keep.len())
    });
}

fn report_with(name: &str, pairs: &[Example], guess: &dyn Fn(&Example) -> Vec<bool>) {
    let (mut mean, mut hits, mut n_guess, mut n_gold, mut n_words) = (0.0, 0, 0, 0, 0);
    for pair in pairs {
        let guess = guess(pair);
        let words = || (0..guess.len()).filter(|&at| pair.is_word[at]);
        let both = words().filter(|&at| guess[at] && pair.keep[at]).count();
        let (own, gold) =
            (words().filter(|&at| guess[at]).count(), words().filter(|&at| pair.keep[at]).count());
        mean += 2.0 * both as f64 / (own + gold).max(1) as f64;
        (hits, n_guess, n_gold, n_words) =
            (hits + both, n_guess + own, n_gold + gold, n_words + words().count());
    }
    println!(
        "{name}: mean F1 {:.2}, pooled F1 {:.2}, ratio {:.3} (gold {:.3})",
        100.0 * mean / pairs.len() as f64,
        200.0 * f64::from(hits as u32) / f64::from((n_guess + n_gold) as u32),
        n_guess as f64 / n_words as f64,
        n_gold as f64 / n_words as f64
    );
}

/// The weights, and their sum over the steps that they have stood, by way of the sum of step times change.
struct Perceptron<'l> {
    /// By feature: whether it is learnt.
    is_learnt: &'l [bool],
    weights: Vec<Score>,
    moments: Vec<i64>,
    step: i64,
}

impl Perceptron<'_> {
    fn change(&mut self, feature: u32, by: Score) {
        if !self.is_learnt[feature as usize] {
            return;
        }
        self.weights[feature as usize] += by;
        self.moments[feature as usize] += self.step * i64::from(by);
    }

    fn change_path(&mut self, sentence: &Encoded, keep: &[bool], other: &[bool], by: Score) {
        let is_kept = |keep: &[bool], at: usize| at == 0 || at > keep.len() || keep[at - 1];
        let mut from = 0;
        for to in 1..keep.len() + 2 {
            if !is_kept(keep, to) {
                continue;
            }
            if to <= keep.len() && !other[to - 1] {
                sentence.keep_features(to, &mut |feature| self.change(feature, by));
            }
            let is_shared =
                is_kept(other, from) && is_kept(other, to) && (from + 1..to).all(|at| !is_kept(other, at));
            if !is_shared {
                sentence.step_features(from, to, &mut |feature| self.change(feature, by));
            }
            from = to;
        }
    }

    fn learn(&mut self, pair: &Example) -> bool {
        self.step += 1;
        let weights = &self.weights;
        let mut lattice = pair.lattice(|feature| weights[feature as usize]);
        for (index, &keep) in pair.keep.iter().enumerate() {
            lattice.add(index + 1, if keep { -MISSING_MARGIN } else { SURPLUS_MARGIN });
        }
        let guess = lattice.best().map_or(Vec::new(), |(path, _)| path);
        let guess = bits(&guess, pair.keep.len());
        if guess == pair.goal {
            return false;
        }
        self.change_path(&pair.sentence, &pair.goal, &guess, 1);
        self.change_path(&pair.sentence, &guess, &pair.goal, -1);
        true
    }

    /// The mean weights, times 1000.
    fn averaged(&self) -> Vec<Score> {
        let mean = |(&weight, &moment): (&Score, &i64)| {
            ((i64::from(weight) * (self.step + 1) - moment) * 1000 / (self.step + 1)) as Score
        };
        self.weights.iter().zip(&self.moments).map(mean).collect()
    }
}

fn shuffle(order: &mut [usize], random: &mut u64) {
    for place in (1..order.len()).rev() {
        *random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(place, (*random >> 33) as usize % (place + 1));
    }
}

fn learn(pairs: &[Example], validation: &[Example], is_learnt: &[bool]) -> Vec<Score> {
    let size = 1 << FEATURE_BITS;
    let mut perceptron = Perceptron { is_learnt, weights: vec![0; size], moments: vec![0; size], step: 0 };
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    let mut random = 1_u64;
    for epoch in 0..EPOCHS {
        shuffle(&mut order, &mut random);
        let n_wrong = order.iter().filter(|&&index| perceptron.learn(&pairs[index])).count();
        println!("epoch {epoch}: {n_wrong} of {} not exactly right", pairs.len());
        let weights = perceptron.averaged();
        report("  so far", &validation[..validation.len() / 4], &|feature| weights[feature as usize]);
    }
    perceptron.averaged()
}

/// The features that decide most, their weights in 8 bits, in the order of their numbers.
fn strongest(weights: &[Score]) -> Vec<(u32, i8)> {
    let mut order: Vec<usize> = (0..weights.len()).filter(|&feature| weights[feature] != 0).collect();
    order.sort_by_key(|&feature| (std::cmp::Reverse(weights[feature].abs()), feature));
    println!("{} features with a weight", order.len());
    order.truncate(MAX_FEATURES);
    // The unit is such that all but a handful of the weights fit; those are cut to the largest.
    let largest = order.get(order.len() / 2000).map_or(1, |&feature| weights[feature].abs());
    let unit = (f64::from(largest) / 127.0).max(1.0);
    let mut kept: Vec<(u32, i8)> = order
        .into_iter()
        .map(|feature| {
            (feature as u32, (f64::from(weights[feature]) / unit).round().clamp(-127.0, 127.0) as i8)
        })
        .filter(|&(_, weight)| weight != 0)
        .collect();
    println!("unit {unit:.1}");
    kept.sort_unstable();
    kept
}

/// The file that the compressor reads; see `compress.rs`.
fn file(kept: &[(u32, i8)]) -> Vec<u8> {
    let features: Vec<u32> = kept.iter().map(|entry| entry.0).collect();
    let mut bytes = features_by_block(&features);
    bytes.extend(kept.iter().map(|&(_, weight)| weight.cast_unsigned()));
    bytes
}

/// Where the features of every block start, and their low bits.
fn features_by_block(features: &[u32]) -> Vec<u8> {
    let n_blocks = 1_u32 << (FEATURE_BITS - LOW_BITS);
    let mut bytes = Vec::new();
    for block in 0..=n_blocks {
        let start = features.partition_point(|&feature| feature >> LOW_BITS < block);
        bytes.extend((start as u32).to_le_bytes());
    }
    features.iter().for_each(|&feature| bytes.extend((feature as u16).to_le_bytes()));
    bytes
}
