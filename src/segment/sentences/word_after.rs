//! The word after a mark, and what it says about a sentence end.

use super::letters::{is_ideograph, is_joining_mark, is_lower, is_roman};
use crate::ascii::letters;
use crate::segment::marks::{char_at, is_invisible, is_opener};

/// A word is not read beyond this.
const MAX_WORD_BYTES: usize = 64;
/// No more opening quotes and brackets than this are passed.
const MAX_OPENERS: usize = 12;
/// Longer signs at the end of a block are not part of the last sentence.
const MAX_REST_BYTES: usize = 64;

/// The word after a run of marks.
#[derive(Debug)]
pub(super) struct WordAfter<'t> {
    /// The first character that is not a blank.
    pub first: char,
    pub case: LetterCase,
    /// The first word, without quotes and brackets before it.
    pub word: &'t str,
    /// Where the word starts.
    pub start: usize,
    /// True if a blank follows the marks.
    pub is_spaced: bool,
    /// True if nothing except blanks follows.
    pub is_end: bool,
    /// True if a dash comes before the word.
    pub after_dash: bool,
}

impl<'t> WordAfter<'t> {
    /// The word after byte `at`.
    pub fn read(text: &'t str, at: usize, limit: usize) -> Self {
        if let [b' ', letter, ..] = text.as_bytes()[at..limit]
            && letter.is_ascii_alphabetic()
        {
            return Self::plain(text, at, limit);
        }
        let start = skip_blanks(text, at, limit);
        let mut next = Self {
            first: char_at(text, start, limit).unwrap_or(' '),
            case: LetterCase::Other,
            word: "",
            start,
            is_spaced: start > at && text[at..start].contains(char::is_whitespace),
            is_end: start >= limit,
            after_dash: false,
        };
        let mut start = start;
        for _ in 0..MAX_OPENERS {
            let Some(c) = char_at(text, start, limit) else { return next };
            if !is_opener(c) && !c.is_whitespace() {
                break;
            }
            next.after_dash |= matches!(c, '-' | '–' | '—');
            start += c.len_utf8();
        }
        next.start = start;
        next.case = char_at(text, start, limit).map_or(LetterCase::Other, case_of);
        next.word = word_at(text, start, limit);
        next
    }

    /// The same if a blank and an ASCII letter follow, as they do most often.
    fn plain(text: &'t str, at: usize, limit: usize) -> Self {
        let start = at + 1;
        let first = char::from(text.as_bytes()[start]);
        Self {
            first,
            case: if first.is_ascii_lowercase() { LetterCase::Lower } else { LetterCase::Upper },
            word: word_at(text, start, limit),
            start,
            is_spaced: true,
            is_end: false,
            after_dash: false,
        }
    }

    /// True if only signs are left: a smiley, a drawn line, a closing quote.
    pub fn is_rest(&self, text: &str, limit: usize) -> bool {
        self.case == LetterCase::Other
            && limit - self.start <= MAX_REST_BYTES
            && !text[self.start..limit].contains(char::is_alphanumeric)
    }

    /// True if the word is the marker of a list item: "a) ", "12) ", or of the first: "1. ".
    pub fn is_list_marker(&self, text: &str) -> bool {
        let is_short = self.word.len() <= 2 && (self.case == LetterCase::Digit || self.word.len() == 1);
        match &text.as_bytes()[self.start + self.word.len()..] {
            [b')', b' ', ..] => is_short,
            [b'.', b' ', ..] => self.word == "1",
            _ => false,
        }
    }

    /// True if a full stop follows the word.
    pub fn is_followed_by_stop(&self, text: &str) -> bool {
        text.as_bytes().get(self.start + self.word.len()) == Some(&b'.')
    }

    /// True if a blank and a number follow the word.
    pub fn is_followed_by_number(&self, text: &str) -> bool {
        let after = &text.as_bytes()[self.start + self.word.len()..];
        matches!(after, [b' ', b'0'..=b'9', ..])
    }

    /// True if the word is a Roman number.
    pub fn is_roman(&self) -> bool {
        is_roman(self.word)
    }

    /// True if the word starts with an ideograph.
    pub fn is_ideograph(&self) -> bool {
        self.word.chars().next().is_some_and(is_ideograph)
    }
}

/// The first character of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LetterCase {
    Upper,
    Lower,
    /// A letter of a script without capitals.
    Caseless,
    Digit,
    /// Neither a letter nor a digit: a sign, an emoji.
    Other,
}

/// The case of a character.
fn case_of(c: char) -> LetterCase {
    if is_lower(c) {
        LetterCase::Lower
    } else if c.is_uppercase() {
        LetterCase::Upper
    } else if c.is_numeric() {
        LetterCase::Digit
    } else if c.is_alphabetic() {
        LetterCase::Caseless
    } else {
        LetterCase::Other
    }
}

/// The word that starts at byte `start`.
fn word_at(text: &str, start: usize, limit: usize) -> &str {
    let window = &text[start..text.floor_char_boundary(limit.min(start + MAX_WORD_BYTES))];
    let ascii = letters(window.as_bytes());
    if window.as_bytes().get(ascii).is_some_and(|byte| !byte.is_ascii_digit() && byte.is_ascii()) {
        return &window[..ascii];
    }
    let length = window.find(|c: char| !c.is_alphanumeric() && !is_joining_mark(c)).unwrap_or(window.len());
    &window[..length]
}

/// Skips blanks, invisible characters and the markers of quoted lines (`> ` after a newline).
fn skip_blanks(text: &str, at: usize, limit: usize) -> usize {
    let mut at = at;
    let mut is_line_start = false;
    while let Some(c) = char_at(text, at, limit) {
        is_line_start = match c {
            '\n' | '\r' => true,
            '>' if is_line_start => true,
            c if c.is_whitespace() => is_line_start,
            c if is_invisible(c) => false,
            _ => break,
        };
        at += c.len_utf8();
    }
    at
}
