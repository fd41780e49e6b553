//! The words of a query as terms of a document.

use crate::document::{Document, TermId, Token};
use crate::segment::Segmenter;

/// The words of a query in their order, as terms of the document; those that it does not have are left out.
pub(crate) fn terms_of(document: &Document, query: &str) -> Vec<TermId> {
    words_of(document, query).into_iter().filter_map(|(_, term)| term).collect()
}

/// Something that was asked for by its words.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Wish {
    /// The subject that the result should be about.
    Query(String),
    /// A term that the summary must have.
    Term(String),
}

impl Wish {
    /// The wish of a query; none if it is empty.
    pub(crate) fn of_query(query: &str) -> Option<Self> {
        (!query.is_empty()).then(|| Self::Query(query.to_owned()))
    }
}

/// True if the document has a word of the query, of a query with other than small words one of those.
pub(crate) fn has_word_of(document: &Document, query: &str) -> bool {
    let Some(asked) = read(document, query) else { return false };
    let words = || asked.tokens().iter().filter(|&&token| asked.kind(token).is_word());
    let is_telling = |token: &&Token| !asked.is_stop(token.term);
    let has_telling = words().any(|token| is_telling(&token));
    let mut counted = words().filter(|token| is_telling(token) || !has_telling);
    counted.any(|token| document.term_of_text(asked.term_text(token.term)).is_some())
}

/// The words of a query in their order as written, each with its term if the document has it.
pub(crate) fn words_of(document: &Document, query: &str) -> Vec<(String, Option<TermId>)> {
    let Some(asked) = read(document, query) else { return Vec::new() };
    let words = asked.tokens().iter().filter(|&&token| asked.kind(token).is_word());
    let word =
        |&token| (asked.token_text(token).to_owned(), document.term_of_text(asked.term_text(token.term)));
    words.map(word).collect()
}

/// The query, cut as a text in the language of the document.
fn read(document: &Document, query: &str) -> Option<Document> {
    Segmenter::default().language(document.language()).run(query).ok()
}
