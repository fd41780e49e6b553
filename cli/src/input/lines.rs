//! Lines of bytes.

use super::place::LineNumber;

/// The lines of a chunk without their ends, each with its number; `first` is that of the first.
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

/// True for a line of white space.
pub(super) fn is_blank(line: &[u8]) -> bool {
    line.iter().all(u8::is_ascii_whitespace)
}
