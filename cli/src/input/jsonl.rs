//! Reads rows of JSONL, and the lines made of JSON, chunk by chunk.

use super::chunk::{Chunk, ChunkContent};
use super::document::ReadFailure;
use super::format::InputFormat;
use super::limits::DocumentLimit;
use super::read_ahead::ByteStream;
use super::row_cutter::{RowCut, RowCutter};
use super::row_scanner::{RowEnds, rows};
use std::sync::Arc;

/// The lines of a file, chunk by chunk.
pub(super) struct JsonlReader {
    name: Arc<str>,
    /// `Json` if the lines were made of a JSON file.
    from: InputFormat,
    rows: RowCutter,
}

impl JsonlReader {
    pub(super) fn new(name: &str, stream: ByteStream, from: InputFormat, limit: DocumentLimit) -> Self {
        Self { name: name.into(), from, rows: RowCutter::new(stream, RowEnds::Lines, limit) }
    }

    pub(super) fn next(&mut self) -> Option<Chunk> {
        loop {
            return Some(match self.rows.next()? {
                RowCut::Rows(bytes, first_line)
                    if rows(&bytes, RowEnds::Lines, first_line).next().is_none() =>
                {
                    continue;
                }
                RowCut::Rows(bytes, first_line) => {
                    let (name, from) = (Arc::clone(&self.name), self.from);
                    Chunk::rows(bytes, |bytes| ChunkContent::Lines { bytes, first_line, from, name })
                }
                RowCut::Failed(line, what) | RowCut::Broken(line, what) => {
                    Chunk::failed(ReadFailure::in_row(&self.name, line, &what))
                }
            });
        }
    }
}
