//! The wishes of the reader: a query, terms that must be included, sentences to avoid.

use super::kinds::Avoid;
use super::summarizer::Summarizer;
use crate::analysis::Analysis;
use crate::document::{TermId, Token};
use crate::math::by_score_then_index;
use crate::query::{Wish, has_word_of, terms_of, words_of};

/// How much of a score the likeness to a query makes up.
pub(super) const QUERY_SHARE: f64 = 0.7;

/// The loss of a sentence that is to be avoided: more than the best can be ahead of one that only repeats.
pub(super) const AVOIDED_COST: f64 = 2.0;

/// The cosine of every candidate with a query, divided by the largest; nothing if no candidate is like it.
pub(super) fn likeness(analysis: &Analysis, query: &str) -> Option<Vec<f64>> {
    if query.is_empty() {
        return None;
    }
    let document = analysis.document();
    let mut asked = vec![0.0; document.n_terms()];
    terms_of(document, query).iter().for_each(|term| asked[term.index()] = 1.0);
    let mut likeness = analysis.weights().sparse_product(&asked);
    let largest = likeness.iter().copied().fold(0.0, f64::max);
    likeness.iter_mut().for_each(|value| *value /= largest);
    (largest > 0.0).then_some(likeness)
}

/// The scores with what was asked for: drawn to the query, and less for what is to be avoided.
pub(super) fn wished(
    analysis: &Analysis,
    mut scores: Vec<f64>,
    likeness: Option<&[f64]>,
    avoid: &[Avoid],
) -> Vec<f64> {
    if let Some(likeness) = likeness {
        let mix =
            |(score, like): (&mut f64, &f64)| *score = (1.0 - QUERY_SHARE) * *score + QUERY_SHARE * like;
        scores.iter_mut().zip(likeness).for_each(mix);
    }
    if !avoid.is_empty() {
        for (candidate, score) in scores.iter_mut().enumerate() {
            *score -= if avoided(analysis, avoid, candidate).is_some() { AVOIDED_COST } else { 0.0 };
        }
    }
    scores
}

/// The first kind to avoid that a candidate is of.
pub(super) fn avoided(analysis: &Analysis, avoid: &[Avoid], candidate: usize) -> Option<Avoid> {
    avoid.iter().copied().find(|avoid| match avoid {
        Avoid::Quotes => analysis.has_quote(candidate),
        Avoid::Questions => analysis.is_question(candidate),
    })
}

/// The best candidate that has the words of a term in a row.
pub(super) fn best_with(analysis: &Analysis, term: &str, scores: &[f64]) -> Option<usize> {
    candidates_with(analysis, term).min_by(|&a, &b| by_score_then_index((scores[a], a), (scores[b], b)))
}

/// The candidates that have the words of a term in a row.
fn candidates_with(analysis: &Analysis, term: &str) -> impl Iterator<Item = usize> {
    let document = analysis.document();
    let words = words_of(document, term).into_iter().map(|(_, term)| term);
    let wanted: Vec<TermId> = words.collect::<Option<_>>().unwrap_or_default();
    let has = move |candidate: &usize| {
        let tokens = document.sentence(analysis.sentence_of(*candidate)).tokens();
        let is_here =
            |window: &[Token]| window.iter().zip(&wanted).all(|(token, wanted)| token.term == *wanted);
        !wanted.is_empty() && tokens.windows(wanted.len()).any(is_here)
    };
    (0..analysis.n_candidates()).filter(has)
}

impl Summarizer {
    /// The query and the terms that must be included.
    #[must_use]
    pub fn wishes(&self) -> Vec<Wish> {
        let terms = self.must_include.iter().cloned().map(Wish::Term);
        Wish::of_query(&self.query).into_iter().chain(terms).collect()
    }

    /// The wishes that nothing in the document meets: a query of which it has no word, and terms that are in none of its
    /// sentences.
    #[must_use]
    pub fn unmet(&self, analysis: &Analysis) -> Vec<Wish> {
        let is_unmet = |wish: &Wish| match wish {
            Wish::Query(query) => !has_word_of(analysis.document(), query),
            Wish::Term(term) => candidates_with(analysis, term).next().is_none(),
        };
        self.wishes().into_iter().filter(is_unmet).collect()
    }
}
