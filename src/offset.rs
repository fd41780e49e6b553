//! Offsets in other units than bytes: Python counts characters, JavaScript, Java and editors UTF-16 code units.

use crate::document::Span;
use std::ops::Range;

/// A place in a text, in three units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub struct Offset {
    /// Bytes of UTF-8 before it.
    pub bytes: usize,
    /// Characters (Unicode code points) before it.
    pub chars: usize,
    /// UTF-16 code units before it.
    pub utf16: usize,
}

/// Finds offsets in a text. All spans of a document, in order, cost one pass over its text; in any other order they cost
/// two passes, and a little for each.
///
/// ```
/// use nutgraf::{Document, OffsetCursor};
/// let document = Document::new("😀 sagt: „Grüße!“ Und geht.")?;
/// let mut cursor = OffsetCursor::new(document.text());
/// let second = cursor.range(document.sentence(1).span());
/// assert_eq!((second.start.bytes, second.start.chars, second.start.utf16), (26, 17, 18));
/// assert_eq!((second.end.bytes, second.end.chars, second.end.utf16), (35, 26, 27));
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct OffsetCursor<'t> {
    text: &'t str,
    last: Offset,
    /// The offset of every [`STEP`]th byte, made when first needed.
    steps: Vec<Offset>,
}

/// A way of more bytes is not walked.
const STEP: usize = 1024;

impl<'t> OffsetCursor<'t> {
    /// A cursor at the start of a text.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, last: Offset::default(), steps: Vec::new() }
    }

    /// The offset of a byte: of its character, or of the end of the text if it is beyond that.
    pub fn offset(&mut self, byte: usize) -> Offset {
        let byte = self.text.floor_char_boundary(byte);
        if byte.abs_diff(self.last.bytes) > STEP {
            self.last = self.step_before(byte);
        }
        self.walk_to(byte)
    }

    /// The offset of a byte at most [`STEP`] bytes before another.
    fn step_before(&mut self, byte: usize) -> Offset {
        if self.steps.is_empty() {
            let mut cursor = Self::new(self.text);
            let places = (0..=self.text.len() / STEP).map(|step| self.text.floor_char_boundary(step * STEP));
            self.steps = places.map(|place| cursor.walk_to(place)).collect();
        }
        self.steps[byte / STEP]
    }

    /// The offset of a byte; costs as much as the way from the one before.
    fn walk_to(&mut self, byte: usize) -> Offset {
        let Offset { bytes, chars, utf16 } = self.last;
        let text = self.text.as_bytes();
        let (n_chars, n_utf16) = counted(&text[bytes.min(byte)..bytes.max(byte)]);
        self.last = if byte < bytes {
            Offset { bytes: byte, chars: chars - n_chars, utf16: utf16 - n_utf16 }
        } else {
            Offset { bytes: byte, chars: chars + n_chars, utf16: utf16 + n_utf16 }
        };
        self.last
    }

    /// The offsets of both ends of a span.
    pub fn range(&mut self, span: Span) -> Range<Offset> {
        self.offset(span.start as usize)..self.offset(span.end as usize)
    }
}

/// The number of characters and of UTF-16 code units in whole characters of UTF-8.
fn counted(text: &[u8]) -> (usize, usize) {
    let is_first = |byte: u8| byte & 0b1100_0000 != 0b1000_0000;
    let n_chars = text.iter().filter(|&&byte| is_first(byte)).count();
    // Characters of four bytes are two units.
    (n_chars, n_chars + text.iter().filter(|&&byte| byte >= 0b1111_0000).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIXED: &str = "aé日😀\r\n e\u{301} 👩‍👩‍👧 ж.";

    fn expected(byte: usize) -> Offset {
        let before = &MIXED[..byte];
        Offset { bytes: byte, chars: before.chars().count(), utf16: before.encode_utf16().count() }
    }

    #[test]
    fn all_units_agree_with_the_text_before() {
        let ends: Vec<usize> = MIXED.char_indices().map(|(at, _)| at).chain([MIXED.len()]).collect();
        let mut cursor = OffsetCursor::new(MIXED);
        for &byte in ends.iter().chain(ends.iter().rev()).chain(ends.iter().step_by(3)) {
            assert_eq!(cursor.offset(byte), expected(byte), "at {byte}");
        }
        let range = cursor.range(Span { start: 3, end: 10 });
        assert_eq!(range, expected(3)..expected(10));
    }

    #[test]
    fn a_long_way_is_not_walked() {
        let text = MIXED.repeat(300);
        let mut cursor = OffsetCursor::new(&text);
        for byte in [9000, 17, 5000, 8000, 0, text.len(), 1024, 1025] {
            let byte = text.floor_char_boundary(byte);
            let chars = text[..byte].chars().count();
            assert_eq!((cursor.offset(byte).bytes, cursor.offset(byte).chars), (byte, chars));
        }
    }

    #[test]
    fn a_byte_within_a_character_is_that_character_and_one_beyond_the_end_is_the_end() {
        let mut cursor = OffsetCursor::new(MIXED);
        assert_eq!(cursor.offset(2), expected(1));
        assert_eq!(cursor.offset(usize::MAX), expected(MIXED.len()));
        assert_eq!(OffsetCursor::new("").offset(7), Offset::default());
    }
}
