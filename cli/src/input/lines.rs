//! Splits bytes into lines.

use super::place::LineNumber;

/// The lines without their ends, numbered from `first`.
pub(super) fn lines(bytes: &[u8], first: LineNumber) -> impl Iterator<Item = (LineNumber, &[u8])> {
    let mut rest = bytes;
    let mut number = first;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        let line = &rest[..end];
        rest = rest.get(end + 1..).unwrap_or_default();
        let own = number;
        number = number.plus(1);
        Some((own, line))
    })
}

/// True if a line is only white space.
pub(super) fn is_blank(line: &[u8]) -> bool {
    line.iter().all(u8::is_ascii_whitespace)
}
