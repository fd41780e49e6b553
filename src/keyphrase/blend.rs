//! The default: how often, how telling, how early, how long.
//!
//! score(phrase) = count^a · Σ idf(word) · (20 + first)^−b

use super::candidate::Phrases;
use super::weight::inverse_document_frequencies;
use crate::analysis::Analysis;
use crate::explain::Why;
use crate::math::{exp, ln};

/// The settings of the default method.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KeyphraseBlend {
    frequency: f64,
    position: f64,
}

impl Default for KeyphraseBlend {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl KeyphraseBlend {
    pub(super) const DEFAULT: Self = Self { frequency: 1.0, position: 0.3 };

    /// The logarithm of every factor of a phrase's score.
    fn factors(self, phrases: &Phrases, idf: &[f64], phrase: usize) -> [(&'static str, f64); 3] {
        let entry = phrases.list[phrase];
        let information: f64 = phrases.terms(phrase).map(|term| idf[term.index()]).sum();
        [
            ("frequency", self.frequency * ln(f64::from(entry.count))),
            ("information", ln(information.max(1e-6))),
            ("position", -self.position * ln(20.0 + f64::from(entry.first))),
        ]
    }

    pub(super) fn scores(self, analysis: &Analysis, phrases: &Phrases) -> Vec<f64> {
        let idf = inverse_document_frequencies(analysis);
        let score = |phrase| {
            let sum: f64 = self.factors(phrases, &idf, phrase).iter().map(|(_, factor)| factor).sum();
            exp(sum)
        };
        (0..phrases.len()).map(score).collect()
    }

    pub(super) fn explain(self, analysis: &Analysis, phrases: &Phrases, wanted: &[usize]) -> Vec<Vec<Why>> {
        let idf = inverse_document_frequencies(analysis);
        let parts = |&phrase: &usize| {
            let factors = self.factors(phrases, &idf, phrase);
            factors.iter().map(|&(label, share)| Why::leaf(label, share)).collect()
        };
        wanted.iter().map(parts).collect()
    }
}
