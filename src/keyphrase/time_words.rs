//! Words for times: "months", "Monday morning". A phrase that ends in one says when, not what.

use crate::document::{Document, TokenKind, WordId};
use crate::lang::Language;
use foldhash::{HashMap, HashSet};
use std::sync::OnceLock;

/// The list of every language that has one, by its code.
fn lists() -> &'static HashMap<&'static str, HashSet<&'static str>> {
    static LISTS: OnceLock<HashMap<&str, HashSet<&str>>> = OnceLock::new();
    LISTS.get_or_init(|| {
        let lines = include_str!("../../seeds/lang/timewords.txt").lines();
        let list = |line: &'static str| {
            let (code, words) = line.split_once(' ')?;
            Some((code, words.split(' ').collect()))
        };
        lines.filter(|line| !line.starts_with('#')).filter_map(list).collect()
    })
}

/// By word as written: whether it is a word for a time in the document's language. O(distinct words).
pub(super) fn time_words(document: &Document) -> Vec<bool> {
    let Some(list) = lists().get(document.language().code()) else {
        return vec![false; document.word_ids().len()];
    };
    let is_time = |word: WordId| {
        let text = document.word_text(word);
        match document.word_kind(word) {
            TokenKind::Word if text.bytes().all(|byte| byte.is_ascii_lowercase()) => list.contains(text),
            TokenKind::Word => list.contains(text.to_lowercase().as_str()),
            _ => false,
        }
    };
    document.word_ids().map(is_time).collect()
}

/// Whether words for times stand apart even before a noun: German would write one word ("Nachtzug").
pub(super) fn are_always_apart(language: Language) -> bool {
    language == Language::German
}
