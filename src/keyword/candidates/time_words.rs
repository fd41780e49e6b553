//! Words for times: "months", "Monday morning". A phrase that ends in one says when, not what.

use crate::document::{Document, TokenKind, WordId};

/// By word as written: true if it is a word for a time in the document's language. O(distinct words).
pub(crate) fn time_words(document: &Document) -> Vec<bool> {
    let profile = document.language().profile();
    let is_time = |word: WordId| {
        document.word_kind(word) == TokenKind::Word && profile.is_time_word(document.word_text(word))
    };
    document.word_ids().map(is_time).collect()
}
