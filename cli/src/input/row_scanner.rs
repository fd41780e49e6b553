//! Finds the ends of rows: of lines, or of records of a table, whose quoted fields may have several lines.

use super::place::LineNumber;
use std::ops::Range;

/// How the rows of a file end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowEnds {
    /// With each newline.
    Lines,
    /// With each line end that is not in quotes. Holds the delimiter of fields.
    Records(u8),
}

/// Finds the end of a row, block by block. Quotes are read as by the crate `csv`.
#[derive(Debug)]
pub(super) struct RowScanner {
    ends: RowEnds,
    state: ScanState,
    /// The number of lines that end in quotes.
    pub(super) n_lines: u64,
    /// A row with more of them is given up.
    pub(super) max_lines: u64,
    /// Bytes of the row scanned so far.
    n_bytes: u64,
    /// The bytes of the row up to the first end of a line, if that is in quotes.
    pub(super) first_line: Option<u64>,
    /// True to stop where a text follows the closing quote of a field of several lines.
    pub(super) is_strict: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ScanState {
    /// Before a row.
    Start,
    FieldStart,
    Field,
    Quoted,
    /// After a carriage return in quotes.
    QuotedReturn,
    /// After a quote in quotes.
    QuoteInQuoted,
    /// After a carriage return that ends the row, which may be followed by a newline.
    Return,
}

/// The result of scanning a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ScanStep {
    /// The row ends after these bytes of the block.
    End(usize),
    /// The row is still in quotes after too many lines, and after these bytes of the block.
    Open(usize),
    /// After these bytes of the block a text follows a quote that closes a field of several lines: an earlier quote was meant
    /// to be closed, and this one opens a field of another row.
    Misquoted(usize),
    /// The row goes on after the block.
    More,
}

impl RowScanner {
    pub(super) fn new(ends: RowEnds, max_lines: u64) -> Self {
        Self {
            ends,
            state: ScanState::Start,
            n_lines: 0,
            max_lines,
            n_bytes: 0,
            first_line: None,
            is_strict: false,
        }
    }

    /// True if the row is in quotes.
    pub(super) fn is_quoted(&self) -> bool {
        matches!(self.state, ScanState::Quoted | ScanState::QuotedReturn)
    }

    /// Scans a block that follows the last one, or the rest of that after [`ScanStep::Open`].
    pub(super) fn scan(&mut self, block: &[u8]) -> ScanStep {
        let step = match self.ends {
            RowEnds::Lines => {
                memchr::memchr(b'\n', block).map_or(ScanStep::More, |newline| ScanStep::End(newline + 1))
            }
            RowEnds::Records(delimiter) => self.scan_record(block, delimiter),
        };
        self.n_bytes += match step {
            ScanStep::End(n) | ScanStep::Open(n) | ScanStep::Misquoted(n) => n as u64,
            ScanStep::More => block.len() as u64,
        };
        step
    }

    fn scan_record(&mut self, block: &[u8], delimiter: u8) -> ScanStep {
        let mut at = 0;
        while let Some(&byte) = block.get(at) {
            match self.state {
                ScanState::Return => return ScanStep::End(at + usize::from(byte == b'\n')),
                ScanState::QuotedReturn if byte != b'\n' => {
                    self.state = ScanState::Quoted;
                    if self.is_too_long(at) {
                        return ScanStep::Open(at);
                    }
                }
                _ => {}
            }
            let was_quote = self.state == ScanState::QuoteInQuoted;
            let ends_quoted_line = self.is_quoted() && byte == b'\n';
            self.state = self.after(byte, delimiter);
            if was_quote && self.state == ScanState::Field && self.is_strict && self.n_lines > 0 {
                return ScanStep::Misquoted(at);
            }
            at += 1;
            if ends_quoted_line && self.is_too_long(at) {
                return ScanStep::Open(at);
            }
            match self.state {
                ScanState::Start => return ScanStep::End(at),
                ScanState::Field => at += ordinary(&block[at..], delimiter),
                ScanState::Quoted => at += ordinary(&block[at..], b'"'),
                _ => {}
            }
        }
        ScanStep::More
    }

    fn after(&self, byte: u8, delimiter: u8) -> ScanState {
        match (self.state, byte) {
            (ScanState::Quoted | ScanState::QuotedReturn, b'"') => ScanState::QuoteInQuoted,
            (ScanState::Quoted | ScanState::QuotedReturn, b'\r') => ScanState::QuotedReturn,
            (ScanState::Quoted | ScanState::QuotedReturn, _) => ScanState::Quoted,
            (ScanState::QuoteInQuoted | ScanState::Start | ScanState::FieldStart, b'"') => ScanState::Quoted,
            (_, b'\n') => ScanState::Start,
            (_, b'\r') => ScanState::Return,
            (_, byte) if byte == delimiter => ScanState::FieldStart,
            _ => ScanState::Field,
        }
    }

    /// Counts the end of a line in quotes, after `n` bytes of the block; true if there are too many.
    fn is_too_long(&mut self, n: usize) -> bool {
        self.n_lines += 1;
        self.first_line.get_or_insert(self.n_bytes + n as u64);
        self.n_lines > self.max_lines
    }
}

/// The number of bytes before the next line end or mark.
fn ordinary(bytes: &[u8], mark: u8) -> usize {
    memchr::memchr3(mark, b'\n', b'\r', bytes).unwrap_or(bytes.len())
}

/// The places of the rows in bytes that hold whole rows, without blank ones, each with its first line.
pub(super) fn rows(
    bytes: &[u8],
    ends: RowEnds,
    first_line: LineNumber,
) -> impl Iterator<Item = (LineNumber, Range<usize>)> {
    let (mut start, mut next_line) = (0, first_line);
    let all = std::iter::from_fn(move || {
        // Many newlines are passed at once.
        let n_blank = bytes.get(start..)?.iter().take_while(|&&byte| byte == b'\n').count();
        (start, next_line) = (start + n_blank, next_line.plus(n_blank as u64));
        let rest = bytes.get(start..).filter(|rest| !rest.is_empty())?;
        let mut scanner = RowScanner::new(ends, u64::MAX);
        let n_bytes = match scanner.scan(rest) {
            ScanStep::End(end) | ScanStep::Open(end) | ScanStep::Misquoted(end) => end,
            ScanStep::More => rest.len(),
        };
        let row = (next_line, start..start + n_bytes);
        start += n_bytes;
        next_line = next_line.plus(scanner.n_lines + 1);
        Some(row)
    });
    all.filter(move |(_, row)| !is_blank(&bytes[row.clone()], ends))
}

/// True if a row has no field.
fn is_blank(row: &[u8], ends: RowEnds) -> bool {
    match ends {
        RowEnds::Lines => row.iter().all(u8::is_ascii_whitespace),
        RowEnds::Records(_) => row.iter().all(|byte| matches!(byte, b'\r' | b'\n')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_in_quotes_and_between() {
        let lines = |table: &str| -> Vec<u64> {
            rows(table.as_bytes(), RowEnds::Records(b','), LineNumber::FIRST)
                .map(|(line, _)| line.0)
                .collect()
        };
        assert_eq!(lines("a\n\n\"b\nb\r\nb\"\r\n\r\nc\n"), [1, 3, 7]);
        assert_eq!(lines("a\rb\r\rc"), [1, 2, 4]);
        assert_eq!(lines("\"a\ra\"\rb"), [1, 3]);
    }
}
