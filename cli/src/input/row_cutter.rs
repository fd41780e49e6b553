//! Cuts a stream into whole rows, block by block. A row that is too long, or whose quote is never closed, affects no other.

use super::limits::DocumentLimit;
use super::place::LineNumber;
use super::read_ahead::{ByteStream, ReadAhead};
use super::row_scanner::RowEnds;
use super::row_search::{RowSearch, SearchResult};
use crate::io_error::describe;
use std::io;

/// Cuts a stream into rows.
pub(super) struct RowCutter {
    ahead: ReadAhead,
    ends: RowEnds,
    limit: DocumentLimit,
    next_line: LineNumber,
    /// In the next bytes, a quote that is open at the end of a line is known to stay open. Looking again for each row would
    /// make the time quadratic.
    n_open: u64,
    is_over: bool,
}

/// The next rows of a stream.
pub(super) enum RowCut {
    /// Whole rows, and their first line.
    Rows(Vec<u8>, LineNumber),
    /// A row that cannot be read, unlike those after it. Holds its line and a message.
    Failed(LineNumber, String),
    /// The rest of the stream cannot be read. Holds the line of the next row and a message.
    Broken(LineNumber, String),
}

impl RowCutter {
    pub(super) fn new(stream: ByteStream, ends: RowEnds, limit: DocumentLimit) -> Self {
        let (ahead, next_line) = (ReadAhead::new(stream), LineNumber::FIRST);
        Self { ahead, ends, limit, next_line, n_open: 0, is_over: false }
    }

    /// The next rows; `None` at the end.
    ///
    /// Rows from a pipe are returned as soon as they arrive. A file is read in blocks of the same size, so that its
    /// chunks are the same in every run.
    pub(super) fn next(&mut self) -> Option<RowCut> {
        if self.is_over {
            return None;
        }
        let line = self.next_line;
        let cut = self.search().and_then(|found| self.cut(found));
        cut.unwrap_or_else(|error| {
            self.is_over = true;
            Some(RowCut::Broken(line, describe(&error)))
        })
    }

    /// Looks for the ends of the next rows, as far ahead as needed.
    fn search(&mut self) -> io::Result<SearchResult> {
        let mut search = RowSearch::new(self.ends, self.limit, self.n_open);
        let mut found = search.scan(self.ahead.near());
        while found.is_none() {
            let block = self.ahead.read_more()?;
            found = if block.is_empty() { Some(search.end()) } else { search.scan(block) };
        }
        Ok(found.unwrap_or(SearchResult::Nothing))
    }

    fn cut(&mut self, found: SearchResult) -> io::Result<Option<RowCut>> {
        let line = self.next_line;
        match found {
            SearchResult::Nothing => Ok(None),
            SearchResult::Rows(n_bytes, n_lines) => {
                Ok(Some(RowCut::Rows(self.take(n_bytes, n_lines)?, line)))
            }
            SearchResult::Open { n_bytes, first_line, why } => {
                self.n_open = self.n_open.max(n_bytes);
                self.take(first_line, 1)?;
                Ok(Some(RowCut::Failed(line, why)))
            }
            SearchResult::TooLong { n_bytes, why } => {
                if let Some(n_bytes) = n_bytes {
                    self.take(n_bytes, 1)?;
                } else {
                    self.ahead.skip_line()?;
                    (self.n_open, self.next_line) = (0, line.plus(1));
                }
                Ok(Some(RowCut::Failed(line, why)))
            }
        }
    }

    fn take(&mut self, n_bytes: u64, n_lines: u64) -> io::Result<Vec<u8>> {
        self.next_line = self.next_line.plus(n_lines);
        self.n_open = self.n_open.saturating_sub(n_bytes);
        self.ahead.take(n_bytes)
    }
}
