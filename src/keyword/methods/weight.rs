//! How much a word says, before it is counted: its inverse document frequency.

use crate::analysis::Analysis;
use crate::document::TermId;
use crate::math::ln;

/// The idf of a word that no other text has.
pub(crate) const MAX_IDF: f64 = 8.0;

/// The idf of every term of the document: 0 for stop words.
///
/// From the background frequencies of the language, 8 less the Zipf frequency; where there are none,
/// `ln(1 + n / df)` over the document's own sentences, n of which df have the term.
pub(crate) fn inverse_document_frequencies(analysis: &Analysis) -> Vec<f64> {
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
