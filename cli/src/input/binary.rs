//! Tells binary data from text.

/// True if the bytes are not the start of a text in UTF-8.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    let is_control = |byte: &u8| *byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | b'\x0c' | b'\x1b');
    let is_valid = std::str::from_utf8(bytes).map_or_else(|error| error.error_len().is_none(), |_| true);
    !is_valid || bytes.iter().any(is_control)
}
