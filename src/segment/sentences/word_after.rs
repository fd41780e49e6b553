//! What stands after a mark, as far as it tells whether a sentence ends there.

use super::letters::{is_ideograph, is_joining_mark, is_lower, is_roman};
use crate::ascii::letters;
use crate::segment::marks::{char_at, is_invisible, is_opener};

/// No longer word is read.
const MAX_WORD_BYTES: usize = 64;
/// No look past opening quotes and brackets is longer.
const MAX_OPENERS: usize = 12;
/// Signs at the end of a block are part of the last sentence if they are no longer.
const MAX_REST_BYTES: usize = 64;

/// What follows a run of marks.
#[derive(Debug)]
pub(in crate::segment) struct Next<'t> {
    /// The first character that is no blank.
    pub(in crate::segment) first: char,
    pub(in crate::segment) case: Case,
    /// The first word, without quotes and brackets before it.
    pub(in crate::segment) word: &'t str,
    /// Where the word starts.
    pub(in crate::segment) start: usize,
    /// Whether a blank follows the marks.
    pub(in crate::segment) is_spaced: bool,
    /// Whether nothing but blanks follows.
    pub(in crate::segment) is_end: bool,
    /// Whether a dash stands before the word.
    pub(in crate::segment) after_dash: bool,
}

impl<'t> Next<'t> {
    /// What follows byte `at`.
    pub(in crate::segment) fn read(text: &'t str, at: usize, limit: usize) -> Self {
        if let [b' ', letter, ..] = text.as_bytes()[at..limit]
            && letter.is_ascii_alphabetic()
        {
            return Self::plain(text, at, limit);
        }
        let start = skip_blanks(text, at, limit);
        let mut next = Self {
            first: char_at(text, start, limit).unwrap_or(' '),
            case: Case::Other,
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
        next.case = char_at(text, start, limit).map_or(Case::Other, case_of);
        next.word = word_at(text, start, limit);
        next
    }

    /// What follows byte `at` where that is a blank and an ASCII letter, as most often.
    fn plain(text: &'t str, at: usize, limit: usize) -> Self {
        let start = at + 1;
        let first = char::from(text.as_bytes()[start]);
        Self {
            first,
            case: if first.is_ascii_lowercase() { Case::Lower } else { Case::Upper },
            word: word_at(text, start, limit),
            start,
            is_spaced: true,
            is_end: false,
            after_dash: false,
        }
    }

    /// Whether nothing but signs is left: a smiley, a rule, a closing quote.
    pub(in crate::segment) fn is_rest(&self, text: &str, limit: usize) -> bool {
        self.case == Case::Other
            && limit - self.start <= MAX_REST_BYTES
            && !text[self.start..limit].contains(char::is_alphanumeric)
    }

    /// Whether the word is the marker of a list's item: "a) ", "12) ".
    pub(in crate::segment) fn is_list_marker(&self, text: &str) -> bool {
        let end = self.start + self.word.len();
        let is_short = self.word.len() <= 2 && (self.case == Case::Digit || self.word.len() == 1);
        is_short && text.as_bytes().get(end) == Some(&b')') && text.as_bytes().get(end + 1) == Some(&b' ')
    }

    /// Whether a full stop follows the word.
    pub(in crate::segment) fn is_followed_by_stop(&self, text: &str) -> bool {
        text.as_bytes().get(self.start + self.word.len()) == Some(&b'.')
    }

    /// Whether a blank and a number follow the word.
    pub(in crate::segment) fn is_followed_by_number(&self, text: &str) -> bool {
        let after = &text.as_bytes()[self.start + self.word.len()..];
        matches!(after, [b' ', b'0'..=b'9', ..])
    }

    /// Whether the word is a Roman number.
    pub(in crate::segment) fn is_roman(&self) -> bool {
        is_roman(self.word)
    }

    /// Whether the next letter is one of a script that is written without blanks.
    pub(in crate::segment) fn is_ideograph(&self) -> bool {
        self.word.chars().next().is_some_and(is_ideograph)
    }
}

/// The first letter or digit of what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::segment) enum Case {
    Upper,
    Lower,
    /// A letter of a script without capitals.
    None,
    Digit,
    /// Neither letter nor digit: a sign, an emoji.
    Other,
}

fn case_of(c: char) -> Case {
    if is_lower(c) {
        Case::Lower
    } else if c.is_uppercase() {
        Case::Upper
    } else if c.is_numeric() {
        Case::Digit
    } else if c.is_alphabetic() {
        Case::None
    } else {
        Case::Other
    }
}

fn word_at(text: &str, start: usize, limit: usize) -> &str {
    let window = &text[start..text.floor_char_boundary(limit.min(start + MAX_WORD_BYTES))];
    let ascii = letters(window.as_bytes());
    if window.as_bytes().get(ascii).is_some_and(|byte| !byte.is_ascii_digit() && byte.is_ascii()) {
        return &window[..ascii];
    }
    let length = window.find(|c: char| !c.is_alphanumeric() && !is_joining_mark(c)).unwrap_or(window.len());
    &window[..length]
}

/// Skips blanks, what shows nothing, and the markers of quoted lines (`> ` after a newline).
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
