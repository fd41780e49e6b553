//! Trains the labeller of grammatical relations: an averaged perceptron that learns from its own earlier labels.

use crate::pairs::Pair;
use crate::relation_weights::{RelationScores, RelationWeight, RelationWeights, best};
use nutgraf::training::{FEATURE_BITS, N_RELATIONS, Relation, Unlabelled};
use nutgraf_training::Random;
use std::cmp::Reverse;
use std::collections::BTreeMap;

const EPOCHS: usize = 4;
/// Features seen less often are not learned.
const MIN_COUNT: u8 = 16;
/// The largest size of the file.
const MAX_BYTES: usize = 258_000;
/// The number of kinds of mistakes that are printed.
const N_MISTAKES: usize = 24;

/// The strongest weights that fit into the file, trained a second time without the others.
pub fn learn_strongest(pairs: &[Pair], validation: &[Pair]) -> Vec<RelationWeight> {
    let all = learn(pairs, validation, None);
    let kept = RelationWeights::of(&all.strongest(MAX_BYTES, 2000));
    learn(pairs, validation, Some(&kept)).strongest(MAX_BYTES, 2000)
}

/// Learns the weights of `kept`, or of every feature that occurs often enough.
fn learn(pairs: &[Pair], validation: &[Pair], kept: Option<&RelationWeights>) -> RelationWeights {
    let (places, n) =
        kept.map_or_else(|| frequent_features(pairs), |kept| (kept.places.clone(), kept.weights.len()));
    println!("{n} features of relations");
    let weights = RelationWeights { places, weights: vec![[0; N_RELATIONS]; n] };
    let mut perceptron = RelationPerceptron { weights, moments: vec![[0; N_RELATIONS]; n], step: 0, kept };
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    let mut random = Random::new(7);
    for epoch in 0..EPOCHS {
        random.shuffle(&mut order);
        let n_wrong: usize = order.iter().map(|&index| perceptron.learn(&pairs[index])).sum();
        println!("epoch {epoch}: {n_wrong} wrong");
        if epoch + 1 == EPOCHS || epoch == 0 {
            report("  so far", validation, &perceptron.averaged());
        }
    }
    perceptron.averaged()
}

/// The indices of the features that occur often enough, and their number.
fn frequent_features(pairs: &[Pair]) -> (Vec<u32>, usize) {
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

/// The mean of a weight over all steps is computed from the sum of its changes, each times its step.
struct RelationPerceptron<'k> {
    weights: RelationWeights,
    /// For each weight, the sum of step times change.
    moments: Vec<[i64; N_RELATIONS]>,
    step: i64,
    /// Only the nonzero weights of these are learned.
    kept: Option<&'k RelationWeights>,
}

impl RelationPerceptron<'_> {
    /// Learns from a sentence; returns the number of wrong labels.
    fn learn(&mut self, pair: &Pair) -> usize {
        self.step += 1;
        let weights = &self.weights;
        let mut n_wrong = 0;
        let mut changes: Vec<(u32, Relation, i32)> = Vec::new();
        Unlabelled::new(&forms(pair), &pair.tags).label(
            |feature, scores| weights.add(feature, scores),
            |at, scores: &RelationScores, features| {
                let (gold, guess) = (pair.relations[at], best(scores));
                if gold != guess {
                    n_wrong += 1;
                    for &feature in features {
                        let place = weights.places[feature as usize];
                        changes.extend([(place, gold, 1), (place, guess, -1)]);
                    }
                }
                guess
            },
        );
        changes
            .into_iter()
            .for_each(|(place, relation, by)| self.change(place as usize, relation as usize, by));
        n_wrong
    }

    fn change(&mut self, place: usize, relation: usize, by: i32) {
        let Some(weights) = self.weights.weights.get_mut(place) else { return };
        if self.kept.is_none_or(|kept| kept.weights[place][relation] != 0) {
            weights[relation] += by;
            self.moments[place][relation] += self.step * i64::from(by);
        }
    }

    /// The mean weights, times 1000.
    fn averaged(&self) -> RelationWeights {
        let n_steps = self.step + 1;
        let mean =
            |weight: i32, moment: i64| ((i64::from(weight) * n_steps - moment) * 1000 / n_steps) as i32;
        let means = self.weights.weights.iter().zip(&self.moments);
        let means = means.map(|(weights, moments)| std::array::from_fn(|at| mean(weights[at], moments[at])));
        RelationWeights { places: self.weights.places.clone(), weights: means.collect() }
    }
}

fn forms(pair: &Pair) -> Vec<&str> {
    pair.words.iter().map(String::as_str).collect()
}

/// Prints the share of words with the right relation, and the most common mistakes.
pub fn report(name: &str, pairs: &[Pair], weights: &RelationWeights) {
    let (mut n_right, mut n_all) = (0_usize, 0_usize);
    let mut mistakes = BTreeMap::new();
    for pair in pairs {
        let labels = weights.label(&forms(pair), &pair.tags);
        for (label, gold) in labels.iter().zip(&pair.relations) {
            n_all += 1;
            n_right += usize::from(label == gold);
            if label != gold {
                *mistakes.entry((*gold, *label)).or_insert(0) += 1;
            }
        }
    }
    let mut mistakes: Vec<_> = mistakes.into_iter().collect();
    mistakes.sort_by_key(|entry| Reverse(entry.1));
    println!("{name}: {:.2} % of {n_all} relations", 100.0 * n_right as f64 / n_all as f64);
    println!("   {:?}", &mistakes[..mistakes.len().min(N_MISTAKES)]);
}
