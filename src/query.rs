//! The words of a query as terms of a document.

use crate::document::{Document, TermId};
use crate::segment::Segmenter;

/// The words of a query in their order, as terms of the document; those that it does not have are left out.
pub(crate) fn terms_of(document: &Document, query: &str) -> Vec<TermId> {
    words_of(document, query).into_iter().filter_map(|(_, term)| term).collect()
}

/// The words of a query in their order as written, each with its term if the document has it.
pub(crate) fn words_of(document: &Document, query: &str) -> Vec<(String, Option<TermId>)> {
    let segmenter = Segmenter::default().language(document.language());
    let Ok(asked) = segmenter.run(query) else { return Vec::new() };
    let words = asked.tokens().iter().filter(|&&token| asked.kind(token).is_word());
    let word =
        |&token| (asked.token_text(token).to_owned(), document.term_of_text(asked.term_text(token.term)));
    words.map(word).collect()
}
