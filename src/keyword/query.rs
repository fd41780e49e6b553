//! What the reader wants to know: phrases that share its words, or stand in sentences that do, come first.
//!
//! likeness(phrase) is the larger of the share of its words that the query has, and half the share of its sentences with
//! a word of the query; score(phrase) is multiplied with 0.1 + 0.9 · likeness. A query whose words the text does not have
//! changes nothing.

use crate::analysis::Analysis;
use crate::document::TermId;
use crate::keyword::candidates::Phrases;
use crate::segment::Segmenter;
use std::ops::Range;

/// What is left of the score of a phrase that has nothing to do with the query.
const FLOOR: f64 = 0.1;
/// What standing near a word of the query is worth, where being one is worth 1.
const NEAR: f64 = 0.5;

/// Draws the scores to the query.
pub(super) fn draw(analysis: &Analysis, phrases: &Phrases, query: &str, scores: &mut [f64]) {
    if query.is_empty() {
        return;
    }
    let mut is_asked = vec![false; analysis.document().n_terms()];
    let terms = terms_of(analysis, query);
    terms.iter().for_each(|term| is_asked[term.index()] = true);
    if terms.is_empty() {
        return;
    }
    let near = near(phrases, &is_asked);
    for (index, score) in scores.iter_mut().enumerate() {
        let words = phrases.terms(index);
        let n_words = words.len() as f64;
        let asked = words.filter(|term| is_asked[term.index()]).count() as f64 / n_words;
        *score *= FLOOR + (1.0 - FLOOR) * asked.max(NEAR * near[index]);
    }
}

/// By phrase: the share of its occurrences whose sentence has a word of the query.
fn near(phrases: &Phrases, is_asked: &[bool]) -> Vec<f64> {
    let sentences = &phrases.roles.sentences;
    let tokens = phrases.document.tokens();
    let has = |range: &Range<usize>| tokens[range.clone()].iter().any(|token| is_asked[token.term.index()]);
    let is_near: Vec<bool> = sentences.iter().map(has).collect();
    let mut count = vec![0_u32; phrases.len()];
    let mut sentence = 0;
    for occurrence in &phrases.occurrences {
        while sentences[sentence].end <= occurrence.token as usize {
            sentence += 1;
        }
        count[occurrence.phrase() as usize] += u32::from(is_near[sentence]);
    }
    count.iter().zip(&phrases.list).map(|(n, phrase)| f64::from(*n) / f64::from(phrase.count)).collect()
}

/// The content words of a query as the document numbers them.
fn terms_of(analysis: &Analysis, query: &str) -> Vec<TermId> {
    let document = analysis.document();
    let Ok(asked) = Segmenter::default().language(document.language()).run(query) else { return Vec::new() };
    let terms = (0..asked.n_terms() as u32).map(TermId).filter(|term| asked.is_content(*term));
    terms.filter_map(|term| document.term_of_text(asked.term_text(term))).collect()
}
