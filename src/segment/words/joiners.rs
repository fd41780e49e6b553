//! What joins two runs of letters and digits into one word: hyphens, apostrophes, full stops, and the marks
//! inside numbers and addresses.

use super::char_class::is_unspaced_or_wide_mark;
use super::scanner::{Scanner, WordShape};
use crate::language::{Property, WordClass};

/// The effect of the character after a run of letters and digits, with the byte that it leads to.
pub(super) enum Joiner {
    /// The word goes on at this byte.
    GoesOn(usize),
    /// The word ends at this byte.
    Ends(usize),
    /// The word ends at this byte with an apostrophe, and the next one follows without a blank.
    Elision(usize),
    /// The word is an address that ends at this byte.
    Address(usize),
}

impl Scanner<'_, '_> {
    /// The effect of the character at `at` on the word `text[start..at]`.
    pub fn joiner(&self, start: usize, at: usize, shape: &mut WordShape) -> Joiner {
        if at >= self.end {
            return Joiner::Ends(at);
        }
        let byte = self.bytes[at];
        let before = self.bytes[at - 1];
        let next = self.byte(at + 1);
        let both_digits = before.is_ascii_digit() && next.is_ascii_digit();
        match byte {
            b' ' | b'\n' => Joiner::Ends(at),
            b'\'' => self.apostrophe(start, at, 1),
            b'.' => self.full_stop(start, at, shape),
            b'-' if self.is_word_char(at + 1) => Joiner::GoesOn(at + 1),
            b'_' if next == b'_' || self.is_word_char(at + 1) => Joiner::GoesOn(at + 1),
            b',' | b'/' if both_digits => Joiner::GoesOn(at + 1),
            b':' if both_digits => Joiner::GoesOn(at + 1),
            b':' if self.has_case_colons() && before.is_ascii_alphabetic() && self.is_letter(at + 1) => {
                Joiner::GoesOn(at + 1)
            }
            b':' if self.bytes[at..self.end].starts_with(b"://") && shape.digits == 0 => {
                Joiner::Address(self.address_end(at))
            }
            b'@' if self.is_word_char(at + 1) && self.is_mail(at + 1) => {
                Joiner::Address(self.address_end(at))
            }
            b'&' if before.is_ascii_uppercase() && next.is_ascii_uppercase() => Joiner::GoesOn(at + 1),
            b'%' if before.is_ascii_digit() => Joiner::Ends(at + 1),
            b'+' if at - start == 1 && before.is_ascii_uppercase() && next == b'+' => Joiner::Ends(at + 2),
            b'#' if at - start == 1 && before.is_ascii_uppercase() && !self.is_word_char(at + 1) => {
                Joiner::Ends(at + 1)
            }
            0xc2..=0xe2 | 0xef => self.wide_joiner(start, at),
            _ => Joiner::Ends(at),
        }
    }

    /// True if the language puts a colon before the ending of an abbreviation: "EU:n", "SVT:s".
    fn has_case_colons(&self) -> bool {
        self.language.profile().has(Property::ColonBeforeEndings)
    }

    /// A joint beyond ASCII: `’`, `‑`, `·`, `״`, full-width forms.
    fn wide_joiner(&self, start: usize, at: usize) -> Joiner {
        match self.char_at(at) {
            Some('\u{2019}' | '\u{ff07}') => self.apostrophe(start, at, 3),
            Some(c @ ('\u{2010}' | '\u{2011}' | '\u{ff0d}' | '\u{b7}' | '\u{5f4}' | '\u{5f3}'))
                if self.is_word_char(at + c.len_utf8()) =>
            {
                Joiner::GoesOn(at + c.len_utf8())
            }
            _ => Joiner::Ends(at),
        }
    }

    /// The same for an apostrophe of `len` bytes.
    fn apostrophe(&self, start: usize, at: usize, len: usize) -> Joiner {
        if !self.is_letter(at + len) {
            // "1'000"
            let in_number = self.bytes[at - 1].is_ascii_digit() && self.byte(at + len).is_ascii_digit();
            return if in_number { Joiner::GoesOn(at + len) } else { Joiner::Ends(at) };
        }
        if self.language.profile().is_in_any_case(WordClass::Elision, &self.text[start..at]) {
            Joiner::Elision(at + len)
        } else {
            Joiner::GoesOn(at + len)
        }
    }

    /// The same for a full stop.
    fn full_stop(&self, start: usize, at: usize, shape: &mut WordShape) -> Joiner {
        let before = self.bytes[at - 1];
        let next = self.byte(at + 1);
        // The bytes between this full stop and the last: one in "U.S", several in "example.com".
        let piece = at - shape.piece_start.unwrap_or(start);
        if before.is_ascii_digit() && next.is_ascii_digit() {
            return Joiner::GoesOn(at + 1);
        }
        if !self.is_word_char(at + 1) {
            let is_initials = shape.stops > 0 && piece <= 2 && before.is_ascii_alphabetic();
            return Joiner::Ends(if is_initials { at + 1 } else { at });
        }
        if shape.digits == 0 && shape.stops == 0 && self.text[start..at].eq_ignore_ascii_case("www") {
            return Joiner::Address(self.address_end(at));
        }
        let is_sentence_end = before.is_ascii_lowercase() && next.is_ascii_uppercase();
        if is_sentence_end || before >= 0x80 || next >= 0x80 {
            return Joiner::Ends(at);
        }
        shape.stops += 1;
        shape.piece_start = Some(at + 1);
        Joiner::GoesOn(at + 1)
    }

    /// Where an address ends: at the next blank, or before the marks that close right before the blank.
    fn address_end(&self, from: usize) -> usize {
        let rest = &self.text[from..self.end];
        let stop = rest.find(|c: char| {
            c.is_whitespace()
                || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»')
                || is_unspaced_or_wide_mark(c)
        });
        let address = &rest[..stop.unwrap_or(rest.len())];
        let trimmed = address.trim_end_matches(|c: char| {
            matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | ')' | ']' | '}' | '…' | '’')
        });
        // The address keeps the bracket that closes one of its own.
        let closes = address[trimmed.len()..].starts_with(')') && trimmed.contains('(');
        from + trimmed.len() + usize::from(closes)
    }

    /// True if a mail domain (a full stop before a letter) starts at `at`.
    fn is_mail(&self, at: usize) -> bool {
        let domain = &self.bytes[at..self.end.min(at + 255)];
        let len = domain.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-')).count();
        domain[..len].windows(2).any(|pair| pair[0] == b'.' && pair[1].is_ascii_alphabetic())
    }
}
