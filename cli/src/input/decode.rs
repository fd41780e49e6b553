//! Decodes the bytes of a file: by byte order mark, as UTF-8, or in the most likely encoding. Markdown and HTML are then
//! reduced to their text. PDF has its own reader.

use super::context::ReadContext;
use super::document::{DocumentId, RawDocument};
use super::format::InputFormat;
use super::notebook::notebook;
use super::pdf;
use super::unread::UnreadFormat;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use nutgraf::read::{
    OfficeFormat, PlainText, ReadError, flat_odt, html, is_encoded_mail, is_markdown, mail, markdown,
    subtitles,
};
use std::path::Path;

/// The document in the bytes of a file; the error is a message. What the bytes are counts more than the name of the file.
pub(super) fn document(
    bytes: Vec<u8>,
    from: InputFormat,
    name: &str,
    context: &ReadContext,
) -> Result<RawDocument, String> {
    if from == InputFormat::Pdf || from != InputFormat::Text && pdf::is_pdf(&bytes) {
        let mut read = pdf::read(&bytes)?;
        let warning = read.warning.take();
        return Ok(raw_document(read, warning));
    }
    if from != InputFormat::Text
        && let Some(read) = packed_document(&bytes, from)?
    {
        return Ok(raw_document(read, None));
    }
    if from == InputFormat::Eml || from == InputFormat::Auto && is_encoded_mail(&bytes) {
        return Ok(RawDocument::new(DocumentId::Place(String::new()), mail(&bytes).text));
    }
    let declared = if from == InputFormat::Html { declared_encoding(&bytes) } else { None };
    let unread = UnreadFormat::of_name(Path::new(name)).filter(|_| from == InputFormat::Auto);
    let (text, warning) = text(bytes, declared).map_err(|what| unread.map_or(what, UnreadFormat::message))?;
    let message = |error: ReadError| error.to_string();
    let read = match from {
        InputFormat::Markdown if context.keeps_source => PlainText::from(text),
        InputFormat::Markdown => markdown(&text),
        InputFormat::Html => html(&text),
        InputFormat::Srt => subtitles(&text),
        InputFormat::Ipynb => notebook(&text)?,
        InputFormat::Odt => flat_odt(&text).map_err(message)?,
        InputFormat::Auto => by_look(text, unread, context)?,
        InputFormat::Docx
        | InputFormat::Epub
        | InputFormat::Pptx
        | InputFormat::Xlsx
        | InputFormat::Text
        | InputFormat::Chat
        | InputFormat::Pdf
        | InputFormat::Eml
        | InputFormat::Mbox
        | InputFormat::Jsonl
        | InputFormat::Json
        | InputFormat::Csv
        | InputFormat::Tsv
        | InputFormat::Parquet => PlainText::from(text),
    };
    Ok(raw_document(read, warning))
}

fn raw_document(PlainText { title, text, stamps, .. }: PlainText, warning: Option<String>) -> RawDocument {
    RawDocument { title, stamps, warning, ..RawDocument::new(DocumentId::Place(String::new()), text) }
}

/// The text of an office document; `None` if the bytes may be text. The error is a message, also for bytes of a format that is
/// not read.
fn packed_document(bytes: &[u8], from: InputFormat) -> Result<Option<PlainText>, String> {
    let message = |error: ReadError| error.to_string();
    if let Some(format) = OfficeFormat::of(bytes).map_err(message)? {
        return format.read(bytes).map(Some).map_err(message);
    }
    let is_zip = bytes.starts_with(b"PK\x03\x04");
    match (from.office(), UnreadFormat::of_bytes(bytes)) {
        (Some(format), _) if is_zip => format.read(bytes).map(Some).map_err(message),
        (_, Some(unread)) => Err(unread.message()),
        // It may be the flat form.
        (None | Some(OfficeFormat::Odt), None) => Ok(None),
        (Some(format), None) => format.read(bytes).map(Some).map_err(message),
    }
}

/// A notebook, Markdown, or else the text as it is; the error is a message for a file whose name says that it is something else.
fn by_look(text: String, unread: Option<&UnreadFormat>, context: &ReadContext) -> Result<PlainText, String> {
    let is_notebook = text.trim_start().starts_with('{') && text.contains("\"nbformat\"");
    if is_notebook && let Ok(read) = notebook(&text) {
        return Ok(read);
    }
    match unread {
        Some(format) => Err(format.message()),
        None if !context.keeps_source && is_markdown(&text) => Ok(markdown(&text)),
        None => Ok(PlainText::from(text)),
    }
}

/// The encoding that a web page declares in its first bytes.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(DECLARED_WITHIN)].to_ascii_lowercase();
    let at = memchr::memmem::find(&head, b"charset=")? + b"charset=".len();
    let label: Vec<u8> = head[at..]
        .iter()
        .copied()
        .skip_while(|byte| matches!(byte, b'"' | b'\'' | b' '))
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':'))
        .collect();
    Encoding::for_label(&label)
}

/// Where browsers look for the declaration, by the standard.
const DECLARED_WITHIN: usize = 1024;

/// The text of a file without its byte order mark, and a warning if some bytes could not be decoded.
fn text(bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Result<(String, Option<String>), String> {
    let marked = Encoding::for_bom(&bytes);
    let error = match (marked, String::from_utf8(bytes)) {
        // UTF-8 is not copied. With NUL bytes it is UTF-16, or no text.
        (None, Ok(text)) if memchr::memchr(0, text.as_bytes()).is_none() => return Ok((text, None)),
        (None, Ok(text)) => {
            let encoding = utf16(text.as_bytes()).ok_or("not text: it has a NUL byte")?;
            return Ok((encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned(), None));
        }
        (Some((encoding, mark)), Ok(mut text)) if encoding == UTF_8 => {
            text.drain(..mark);
            return Ok((text, None));
        }
        (_, Ok(text)) => return Ok((text, None)),
        (_, Err(error)) => error,
    };
    let bytes = error.as_bytes();
    let (encoding, mark) = match marked {
        Some(marked) => marked,
        None => match declared.or_else(|| guess(bytes)) {
            Some(encoding) => (encoding, 0),
            None => return Err("not text: it has a NUL byte".to_owned()),
        },
    };
    let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
    let text = text.into_owned();
    let n_replaced = text.matches('\u{fffd}').count();
    let place = || {
        let at = error.utf8_error().valid_up_to();
        let line = 1 + bytes[..at].iter().filter(|&&byte| byte == b'\n').count();
        if encoding == UTF_8 { format!("line {line}, byte {at}: ") } else { String::new() }
    };
    let warning =
        (n_replaced > 0).then(|| format!("{}{n_replaced} bad {} read as U+FFFD", place(), encoding.name()));
    Ok((text, warning))
}

/// The most likely encoding of bytes without a byte order mark; `None` if they are not text.
///
/// Text that is mostly UTF-8 counts as UTF-8 with errors.
pub(super) fn guess(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(MAX_GUESSED_BYTES)];
    if head.contains(&0) {
        return utf16(head);
    }
    let (n_good, n_bad) = count_sequences(head);
    if n_bad == 0 || n_good >= 4 * n_bad {
        return Some(UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(head, head.len() == bytes.len());
    Some(detector.guess(None, Utf8Detection::Deny))
}

/// Later bytes do not change the guess.
const MAX_GUESSED_BYTES: usize = 1 << 18;

/// In fewer bytes UTF-16 cannot be told from binary data.
const MIN_UTF16_BYTES: usize = 16;

/// UTF-16 by its zero bytes, which in most text are the first or the second of each pair.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |parity: usize| bytes.iter().skip(parity).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let is_most = |zeros: usize| bytes.len() >= MIN_UTF16_BYTES && zeros * 5 >= bytes.len();
    match (is_most(even), is_most(odd)) {
        (false, true) if even * 20 <= odd => Some(UTF_16LE),
        (true, false) if odd * 20 <= even => Some(UTF_16BE),
        _ => None,
    }
}

/// The number of valid characters beyond ASCII, and of invalid sequences, as UTF-8.
fn count_sequences(bytes: &[u8]) -> (usize, usize) {
    let (mut n_good, mut n_bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        n_good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        n_bad += usize::from(!chunk.invalid().is_empty());
    }
    (n_good, n_bad)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<(&str, Option<&str>), &str>) {
        let read = text(bytes.to_vec(), None);
        let read = read.as_ref().map(|(text, warning)| (text.as_str(), warning.as_deref()));
        assert_eq!(read.map_err(String::as_str), expected);
    }

    #[test]
    fn marks_and_utf8_are_read_without_loss() {
        check(b"", Ok(("", None)));
        check("für".as_bytes(), Ok(("für", None)));
        check(b"\xef\xbb\xbfhi", Ok(("hi", None)));
        check(b"\xff\xfeh\0i\0", Ok(("hi", None)));
        check(b"\xfe\xff\0h\0i", Ok(("hi", None)));
    }

    #[test]
    fn other_encodings_are_guessed() {
        check(
            b"Le caf\xe9 est ferm\xe9 \xe0 cause de l'\xe9t\xe9.",
            Ok(("Le café est fermé à cause de l'été.", None)),
        );
        let (shift_jis, ..) = encoding_rs::SHIFT_JIS.encode("今日は雨が降りました。明日は晴れるでしょう。");
        check(&shift_jis, Ok(("今日は雨が降りました。明日は晴れるでしょう。", None)));
        let utf16: Vec<u8> = "Rain fell on a town.\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(
            &[utf16.as_slice(), b"\x01\xd8"].concat(),
            Ok(("Rain fell on a town.\n\u{fffd}", Some("1 bad UTF-16LE read as U+FFFD"))),
        );
    }

    #[test]
    fn a_wrong_byte_in_utf8_is_counted() {
        let mut bytes = "Ä\nÖ Ü ä ö ü ß".as_bytes().to_vec();
        bytes.extend_from_slice(b"\xff!");
        let warning = "line 2, byte 20: 1 bad UTF-8 read as U+FFFD";
        check(&bytes, Ok(("Ä\nÖ Ü ä ö ü ß\u{fffd}!", Some(warning))));
    }

    #[test]
    fn binary_data_is_refused() {
        check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Err("not text: it has a NUL byte"));
    }

    #[test]
    fn the_declared_encoding_is_found() {
        let name = |page: &str| declared_encoding(page.as_bytes()).map(Encoding::name);
        assert_eq!(name("<meta charset=\"ISO-8859-1\">"), Some("windows-1252"));
        assert_eq!(name("<meta content='text/html; charset=koi8-r'>"), Some("KOI8-R"));
        assert_eq!(name("<p>charset"), None);
    }
}
