//! The delimiter of a table, by its header.

use super::place::LineNumber;
use super::read_ahead::ByteStream;
use super::record::record;
use super::row_scanner::{RowEnds, rows};
use std::io;

/// Delimiters that programs write. Those of spreadsheets set to German have semicolons.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// A header is looked for in these first bytes.
const HEAD_BYTES: usize = 1 << 16;

/// The first bytes of a table: at least its header, unless that is very long.
pub(super) fn read_header(stream: &mut ByteStream) -> io::Result<Vec<u8>> {
    let mut head = vec![0; HEAD_BYTES];
    let mut n_read = 0;
    while n_read < HEAD_BYTES && !has_line(&head[..n_read]) {
        match stream.read(&mut head[n_read..]) {
            Ok(0) => break,
            Ok(n) => n_read += n,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    head.truncate(n_read);
    Ok(head)
}

/// True if the bytes have a line that is not blank, with its end.
fn has_line(head: &[u8]) -> bool {
    let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
    head.iter().skip_while(|byte| is_end(byte)).any(is_end)
}

/// The delimiter of a table that begins with these bytes: the usual one, unless only another finds the column of the text; if
/// none does, that which finds the most columns.
pub(super) fn delimiter_of(head: &[u8], usual: u8, text_field: &str) -> u8 {
    let others = DELIMITERS.into_iter().filter(|&other| other != usual);
    let headers: Vec<_> = std::iter::once(usual).chain(others).map(|one| (one, header(head, one))).collect();
    let has_text = |header: &csv::ByteRecord| header.iter().any(|name| name == text_field.as_bytes());
    let found = headers.iter().find(|(_, header)| has_text(header));
    // Of equals the last counts, so they are looked at from the end.
    let widest = || headers.iter().rev().max_by_key(|(_, header)| header.len());
    found.or_else(widest).map_or(usual, |(delimiter, _)| *delimiter)
}

fn header(head: &[u8], delimiter: u8) -> csv::ByteRecord {
    let first = rows(head, RowEnds::Records(delimiter), LineNumber::FIRST).next();
    first.and_then(|(_, row)| record(&head[row], delimiter).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_tells_the_delimiter() {
        let check = |head: &str, expected: u8| {
            assert_eq!(
                char::from(delimiter_of(head.as_bytes(), b',', "text")),
                char::from(expected),
                "{head}"
            );
        };
        check("id,text\n", b',');
        check("text;note,id\n", b';');
        check("\n\nid;\"text\"\r\n1;a", b';');
        check("id\ttext\n", b'\t');
        check("id|text|x\n", b'|');
        check("text\n", b',');
        check("id;body\n", b';');
        check("body\n", b',');
        check("", b',');
    }
}
