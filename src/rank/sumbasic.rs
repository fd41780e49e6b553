//! SumBasic: Nenkova & Vanderwende, "The impact of frequency on summarization", MSR-TR-2005-101.
//!
//! Readers expect the words that a text repeats. Every content word has the probability p = count / all;
//! a sentence is worth the mean probability of its words. After a sentence is taken the probability of
//! each of its words is squared, since a reader needs it less a second time.
//!
//! The paper takes the best of the sentences that have the most probable word; we take the best.

use super::ranking::Sequential;
use super::words::by_word;
use crate::analysis::Analysis;
use crate::explain::Why;
use crate::math::SparseRows;
use crate::select::Gains;

/// The gains of `SumBasic`; each take costs the words of the sentence taken.
pub(super) struct SumBasic<'a> {
    analysis: &'a Analysis<'a>,
    counts: &'a SparseRows<u16>,
    probability: Vec<f64>,
}

impl<'a> SumBasic<'a> {
    pub(super) fn of(analysis: &'a Analysis) -> Self {
        let counts = analysis.counts();
        let mut probability =
            counts.transposed_product(&vec![1.0; counts.n_rows()], analysis.document().n_terms());
        let total: f64 = probability.iter().sum();
        probability.iter_mut().for_each(|value| *value /= total.max(1.0));
        Self { analysis, counts, probability }
    }
}

impl Gains for SumBasic<'_> {
    fn gain(&self, candidate: usize) -> f64 {
        let n: f64 = self.counts.row(candidate).map(|(_, count)| count).sum();
        if n == 0.0 { 0.0 } else { self.counts.dot(candidate, &self.probability) / n }
    }

    fn take(&mut self, candidate: usize) {
        for (term, _) in self.counts.row(candidate) {
            self.probability[term] *= self.probability[term];
        }
    }
}

impl Sequential for SumBasic<'_> {
    fn explain(&self, candidate: usize) -> Why {
        let n: f64 = self.counts.row(candidate).map(|(_, count)| count).sum();
        let share = |(term, count): (usize, f64)| (term, count * self.probability[term] / n);
        let words = by_word(self.analysis, candidate, self.counts.row(candidate).map(share));
        Why::added("mean probability of its words", self.gain(candidate)).of(words)
    }
}
