//! What joins two runs of letters and digits into one word, and what ends it: hyphens, apostrophes, full stops,
//! the marks of numbers and addresses.

use super::char_class::is_unspaced_or_wide_mark;
use super::scanner::{Scanner, Shape};
use crate::language::{Property, WordClass};

/// What a run of letters and digits is followed by.
pub(in crate::segment) enum Joint {
    /// The word goes on here.
    Goes(usize),
    /// It ended here.
    Ends(usize),
    /// It ended here with an apostrophe, and the next word follows without a blank.
    Elision(usize),
    /// It turned out to be an address that ends here.
    Address(usize),
}

impl Scanner<'_, '_> {
    /// Whether what stands at `at`, after a run of letters and digits, joins it to the next run.
    pub(in crate::segment) fn joint(&self, start: usize, at: usize, shape: &mut Shape) -> Joint {
        if at >= self.end {
            return Joint::Ends(at);
        }
        let byte = self.bytes[at];
        let before = self.bytes[at - 1];
        let next = self.byte(at + 1);
        let both_digits = before.is_ascii_digit() && next.is_ascii_digit();
        match byte {
            b' ' | b'\n' => Joint::Ends(at),
            b'\'' => self.apostrophe(start, at, 1),
            b'.' => self.full_stop(start, at, shape),
            b'-' if self.is_word_char(at + 1) => Joint::Goes(at + 1),
            b'_' if next == b'_' || self.is_word_char(at + 1) => Joint::Goes(at + 1),
            b',' | b'/' if both_digits => Joint::Goes(at + 1),
            b':' if both_digits => Joint::Goes(at + 1),
            b':' if self.has_case_colons() && before.is_ascii_alphabetic() && self.is_letter(at + 1) => {
                Joint::Goes(at + 1)
            }
            b':' if self.bytes[at..self.end].starts_with(b"://") && shape.digits == 0 => {
                Joint::Address(self.address_end(at))
            }
            b'@' if self.is_word_char(at + 1) && self.is_mail(at + 1) => Joint::Address(self.address_end(at)),
            b'&' if before.is_ascii_uppercase() && next.is_ascii_uppercase() => Joint::Goes(at + 1),
            b'%' if before.is_ascii_digit() => Joint::Ends(at + 1),
            b'+' if at - start == 1 && before.is_ascii_uppercase() && next == b'+' => Joint::Ends(at + 2),
            b'#' if at - start == 1 && before.is_ascii_uppercase() && !self.is_word_char(at + 1) => {
                Joint::Ends(at + 1)
            }
            0xc2..=0xe2 | 0xef => self.wide_joint(start, at),
            _ => Joint::Ends(at),
        }
    }

    /// Whether the language writes a colon before the ending of an abbreviation: "EU:n", "SVT:s".
    fn has_case_colons(&self) -> bool {
        self.language.profile().has(Property::ColonBeforeEndings)
    }

    /// A joint beyond ASCII: `’`, `‑`, `·`, `״`, full-width forms.
    fn wide_joint(&self, start: usize, at: usize) -> Joint {
        match self.char_at(at) {
            Some('\u{2019}' | '\u{ff07}') => self.apostrophe(start, at, 3),
            Some(c @ ('\u{2010}' | '\u{2011}' | '\u{ff0d}' | '\u{b7}' | '\u{5f4}' | '\u{5f3}'))
                if self.is_word_char(at + c.len_utf8()) =>
            {
                Joint::Goes(at + c.len_utf8())
            }
            _ => Joint::Ends(at),
        }
    }

    /// An apostrophe of `len` bytes after `text[start..at]`.
    fn apostrophe(&self, start: usize, at: usize, len: usize) -> Joint {
        if !self.is_letter(at + len) {
            // "1'000"
            let in_number = self.bytes[at - 1].is_ascii_digit() && self.byte(at + len).is_ascii_digit();
            return if in_number { Joint::Goes(at + len) } else { Joint::Ends(at) };
        }
        if self.language.profile().is_in_any_case(WordClass::Elision, &self.text[start..at]) {
            Joint::Elision(at + len)
        } else {
            Joint::Goes(at + len)
        }
    }

    /// A full stop at `at`, after `text[start..at]`.
    fn full_stop(&self, start: usize, at: usize, shape: &mut Shape) -> Joint {
        let before = self.bytes[at - 1];
        let next = self.byte(at + 1);
        // Letters between this full stop and the last: one in "U.S", several in "example.com".
        let piece = at - shape.piece_start.unwrap_or(start);
        if before.is_ascii_digit() && next.is_ascii_digit() {
            return Joint::Goes(at + 1);
        }
        if !self.is_word_char(at + 1) {
            let is_initials = shape.stops > 0 && piece <= 2 && before.is_ascii_alphabetic();
            return Joint::Ends(if is_initials { at + 1 } else { at });
        }
        if shape.digits == 0 && shape.stops == 0 && self.text[start..at].eq_ignore_ascii_case("www") {
            return Joint::Address(self.address_end(at));
        }
        let is_sentence_end = before.is_ascii_lowercase() && next.is_ascii_uppercase();
        if is_sentence_end || before >= 0x80 || next >= 0x80 {
            return Joint::Ends(at);
        }
        shape.stops += 1;
        shape.piece_start = Some(at + 1);
        Joint::Goes(at + 1)
    }

    /// Where an address that has been recognised ends: at a blank, less the marks that close around it.
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
        // A bracket opened within the address is its own.
        let closes = address[trimmed.len()..].starts_with(')') && trimmed.contains('(');
        from + trimmed.len() + usize::from(closes)
    }

    /// Whether a mail domain (a full stop between letters) starts at `at`.
    fn is_mail(&self, at: usize) -> bool {
        let domain = &self.bytes[at..self.end.min(at + 255)];
        let len = domain.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-')).count();
        domain[..len].windows(2).any(|pair| pair[0] == b'.' && pair[1].is_ascii_alphabetic())
    }
}
