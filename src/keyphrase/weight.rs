//! How much a word says, before it is counted: its inverse document frequency.

use crate::analysis::Analysis;
use crate::document::TermId;
use crate::math::ln;

/// The idf of a word that no other text has.
pub(super) const MAX_IDF: f64 = 8.0;

/// The idf of every term of the document: 0 for stop words.
///
/// From the background frequencies of the language, 8 less the Zipf frequency; where there are none,
/// `ln(1 + n / df)` over the document's own sentences, n of which df have the term.
pub(super) fn inverse_document_frequencies(analysis: &Analysis) -> Vec<f64> {
    let document = analysis.document();
    if let Some(background) = analysis.background() {
        return (0..document.n_terms() as u32)
            .map(TermId)
            .map(|term| {
                let zipf = background.zipf(document.term_text(term));
                if document.is_content(term) { (MAX_IDF - zipf).max(0.0) } else { 0.0 }
            })
            .collect();
    }
    let n = analysis.n_candidates() as f64;
    let terms = (0..document.n_terms()).map(|term| TermId(term as u32));
    terms
        .map(|term| {
            if document.is_content(term) {
                ln(1.0 + n / f64::from(analysis.frequency(term).max(1)))
            } else {
                0.0
            }
        })
        .collect()
}
