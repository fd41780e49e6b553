//! KL-Sum: Haghighi & Vanderwende, "Exploring content models for multi-document summarization",
//! NAACL 2009.
//!
//! The summary S whose words are distributed most like the document's D: each step takes the sentence
//! that makes KL(D ‖ S) = Σ p_D(w) · ln(p_D(w) / p_S(w)) smallest, p_S smoothed by a small count for
//! every word. Only what a sentence changes is summed:
//!
//! gain(i) = Σ_{w ∈ i} p_D(w) · ln((c(w) + cᵢ(w) + s) / (c(w) + s)) − ln((|S| + |i| + s·V) / (|S| + s·V))
//!
//! with the counts c and the size |S| of the summary so far, s the smoothing, V the number of words.
//! The second part shrinks as the summary grows, so a gain can grow; where the lazy loop would take a
//! stale leader, it takes the candidate whose gain was best when last looked at.

use super::ranking::Sequential;
use super::words::by_word;
use crate::analysis::Analysis;
use crate::explain::Why;
use crate::math::{SparseRows, ln};
use crate::select::Gains;

/// Every word counts as seen this often before the summary has it (Krichevsky & Trofimov 1981). With much less, any
/// word would take more from the others than it brings, and the shortest sentence would come first.
const SMOOTHING: f64 = 0.5;

/// The gain of a sentence without a content word: less than that of any with one.
const NOTHING_SAID: f64 = -100.0;

/// The gains of KL-Sum.
pub(super) struct KlSum<'a> {
    analysis: &'a Analysis<'a>,
    counts: &'a SparseRows<u16>,
    probability: Vec<f64>,
    taken: Vec<f64>,
    size: f64,
    smoothed_size: f64,
}

impl<'a> KlSum<'a> {
    pub(super) fn of(analysis: &'a Analysis) -> Self {
        let counts = analysis.counts();
        let n_terms = analysis.document().n_terms();
        let mut probability = counts.transposed_product(&vec![1.0; counts.n_rows()], n_terms);
        let total: f64 = probability.iter().sum();
        probability.iter_mut().for_each(|value| *value /= total.max(1.0));
        Self {
            analysis,
            counts,
            probability,
            taken: vec![0.0; n_terms],
            size: 0.0,
            smoothed_size: SMOOTHING * n_terms as f64,
        }
    }
}

impl KlSum<'_> {
    /// The gain of a term that a sentence has `count` times.
    fn covered(&self, term: usize, count: f64) -> f64 {
        let before = self.taken[term] + SMOOTHING;
        self.probability[term] * ln((before + count) / before)
    }

    /// The loss of the words that the summary has, by a sentence of `n` content words.
    fn dilution(&self, n: f64) -> f64 {
        let size = self.size + self.smoothed_size;
        ln((size + n) / size)
    }
}

impl Gains for KlSum<'_> {
    fn gain(&self, candidate: usize) -> f64 {
        let (mut covered, mut n) = (0.0, 0.0);
        for (term, count) in self.counts.row(candidate) {
            covered += self.covered(term, count);
            n += count;
        }
        if n == 0.0 { NOTHING_SAID } else { covered - self.dilution(n) }
    }

    fn take(&mut self, candidate: usize) {
        for (term, count) in self.counts.row(candidate) {
            self.taken[term] += count;
            self.size += count;
        }
    }
}

impl Sequential for KlSum<'_> {
    fn explain(&self, candidate: usize) -> Why {
        let n: f64 = self.counts.row(candidate).map(|(_, count)| count).sum();
        if n == 0.0 {
            return Why::added("has no content word", NOTHING_SAID);
        }
        let shares = || self.counts.row(candidate).map(|(term, count)| (term, self.covered(term, count)));
        let words = Why::added("words as frequent as in the text", shares().map(|(_, share)| share).sum())
            .of(by_word(self.analysis, candidate, shares()));
        let length = Why::added("its length makes other words rarer", -self.dilution(n));
        Why::added("words as in the text", self.gain(candidate)).of(vec![words, length])
    }
}
