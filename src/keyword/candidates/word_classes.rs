//! The classes of the words of a document, looked up once: titles, words for times, greetings, what is about the text.

use crate::document::{Document, TokenKind, WordId};
use crate::language::WordClass;

/// By word: the bits of its classes in any case; none for what is not a word. O(distinct words).
pub(super) fn word_classes(document: &Document) -> Vec<u32> {
    let profile = document.language().profile();
    // Names of months and days alone would leave the other words for times.
    let known = if profile.has_any(WordClass::TimeWord) { u32::MAX } else { !TIMES };
    let classes = |word: WordId| match document.word_kind(word) {
        TokenKind::Word => profile.classes_in_any_case(document.word_text(word)) & known,
        _ => 0,
    };
    document.word_ids().map(classes).collect()
}

/// True for a word for a time: "months", "Monday", "June". A phrase that ends in one says when, not what.
pub(super) fn is_time(classes: u32) -> bool {
    classes & TIMES != 0
}

const TIMES: u32 = WordClass::TimeWord.bit() | WordClass::WeekDay.bit() | WordClass::Month.bit();
