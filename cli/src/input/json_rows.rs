//! Rows of a JSON file as lines, so that they are read as JSONL is, however large the file.
//!
//! The rows are the elements of a list, or values one after another: often one object over many lines. A line has a row as it
//! is in the file, its newlines as blanks. A newline within a string, which JSON does not allow, is escaped. Whether a row
//! is valid is found out when it is read; here brackets are counted.

use super::json_path::find_rows;
use super::read_ahead::ByteStream;
use std::io::{self, BufRead, BufReader, Read};

/// The rows of a JSON file, each a line.
pub(super) struct JsonRows {
    stream: BufReader<ByteStream>,
    scan: RowScan,
    /// Bytes of lines that are not read yet, from `start` on.
    lines: Vec<u8>,
    start: usize,
    /// The reason why nothing follows these lines.
    fault: Option<&'static str>,
}

/// The bytes that are read at once.
const BLOCK_BYTES: usize = 1 << 16;

impl JsonRows {
    /// The rows of a stream, or those that a path leads to; the error is a message.
    pub(super) fn open(stream: ByteStream, path: Option<&str>) -> Result<Self, String> {
        let mut stream = BufReader::with_capacity(BLOCK_BYTES, stream);
        path.map_or(Ok(()), |path| find_rows(&mut stream, path))?;
        let scan = RowScan { place: RowPlace::BeforeRow, is_list: false, is_part: path.is_some() };
        Ok(Self { stream, scan, lines: Vec::new(), start: 0, fault: None })
    }

    /// Makes lines of the next block.
    fn read_block(&mut self) -> io::Result<()> {
        self.lines.clear();
        self.start = 0;
        let block = self.stream.fill_buf()?;
        let n_bytes = block.len();
        let scanned = if n_bytes == 0 {
            self.scan.end(&mut self.lines)
        } else {
            self.scan.scan(block, &mut self.lines)
        };
        self.stream.consume(n_bytes);
        self.fault = scanned.err();
        if self.fault.is_some() {
            self.scan.place = RowPlace::Over;
        }
        Ok(())
    }
}

impl Read for JsonRows {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.start == self.lines.len() && self.scan.place != RowPlace::Over {
            self.read_block()?;
        }
        let n = (&self.lines[self.start..]).read(buffer)?;
        self.start += n;
        match self.fault {
            Some(what) if n == 0 && !buffer.is_empty() => Err(io::Error::other(what)),
            _ => Ok(n),
        }
    }
}

/// Finds the ends of rows, block by block.
struct RowScan {
    place: RowPlace,
    /// True within the list of rows.
    is_list: bool,
    /// True if the rows are a part of the file, after which nothing counts.
    is_part: bool,
}

/// A place in the file, by what may come next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RowPlace {
    /// A row, or the end.
    BeforeRow,
    /// The rest of a row, within a number of brackets.
    InRow(usize),
    /// The rest of a string of such a row.
    InString(usize),
    /// The byte after a backslash in a string.
    Escaped(usize),
    /// A comma, or the end.
    AfterRow,
    /// Nothing that counts.
    Over,
}

const NOT_ROWS: &str = "not JSON with rows: neither an object nor a list of objects or texts";

impl RowScan {
    /// Adds the lines of a block; the error is a message.
    fn scan(&mut self, block: &[u8], lines: &mut Vec<u8>) -> Result<(), &'static str> {
        let mut at = 0;
        while let Some(&byte) = block.get(at) {
            at += match self.place {
                RowPlace::BeforeRow => self.before_row(byte)?,
                RowPlace::AfterRow => self.after_row(byte)?,
                RowPlace::InRow(depth) => self.in_row(byte, depth, lines),
                RowPlace::InString(depth) => self.in_string(&block[at..], depth, lines),
                RowPlace::Escaped(depth) => {
                    lines.push(byte);
                    self.place = RowPlace::InString(depth);
                    1
                }
                RowPlace::Over => return Ok(()),
            };
        }
        Ok(())
    }

    /// Ends the last line; the error is a message.
    fn end(&mut self, lines: &mut Vec<u8>) -> Result<(), &'static str> {
        match self.place {
            RowPlace::BeforeRow | RowPlace::AfterRow if self.is_list => {
                return Err("not valid JSON: the list has no end");
            }
            RowPlace::InRow(0) if !self.is_list => self.end_row(lines),
            RowPlace::InRow(_) | RowPlace::InString(_) | RowPlace::Escaped(_) => {
                return Err("not valid JSON: the row has no end");
            }
            RowPlace::BeforeRow | RowPlace::AfterRow | RowPlace::Over => {}
        }
        self.place = RowPlace::Over;
        Ok(())
    }

    /// Reads a byte before a row; returns how many bytes are passed.
    fn before_row(&mut self, byte: u8) -> Result<usize, &'static str> {
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' => {}
            b']' if self.is_list => self.end_list(),
            b'[' if !self.is_list => self.is_list = true,
            b',' if self.is_list => return Err("not valid JSON: a row is missing before a comma"),
            b'{' | b'"' => {
                self.place = RowPlace::InRow(0);
                return Ok(0);
            }
            // A list may have rows that are none, but what is between rows has to be JSON.
            _ if self.is_list => {
                self.place = RowPlace::InRow(0);
                return Ok(0);
            }
            _ => return Err(NOT_ROWS),
        }
        Ok(1)
    }

    fn after_row(&mut self, byte: u8) -> Result<usize, &'static str> {
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' => Ok(1),
            b',' => {
                self.place = RowPlace::BeforeRow;
                Ok(1)
            }
            b']' if self.is_list => {
                self.end_list();
                Ok(1)
            }
            _ if self.is_list => Err("not valid JSON: a comma is missing after a row"),
            _ => {
                self.place = RowPlace::BeforeRow;
                Ok(0)
            }
        }
    }

    fn in_row(&mut self, byte: u8, depth: usize, lines: &mut Vec<u8>) -> usize {
        match byte {
            b',' | b']' | b'}' | b' ' | b'\t' | b'\n' | b'\r' if depth == 0 => {
                self.end_row(lines);
                return usize::from(byte == b'}');
            }
            b'\n' | b'\r' => lines.push(b' '),
            _ => lines.push(byte),
        }
        match byte {
            b'"' => self.place = RowPlace::InString(depth),
            b'{' | b'[' => self.place = RowPlace::InRow(depth + 1),
            b'}' | b']' if depth == 1 => self.end_row(lines),
            b'}' | b']' => self.place = RowPlace::InRow(depth - 1),
            _ => {}
        }
        1
    }

    /// Reads on in a string; returns how many bytes are passed.
    fn in_string(&mut self, rest: &[u8], depth: usize, lines: &mut Vec<u8>) -> usize {
        let n = memchr::memchr3(b'"', b'\\', b'\n', rest).unwrap_or(rest.len());
        lines.extend_from_slice(&rest[..n]);
        match rest.get(n) {
            None => return n,
            Some(b'\n') => lines.extend_from_slice(b"\\n"),
            Some(&byte) => lines.push(byte),
        }
        match rest[n] {
            b'\\' => self.place = RowPlace::Escaped(depth),
            b'"' if depth == 0 => self.end_row(lines),
            b'"' => self.place = RowPlace::InRow(depth),
            _ => {}
        }
        n + 1
    }

    fn end_row(&mut self, lines: &mut Vec<u8>) {
        lines.push(b'\n');
        self.place = if self.is_part && !self.is_list { RowPlace::Over } else { RowPlace::AfterRow };
    }

    fn end_list(&mut self) {
        self.is_list = false;
        self.place = if self.is_part { RowPlace::Over } else { RowPlace::AfterRow };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of a file that is read byte by byte and at once, and the error at its end.
    fn check(file: &str, expected: &str, fault: Option<&str>) {
        let mut scan = RowScan { place: RowPlace::BeforeRow, is_list: false, is_part: false };
        let mut lines = Vec::new();
        let scanned = file.bytes().try_for_each(|byte| scan.scan(&[byte], &mut lines));
        let scanned = scanned.and_then(|()| scan.end(&mut lines));
        assert_eq!((String::from_utf8(lines).unwrap().as_str(), scanned.err()), (expected, fault), "{file}");
        let mut rows = JsonRows::open(Box::new(io::Cursor::new(file.to_owned().into_bytes())), None).unwrap();
        let mut lines = String::new();
        let read = rows.read_to_string(&mut lines);
        assert_eq!((lines.as_str(), read.is_ok()), (expected, fault.is_none()), "{file}");
    }

    #[test]
    fn rows_are_lines() {
        check(
            "[{\"a\":[1,{}]},\n {\n\"b\": \"]},\\\"\"}\n]\n",
            "{\"a\":[1,{}]}\n{ \"b\": \"]},\\\"\"}\n",
            None,
        );
        check("[\"A.\", 5,null,[1]]", "\"A.\"\n5\nnull\n[1]\n", None);
        check("{\"a\":\r\n1}\n", "{\"a\":  1}\n", None);
        check("{\"a\":1}\n{\"a\":2}\n", "{\"a\":1}\n{\"a\":2}\n", None);
        check("\"A\nB\"", "\"A\\nB\"\n", None);
        check("[{},]", "{}\n", None);
        check(" [ ] ", "", None);
        check("", "", None);
    }

    #[test]
    fn faults_come_after_the_rows_before_them() {
        check("[{} {}]", "{}\n", Some("not valid JSON: a comma is missing after a row"));
        check("[{},,{}]", "{}\n", Some("not valid JSON: a row is missing before a comma"));
        check("[{},{\"a\"", "{}\n{\"a\"", Some("not valid JSON: the row has no end"));
        check("[{},", "{}\n", Some("not valid JSON: the list has no end"));
        check("Rain fell.", "", Some(NOT_ROWS));
        check("5", "", Some(NOT_ROWS));
    }
}
