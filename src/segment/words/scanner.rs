//! The scanner: its place in the text, and what it can see from there.

use super::char_class::{CharClass, char_class};
use super::raw_token::RawToken;
use crate::document::{Span, TokenKind};
use crate::language::Language;

/// Reads tokens of `text[..end]`.
pub(super) struct Scanner<'t, 'o> {
    pub text: &'t str,
    pub bytes: &'t [u8],
    pub end: usize,
    pub language: Language,
    pub out: &'o mut Vec<RawToken>,
}

impl Scanner<'_, '_> {
    /// Appends a token.
    pub fn push(&mut self, start: usize, end: usize, kind: TokenKind) {
        self.out.push(RawToken { span: Span::new(start, end), kind });
    }

    /// The byte at `at`, or a blank after the end.
    pub fn byte(&self, at: usize) -> u8 {
        if at < self.end { self.bytes[at] } else { b' ' }
    }

    /// The character that starts at `at`.
    pub fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..self.end].chars().next()
    }

    /// The character that ends at `at`.
    pub fn char_before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    /// True if a letter of a script that is scanned letter by letter starts at `at`.
    pub fn is_letter(&self, at: usize) -> bool {
        match self.byte(at) {
            byte if byte < 0x80 => byte.is_ascii_alphabetic(),
            _ => self.char_at(at).is_some_and(|c| matches!(char_class(c), CharClass::Letter)),
        }
    }

    /// True if such a letter, or a digit, starts at `at`.
    pub fn is_word_char(&self, at: usize) -> bool {
        match self.byte(at) {
            byte if byte < 0x80 => byte.is_ascii_alphanumeric(),
            _ => self
                .char_at(at)
                .is_some_and(|c| matches!(char_class(c), CharClass::Letter | CharClass::Digit)),
        }
    }
}

/// The letters and digits of a word, as far as it has been read.
#[derive(Default)]
pub(super) struct WordShape {
    pub letters: u32,
    pub digits: u32,
    /// True if a digit came before the first letter.
    pub starts_with_digit: bool,
    /// The number of inner full stops.
    pub stops: u32,
    /// Where the piece after the last inner full stop starts.
    pub piece_start: Option<usize>,
}

impl WordShape {
    /// Counts a digit.
    pub fn add_digit(&mut self) {
        self.starts_with_digit |= self.letters == 0;
        self.digits += 1;
    }

    /// Word or number. Letters after digits may be a unit or an ending: `20kg`, `31st`, `1990s`.
    pub fn kind(&self) -> TokenKind {
        if self.digits > 0 && self.letters == 0 || self.starts_with_digit && self.letters <= 3 {
            TokenKind::Number
        } else {
            TokenKind::Word
        }
    }
}
