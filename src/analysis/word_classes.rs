//! The classes of every distinct word of a document, looked up once a word.

use crate::document::{Document, TokenKind, WordId};
use crate::language::WordClass;

/// The bit of a quotation mark, beside those of [`WordClass`].
pub(crate) const QUOTATION_MARK: u32 = 1 << 31;

/// By word: the bits of its [`WordClass`]es, in any case, in the language of the document, or [`QUOTATION_MARK`].
pub(super) fn word_classes(document: &Document) -> Vec<u32> {
    let profile = document.language().profile();
    let classes = |word: WordId| match document.word_kind(word) {
        TokenKind::Punctuation if is_quotation_mark(document.word_text(word)) => QUOTATION_MARK,
        TokenKind::Punctuation => 0,
        _ => {
            let text = document.word_text(word);
            // "It's": what starts an opening is "it".
            let stem = text.split_once(['\'', '’']).map_or(text, |(stem, _)| stem);
            let of_stem = profile.classes_in_any_case(stem);
            if stem.len() == text.len() {
                of_stem
            } else {
                profile.classes_in_any_case(text) | of_stem & WordClass::OpeningStart.bit()
            }
        }
    };
    document.word_ids().map(classes).collect()
}

/// True if a mark opens or closes a quotation, in any script. An apostrophe, which rarely does, is not one.
pub(crate) fn is_quotation_mark(text: &str) -> bool {
    matches!(text, "\"" | "“" | "”" | "„" | "«" | "»" | "「" | "」" | "『" | "』" | "``" | "''")
}
