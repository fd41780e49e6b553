//! Reads one token that is not a plain word: a word with joiners, a number, a mark, a sign, a run of another script.

use super::char_class::{CharClass, char_class, is_currency};
use super::joiners::Joiner;
use super::scanner::{Scanner, WordShape};
use crate::ascii::letters;
use crate::document::TokenKind;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// The kinds of bytes, by what they can start.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ByteClass {
    Blank,
    Letter,
    Digit,
    Mark,
    Wide,
}

const BYTE_CLASSES: [ByteClass; 256] = {
    let mut classes = [ByteClass::Mark; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        classes[byte] = if b >= 0x80 {
            ByteClass::Wide
        } else if b <= b' ' || b == 0x7f {
            ByteClass::Blank
        } else if b.is_ascii_alphabetic() {
            ByteClass::Letter
        } else if b.is_ascii_digit() {
            ByteClass::Digit
        } else {
            ByteClass::Mark
        };
        byte += 1;
    }
    classes
};

impl Scanner<'_, '_> {
    /// Reads what starts at `at` and returns where to go on.
    #[inline(never)]
    pub fn next_token(&mut self, at: usize) -> usize {
        match BYTE_CLASSES[self.bytes[at] as usize] {
            ByteClass::Blank => at + 1,
            ByteClass::Letter | ByteClass::Digit => self.word(at, at),
            ByteClass::Mark => self.mark(at),
            ByteClass::Wide => self.wide(at),
        }
    }

    /// Appends a token of `len` bytes and returns where it ends.
    fn single(&mut self, at: usize, len: usize, kind: TokenKind) -> usize {
        self.push(at, at + len, kind);
        at + len
    }

    /// Reads a token that starts with an ASCII mark.
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

    /// Reads a token that starts with a character beyond ASCII.
    fn wide(&mut self, at: usize) -> usize {
        let Some(c) = self.char_at(at) else { return self.end };
        match char_class(c) {
            CharClass::Letter | CharClass::Digit => self.word(at, at),
            CharClass::Unspaced => self.unspaced(at),
            CharClass::Other => self.other(at),
            CharClass::Blank | CharClass::Extend => at + c.len_utf8(),
            CharClass::Punctuation => self.single(at, c.len_utf8(), TokenKind::Punctuation),
            CharClass::Symbol if is_currency(c) && self.byte(at + c.len_utf8()).is_ascii_digit() => {
                self.word(at, at + c.len_utf8())
            }
            CharClass::Symbol => {
                // An emoji with its modifiers is one token.
                let grapheme = self.text[at..self.end].graphemes(true).next().map_or(c.len_utf8(), str::len);
                self.single(at, grapheme, TokenKind::Symbol)
            }
        }
    }

    /// Reads a word or number that starts at `start` and has been read up to `from`.
    fn word(&mut self, start: usize, from: usize) -> usize {
        let mut at = from;
        let mut shape = WordShape::default();
        loop {
            at = self.run(at, &mut shape);
            match self.joiner(start, at, &mut shape) {
                Joiner::GoesOn(next) => at = next,
                Joiner::Ends(end) => {
                    at = end;
                    break;
                }
                Joiner::Elision(end) => {
                    self.push(start, end, TokenKind::Word);
                    return end;
                }
                Joiner::Address(end) => {
                    self.push(start, end, TokenKind::Address);
                    return end;
                }
            }
        }
        self.push(start, at, shape.kind());
        at
    }

    /// Skips letters, digits and the marks that extend them; returns where they end.
    fn run(&self, mut at: usize, shape: &mut WordShape) -> usize {
        while at < self.end {
            match BYTE_CLASSES[self.bytes[at] as usize] {
                ByteClass::Letter => {
                    let length = letters(&self.bytes[at..self.end]);
                    shape.letters += length as u32;
                    at += length;
                }
                ByteClass::Digit => {
                    shape.add_digit();
                    at += 1;
                }
                ByteClass::Wide => {
                    let Some(c) = self.char_at(at) else { break };
                    match char_class(c) {
                        CharClass::Letter => shape.letters += 1,
                        CharClass::Digit => shape.add_digit(),
                        CharClass::Extend => {}
                        CharClass::Other
                        | CharClass::Unspaced
                        | CharClass::Blank
                        | CharClass::Punctuation
                        | CharClass::Symbol => break,
                    }
                    at += c.len_utf8();
                }
                ByteClass::Blank | ByteClass::Mark => break,
            }
        }
        at
    }

    /// True if a handle's name starts at `at`: a letter, after `@` also a digit.
    fn starts_name(&self, at: usize, sign: u8) -> bool {
        self.is_letter(at)
            || (sign == b'@' && self.byte(at).is_ascii_digit())
            || self.byte(at) == b'_' && self.is_word_char(at + 1)
    }

    /// Where the handle's name that starts at `from` ends.
    fn name_end(&self, from: usize) -> usize {
        let rest = &self.text[from..self.end];
        let is_part = |c: char| c.is_alphanumeric() || c == '_' || is_combining_mark(c);
        from + rest.find(|c: char| !is_part(c)).unwrap_or(rest.len())
    }
}
