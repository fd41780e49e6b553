//! Words for times: "months", "Monday morning". A phrase that ends in one says when, not what.

use crate::document::{Document, TokenKind, WordId};
use crate::lang::Language;
use foldhash::{HashMap, HashSet};
use std::sync::OnceLock;

/// The words for times of a language, in lower case.
struct List {
    words: HashSet<&'static str>,
    /// By the first byte of a word: a bit for every length in bytes that such a word of the list has. Most words of
    /// a text are told from those of the list by that alone.
    lengths: [u32; 256],
}

impl List {
    fn new(words: &'static str) -> Self {
        let words: HashSet<&str> = words.split(' ').collect();
        let mut lengths = [0; 256];
        for word in &words {
            lengths[usize::from(word.as_bytes().first().copied().unwrap_or_default())] |= length_bit(word);
        }
        Self { words, lengths }
    }

    /// Whether a word as written is one of them.
    fn has(&self, text: &str) -> bool {
        let first = text.as_bytes().first().map_or(0, u8::to_ascii_lowercase);
        // Beyond ASCII a word in lower case may begin otherwise and be longer.
        if self.lengths[usize::from(first)] & length_bit(text) == 0 && text.is_ascii() {
            return false;
        }
        if text.bytes().all(|byte| byte.is_ascii_lowercase()) {
            self.words.contains(text)
        } else {
            self.words.contains(text.to_lowercase().as_str())
        }
    }
}

/// The bit of a word's length; all that are long share one.
fn length_bit(word: &str) -> u32 {
    1 << word.len().min(31)
}

/// The list of every language that has one, by its code.
fn lists() -> &'static HashMap<&'static str, List> {
    static LISTS: OnceLock<HashMap<&str, List>> = OnceLock::new();
    LISTS.get_or_init(|| {
        let lines = include_str!("../../../seeds/lang/timewords.txt").lines();
        let list = |line: &'static str| {
            let (code, words) = line.split_once(' ')?;
            Some((code, List::new(words)))
        };
        lines.filter(|line| !line.starts_with('#')).filter_map(list).collect()
    })
}

/// By word as written: whether it is a word for a time in the document's language. O(distinct words).
pub(super) fn time_words(document: &Document) -> Vec<bool> {
    let Some(list) = lists().get(document.language().code()) else {
        return vec![false; document.word_ids().len()];
    };
    let is_time =
        |word: WordId| document.word_kind(word) == TokenKind::Word && list.has(document.word_text(word));
    document.word_ids().map(is_time).collect()
}

/// Whether words for times stand apart even before a noun: German would write one word ("Nachtzug").
pub(super) fn are_always_apart(language: Language) -> bool {
    language == Language::German
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left out at a glance is what the list does not have.
    #[test]
    fn a_glance_agrees_with_the_list() {
        let texts =
            ["Monday", "monday", "MONDAY", "mondays", "Mond", "m", "", "nächte", "NÄCHTE", "Äon", "x-day"];
        for list in lists().values() {
            let written = texts.iter().map(|text| (*text).to_owned());
            let listed = list.words.iter().flat_map(|word| [(*word).to_owned(), word.to_uppercase()]);
            for text in written.chain(listed) {
                assert_eq!(list.has(&text), list.words.contains(text.to_lowercase().as_str()), "{text}");
            }
        }
    }
}
