//! Text that is not part of a sentence but is found within a line because the line breaks are lost: drawn lines, the
//! time stamps of mail headers, web addresses in a row.

use super::splitter::SentenceSplitter;
use super::word_after::{LetterCase, WordAfter};
use crate::segment::boundary_rule::BoundaryRule;

/// A piece of text that may be cut off from the text around it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct StandalonePiece {
    pub kind: StandaloneKind,
    pub start: usize,
    pub end: usize,
    /// The rule by which a sentence ends before it, if one does.
    pub rule_before: Option<BoundaryRule>,
}

/// The kinds of standalone pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StandaloneKind {
    /// `==========`
    RowOfMarks,
    /// `08/16/2000 12:05 PM`
    TimeStamp,
    /// `https://example.org/page`
    Address,
}

impl StandalonePiece {
    /// The rule for the end of the piece.
    pub fn rule_after(&self, splitter: &SentenceSplitter, limit: usize) -> BoundaryRule {
        let next = || WordAfter::read(splitter.text, self.end, limit);
        match self.kind {
            StandaloneKind::RowOfMarks => BoundaryRule::RowOfMarks,
            StandaloneKind::TimeStamp if next().case == LetterCase::Lower => {
                BoundaryRule::TimeStampInSentence
            }
            StandaloneKind::TimeStamp => BoundaryRule::TimeStamp,
            StandaloneKind::Address if starts_anew(splitter, &next()) => BoundaryRule::AddressBeforeSentence,
            StandaloneKind::Address => BoundaryRule::Address,
        }
    }
}

/// True if a word that starts sentences or another address follows an address.
fn starts_anew(splitter: &SentenceSplitter, next: &WordAfter) -> bool {
    let is_starter = || next.case == LetterCase::Upper && splitter.profile.is_function_word(next.word);
    let is_address = || splitter.text.as_bytes()[next.start + next.word.len()..].starts_with(b"://");
    next.is_spaced && (is_starter() || is_address())
}

/// A shorter row is a mark of the text.
const MIN_ROW_BYTES: usize = 8;
/// An address is not read beyond this.
const MAX_ADDRESS_BYTES: usize = 512;

/// The piece around byte `at` of `text`, if there is one: it starts with one of `=_*~-`, or has its first `/` or its
/// `:` there.
pub(super) fn standalone_at(text: &str, at: usize, limit: usize) -> Option<StandalonePiece> {
    let bytes = &text.as_bytes()[..limit];
    match bytes[at] {
        mark @ (b'=' | b'_' | b'*' | b'~' | b'-') => row_of_marks(text, at, limit, mark),
        b'/' => time_stamp(text, at, limit),
        b':' if bytes[at..].starts_with(b"://") => address(bytes, at),
        _ => None,
    }
}

/// `==========` between blanks. Before lower case it takes the place of a word.
fn row_of_marks(text: &str, at: usize, limit: usize, mark: u8) -> Option<StandalonePiece> {
    let bytes = &text.as_bytes()[..limit];
    // The first test, so that a long row is counted from its start only.
    if !is_blank_before(bytes, at) {
        return None;
    }
    let end = at + bytes[at..].iter().take_while(|&&byte| byte == mark).count();
    let is_row = end - at >= MIN_ROW_BYTES
        && bytes.get(end).is_none_or(u8::is_ascii_whitespace)
        && WordAfter::read(text, end, limit).case != LetterCase::Lower;
    is_row.then_some(StandalonePiece {
        kind: StandaloneKind::RowOfMarks,
        start: at,
        end,
        rule_before: Some(BoundaryRule::RowOfMarks),
    })
}

/// `08/16/2000 12:05 PM`, whose first `/` is at `at`. The sender comes before it, unless the word there is in lower
/// case ("on", "until").
fn time_stamp(text: &str, at: usize, limit: usize) -> Option<StandalonePiece> {
    let bytes = &text.as_bytes()[..limit];
    let n_digits = bytes[..at].iter().rev().take(3).take_while(|byte| byte.is_ascii_digit()).count();
    let start = at - n_digits;
    if !(1..=2).contains(&n_digits) || !is_blank_before(bytes, start) {
        return None;
    }
    let mut rest = NumberReader { bytes, at };
    let is_time_stamp =
        rest.mark(b'/').number(1..=2).mark(b'/').number(2..=4).mark(b' ').number(1..=2).is_at(b':');
    if !is_time_stamp {
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
    let is_sender = !word.starts_with(char::is_lowercase) || word.contains(['@', '>']);
    let rule_before = is_sender.then_some(BoundaryRule::TimeStamp);
    Some(StandalonePiece { kind: StandaloneKind::TimeStamp, start, end, rule_before })
}

/// `https://example.org/page` from its `:` at `at` up to the blank after it. None if it ends with a mark.
fn address(bytes: &[u8], at: usize) -> Option<StandalonePiece> {
    let window = &bytes[at..bytes.len().min(at + MAX_ADDRESS_BYTES)];
    let length = memchr::memchr3(b' ', b'\n', b'\t', window)?;
    let last = window[length - 1];
    let ends_plainly = matches!(last, b'/' | b']' | b'>') || last.is_ascii_alphanumeric();
    (ends_plainly && length > 3).then_some(StandalonePiece {
        kind: StandaloneKind::Address,
        start: at,
        end: at + length,
        rule_before: None,
    })
}

fn is_blank_before(bytes: &[u8], at: usize) -> bool {
    at == 0 || bytes[at - 1].is_ascii_whitespace()
}

/// Reads numbers and the marks between them. Once something else comes, it stays at the end.
struct NumberReader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl NumberReader<'_> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let at = text.find(['=', '/', ':']).unwrap();
        let found = standalone_at(text, at, text.len());
        assert_eq!(found.map(|piece| &text[piece.start..piece.end]), expected, "{text}");
    }

    #[test]
    fn rules_stamps_and_addresses() {
        check("One ======== Two", Some("========"));
        check("One ======== two", None);
        check("One === Two", None);
        check("Jane Doe 3/16/2000 12:05 PM We met", Some("3/16/2000 12:05 PM"));
        check("Jane Doe 3/16/2000 12:05:59 AM We met", Some("3/16/2000 12:05:59 AM"));
        for no_time_stamp in
            ["3/16/2000", "3/16/2000 12:05", "3/16/2000 12", "1/2 ", "a/b", "/", "1/", "3/16/2000 12:05 PMX"]
        {
            check(no_time_stamp, None);
        }
        check("https://example.org/a?b=c See", Some("://example.org/a?b=c"));
        check("https://example.org. See", None);
    }
}
