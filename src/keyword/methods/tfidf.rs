//! tf·idf: Spärck Jones, "A statistical interpretation of term specificity and its application in
//! retrieval", Journal of Documentation 28 (1972), as keyword methods use it since KEA (Witten et al. 1999).
//!
//! score(phrase) = count(phrase) · Σ idf(word) over its words
//!
//! A table of words has no document frequency of a phrase, so those of its words are added up. The usual tag of a word,
//! whatever its context, says what it can be in a phrase: a method of plain counts is to be fast.

use super::weight::{inverse_document_frequencies, rarity_parts};
use crate::analysis::Analysis;
use crate::explain::Why;
use crate::keyword::candidates::Phrases;

pub(super) fn scores(analysis: &Analysis, phrases: &Phrases) -> Vec<f64> {
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

pub(super) fn explain(analysis: &Analysis, phrases: &Phrases, wanted: &[usize]) -> Vec<Why> {
    let idf = inverse_document_frequencies(analysis);
    let why = |&phrase: &usize| {
        let count = f64::from(phrases.list[phrase].count);
        let rarity = rarity_parts(phrases, phrase, &idf);
        Why::added("occurrences × rarity", count * rarity.share)
            .of(vec![Why::factor("occurrences", count), rarity])
    };
    wanted.iter().map(why).collect()
}
