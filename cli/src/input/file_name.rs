//! File names as they are shown.

use std::path::Path;

/// The path as text. Bytes that are not UTF-8 are shown as `\xff`; a backslash that would look like the start of such a byte is
/// shown as `\x5c`, so that no two paths are shown alike.
pub(crate) fn shown_path(path: &Path) -> String {
    let mut shown = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        let mut rest = chunk.valid();
        while let Some(at) = rest.find('\\') {
            let is_like_byte = is_byte(&rest[at + 1..]);
            shown.push_str(&rest[..at]);
            shown.push_str(if is_like_byte { "\\x5c" } else { "\\" });
            rest = &rest[at + 1..];
        }
        shown.push_str(rest);
        shown.extend(chunk.invalid().iter().map(|byte| format!("\\x{byte:02x}")));
    }
    shown
}

/// True if the text after a backslash makes it a byte.
fn is_byte(text: &str) -> bool {
    matches!(text.as_bytes(), [b'x', first, second, ..] if first.is_ascii_hexdigit() && second.is_ascii_hexdigit())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    #[test]
    fn names_are_shown_without_ambiguity() {
        let check = |name: &[u8], expected: &str| {
            assert_eq!(shown_path(Path::new(OsStr::from_bytes(name))), expected);
        };
        check("dir/caf\u{e9} \\n.txt".as_bytes(), "dir/caf\u{e9} \\n.txt");
        check(b"caf\xe9.txt", "caf\\xe9.txt");
        check(b"caf\\xe9.txt", "caf\\x5cxe9.txt");
        check(b"caf\\\xe9.txt", "caf\\\\xe9.txt");
        check(b"\\x5cxe9 \\x4\xff", "\\x5cx5cxe9 \\x4\\xff");
    }
}
