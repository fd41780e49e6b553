//! Offsets: indices of Python strings, or bytes as in the JSON of the command line.

use crate::error::raised;
use nutgraf::{OffsetCursor, Span};
use pyo3::prelude::*;

/// The unit of offsets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Offsets {
    Characters,
    Bytes,
}

impl Offsets {
    pub(crate) fn named(name: &str) -> PyResult<Self> {
        match name {
            "characters" => Ok(Self::Characters),
            "bytes" => Ok(Self::Bytes),
            _ => Err(raised(format!("offsets are \"characters\" or \"bytes\", not \"{name}\""))),
        }
    }
}

/// Turns the offsets of one text, which are bytes, into those asked for: in order they cost one pass over the text.
pub(crate) struct Places<'t> {
    /// None if bytes stay bytes.
    cursor: Option<OffsetCursor<'t>>,
}

impl<'t> Places<'t> {
    pub(crate) fn new(text: &'t str, offsets: Offsets) -> Self {
        let is_same = offsets == Offsets::Bytes || text.is_ascii();
        Self { cursor: (!is_same).then(|| OffsetCursor::new(text)) }
    }

    /// The start and the end of a span.
    pub(crate) fn of(&mut self, start: u32, end: u32) -> (u32, u32) {
        let Some(cursor) = &mut self.cursor else { return (start, end) };
        let range = cursor.range(Span { start, end });
        (range.start.chars as u32, range.end.chars as u32)
    }

    pub(crate) fn of_all(&mut self, spans: &[[u32; 2]]) -> Vec<(u32, u32)> {
        spans.iter().map(|&[start, end]| self.of(start, end)).collect()
    }
}
