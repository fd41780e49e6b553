//! The classes of every distinct word of a document, looked up once a word.

use crate::document::{Document, TermId, Token, TokenKind, WordId};
use crate::language::WordClass;

/// The bit of a quotation mark, beside those of [`WordClass`].
pub(crate) const QUOTATION_MARK: u32 = 1 << 31;
const _: () = assert!(WordClass::ALL.len() < 32);

const FURNITURE: u32 = WordClass::Furniture.bit();

/// By word: the bits of its [`WordClass`]es, in any case, in the language of the document, or [`QUOTATION_MARK`]. What is
/// around other texts is not around one that it is the topic of ([`topics`]).
pub(super) fn word_classes(document: &Document) -> Vec<u32> {
    let profile = document.language().profile();
    let classes = |word: WordId| match document.word_kind(word) {
        TokenKind::Punctuation if is_quotation_mark(document.word_text(word)) => QUOTATION_MARK,
        TokenKind::Punctuation => 0,
        _ => {
            let text = document.word_text(word);
            let classes = profile.classes_in_any_case(text);
            if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                return classes;
            }
            // "It's": the pronoun, which may start an opening, is "it".
            let stem = text.split_once(['\'', '’']).map(|(stem, _)| stem);
            let of_stem = stem.map_or(0, |stem| profile.classes_in_any_case(stem));
            // "Dual-licensed"
            let of_last = text.rsplit_once('-').map_or(0, |(_, last)| profile.classes_in_any_case(last));
            classes
                | of_stem & (WordClass::OpeningStart.bit() | WordClass::Pronoun.bit())
                | of_last & FURNITURE
        }
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

/// True if a mark opens or closes a quotation, in any script. An apostrophe, which rarely does, is not one.
pub(crate) fn is_quotation_mark(text: &str) -> bool {
    matches!(text, "\"" | "“" | "”" | "„" | "«" | "»" | "「" | "」" | "『" | "』" | "``" | "''")
}
