//! Scores of a text, and the mean of many.

use super::overlap::Overlap;

/// Precision, recall and their harmonic mean, each 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Score {
    /// The share of the candidate that is in the reference.
    pub precision: f64,
    /// The share of the reference that is in the candidate.
    pub recall: f64,
    /// 2·P·R / (P + R), or 0 if both are 0.
    pub f1: f64,
}

impl From<Overlap> for Score {
    fn from(overlap: Overlap) -> Self {
        if overlap.shared == 0 {
            return Self::default();
        }
        let precision = overlap.shared as f64 / overlap.in_candidate as f64;
        let recall = overlap.shared as f64 / overlap.in_reference as f64;
        Self { precision, recall, f1: 2.0 * precision * recall / (precision + recall) }
    }
}

/// The ROUGE scores of a candidate, and the lengths of both sides.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct RougeScores {
    /// Single words.
    pub rouge1: Score,
    /// Pairs of words.
    pub rouge2: Score,
    /// The longest common subsequence of the whole texts.
    pub rouge_l: Score,
    /// The union of the longest common subsequences of sentences; ROUGE-1.5.5 calls this ROUGE-L.
    pub rouge_lsum: Score,
    /// The number of words of the candidate within the limit.
    pub candidate_tokens: f64,
    /// The mean number of words of a reference.
    pub reference_tokens: f64,
}

impl RougeScores {
    /// The mean of every field; all 0 for an empty list.
    #[must_use]
    pub fn mean(all: &[Self]) -> Self {
        let mean =
            |value: &dyn Fn(&Self) -> f64| all.iter().map(value).sum::<f64>() / all.len().max(1) as f64;
        let score = |of: fn(&Self) -> Score| Score {
            precision: mean(&|scores| of(scores).precision),
            recall: mean(&|scores| of(scores).recall),
            f1: mean(&|scores| of(scores).f1),
        };
        Self {
            rouge1: score(|scores| scores.rouge1),
            rouge2: score(|scores| scores.rouge2),
            rouge_l: score(|scores| scores.rouge_l),
            rouge_lsum: score(|scores| scores.rouge_lsum),
            candidate_tokens: mean(&|scores| scores.candidate_tokens),
            reference_tokens: mean(&|scores| scores.reference_tokens),
        }
    }
}
