//! The default: a few standardised signals, added up.
//!
//! score(i) = Σ weight · z(signal(i)), z(x) = (x − mean) / standard deviation over the candidates
//!
//! - *centroid*: cosine with the sum of all tf·idf rows (Radev et al. 2004);
//! - *position*: e^(−i / decay) for the i-th candidate, since writers put first what matters;
//! - *length*: ln of the number of words, since short sentences say little.

use super::tfidf;
use crate::analysis::Analysis;
use crate::explain::Why;
use crate::math::{exp, ln, standardized};

/// The settings of the default method.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Blend {
    centroid: f64,
    position: f64,
    decay: f64,
    length: f64,
    redundancy: f64,
}

impl Default for Blend {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl Blend {
    pub(super) const DEFAULT: Self =
        Self { centroid: 1.0, position: 1.0, decay: 5.0, length: 0.3, redundancy: 0.3 };

    pub(super) fn redundancy(self) -> f64 {
        self.redundancy
    }

    /// The weighted, standardised signals, one row a signal.
    fn signals(self, analysis: &Analysis) -> [(&'static str, f64, Vec<f64>); 3] {
        let n = analysis.n_candidates();
        let position: Vec<f64> = (0..n).map(|i| exp(-(i as f64) / self.decay)).collect();
        let length: Vec<f64> = (0..n).map(|i| ln(analysis.n_words(i).max(1) as f64)).collect();
        [
            ("centroid", self.centroid, standardized(&tfidf::scores(analysis))),
            ("position", self.position, standardized(&position)),
            ("length", self.length, standardized(&length)),
        ]
    }

    pub(super) fn scores(self, analysis: &Analysis) -> Vec<f64> {
        let mut scores = vec![0.0; analysis.n_candidates()];
        for (_, weight, signal) in self.signals(analysis) {
            scores.iter_mut().zip(&signal).for_each(|(score, value)| *score += weight * value);
        }
        scores
    }

    pub(super) fn explain(self, analysis: &Analysis, candidates: &[usize]) -> Vec<Vec<Why>> {
        let signals = self.signals(analysis);
        let parts = |&candidate: &usize| {
            signals
                .iter()
                .map(|(label, weight, signal)| Why::leaf(*label, weight * signal[candidate]))
                .collect()
        };
        candidates.iter().map(parts).collect()
    }
}
