//! The classes of every distinct word of a document.

use crate::document::{Document, TermId, Token, WordId, classes_of};
use crate::language::WordClass;

const FURNITURE: u32 = WordClass::Furniture.bit();

/// By word: the bits of its [`WordClass`]es, in any case, in the language of the document, or
/// [`QUOTATION_MARK`](crate::document::QUOTATION_MARK). What is around other texts is not around one that it is the topic of
/// ([`topics`]).
pub(super) fn word_classes(document: &Document) -> Vec<u32> {
    let language = document.language();
    let classes = |word: WordId| match document.word_traits(word) {
        traits if traits.language == language => traits.classes,
        _ => classes_of(document.word_text(word), document.word_kind(word), language),
    };
    let mut by_word: Vec<u32> = document.word_ids().map(classes).collect();
    let topics = topics(document, &by_word);
    for (word, classes) in document.word_ids().zip(&mut by_word) {
        if *classes & FURNITURE != 0 && topics.contains(&document.term_of(word)) {
            *classes &= !FURNITURE;
        }
    }
    by_word
}

/// The terms of the title: "A Jar for Cookies". None if it says nothing but what kind of text it is: "Changelog".
fn topics(document: &Document, by_word: &[u32]) -> Vec<TermId> {
    let is_topic =
        |token: Token| document.is_content(token.term) && by_word[token.word.index()] & FURNITURE == 0;
    let has_own = document.title_tokens().next().is_some();
    if has_own && !document.title_tokens().any(is_topic) { Vec::new() } else { document.title_terms() }
}
