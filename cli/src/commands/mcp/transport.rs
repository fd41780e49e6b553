//! Lines of a bounded length.

use crate::input::DocumentLimit;
use std::io::{self, BufRead};

/// A line of the input.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum InputLine {
    /// Without its end.
    Whole(Vec<u8>),
    /// It was passed over.
    TooLong,
    /// The input has ended.
    End,
}

/// A message may be this many times as long as the longest text: escapes of JSON take up to six bytes a character.
const ESCAPED: u64 = 6;

/// The bytes that a message may have besides its text.
const AROUND: u64 = 1 << 16;

/// Reads a line.
pub(super) fn read_line(input: &mut impl BufRead, limit: DocumentLimit) -> io::Result<InputLine> {
    let limit = limit.bytes().saturating_mul(ESCAPED).saturating_add(AROUND);
    let mut line = Vec::new();
    let mut is_long = false;
    loop {
        let buffer = match input.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if buffer.is_empty() {
            let is_end = line.is_empty() && !is_long;
            return Ok(if is_end { InputLine::End } else { whole(line, is_long) });
        }
        let end = memchr::memchr(b'\n', buffer);
        let length = end.unwrap_or(buffer.len());
        is_long |= (line.len() + length) as u64 > limit;
        if is_long {
            line = Vec::new();
        } else {
            line.extend_from_slice(&buffer[..length]);
        }
        input.consume(length + usize::from(end.is_some()));
        if end.is_some() {
            return Ok(whole(line, is_long));
        }
    }
}

fn whole(line: Vec<u8>, is_long: bool) -> InputLine {
    if is_long { InputLine::TooLong } else { InputLine::Whole(line) }
}
