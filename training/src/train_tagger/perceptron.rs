//! An averaged perceptron over features that are numbered.

use nutgraf::training::N_TAGS;

pub struct Perceptron {
    weights: Vec<[i32; N_TAGS]>,
    /// Weight times the steps it has stood, up to the step of its last change.
    totals: Vec<[i64; N_TAGS]>,
    changed: Vec<[u32; N_TAGS]>,
    step: u32,
}

impl Perceptron {
    pub fn new(n_features: usize) -> Self {
        Self {
            weights: vec![[0; N_TAGS]; n_features],
            totals: vec![[0; N_TAGS]; n_features],
            changed: vec![[0; N_TAGS]; n_features],
            step: 0,
        }
    }

    /// The best tag by the features, lists of them; learns where it is not among those allowed (a bit each).
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
        let stood = self.step - self.changed[feature][tag];
        self.totals[feature][tag] += i64::from(self.weights[feature][tag]) * i64::from(stood);
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

/// The allowed tag with the best score, the first among equals.
pub fn best(scores: &[i32; N_TAGS], allowed: u32) -> u8 {
    let tags = (0..N_TAGS).rev().filter(|tag| allowed >> tag & 1 == 1);
    tags.max_by_key(|&tag| scores[tag]).unwrap_or(0) as u8
}
