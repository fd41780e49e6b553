//! Escape sequences of terminals (ECMA-48): they colour and link a text and say nothing.

use super::edits::TextEdit;

pub(super) const ESCAPE: u8 = 0x1b;

/// The sequence at byte `at` of a text, where its first byte is; `None` if there is none.
pub(super) fn sequence_at(text: &str, at: usize) -> Option<TextEdit> {
    let length = escape_length(&text.as_bytes()[at..]);
    (length > 0).then(|| TextEdit::new(at, at + length, ""))
}

/// The length of the sequence that a text starts with; 0 if it starts with none.
fn escape_length(bytes: &[u8]) -> usize {
    match bytes.get(1) {
        // A control sequence: parameters, then one letter.
        Some(b'[') => {
            let n = bytes[2..].iter().take_while(|&byte| matches!(byte, 0x20..=0x3f)).count();
            2 + n + usize::from(matches!(bytes.get(2 + n), Some(0x40..=0x7e)))
        }
        // A string: a title or a link, then a bell or `ESC \`.
        Some(b']' | b'P' | b'X' | b'^' | b'_') => 2 + string_length(&bytes[2..]),
        // Two bytes, or three to choose a set of characters.
        Some(0x30..=0x7e) => 2,
        Some(0x21..=0x2f) if matches!(bytes.get(2), Some(0x30..=0x7e)) => 3,
        _ => 0,
    }
}

/// The length of a string with the end of it; 0 if it does not end in its line.
fn string_length(bytes: &[u8]) -> usize {
    match memchr::memchr3(0x07, ESCAPE, b'\n', bytes) {
        Some(end) if bytes[end] == 0x07 => end + 1,
        Some(end) if bytes[end..].starts_with(b"\x1b\\") => end + 2,
        _ => 0,
    }
}
