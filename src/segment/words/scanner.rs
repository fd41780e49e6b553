//! Reads one token that is no plain word: a word with joints in it, a number, a mark, a sign, a run of another script.

use super::char_class::{WideClass, is_currency, wide_class};
use super::cutter::RawToken;
use super::joiners::Joint;
use crate::ascii::letters;
use crate::document::{Span, TokenKind};
use crate::language::Language;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// What a byte can start.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    Letter,
    Digit,
    Mark,
    Wide,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Mark; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        classes[byte] = if b >= 0x80 {
            Class::Wide
        } else if b <= b' ' || b == 0x7f {
            Class::Blank
        } else if b.is_ascii_alphabetic() {
            Class::Letter
        } else if b.is_ascii_digit() {
            Class::Digit
        } else {
            Class::Mark
        };
        byte += 1;
    }
    classes
};

/// Reads tokens of `text[..end]`.
pub(in crate::segment) struct Scanner<'t, 'o> {
    pub(in crate::segment) text: &'t str,
    pub(in crate::segment) bytes: &'t [u8],
    pub(in crate::segment) end: usize,
    pub(in crate::segment) language: Language,
    pub(in crate::segment) out: &'o mut Vec<RawToken>,
}

impl Scanner<'_, '_> {
    /// Handles what starts at `at` and returns where to go on.
    #[inline(never)]
    pub(in crate::segment) fn next(&mut self, at: usize) -> usize {
        match CLASSES[self.bytes[at] as usize] {
            Class::Blank => at + 1,
            Class::Letter | Class::Digit => self.word(at, at),
            Class::Mark => self.mark(at),
            Class::Wide => self.wide(at),
        }
    }

    pub(in crate::segment) fn push(&mut self, start: usize, end: usize, kind: TokenKind) {
        self.out.push(RawToken { span: Span::new(start, end), kind });
    }

    /// Appends a token of `len` bytes and returns where it ends.
    fn single(&mut self, at: usize, len: usize, kind: TokenKind) -> usize {
        self.push(at, at + len, kind);
        at + len
    }

    pub(in crate::segment) fn byte(&self, at: usize) -> u8 {
        if at < self.end { self.bytes[at] } else { b' ' }
    }

    pub(in crate::segment) fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..self.end].chars().next()
    }

    pub(in crate::segment) fn char_before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    /// A token that starts with an ASCII mark.
    fn mark(&mut self, at: usize) -> usize {
        let byte = self.bytes[at];
        let next = self.byte(at + 1);
        let is_free = || !self.char_before(at).is_some_and(char::is_alphanumeric);
        match byte {
            b'@' | b'#' if is_free() && self.starts_name(at + 1, byte) => {
                let end = self.name_end(at + 1);
                self.push(at, end, TokenKind::Handle);
                end
            }
            b'$' if next.is_ascii_digit() => self.word(at, at + 1),
            b'_' if is_free() && next.is_ascii_alphanumeric() => self.word(at, at + 1),
            b'.' | b'-' | b'!' | b'?' | b'\'' | b'`' if byte != b'`' || next == byte => {
                // A run of one mark is one token: "...", "--", "``", "''".
                let run = self.bytes[at..self.end].iter().take_while(|&&other| other == byte).count();
                self.single(at, run, TokenKind::Punctuation)
            }
            b'$' | b'+' | b'<' | b'=' | b'>' | b'^' | b'`' | b'|' | b'~' => {
                self.single(at, 1, TokenKind::Symbol)
            }
            _ => self.single(at, 1, TokenKind::Punctuation),
        }
    }

    /// A token that starts with a character beyond ASCII.
    fn wide(&mut self, at: usize) -> usize {
        let Some(c) = self.char_at(at) else { return self.end };
        match wide_class(c) {
            WideClass::Letter | WideClass::Digit => self.word(at, at),
            WideClass::Unspaced => self.unspaced(at),
            WideClass::Other => self.other(at),
            WideClass::Blank | WideClass::Extend => at + c.len_utf8(),
            WideClass::Punctuation => self.single(at, c.len_utf8(), TokenKind::Punctuation),
            WideClass::Symbol if is_currency(c) && self.byte(at + c.len_utf8()).is_ascii_digit() => {
                self.word(at, at + c.len_utf8())
            }
            WideClass::Symbol => {
                // An emoji with its modifiers is one token.
                let grapheme = self.text[at..self.end].graphemes(true).next().map_or(c.len_utf8(), str::len);
                self.single(at, grapheme, TokenKind::Symbol)
            }
        }
    }

    /// A word or number that starts at `start`, of which everything before `from` is read.
    fn word(&mut self, start: usize, from: usize) -> usize {
        let mut at = from;
        let mut shape = Shape::default();
        loop {
            at = self.run(at, &mut shape);
            match self.joint(start, at, &mut shape) {
                Joint::Goes(next) => at = next,
                Joint::Ends(end) => {
                    at = end;
                    break;
                }
                Joint::Elision(end) => {
                    self.push(start, end, TokenKind::Word);
                    return end;
                }
                Joint::Address(end) => {
                    self.push(start, end, TokenKind::Address);
                    return end;
                }
            }
        }
        self.push(start, at, shape.kind());
        at
    }

    /// Goes over letters, digits and what extends them.
    fn run(&self, mut at: usize, shape: &mut Shape) -> usize {
        while at < self.end {
            match CLASSES[self.bytes[at] as usize] {
                Class::Letter => {
                    let length = letters(&self.bytes[at..self.end]);
                    shape.letters += length as u32;
                    at += length;
                }
                Class::Digit => {
                    shape.digit(at);
                    at += 1;
                }
                Class::Wide => {
                    let Some(c) = self.char_at(at) else { break };
                    match wide_class(c) {
                        WideClass::Letter => shape.letters += 1,
                        WideClass::Digit => shape.digit(at),
                        WideClass::Extend => {}
                        _ => break,
                    }
                    at += c.len_utf8();
                }
                Class::Blank | Class::Mark => break,
            }
        }
        at
    }

    /// Whether a handle's name starts at `at`: letters, for `@` also digits.
    fn starts_name(&self, at: usize, sign: u8) -> bool {
        self.is_letter(at)
            || (sign == b'@' && self.byte(at).is_ascii_digit())
            || self.byte(at) == b'_' && self.is_word_char(at + 1)
    }

    fn name_end(&self, from: usize) -> usize {
        let rest = &self.text[from..self.end];
        let is_part = |c: char| c.is_alphanumeric() || c == '_' || is_combining_mark(c);
        from + rest.find(|c: char| !is_part(c)).unwrap_or(rest.len())
    }

    pub(in crate::segment) fn is_letter(&self, at: usize) -> bool {
        match self.byte(at) {
            byte if byte < 0x80 => byte.is_ascii_alphabetic(),
            _ => self.char_at(at).is_some_and(|c| matches!(wide_class(c), WideClass::Letter)),
        }
    }

    pub(in crate::segment) fn is_word_char(&self, at: usize) -> bool {
        match self.byte(at) {
            byte if byte < 0x80 => byte.is_ascii_alphanumeric(),
            _ => self
                .char_at(at)
                .is_some_and(|c| matches!(wide_class(c), WideClass::Letter | WideClass::Digit)),
        }
    }
}

/// What a word was seen to be made of so far.
#[derive(Default)]
pub(in crate::segment) struct Shape {
    pub(in crate::segment) letters: u32,
    pub(in crate::segment) digits: u32,
    /// Whether the first letter or digit was a digit.
    pub(in crate::segment) starts_with_digit: bool,
    /// Inner full stops.
    pub(in crate::segment) stops: u32,
    /// Where the piece after the last inner full stop starts.
    pub(in crate::segment) piece_start: Option<usize>,
}

impl Shape {
    fn digit(&mut self, _at: usize) {
        self.starts_with_digit |= self.letters == 0;
        self.digits += 1;
    }

    /// Letters behind digits may be a unit or an ending: `20kg`, `31st`, `1990s`.
    fn kind(&self) -> TokenKind {
        if self.digits > 0 && self.letters == 0 || self.starts_with_digit && self.letters <= 3 {
            TokenKind::Number
        } else {
            TokenKind::Word
        }
    }
}
