//! Looks for the ends of rows ahead, and for rows that have none.

use super::limits::{CHUNK_BYTES, DocumentLimit};
use super::row_scanner::{RowEnds, RowScanner, ScanStep};

/// In a row with more lines a closing quote is missing.
const MAX_ROW_LINES: u64 = 100_000;

/// The most ends of lines in quotes that a row may have.
const MAX_QUOTED_ENDS: u64 = MAX_ROW_LINES - 1;

/// The ends of the next rows.
pub(super) enum SearchResult {
    /// There are no more rows.
    Nothing,
    /// Rows end after this many bytes and lines.
    Rows(u64, u64),
    /// The first row has a quote that is open after `n_bytes`.
    Open { n_bytes: u64, first_line: u64, why: String },
    /// The first row is a single line that is too long. Its end may be known.
    TooLong { n_bytes: Option<u64>, why: String },
}

/// A search for the ends of rows; offsets are counted from its start.
pub(super) struct RowSearch {
    ends: RowEnds,
    limit: DocumentLimit,
    n_open: u64,
    /// Scans the row after the last whole one.
    scanner: RowScanner,
    n_scanned: u64,
    /// The bytes and lines of whole rows.
    n_bytes: u64,
    n_lines: u64,
}

impl RowSearch {
    pub(super) fn new(ends: RowEnds, limit: DocumentLimit, n_open: u64) -> Self {
        let scanner = scanner(ends, n_open > 0);
        Self { ends, limit, n_open, scanner, n_scanned: 0, n_bytes: 0, n_lines: 0 }
    }

    /// Scans the next block; `None` if the first row goes on.
    pub(super) fn scan(&mut self, block: &[u8]) -> Option<SearchResult> {
        let mut at = 0;
        while self.n_bytes < CHUNK_BYTES as u64 {
            at += self.skip_blank_lines(&block[at..], self.n_scanned + at as u64);
            let step = self.scanner.scan(&block[at..]);
            match step {
                ScanStep::End(n) | ScanStep::Open(n) | ScanStep::Misquoted(n) => at += n,
                ScanStep::More => at = block.len(),
            }
            let found = self.found(step, self.n_scanned + at as u64);
            if found.is_some() {
                return found;
            }
            if step == ScanStep::More {
                break;
            }
        }
        self.n_scanned += block.len() as u64;
        (self.n_bytes > 0).then_some(SearchResult::Rows(self.n_bytes, self.n_lines))
    }

    /// Passes many newlines at once, if `here` is between rows; returns their number.
    fn skip_blank_lines(&mut self, block: &[u8], here: u64) -> usize {
        if here != self.n_bytes || !block.starts_with(b"\n\n") {
            return 0;
        }
        let n = block.iter().take_while(|&&byte| byte == b'\n').count();
        self.n_bytes += n as u64;
        self.n_lines += n as u64;
        n
    }

    /// Takes note of a step that led to `here`; a result if the search ends with it.
    fn found(&mut self, step: ScanStep, here: u64) -> Option<SearchResult> {
        let fault = self.open_quote(step, here).or_else(|| self.limit.check_row(here - self.n_bytes).err());
        if let Some(why) = fault {
            return Some(self.stopped(step, here, why));
        }
        match step {
            ScanStep::End(_) => {
                self.n_bytes = here;
                self.n_lines += self.scanner.n_lines + 1;
                self.scanner = scanner(self.ends, here < self.n_open);
            }
            // The row runs out of the bytes that are known. A misquoted one was found above.
            ScanStep::Open(_) | ScanStep::Misquoted(_) => self.scanner.max_lines = MAX_QUOTED_ENDS,
            ScanStep::More => {}
        }
        None
    }

    /// The message about a quote that is open for too long, if it is.
    fn open_quote(&self, step: ScanStep, here: u64) -> Option<String> {
        match step {
            ScanStep::Open(_) if here <= self.n_open => Some("a quote is not closed".to_owned()),
            ScanStep::Open(_) if self.scanner.max_lines == MAX_QUOTED_ENDS => {
                Some(format!("a quote is not closed within {MAX_ROW_LINES} lines"))
            }
            ScanStep::Misquoted(_) => {
                Some("a quote is not closed: another row begins before the next quote".to_owned())
            }
            ScanStep::Open(_) | ScanStep::End(_) | ScanStep::More => None,
        }
    }

    /// The result of a search that cannot go on.
    fn stopped(&self, step: ScanStep, here: u64, why: String) -> SearchResult {
        match self.scanner.first_line {
            _ if self.n_bytes > 0 => SearchResult::Rows(self.n_bytes, self.n_lines),
            Some(first_line) => SearchResult::Open { n_bytes: here, first_line, why },
            None => SearchResult::TooLong { n_bytes: matches!(step, ScanStep::End(_)).then_some(here), why },
        }
    }

    /// The result at the end of the stream, within the first row.
    pub(super) fn end(&self) -> SearchResult {
        if self.scanner.is_quoted() {
            let first_line = self.scanner.first_line.unwrap_or(self.n_scanned);
            let why = "a quote is never closed".to_owned();
            return SearchResult::Open { n_bytes: self.n_scanned, first_line, why };
        }
        if self.n_scanned == 0 {
            return SearchResult::Nothing;
        }
        SearchResult::Rows(self.n_scanned, self.scanner.n_lines + 1)
    }
}

/// A scanner for the next row, which stops at the first line that ends in quotes if these are known to stay open.
fn scanner(ends: RowEnds, is_known: bool) -> RowScanner {
    let max_lines = if is_known { 0 } else { MAX_QUOTED_ENDS };
    let mut scanner = RowScanner::new(ends, max_lines);
    scanner.is_strict = true;
    scanner
}
