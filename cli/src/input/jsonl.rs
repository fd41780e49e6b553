//! Reads rows of JSONL, chunk by chunk.

use super::chunk::{Chunk, ChunkContent};
use super::document::ReadFailure;
use super::limits::DocumentLimit;
use super::read_ahead::ByteStream;
use super::row_cutter::{RowCut, RowCutter};
use super::row_scanner::{RowEnds, rows};
use std::sync::Arc;

/// The lines of a file, chunk by chunk.
pub(super) struct JsonlReader {
    name: Arc<str>,
    rows: RowCutter,
}

impl JsonlReader {
    pub(super) fn new(name: &str, stream: ByteStream, limit: DocumentLimit) -> Self {
        Self { name: name.into(), rows: RowCutter::new(stream, RowEnds::Lines, limit) }
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
                    let name = Arc::clone(&self.name);
                    Chunk::rows(bytes, |bytes| ChunkContent::Lines { bytes, first_line, name })
                }
                RowCut::Failed(line, what) | RowCut::Broken(line, what) => {
                    Chunk::failed(ReadFailure::in_row(&self.name, line, &what))
                }
            });
        }
    }
}
