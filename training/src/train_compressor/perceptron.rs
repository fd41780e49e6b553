//! Learns the weights of the compressor: an averaged structured perceptron with a margin.

use crate::example::{CompressionExample, tokens_on};
use crate::report::report;
use nutgraf::training::{Encoded, FEATURE_BITS, Score};
use nutgraf_training::Random;

const EPOCHS: usize = 3;

/// The margins added to the score of a path in training for each word wrongly left out and each word wrongly kept, so
/// that the right path wins clearly.
const MISSING_MARGIN: Score = 1;
const SURPLUS_MARGIN: Score = 1;

/// The weights, by feature, of the features for which `is_learned` is true.
pub fn learn(
    examples: &[CompressionExample],
    validation: &[CompressionExample],
    is_learned: &[bool],
) -> Vec<Score> {
    let size = 1 << FEATURE_BITS;
    let mut perceptron =
        PathPerceptron { is_learned, weights: vec![0; size], moments: vec![0; size], step: 0 };
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random::new(1);
    for epoch in 0..EPOCHS {
        random.shuffle(&mut order);
        let n_wrong = order.iter().filter(|&&index| perceptron.learn(&examples[index])).count();
        println!("epoch {epoch}: {n_wrong} of {} not exactly right", examples.len());
        let weights = perceptron.averaged();
        report("  so far", &validation[..validation.len() / 4], &|feature| weights[feature as usize]);
    }
    perceptron.averaged()
}

/// The mean of a weight over all steps is computed from the sum of its changes, each times its step.
struct PathPerceptron<'l> {
    /// By feature.
    is_learned: &'l [bool],
    weights: Vec<Score>,
    /// By feature, the sum of step times change.
    moments: Vec<i64>,
    step: i64,
}

impl PathPerceptron<'_> {
    /// Learns from an example; true if the path was wrong.
    fn learn(&mut self, example: &CompressionExample) -> bool {
        self.step += 1;
        let weights = &self.weights;
        let mut lattice = example.lattice(|feature| weights[feature as usize]);
        for (index, &keep) in example.keep.iter().enumerate() {
            lattice.add(index + 1, if keep { -MISSING_MARGIN } else { SURPLUS_MARGIN });
        }
        let path = lattice.best().map_or(Vec::new(), |(path, _)| path);
        let guess = tokens_on(&path, example.keep.len());
        if guess == example.target {
            return false;
        }
        self.change_path(&example.sentence, &example.target, &guess, 1);
        self.change_path(&example.sentence, &guess, &example.target, -1);
        true
    }

    /// Changes the weights of the features of a path that another path does not have.
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

    fn change(&mut self, feature: u32, by: Score) {
        if !self.is_learned[feature as usize] {
            return;
        }
        self.weights[feature as usize] += by;
        self.moments[feature as usize] += self.step * i64::from(by);
    }

    /// The mean weights, times 1000.
    fn averaged(&self) -> Vec<Score> {
        let mean = |(&weight, &moment): (&Score, &i64)| {
            ((i64::from(weight) * (self.step + 1) - moment) * 1000 / (self.step + 1)) as Score
        };
        self.weights.iter().zip(&self.moments).map(mean).collect()
    }
}
