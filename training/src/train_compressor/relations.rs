//! Trains the labeller of grammatical relations: an averaged perceptron that learns from its own history.

use crate::pairs::Pair;
use nutgraf::training::{FEATURE_BITS, GROUP, N_RELATIONS, Relation, Unlabelled};

const EPOCHS: usize = 4;
/// Features seen less often are not learnt.
const MIN_COUNT: u8 = 16;

/// What a feature and each of its weights take in the file.
const FEATURE_BYTES: u8 = 4;
const WEIGHT_BYTES: u8 = 2;

type Scores = [i32; N_RELATIONS];

/// Weights by feature, for those that are learnt.
pub struct Weights {
    places: Vec<u32>,
    weights: Vec<Scores>,
}

impl Weights {
    pub fn add(&self, feature: u32, scores: &mut Scores) {
        if let Some(weights) = self.weights.get(self.places[feature as usize] as usize) {
            scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += weight);
        }
    }

    pub fn label(&self, words: &[&str], tags: &[nutgraf::Tag]) -> Vec<Relation> {
        Unlabelled::new(words, tags)
            .label(|feature, scores| self.add(feature, scores), |_, scores, _| best(scores))
    }

    /// The weights that decide most for the room they take in the file, as (feature, relation, weight in 8 bits).
    pub fn strongest(&self, max_bytes: usize, unit_share: usize) -> Vec<(u32, u8, i8)> {
        let (mut low, mut high) = (0, 1_000_000);
        while low + 1 < high {
            let price = i32::midpoint(low, high);
            let (kept, n_features) = self.worth(price);
            let n_bytes = usize::from(FEATURE_BYTES) * n_features + usize::from(WEIGHT_BYTES) * kept.len();
            if n_bytes > max_bytes { low = price } else { high = price }
        }
        let (mut kept, _) = self.worth(high);
        println!("{} weights of relations", kept.len());
        kept.sort_by_key(|&(feature, relation, weight)| (std::cmp::Reverse(weight.abs()), feature, relation));
        let largest = kept.get(kept.len() / unit_share).map_or(1, |entry| entry.2.abs());
        let unit = (f64::from(largest) / 127.0).max(1.0);
        let mut kept: Vec<(u32, u8, i8)> = kept
            .into_iter()
            .map(|(f, r, weight)| (f, r, (f64::from(weight) / unit).round().clamp(-127.0, 127.0) as i8))
            .filter(|entry| entry.2 != 0)
            .collect();
        kept.sort_unstable();
        kept
    }

    /// The weights that are worth more than a price for every byte, and of how many features they are.
    fn worth(&self, price: i32) -> (Vec<(u32, u8, i32)>, usize) {
        let (mut kept, mut n_features) = (Vec::new(), 0);
        for (feature, &place) in self.places.iter().enumerate() {
            let Some(weights) = self.weights.get(place as usize) else { continue };
            let gain = |weight: i32| weight.abs() - price * i32::from(WEIGHT_BYTES);
            let gains: i32 = weights.iter().map(|&weight| gain(weight).max(0)).sum();
            if gains <= price * i32::from(FEATURE_BYTES) {
                continue;
            }
            n_features += 1;
            let strong = weights.iter().enumerate().filter(|&(_, &weight)| gain(weight) > 0);
            kept.extend(strong.map(|(relation, &weight)| (feature as u32, relation as u8, weight)));
        }
        (kept, n_features)
    }

    /// Weights made of few.
    pub fn of(kept: &[(u32, u8, i8)]) -> Self {
        let (mut places, mut weights) = (vec![u32::MAX; 1 << FEATURE_BITS], Vec::<Scores>::new());
        for &(feature, relation, weight) in kept {
            let place = &mut places[feature as usize];
            if *place == u32::MAX {
                *place = weights.len() as u32;
                weights.push([0; N_RELATIONS]);
            }
            weights[*place as usize][relation as usize] = i32::from(weight);
        }
        Self { places, weights }
    }
}

pub fn best(scores: &Scores) -> Relation {
    let best = (0..N_RELATIONS).rev().max_by_key(|&at| scores[at]).unwrap_or(0);
    Relation::ALL[best]
}

fn forms(pair: &Pair) -> Vec<&str> {
    pair.words.iter().map(String::as_str).collect()
}

/// Features that occur often enough, numbered.
fn places(pairs: &[Pair]) -> (Vec<u32>, usize) {
    let mut counts = vec![0_u8; 1 << FEATURE_BITS];
    for pair in pairs {
        Unlabelled::new(&forms(pair), &pair.tags).label(
            |feature, _| counts[feature as usize] = counts[feature as usize].saturating_add(1),
            |at, _, _| pair.relations[at],
        );
    }
    let mut n = 0;
    let number = |count: u8| {
        n += u32::from(count >= MIN_COUNT);
        if count >= MIN_COUNT { n - 1 } else { u32::MAX }
    };
    let places = counts.into_iter().map(number).collect();
    (places, n as usize)
}

/// Learns the weights of every feature that occurs often enough; of `kept`, if given, those alone that it has.
pub fn learn(pairs: &[Pair], validation: &[Pair], kept: Option<&Weights>) -> Weights {
    let (places, n) = kept.map_or_else(|| places(pairs), |kept| (kept.places.clone(), kept.weights.len()));
    println!("{n} features of relations");
    let is_learnt =
        |place: usize, relation: usize| kept.is_none_or(|kept| kept.weights[place][relation] != 0);
    let mut weights = Weights { places, weights: vec![[0; N_RELATIONS]; n] };
    let mut moments = vec![[0_i64; N_RELATIONS]; n];
    let (mut step, mut order): (i64, Vec<usize>) = (0, (0..pairs.len()).collect());
    let mut random = 7_u64;
    for epoch in 0..EPOCHS {
        crate::shuffle(&mut order, &mut random);
        let mut n_wrong = 0;
        for &index in &order {
            step += 1;
            let pair = &pairs[index];
            let mut changes: Vec<(u32, usize, i32)> = Vec::new();
            let sentence = Unlabelled::new(&forms(pair), &pair.tags);
            sentence.label(
                |feature, scores| weights.add(feature, scores),
                |at, scores, features| {
                    let (gold, guess) = (pair.relations[at], best(scores));
                    if gold != guess {
                        n_wrong += 1;
                        for &feature in features {
                            let place = weights.places[feature as usize];
                            changes.push((place, gold as usize, 1));
                            changes.push((place, guess as usize, -1));
                        }
                    }
                    guess
                },
            );
            for (place, relation, by) in changes {
                if let Some(weights) =
                    weights.weights.get_mut(place as usize).filter(|_| is_learnt(place as usize, relation))
                {
                    weights[relation] += by;
                    moments[place as usize][relation] += step * i64::from(by);
                }
            }
        }
        println!("epoch {epoch}: {n_wrong} wrong");
        if epoch + 1 == EPOCHS || epoch == 0 {
            let averaged = averaged(&weights, &moments, step);
            report("  so far", validation, &averaged);
        }
    }
    averaged(&weights, &moments, step)
}

fn averaged(weights: &Weights, moments: &[[i64; N_RELATIONS]], step: i64) -> Weights {
    let mean =
        |weight: i32, moment: i64| ((i64::from(weight) * (step + 1) - moment) * 1000 / (step + 1)) as i32;
    let means = weights.weights.iter().zip(moments).map(|(weights, moments)| {
        let mut means = [0; N_RELATIONS];
        (0..N_RELATIONS).for_each(|at| means[at] = mean(weights[at], moments[at]));
        means
    });
    Weights { places: weights.places.clone(), weights: means.collect() }
}

/// How many of the words are labelled right.
pub fn report(name: &str, pairs: &[Pair], weights: &Weights) {
    let (mut right, mut all) = (0, 0);
    let mut wrong = std::collections::BTreeMap::new();
    for pair in pairs {
        let labels = weights.label(&forms(pair), &pair.tags);
        for (label, gold) in labels.iter().zip(&pair.relations) {
            all += 1;
            right += usize::from(label == gold);
            if label != gold {
                *wrong.entry((*gold, *label)).or_insert(0) += 1;
            }
        }
    }
    let mut wrong: Vec<_> = wrong.into_iter().collect();
    wrong.sort_by_key(|entry| std::cmp::Reverse(entry.1));
    println!("{name}: {:.2} % of {all} relations", 100.0 * f64::from(right as u32) / f64::from(all as u32));
    println!("   {:?}", &wrong[..wrong.len().min(24)]);
}

/// The file that the labeller reads; see `compress/model.rs`.
pub fn file(kept: &[(u32, u8, i8)]) -> Vec<u8> {
    let mut features: Vec<u32> = kept.iter().map(|entry| entry.0).collect();
    features.dedup();
    let start =
        |at: usize| features.get(at).map_or(kept.len(), |&f| kept.partition_point(|entry| entry.0 < f));
    let mut bytes = (features.len() as u32).to_le_bytes().to_vec();
    bytes.extend(crate::features_by_block(&features));
    (0..=features.len()).step_by(GROUP).for_each(|at| bytes.extend((start(at) as u32).to_le_bytes()));
    for at in 0..=features.len() {
        bytes.extend(((start(at) - start(at / GROUP * GROUP)) as u16).to_le_bytes());
    }
    kept.iter().for_each(|&(_, relation, weight)| bytes.extend([relation, weight.cast_unsigned()]));
    bytes
}

/// The weights of a file, as [`file`] writes it.
pub fn read(bytes: &[u8]) -> Vec<(u32, u8, i8)> {
    let number =
        |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize;
    let small = |at: usize| usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
    let n = number(0);
    let n_blocks = 1 << (FEATURE_BITS - nutgraf::training::LOW_BITS);
    let lows = 4 + 4 * (n_blocks + 1);
    let groups = lows + 2 * n;
    let offsets = groups + 4 * (n / GROUP + 1);
    let weights = offsets + 2 * (n + 1);
    let start = |at: usize| number(groups + 4 * (at / GROUP)) + small(offsets + 2 * at);
    let mut kept = Vec::new();
    for block in 0..n_blocks {
        for at in number(4 + 4 * block)..number(8 + 4 * block) {
            let feature = (block << nutgraf::training::LOW_BITS) + small(lows + 2 * at);
            for pair in bytes[weights + 2 * start(at)..weights + 2 * start(at + 1)].chunks(2) {
                kept.push((feature as u32, pair[0], pair[1].cast_signed()));
            }
        }
    }
    kept
}
