//! Runs of the scripts that are not scanned letter by letter. Those without blanks between words are cut by
//! dictionary (`icu_segmenter`, with the feature `cjk`), Chinese by how frequent its words are too (`likeliest`), the
//! others by UAX #29 (`unicode-segmentation`).

use super::char_class::{CharClass, char_class};
use super::likeliest::likeliest_ends;
use super::scanner::Scanner;
use crate::document::TokenKind;
use crate::language::Language;
use unicode_segmentation::UnicodeSegmentation;

/// Where the words of a run of a script without blanks end, by the icu dictionaries for Chinese, Japanese, Thai, Lao,
/// Khmer and Burmese.
#[cfg(feature = "cjk")]
fn dictionary_ends(run: &str) -> impl Iterator<Item = usize> {
    use icu_segmenter::options::WordBreakInvariantOptions;
    use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};
    use std::sync::LazyLock;

    static DICTIONARY: LazyLock<WordSegmenterBorrowed<'static>> =
        LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));
    DICTIONARY.segment_str(run).skip(1)
}

/// Without dictionaries each letter is a word, unless a table of frequencies joins it to others; katakana is whole.
#[cfg(not(feature = "cjk"))]
fn dictionary_ends(run: &str) -> impl Iterator<Item = usize> {
    run.split_word_bound_indices().map(|(at, part)| at + part.len())
}

/// True if the words of a language are found by how frequent they are: those of Chinese, and without dictionaries those
/// of every language.
fn is_cut_by_frequency(language: Language) -> bool {
    language == Language::Chinese || cfg!(not(feature = "cjk"))
}

impl<'t> Scanner<'t, '_> {
    /// Reads a run of a script without blanks between words; returns where it ends.
    pub fn unspaced(&mut self, at: usize) -> usize {
        let run = self.run_of(at, |class| matches!(class, CharClass::Unspaced | CharClass::Extend));
        let ends = dictionary_ends(run);
        let table = is_cut_by_frequency(self.language).then(|| self.language.profile().frequencies());
        let mut start = 0;
        let mut push = |end| {
            self.push(at + start, at + end, TokenKind::Word);
            start = end;
        };
        match table.flatten() {
            Some(table) => likeliest_ends(run, ends, table).into_iter().for_each(push),
            None => ends.for_each(&mut push),
        }
        at + run.len()
    }

    /// Reads a run of any other script; returns where it ends.
    pub fn other(&mut self, at: usize) -> usize {
        let is_part = |class| matches!(class, CharClass::Other | CharClass::Extend | CharClass::Digit);
        let mut end = at + self.run_of(at, is_part).len();
        // "צה"ל": a Hebrew abbreviation typed with a plain quote.
        while matches!(self.byte(end), b'"' | b'\'')
            && self.char_before(end).is_some_and(is_hebrew)
            && end + 1 < self.end
            && self.char_at(end + 1).is_some_and(is_hebrew)
        {
            end += 1 + self.run_of(end + 1, is_part).len();
        }
        let run = &self.text[at..end];
        for (start, word) in run.split_word_bound_indices() {
            let kind = if word.chars().any(char::is_alphabetic) {
                TokenKind::Word
            } else if word.chars().any(char::is_numeric) {
                TokenKind::Number
            } else {
                continue;
            };
            self.push(at + start, at + start + word.len(), kind);
        }
        at + run.len()
    }

    /// The characters from `at` on, up to the first of a class that is not wanted.
    fn run_of(&self, at: usize, is_wanted: impl Fn(CharClass) -> bool) -> &'t str {
        let rest = &self.text[at..self.end];
        let len = rest.find(|c: char| c.is_ascii() || !is_wanted(char_class(c)));
        &rest[..len.unwrap_or(rest.len())]
    }
}

fn is_hebrew(c: char) -> bool {
    matches!(c, '\u{5d0}'..='\u{5ea}' | '\u{5ef}'..='\u{5f2}')
}
