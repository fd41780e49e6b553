//! How much a word says, before it is counted: its inverse document frequency.

use crate::analysis::Analysis;
use crate::document::TermId;
use crate::explain::Why;
use crate::keyword::candidates::Phrases;
use crate::math::ln;

/// The idf of a word that no other text has.
pub(super) const MAX_IDF: f64 = 8.0;

/// The idf of every term of the document: 0 for stop words.
///
/// It is 8 minus the Zipf frequency of the term in the language; if there are no frequencies of the language,
/// `ln(1 + n / df)` over the document's own sentences, n of which df have the term.
pub(super) fn inverse_document_frequencies(analysis: &Analysis) -> Vec<f64> {
    let document = analysis.document();
    let n = analysis.n_candidates() as f64;
    let zipf = analysis.zipf();
    let idf = |term: TermId| match zipf {
        _ if !document.is_content(term) => 0.0,
        Some(zipf) => (MAX_IDF - zipf[term.index()]).max(0.0),
        None => ln(1.0 + n / f64::from(analysis.frequency(term).max(1))),
    };
    (0..document.n_terms() as u32).map(TermId).map(idf).collect()
}

/// The idf of the words of a phrase added up, as a factor.
pub(super) fn rarity_parts(phrases: &Phrases, phrase: usize, idf: &[f64]) -> Why {
    let words = phrases.tokens(phrase).iter().map(|&token| {
        let word = format!("\"{}\"", phrases.document.token_text(token));
        Why::added(word, idf[token.term.index()])
    });
    let words: Vec<Why> = words.collect();
    Why::factor("rarity of its words", words.iter().map(|word| word.share).sum()).of(words)
}
