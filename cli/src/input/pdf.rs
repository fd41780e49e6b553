//! PDF files: how they are recognized, and their text.

use super::binary::is_binary;
use nutgraf::read::PlainText;

/// How to make text of a PDF file without its reader.
pub(super) const ADVICE: &str = "convert it first (pdftotext FILE -)";

/// The signature is looked for in these first bytes.
const HEAD_BYTES: usize = 1024;

/// True for a PDF: its first line, perhaps after blanks, is nothing but the version, and binary data or an object follows.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let Some([major, b'.', minor, rest @ ..]) = head.strip_prefix(b"%PDF-") else { return false };
    major.is_ascii_digit()
        && minor.is_ascii_digit()
        && matches!(rest.iter().find(|&&byte| byte != b' '), Some(b'\r' | b'\n'))
        && (is_binary(rest) || memchr::memmem::find(rest, b" obj").is_some())
}

/// The text of a PDF file; the error is a message.
#[cfg(feature = "pdf")]
pub(super) fn read(bytes: &[u8]) -> Result<PlainText, String> {
    nutgraf::read::pdf(bytes).map_err(|error| error.to_string())
}

/// Without the reader of PDF there is only a message.
#[cfg(not(feature = "pdf"))]
pub(super) fn read(_: &[u8]) -> Result<PlainText, String> {
    Err(format!("PDF is not read; {ADVICE}"))
}
