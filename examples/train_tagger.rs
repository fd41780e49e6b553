//! Trains the tagger and writes its weights.
//!
//!     cargo run --release --example train_tagger -- train.json.gz dev.json.gz seeds/models/en-tagger.bin
//!
//! The figures are of a model that has not seen the dev data; the one written has learnt them too.
//!
//! The data are lists of sentences, each a list of `[form, UPOS, XPOS]`, in JSON, gzipped. Every sentence is
//! learnt as it stands and as the program's own words have it (`do` `n't` as `don't`, `long` `-` `term` as
//! `long-term`), and some in lower case or capitals, so that the tagger stands such text.

#![allow(clippy::disallowed_methods, reason = "run once; what counts is the file written")]

use flate2::read::GzDecoder;
use nutgraf::tag::{BLOCK, NO_TAG, Place, Tag, tag_features, word_features, word_hash};
use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fs::{self, File};

const N_TAGS: usize = Tag::ALL.len();
const EPOCHS: usize = 10;
/// Features seen less often are not kept.
const MIN_COUNT: u32 = 2;
/// How many features are kept: those that decide most.
const MAX_FEATURES: usize = 28_900;
/// What a weight of 1 in the file stands for, in thousandths of a mean update.
const UNIT: f64 = 400.0;
/// Words seen at least so often …
const MIN_FIXED_COUNT: u32 = 60;
/// … and so consistently are looked up.
const MIN_FIXED_SHARE: f64 = 0.997;

#[derive(Clone)]
struct Sentence {
    words: Vec<String>,
    tags: Vec<u8>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [train, dev, out] = arguments.as_slice() else { return Err("give TRAIN DEV OUT".into()) };
    let (train, dev) = (read(train)?, read(dev)?);
    let as_is = |rows: &[Vec<Row>]| rows.iter().map(|row| plain(row)).collect::<Vec<_>>();
    let model = learn(&examples(&train)).pruned();
    println!("as is: {:.2}", model.accuracy(&as_is(&dev)));
    println!("own words: {:.2}", model.accuracy(&dev.iter().map(|row| merge(row)).collect::<Vec<_>>()));
    let lower: Vec<Sentence> =
        as_is(&dev).iter().map(|sentence| recase(sentence, str::to_lowercase)).collect();
    println!("lower case: {:.2}", model.accuracy(&lower));
    let all: Vec<Vec<Row>> = train.into_iter().chain(dev).collect();
    let model = learn(&examples(&all)).pruned();
    fs::write(out, model.bytes())?;
    println!(
        "{} features, {} fixed words, {} bytes",
        model.weights.len(),
        model.fixed.len(),
        model.bytes().len()
    );
    Ok(())
}

/// What is learnt from the rows.
fn examples(rows: &[Vec<Row>]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let (one, other) = (plain(row), merge(row));
        match index % 8 {
            0 => sentences.push(recase(&other, str::to_lowercase)),
            3 if index % 5 == 0 => sentences.push(recase(&one, str::to_uppercase)),
            5 => sentences.push(recase(&other, capitalized)),
            _ => {}
        }
        if other.words != one.words {
            sentences.push(other);
        }
        sentences.push(one);
    }
    sentences
}

type Row = [String; 3];

fn read(path: &str) -> Result<Vec<Vec<Row>>, Box<dyn Error>> {
    Ok(serde_json::from_reader(GzDecoder::new(File::open(path)?))?)
}

fn tag_number(name: &str) -> u8 {
    Tag::ALL.iter().position(|tag| tag.name() == name).unwrap_or(N_TAGS - 1) as u8
}

fn plain(row: &[Row]) -> Sentence {
    let words = row.iter().map(|[form, _, _]| form.clone()).collect();
    Sentence { words, tags: row.iter().map(|[_, tag, _]| tag_number(tag)).collect() }
}

/// Joins clitics and hyphenated compounds to the words that the program cuts.
fn merge(row: &[Row]) -> Sentence {
    let mut sentence = Sentence { words: Vec::new(), tags: Vec::new() };
    let mut glue = false;
    for (at, [form, tag, fine]) in row.iter().enumerate() {
        let lower = form.to_lowercase().replace('’', "'");
        let is_clitic = matches!(lower.as_str(), "n't" | "'s" | "'re" | "'ve" | "'ll" | "'d" | "'m");
        let is_hyphen = fine == "HYPH" && at > 0 && at + 1 < row.len();
        let tag = tag_number(tag);
        match (sentence.words.last_mut(), sentence.tags.last_mut()) {
            (Some(word), Some(_)) if is_clitic || is_hyphen => word.push_str(form),
            (Some(word), Some(last)) if glue => {
                word.push_str(form);
                *last = compound_tag(*last, tag, row.get(at + 1));
            }
            _ => {
                sentence.words.push(form.clone());
                sentence.tags.push(tag);
            }
        }
        glue = is_hyphen;
    }
    sentence
}

/// The tag of a hyphenated word of two parts: its last part's, but an adjective before a noun where the
/// parts are not both nouns.
fn compound_tag(first: u8, last: u8, next: Option<&Row>) -> u8 {
    let (adjective, noun, verb, name) = (Tag::Adj as u8, Tag::Noun as u8, Tag::Verb as u8, Tag::Propn as u8);
    let before_noun = next.is_some_and(|[_, tag, _]| tag == "NOUN" || tag == "PROPN" || tag == "ADJ");
    if last == verb || before_noun && last == noun && first != noun && first != name {
        adjective
    } else {
        last
    }
}

fn recase(sentence: &Sentence, change: impl Fn(&str) -> String) -> Sentence {
    Sentence { words: sentence.words.iter().map(|word| change(word)).collect(), tags: sentence.tags.clone() }
}

/// As headlines are written.
fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// Weights by feature, and the words that are looked up.
struct Model {
    weights: BTreeMap<u32, [i32; N_TAGS]>,
    /// How often a feature was seen.
    counts: HashMap<u32, u32>,
    fixed: BTreeMap<u32, u8>,
}

/// The features of a place that do not depend on tags.
fn static_features(words: &[String], at: usize) -> Vec<u32> {
    let mut features = Vec::with_capacity(48);
    let mut add = |at: Option<usize>, place: Place| {
        if let Some(word) = at.and_then(|at| words.get(at)) {
            word_features(word, place, &mut |feature| features.push(feature));
        }
    };
    add(Some(at), Place::Own);
    add(at.checked_sub(1), Place::Before);
    add(at.checked_sub(2), Place::SecondBefore);
    add(Some(at + 1), Place::After);
    add(Some(at + 2), Place::SecondAfter);
    if at == 0 {
        add(Some(at), Place::First);
    }
    features
}

fn learn(sentences: &[Sentence]) -> Model {
    let fixed = fixed_words(sentences);
    // Features as indices, so that an epoch hashes nothing but tags.
    let mut indices: HashMap<u32, u32> = HashMap::new();
    let mut counts: Vec<u32> = Vec::new();
    let mut index_of = |feature: u32| {
        let next = counts.len() as u32;
        let index = *indices.entry(feature).or_insert(next);
        if index == next {
            counts.push(0);
        }
        counts[index as usize] += 1;
        index
    };
    let tokens: Vec<Vec<Vec<u32>>> = sentences
        .iter()
        .map(|sentence| {
            let of = |at| static_features(&sentence.words, at).into_iter().map(&mut index_of).collect();
            (0..sentence.words.len()).map(of).collect()
        })
        .collect();
    let n = usize::from(NO_TAG) + 1;
    let mut context: Vec<Vec<u32>> = Vec::new();
    for pair in 0..n * n {
        let mut features = Vec::new();
        tag_features((pair / n) as u8, (pair % n) as u8, &mut |feature| features.push(index_of(feature)));
        context.push(features);
    }
    let mut perceptron = Perceptron::new(counts.len());
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut random = 1_u64;
    for epoch in 0..EPOCHS {
        for place in (1..order.len()).rev() {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(place, (random >> 33) as usize % (place + 1));
        }
        let mut n_wrong = 0;
        for &index in &order {
            let sentence = &sentences[index];
            let (mut before, mut second_before) = (usize::from(NO_TAG), usize::from(NO_TAG));
            for (at, features) in tokens[index].iter().enumerate() {
                let gold = sentence.tags[at];
                let context = &context[before * n + second_before];
                let tag = fixed.get(&word_hash(&sentence.words[at])).copied().unwrap_or_else(|| {
                    let guess = perceptron.best(features, context);
                    perceptron.update(features, context, guess, gold);
                    n_wrong += usize::from(guess != gold);
                    guess
                });
                (second_before, before) = (before, usize::from(tag));
            }
        }
        println!("epoch {epoch}: {n_wrong} wrong");
    }
    let weights = perceptron.averaged();
    let by_index: HashMap<u32, u32> = indices.iter().map(|(&feature, &index)| (index, feature)).collect();
    let kept = (0..counts.len()).filter(|&index| counts[index] >= MIN_COUNT);
    let weights: BTreeMap<u32, [i32; N_TAGS]> =
        kept.map(|index| (by_index[&(index as u32)], weights[index])).collect();
    let counts = indices.iter().map(|(&feature, &index)| (feature, counts[index as usize])).collect();
    Model { weights, counts, fixed }
}

fn fixed_words(sentences: &[Sentence]) -> BTreeMap<u32, u8> {
    let mut seen: HashMap<&str, [u32; N_TAGS]> = HashMap::new();
    for sentence in sentences {
        for (word, &tag) in sentence.words.iter().zip(&sentence.tags) {
            seen.entry(word).or_default()[usize::from(tag)] += 1;
        }
    }
    let of = |(word, counts): (&&str, &[u32; N_TAGS])| {
        let total: u32 = counts.iter().sum();
        let best = (0..N_TAGS).max_by_key(|&tag| counts[tag]).unwrap_or(0);
        let is_fixed =
            total >= MIN_FIXED_COUNT && f64::from(counts[best]) >= f64::from(total) * MIN_FIXED_SHARE;
        is_fixed.then(|| (word_hash(word), best as u8))
    };
    seen.iter().filter_map(of).collect()
}

/// An averaged perceptron.
struct Perceptron {
    weights: Vec<[i32; N_TAGS]>,
    /// Weight times the steps it has stood, up to the step of its last change.
    totals: Vec<[i64; N_TAGS]>,
    changed: Vec<[u32; N_TAGS]>,
    step: u32,
}

impl Perceptron {
    fn new(n_features: usize) -> Self {
        Self {
            weights: vec![[0; N_TAGS]; n_features],
            totals: vec![[0; N_TAGS]; n_features],
            changed: vec![[0; N_TAGS]; n_features],
            step: 0,
        }
    }

    fn best(&self, features: &[u32], context: &[u32]) -> u8 {
        let mut scores = [0_i32; N_TAGS];
        for &feature in features.iter().chain(context) {
            scores
                .iter_mut()
                .zip(&self.weights[feature as usize])
                .for_each(|(score, weight)| *score += weight);
        }
        (0..N_TAGS).rev().max_by_key(|&tag| scores[tag]).unwrap_or(0) as u8
    }

    fn update(&mut self, features: &[u32], context: &[u32], guess: u8, gold: u8) {
        self.step += 1;
        if guess == gold {
            return;
        }
        for &feature in features.iter().chain(context) {
            self.change(feature as usize, usize::from(gold), 1);
            self.change(feature as usize, usize::from(guess), -1);
        }
    }

    fn change(&mut self, feature: usize, tag: usize, by: i32) {
        let stood = self.step - self.changed[feature][tag];
        self.totals[feature][tag] += i64::from(self.weights[feature][tag]) * i64::from(stood);
        self.changed[feature][tag] = self.step;
        self.weights[feature][tag] += by;
    }

    /// The mean weights, times 1000.
    fn averaged(mut self) -> Vec<[i32; N_TAGS]> {
        for feature in 0..self.weights.len() {
            for tag in 0..N_TAGS {
                self.change(feature, tag, 0);
            }
        }
        let mean = |total: i64| (total * 1000 / i64::from(self.step)) as i32;
        self.totals.iter().map(|totals| totals.map(mean)).collect()
    }
}

impl Model {
    fn accuracy(&self, sentences: &[Sentence]) -> f64 {
        let (mut n, mut right) = (0_usize, 0_usize);
        for sentence in sentences {
            let (mut before, mut second_before) = (NO_TAG, NO_TAG);
            for (at, &gold) in sentence.tags.iter().enumerate() {
                let tag = self.tag(&sentence.words, at, before, second_before);
                n += 1;
                right += usize::from(tag == gold);
                (second_before, before) = (before, tag);
            }
        }
        100.0 * right as f64 / n as f64
    }

    fn tag(&self, words: &[String], at: usize, before: u8, second_before: u8) -> u8 {
        if let Some(&tag) = self.fixed.get(&word_hash(&words[at])) {
            return tag;
        }
        let mut features = static_features(words, at);
        tag_features(before, second_before, &mut |feature| features.push(feature));
        let mut scores = [0_i32; N_TAGS];
        for weights in features.iter().filter_map(|feature| self.weights.get(feature)) {
            scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += weight);
        }
        (0..N_TAGS).rev().max_by_key(|&tag| scores[tag]).unwrap_or(0) as u8
    }

    /// The features that decide most, their weights in 8 bits.
    fn pruned(&self) -> Self {
        let worth = |feature: &u32, weights: &[i32; N_TAGS]| {
            let spread = weights.iter().max().unwrap_or(&0) - weights.iter().min().unwrap_or(&0);
            f64::from(spread) * f64::from(self.counts[feature]).powf(0.4)
        };
        let mut order: Vec<(&u32, &[i32; N_TAGS])> = self.weights.iter().collect();
        order.sort_by(|a, b| worth(b.0, b.1).total_cmp(&worth(a.0, a.1)).then(a.0.cmp(b.0)));
        order.truncate(MAX_FEATURES);
        let quantized =
            |weights: &[i32; N_TAGS]| weights.map(|weight| (f64::from(weight) / UNIT).round() as i32);
        let weights = order.into_iter().map(|(&feature, weights)| (feature, quantized(weights))).collect();
        Self { weights, counts: HashMap::new(), fixed: self.fixed.clone() }
    }

    /// The file that the tagger reads; see `tag.rs`.
    fn bytes(&self) -> Vec<u8> {
        let of = |weights: &[i32; N_TAGS]| {
            // A weight beyond 8 bits is written as several that add up to it.
            let pieces = |weight: i32| {
                let whole = std::iter::repeat_n(weight.signum() * 127, (weight.abs() / 127) as usize);
                whole.chain([weight % 127]).filter(|&piece| piece != 0)
            };
            let entries = weights.iter().enumerate().flat_map(|(tag, &weight)| {
                pieces(weight).map(move |piece| [tag as u8, (piece as i8).cast_unsigned()])
            });
            entries.collect::<Vec<_>>()
        };
        let rows: Vec<Vec<[u8; 2]>> = self.weights.values().map(of).collect();
        let n_weights: usize = rows.iter().map(Vec::len).sum();
        let mut bytes = Vec::new();
        let number = |bytes: &mut Vec<u8>, value: usize| bytes.extend((value as u32).to_le_bytes());
        [self.weights.len(), n_weights, self.fixed.len()].iter().for_each(|&value| number(&mut bytes, value));
        self.weights.keys().for_each(|&feature| number(&mut bytes, feature as usize));
        let mut starts = vec![0];
        rows.iter().for_each(|row| starts.push(starts[starts.len() - 1] + row.len()));
        starts.iter().step_by(BLOCK).for_each(|&start| number(&mut bytes, start));
        let offset = |at: usize| (starts[at] - starts[at / BLOCK * BLOCK]) as u16;
        (0..starts.len()).for_each(|at| bytes.extend(offset(at).to_le_bytes()));
        bytes.extend(rows.iter().flatten().flatten());
        self.fixed.keys().for_each(|&word| number(&mut bytes, word as usize));
        bytes.extend(self.fixed.values());
        bytes
    }
}
