//! What stands on a line of its own, and is no part of a sentence where the line breaks are lost: drawn rules, the
//! time stamps of mail headers, addresses in a row.

use super::word_after::{Case, Next};

/// A piece of text that may be cut off from what stands around it.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::segment) struct Lone {
    pub(in crate::segment) start: usize,
    pub(in crate::segment) end: usize,
    /// Whether a sentence ends before it.
    pub(in crate::segment) cuts_before: bool,
    /// Whether one ends with it, if the text after it allows.
    pub(in crate::segment) after: After,
}

/// What must come after a piece if a sentence ends with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::segment) enum After {
    /// Anything but lower case.
    Any,
    /// A word that starts sentences, or another address.
    Starter,
}

/// A drawn rule is at least so long.
const MIN_RULE_BYTES: usize = 8;
/// No longer address is read.
const MAX_ADDRESS_BYTES: usize = 512;

/// The piece around byte `at` of `text`, where one of `=_*~-`, `/` or `:` stands.
pub(in crate::segment) fn lone_at(text: &str, at: usize, limit: usize) -> Option<Lone> {
    let bytes = &text.as_bytes()[..limit];
    match bytes[at] {
        mark @ (b'=' | b'_' | b'*' | b'~' | b'-') => rule(text, at, limit, mark),
        b'/' => stamp(text, at, limit),
        b':' if bytes[at..].starts_with(b"://") => address(bytes, at),
        _ => None,
    }
}

/// `==========` between blanks. One before lower case is a word left out.
fn rule(text: &str, at: usize, limit: usize, mark: u8) -> Option<Lone> {
    let bytes = &text.as_bytes()[..limit];
    // Asked first, so that a long row is counted from its start only.
    if !is_blank_before(bytes, at) {
        return None;
    }
    let end = at + bytes[at..].iter().take_while(|&&byte| byte == mark).count();
    let is_rule = end - at >= MIN_RULE_BYTES
        && bytes.get(end).is_none_or(u8::is_ascii_whitespace)
        && Next::read(text, end, limit).case != Case::Lower;
    is_rule.then_some(Lone { start: at, end, cuts_before: true, after: After::Any })
}

/// `08/16/2000 12:05 PM`, of which the first `/` stands at `at`. What stands before it is the sender, unless that
/// ends in lower case ("on", "until").
fn stamp(text: &str, at: usize, limit: usize) -> Option<Lone> {
    let bytes = &text.as_bytes()[..limit];
    let n_digits = bytes[..at].iter().rev().take(3).take_while(|byte| byte.is_ascii_digit()).count();
    let start = at - n_digits;
    if !(1..=2).contains(&n_digits) || !is_blank_before(bytes, start) {
        return None;
    }
    let mut rest = Digits { bytes, at };
    let is_stamp =
        rest.mark(b'/').number(1..=2).mark(b'/').number(2..=4).mark(b' ').number(1..=2).is_at(b':');
    if !is_stamp {
        return None;
    }
    rest.mark(b':').number(2..=2);
    if rest.is_at(b':') {
        rest.mark(b':').number(2..=2);
    }
    let half = bytes.get(rest.at..rest.at + 3)?;
    let end = rest.at + 3;
    if !matches!(half, b" AM" | b" PM") || bytes.get(end).is_some_and(|byte| !byte.is_ascii_whitespace()) {
        return None;
    }
    let before = text[..start].trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let cuts_before = !word.starts_with(char::is_lowercase) || word.contains(['@', '>']);
    Some(Lone { start, end, cuts_before, after: After::Any })
}

/// `https://example.org/page`, of which the `:` stands at `at`, up to the blank after it; nothing if it ends with
/// a mark.
fn address(bytes: &[u8], at: usize) -> Option<Lone> {
    let window = &bytes[at..bytes.len().min(at + MAX_ADDRESS_BYTES)];
    let length = memchr::memchr3(b' ', b'\n', b'\t', window)?;
    let last = window[length - 1];
    let ends_plainly = matches!(last, b'/' | b']' | b'>') || last.is_ascii_alphanumeric();
    let (start, end) = (at, at + length);
    (ends_plainly && length > 3).then_some(Lone { start, end, cuts_before: false, after: After::Starter })
}

fn is_blank_before(bytes: &[u8], at: usize) -> bool {
    at == 0 || bytes[at - 1].is_ascii_whitespace()
}

/// Reads numbers and the marks between them; stays beyond the end once something else stands there.
struct Digits<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Digits<'_> {
    fn is_at(&self, byte: u8) -> bool {
        self.bytes.get(self.at) == Some(&byte)
    }

    fn mark(&mut self, byte: u8) -> &mut Self {
        self.at = if self.is_at(byte) { self.at + 1 } else { self.bytes.len() };
        self
    }

    fn number(&mut self, n_digits: std::ops::RangeInclusive<usize>) -> &mut Self {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let n = rest.iter().take(5).take_while(|byte| byte.is_ascii_digit()).count();
        self.at = if n_digits.contains(&n) { self.at + n } else { self.bytes.len() };
        self
    }
}

/// Whether what follows an address starts anew by being another one.
pub(in crate::segment) fn is_address(text: &str, next: &Next) -> bool {
    let end = next.start + next.word.len();
    text.as_bytes()[end..].starts_with(b"://")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let at = text.find(['=', '/', ':']).unwrap();
        let found = lone_at(text, at, text.len());
        assert_eq!(found.map(|lone| &text[lone.start..lone.end]), expected, "{text}");
    }

    #[test]
    fn rules_stamps_and_addresses() {
        check("One ======== Two", Some("========"));
        check("One ======== two", None);
        check("One === Two", None);
        check("Jane Doe 3/16/2000 12:05 PM We met", Some("3/16/2000 12:05 PM"));
        check("Jane Doe 3/16/2000 12:05:59 AM We met", Some("3/16/2000 12:05:59 AM"));
        for no_stamp in
            ["3/16/2000", "3/16/2000 12:05", "3/16/2000 12", "1/2 ", "a/b", "/", "1/", "3/16/2000 12:05 PMX"]
        {
            check(no_stamp, None);
        }
        check("https://example.org/a?b=c See", Some("://example.org/a?b=c"));
        check("https://example.org. See", None);
    }
}
