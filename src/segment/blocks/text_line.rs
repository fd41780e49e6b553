//! The lines of a text.

use super::line_shape::{LineShape, is_blank, shape_of};
use crate::segment::marks::newline_length;

/// A line without the blanks around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextLine {
    /// The first byte of the content, after blanks and the markup that gives the line its shape.
    pub start: usize,
    /// One past the last byte of the content.
    pub end: usize,
    /// The bytes of blanks before the line.
    pub indent: usize,
    pub shape: LineShape,
}

/// The lines of `text`, which end with `\n`, `\r\n` or `\r`.
pub(super) fn lines(text: &str) -> impl Iterator<Item = TextLine> {
    let bytes = text.as_bytes();
    let (mut start, mut n_blank) = (0, 0);
    std::iter::from_fn(move || {
        while start < bytes.len() {
            let rest = &bytes[start..];
            let end = memchr::memchr2(b'\n', b'\r', rest).map_or(bytes.len(), |length| start + length);
            let line = TextLine::read(text, start, end);
            start = if end < bytes.len() { end + newline_length(bytes, end) } else { end };
            n_blank = if line.shape == LineShape::Blank { n_blank + 1 } else { 0 };
            if n_blank <= MAX_BLANK_LINES {
                return Some(line);
            }
        }
        None
    })
}

/// A blank between two lines that are read as one, since a word was cut at the end of the first. It comes before the word, so
/// that the lines have about their widths.
pub(in crate::segment) const JOINED_LINES: char = '\u{b}';

/// More blank lines in a row are not kept: nothing looks further.
const MAX_BLANK_LINES: usize = 16;

impl TextLine {
    fn read(text: &str, start: usize, end: usize) -> Self {
        let whole = &text[start..end];
        let left = whole.trim_start_matches(is_blank);
        let indent = whole.len() - left.len();
        let content = left.trim_end_matches(is_blank);
        let (shape, n_before, n_after) = shape_of(content);
        let first = start + indent;
        Self { start: first + n_before, end: first + content.len() - n_after, indent, shape }
    }

    /// The content.
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }

    /// The width of the content in characters; that of its last line if lines were joined ([`JOINED_LINES`]).
    pub fn width(&self, text: &str) -> usize {
        self.text(text).rsplit(JOINED_LINES).next().unwrap_or_default().chars().count()
    }

    /// The width of the widest line in it.
    pub fn widest(&self, text: &str) -> usize {
        self.text(text).split(JOINED_LINES).map(|line| line.chars().count()).max().unwrap_or(0)
    }

    /// Where the line starts with its markup.
    pub fn start_with_markup(&self, text: &str) -> usize {
        let head = &text[..self.start];
        let line_start = memchr::memrchr2(b'\n', b'\r', head.as_bytes()).map_or(0, |at| at + 1);
        self.start - head[line_start..].trim_start().len()
    }

    /// Where the line ends with its markup.
    pub fn end_with_markup(&self, text: &str) -> usize {
        let tail = &text[self.end..];
        let length = memchr::memchr2(b'\n', b'\r', tail.as_bytes()).unwrap_or(tail.len());
        self.end + tail[..length].trim_end().len()
    }
}
