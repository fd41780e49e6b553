//! Bytes to text: UTF-8 with or without a byte order mark, UTF-16 with one, gzip around either.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// The text of a file's bytes; the message says where they break the encoding. A byte order mark is not
/// part of the text.
pub(super) fn text(bytes: Vec<u8>) -> Result<String, String> {
    match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest.to_vec()),
        _ => utf8(bytes),
    }
}

fn utf8(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = 1 + error.as_bytes()[..at].iter().filter(|&&byte| byte == b'\n').count();
        format!("line {line}, byte {at}: not UTF-8")
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, String> {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    if bytes.len() % 2 == 1 {
        return Err(format!("byte {}: UTF-16 ends within a character", bytes.len() + 1));
    }
    String::from_utf16(&units).map_err(|_| "not UTF-16, though its byte order mark says so".to_owned())
}

/// Opens a file, unpacking it if its name ends in `.gz`.
pub(super) fn open(path: &Path) -> io::Result<Box<dyn BufRead + Send>> {
    let file = File::open(path)?;
    Ok(if path.extension().is_some_and(|extension| extension == "gz") {
        Box::new(BufReader::with_capacity(1 << 16, flate2::read::MultiGzDecoder::new(file)))
    } else {
        Box::new(BufReader::with_capacity(1 << 16, file))
    })
}

/// All the bytes of a file.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<&str, &str>) {
        assert_eq!(text(bytes.to_vec()).as_deref().map_err(String::as_str), expected);
    }

    #[test]
    fn decodes_by_byte_order_mark() {
        check(b"", Ok(""));
        check("für".as_bytes(), Ok("für"));
        check(b"\xef\xbb\xbfhi", Ok("hi"));
        check(b"\xff\xfeh\0i\0", Ok("hi"));
        check(b"\xfe\xff\0h\0i", Ok("hi"));
        check(b"ab\ncd\xffe", Err("line 2, byte 5: not UTF-8"));
        check(b"\xff\xfeh", Err("byte 2: UTF-16 ends within a character"));
    }
}
