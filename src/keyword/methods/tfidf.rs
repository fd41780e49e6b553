//! tf·idf: Spärck Jones, "A statistical interpretation of term specificity and its application in
//! retrieval", Journal of Documentation 28 (1972), as keyword methods use it since KEA (Witten et al. 1999).
//!
//! score(phrase) = count(phrase) · Σ idf(word) over its words
//!
//! A phrase has no document frequency of its own in a table of words, so its words' are added up. What a word can be
//! in a phrase is told by its usual tag, whatever stands around it: a method of plain counts is to be fast.

use super::weight::inverse_document_frequencies;
use crate::analysis::Analysis;
use crate::keyword::candidates::Phrases;

pub(crate) fn scores(analysis: &Analysis, phrases: &Phrases) -> Vec<f64> {
    let idf = inverse_document_frequencies(analysis);
    let score = |phrase: usize| {
        if !phrases.is_candidate(phrase) {
            return 0.0;
        }
        let sum: f64 = phrases.terms(phrase).map(|term| idf[term.index()]).sum();
        f64::from(phrases.list[phrase].count) * sum
    };
    (0..phrases.len()).map(score).collect()
}
