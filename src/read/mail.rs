//! Reads mail as it is sent (`.eml`): its parts, encodings and character sets.

use super::html::html_fragment;
use super::plain_text::PlainText;
use mail_parser::{Message, MessageParser, PartType};

/// The text of a mail as people see it: a line each for the sender, the date and the subject, a blank line, and the message.
///
/// Of alternatives the plain text is taken, else the HTML; attachments are left out. The lines at the top, quoted mail and the
/// signature are not read as part of the message when a [`Document`](crate::Document) is made of the text. Bytes that are
/// not a mail give an empty text. Takes linear time.
///
/// ```
/// let mail = b"From: a@b.org\nSubject: =?utf-8?q?Caf=C3=A9?=\nContent-Transfer-Encoding: quoted-printable\n\nIt rain=\ned.\n";
/// assert_eq!(nutgraf::read::mail(mail).text, "From: a@b.org\nSubject: Café\n\nIt rained.\n");
/// ```
#[must_use]
pub fn mail(source: &[u8]) -> PlainText {
    let Some(message) = MessageParser::default().parse(source) else { return PlainText::default() };
    let mut text = header(&message);
    if !text.is_empty() {
        text.push('\n');
    }
    for part in message.text_bodies() {
        match &part.body {
            PartType::Text(body) => text.push_str(&body.replace("\r\n", "\n")),
            PartType::Html(page) => text.push_str(&html_fragment(page)),
            PartType::Binary(_)
            | PartType::InlineBinary(_)
            | PartType::Message(_)
            | PartType::Multipart(_) => {}
        }
        text.push('\n');
    }
    text.truncate(text.trim_end().len() + 1);
    PlainText::from(text)
}

/// The header lines that people see.
fn header(message: &Message) -> String {
    let sender = message.from().and_then(|from| from.first());
    let name = sender.and_then(|sender| sender.name.as_deref().or(sender.address.as_deref()));
    let date = message.date().map(ToString::to_string);
    let fields = [("From", name), ("Date", date.as_deref()), ("Subject", message.subject())];
    let line = |(name, value): (&str, Option<&str>)| {
        value.map(|value| format!("{name}: {}\n", value.split_whitespace().collect::<Vec<_>>().join(" ")))
    };
    let lines: Vec<String> = fields.into_iter().filter_map(line).collect();
    // A sender alone would not be known as a header.
    if lines.len() > 1 || message.subject().is_some() { lines.concat() } else { String::new() }
}

/// True if bytes are a mail that has to be decoded: after header lines of mail, one of them says how the message is encoded.
#[must_use]
pub fn is_encoded_mail(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(MAX_HEADER_BYTES)];
    let (mut n_usual, mut is_encoded) = (0, false);
    for line in head.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii_end) {
        if line.is_empty() {
            return n_usual >= MIN_USUAL && is_encoded;
        }
        let lower = line.to_ascii_lowercase();
        let starts_with = |start: &&str| lower.starts_with(start.as_bytes());
        let is_field =
            lower.first().is_some_and(|first| matches!(first, b' ' | b'\t')) || lower.contains(&b':');
        if !is_field {
            return false;
        }
        n_usual += usize::from(USUAL.iter().any(starts_with));
        is_encoded |= ENCODED.iter().any(starts_with) || lower.windows(2).any(|pair| pair == b"=?");
    }
    false
}

/// A header is not longer.
const MAX_HEADER_BYTES: usize = 1 << 16;
/// A header has at least this many usual lines.
const MIN_USUAL: usize = 2;
const USUAL: [&str; 10] = [
    "from:",
    "to:",
    "cc:",
    "date:",
    "subject:",
    "message-id:",
    "received:",
    "return-path:",
    "delivered-to:",
    "mime-version:",
];
const ENCODED: [&str; 5] = [
    "content-transfer-encoding: base64",
    "content-transfer-encoding: quoted-printable",
    "content-type: multipart/",
    "content-type: text/html",
    "content-type: text/enriched",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_and_encodings_are_read() {
        let check =
            |source: &str, expected: &str| assert_eq!(mail(source.as_bytes()).text, expected, "{source}");
        let header = "From: Ann <a@b.org>\r\nDate: Mon, 5 May 2025 08:00:00 +0200\r\nSubject: Rain\r\n";
        let shown = "From: Ann\nDate: 2025-05-05T08:00:00+02:00\nSubject: Rain\n\n";
        let alternative = "Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>It <b>rained</b>.</p>\r\n--x\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nIt rained at the caf=E9.\r\n--x--\r\n";
        check(&format!("{header}{alternative}"), &format!("{shown}It rained at the café.\n"));
        let page = "Content-Type: text/html\r\n\r\n<p>It rained.</p><blockquote>Did it?</blockquote>";
        check(&format!("{header}{page}"), &format!("{shown}It rained.\n\n> Did it?\n"));
        let attached = "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nSee it.\r\n--x\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--x--\r\n";
        check(&format!("{header}{attached}"), &format!("{shown}See it.\n"));
    }

    #[test]
    fn only_mail_is_decoded() {
        let check = |source: &str, expected: bool| {
            assert_eq!(is_encoded_mail(source.as_bytes()), expected, "{source}");
        };
        check("From: a\nTo: b\nContent-Type: multipart/mixed; boundary=x\n\n--x\n", true);
        check("From: a\nSubject: =?utf-8?q?a?=\n\nb", true);
        check("From: a\nTo: b\n\nb", false);
        check("Content-Type: multipart/mixed is a header.\n\nIt is.", false);
        check("From: a\nTo: b\nContent-Type: multipart/mixed", false);
    }
}
