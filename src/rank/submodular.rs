//! Coverage and diversity: Lin & Bilmes, "A class of submodular functions for document summarization",
//! ACL 2011.
//!
//! F(S) = Σₜ min(Cₜ(S), α · Cₜ(V)) + λ · Σₖ √(Σ_{j ∈ Pₖ ∩ S} rⱼ)
//!
//! The first part is how much of the document the summary covers, no part of it more than a share α; the
//! second rewards a sentence from a part Pₖ of the document that the summary has nothing of yet, by its
//! similarity rⱼ to the whole. Greedy picks are within 1 − 1/e of the best summary.
//!
//! The paper covers sentences, with all pairs of similarities; we cover terms (Cₜ(S) is the tf·idf mass
//! that S has of term t), and our parts are the sentences with the same weightiest term, so that both
//! sums are linear in the document's length. α = 5 / n and λ = 0.6, near the paper's.

use super::ranking::Sequential;
use super::tfidf;
use super::words::{by_word, written};
use crate::analysis::Analysis;
use crate::explain::Why;
use crate::math::SparseRows;
use crate::select::Gains;

/// The share of a term's mass that is worth covering, times the number of candidates.
const SATURATION: f64 = 5.0;
const DIVERSITY: f64 = 0.6;

/// The gains of coverage and diversity.
pub(super) struct Submodular<'a> {
    analysis: &'a Analysis<'a>,
    rows: &'a SparseRows,
    /// α · Cₜ(V) by term.
    limit: Vec<f64>,
    covered: Vec<f64>,
    /// The part that a candidate belongs to: its weightiest term.
    part: Vec<usize>,
    /// The rewards taken from every part.
    rewarded: Vec<f64>,
    reward: Vec<f64>,
    /// Brings both sums to the same scale.
    coverage_scale: f64,
}

impl<'a> Submodular<'a> {
    pub(super) fn of(analysis: &'a Analysis) -> Self {
        let rows = analysis.weight_rows();
        let n = rows.n_rows();
        let n_terms = analysis.document().n_terms();
        let mass = rows.transposed_product(&vec![1.0; n], n_terms);
        let share = (SATURATION / n.max(1) as f64).min(1.0);
        let limit: Vec<f64> = mass.iter().map(|mass| mass * share).collect();
        let total: f64 = limit.iter().sum();
        let weightiest = |index: usize| {
            let heaviest = rows
                .row(index)
                .max_by(|a, b| (a.1 * mass[a.0]).total_cmp(&(b.1 * mass[b.0])).then(b.0.cmp(&a.0)));
            heaviest.map_or(n_terms, |(term, _)| term)
        };
        Self {
            analysis,
            rows,
            limit,
            covered: vec![0.0; n_terms],
            part: (0..n).map(weightiest).collect(),
            rewarded: vec![0.0; n_terms + 1],
            reward: tfidf::scores(analysis),
            coverage_scale: if total > 0.0 { SATURATION / total } else { 0.0 },
        }
    }
}

impl Submodular<'_> {
    /// The mass that a candidate newly covers, by term.
    fn coverage(&self, candidate: usize) -> impl Iterator<Item = (usize, f64)> {
        let room = |term: usize| (self.limit[term] - self.covered[term]).max(0.0);
        self.rows.row(candidate).map(move |(term, value)| (term, value.min(room(term))))
    }

    /// The reward of a candidate for the part of the document that it is from.
    fn diversity(&self, candidate: usize) -> f64 {
        let had = self.rewarded[self.part[candidate]];
        (had + self.reward[candidate]).sqrt() - had.sqrt()
    }
}

impl Gains for Submodular<'_> {
    fn gain(&self, candidate: usize) -> f64 {
        let coverage: f64 = self.coverage(candidate).map(|(_, share)| share).sum();
        self.coverage_scale * coverage + DIVERSITY * self.diversity(candidate)
    }

    fn take(&mut self, candidate: usize) {
        for (term, value) in self.rows.row(candidate) {
            self.covered[term] += value;
        }
        self.rewarded[self.part[candidate]] += self.reward[candidate];
    }
}

impl Sequential for Submodular<'_> {
    fn explain(&self, candidate: usize) -> Why {
        let shares = || self.coverage(candidate).map(|(term, share)| (term, self.coverage_scale * share));
        let coverage = Why::added("words not covered yet", shares().map(|(_, share)| share).sum())
            .of(by_word(self.analysis, candidate, shares()));
        let topic = written(self.analysis, candidate, self.part[candidate]);
        let label = format!("from the part of the text about {topic}");
        let diversity = Why::added(label, DIVERSITY * self.diversity(candidate));
        Why::added("coverage and diversity", self.gain(candidate)).of(vec![coverage, diversity])
    }
}
