//! Escape sequences of terminals (ECMA-48): they colour and link a text and say nothing.

use super::span::Span;
use std::borrow::Cow;

const ESCAPE: u8 = 0x1b;

/// A text without its escape sequences, and where it was cut out of the text as given.
pub(crate) struct WithoutEscapes<'t> {
    pub(crate) text: Cow<'t, str>,
    /// Places in `text` where sequences were, and the length of all up to there.
    cuts: Vec<(usize, usize)>,
}

impl<'t> WithoutEscapes<'t> {
    /// Costs one search for the first byte of a sequence where there is none.
    pub(crate) fn of(given: &'t str) -> Self {
        if memchr::memchr(ESCAPE, given.as_bytes()).is_none() {
            return Self { text: Cow::Borrowed(given), cuts: Vec::new() };
        }
        let (mut text, mut cuts) = (String::with_capacity(given.len()), Vec::new());
        let (mut kept, mut cut) = (0, 0);
        for at in memchr::memchr_iter(ESCAPE, given.as_bytes()) {
            let length = if at < kept { 0 } else { escape_length(&given.as_bytes()[at..]) };
            if length > 0 {
                text.push_str(&given[kept..at]);
                kept = at + length;
                cut += length;
                cuts.push((text.len(), cut));
            }
        }
        text.push_str(&given[kept..]);
        Self { text: Cow::Owned(text), cuts }
    }

    /// True if the text as given has no sequence.
    pub(crate) fn is_whole(&self) -> bool {
        self.cuts.is_empty()
    }

    /// The place in the text as given of a span of `text`, without sequences at its ends.
    pub(crate) fn given(&self, span: Span) -> Span {
        let cut_before = |n: usize| n.checked_sub(1).map_or(0, |last| self.cuts[last].1);
        let (start, end) = (span.start as usize, span.end as usize);
        let given_start = start + cut_before(self.cuts.partition_point(|&(at, _)| at <= start));
        let given_end = end + cut_before(self.cuts.partition_point(|&(at, _)| at < end));
        Span::new(given_start, given_end.max(given_start))
    }
}

/// The length of the sequence that a text starts with; 0 if it starts with none.
fn escape_length(bytes: &[u8]) -> usize {
    match bytes.get(1) {
        // A control sequence: parameters, then one letter.
        Some(b'[') => {
            let n = bytes[2..].iter().take_while(|&byte| matches!(byte, 0x20..=0x3f)).count();
            2 + n + usize::from(matches!(bytes.get(2 + n), Some(0x40..=0x7e)))
        }
        // A string: a title or a link, then a bell or `ESC \`.
        Some(b']' | b'P' | b'X' | b'^' | b'_') => 2 + string_length(&bytes[2..]),
        // Two bytes, or three to choose a set of characters.
        Some(0x30..=0x7e) => 2,
        Some(0x21..=0x2f) if matches!(bytes.get(2), Some(0x30..=0x7e)) => 3,
        _ => 0,
    }
}

/// The length of a string with the end of it; 0 if it does not end in its line.
fn string_length(bytes: &[u8]) -> usize {
    match memchr::memchr3(0x07, ESCAPE, b'\n', bytes) {
        Some(end) if bytes[end] == 0x07 => end + 1,
        Some(end) if bytes[end..].starts_with(b"\x1b\\") => end + 2,
        _ => 0,
    }
}
