//! An averaged perceptron over numbered features.

use nutgraf::training::N_TAGS;

pub struct TagPerceptron {
    weights: Vec<[i32; N_TAGS]>,
    /// The sum of each weight over the steps up to its last change.
    totals: Vec<[i64; N_TAGS]>,
    /// The step of the last change of each weight.
    changed: Vec<[u32; N_TAGS]>,
    step: u32,
}

impl TagPerceptron {
    pub fn new(n_features: usize) -> Self {
        Self {
            weights: vec![[0; N_TAGS]; n_features],
            totals: vec![[0; N_TAGS]; n_features],
            changed: vec![[0; N_TAGS]; n_features],
            step: 0,
        }
    }

    /// Returns the best tag for lists of features, and learns if it is not allowed. `allowed` has one bit per tag.
    pub fn learn(&mut self, features: &[&[u32]], allowed: u32) -> u8 {
        self.step += 1;
        let mut scores = [0; N_TAGS];
        for &feature in features.iter().copied().flatten() {
            let weights = &self.weights[feature as usize];
            scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += weight);
        }
        let guess = best(&scores, u32::MAX);
        if allowed >> guess & 1 == 0 {
            let right = best(&scores, allowed);
            for &feature in features.iter().copied().flatten() {
                self.change(feature as usize, usize::from(right), 1);
                self.change(feature as usize, usize::from(guess), -1);
            }
        }
        guess
    }

    fn change(&mut self, feature: usize, tag: usize, by: i32) {
        let n_steps = self.step - self.changed[feature][tag];
        self.totals[feature][tag] += i64::from(self.weights[feature][tag]) * i64::from(n_steps);
        self.changed[feature][tag] = self.step;
        self.weights[feature][tag] += by;
    }

    /// The mean weights, times 1000.
    pub fn averaged(mut self) -> Vec<[i32; N_TAGS]> {
        for feature in 0..self.weights.len() {
            for tag in 0..N_TAGS {
                self.change(feature, tag, 0);
            }
        }
        let mean = |total: i64| (total * 1000 / i64::from(self.step.max(1))) as i32;
        self.totals.iter().map(|totals| totals.map(mean)).collect()
    }
}

/// The allowed tag with the highest score, the first of equals.
pub fn best(scores: &[i32; N_TAGS], allowed: u32) -> u8 {
    let tags = (0..N_TAGS).rev().filter(|tag| allowed >> tag & 1 == 1);
    tags.max_by_key(|&tag| scores[tag]).unwrap_or(0) as u8
}
