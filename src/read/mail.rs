//! Reads mail as text: the message itself, without its header, what it answers, and the signature.

use super::plain_text::PlainText;

/// The message of a mail that is plain text, with its subject as title; `None` if the text is not a mail, or its body is
/// encoded (MIME).
///
/// A mail starts with header lines, or has the message that it answers under it, as Outlook writes it. Quoted lines, the
/// line before them that says who wrote them, and the signature after `-- ` are left out. Takes linear time.
///
/// ```
/// let mail = "From: a@b.org\nTo: c@d.org\nSubject: Rain\n\nIt rained.\n\nOn Monday, c wrote:\n> Did it rain?\n\n-- \nA\n";
/// let read = nutgraf::read::mail(mail).unwrap();
/// assert_eq!((read.title.as_deref(), read.text.trim()), (Some("Rain"), "It rained."));
/// ```
#[must_use]
pub fn mail(source: &str) -> Option<PlainText> {
    let header = Header::read(source);
    let body = match &header {
        Some(header) if header.is_encoded => return None,
        Some(header) => &source[header.end..],
        None => source,
    };
    let message = without_answered(body);
    if header.is_none() && message.len() == body.len() {
        return None;
    }
    let title = header.and_then(|header| header.subject);
    Some(PlainText { title, ..PlainText::from(own_lines(message)) })
}

/// The header of a mail.
struct Header {
    subject: Option<String>,
    /// True if the body is not plain text.
    is_encoded: bool,
    /// Where the body starts.
    end: usize,
}

/// Names of lines of which a header has some.
const USUAL: [&str; 8] = ["From", "To", "Cc", "Date", "Sent", "Subject", "Reply-To", "Message-ID"];

/// A header has at least this many of them.
const MIN_USUAL: usize = 2;

impl Header {
    /// The header that a text starts with, up to a blank line; `None` if it starts with none.
    fn read(source: &str) -> Option<Self> {
        let (mut subject, mut is_encoded, mut n_usual, mut end) = (None, false, 0, 0);
        for line in source.split_inclusive('\n') {
            end += line.len();
            let content = line.trim_end();
            if content.is_empty() {
                return (n_usual >= MIN_USUAL).then_some(Self { subject, is_encoded, end });
            }
            // A line that starts with a blank goes on with the one before.
            if line.starts_with([' ', '\t']) && n_usual > 0 {
                continue;
            }
            let (name, value) = field(content)?;
            n_usual += usize::from(USUAL.iter().any(|usual| usual.eq_ignore_ascii_case(name)));
            let lower = value.to_ascii_lowercase();
            is_encoded |= match name.to_ascii_lowercase().as_str() {
                "content-type" => !lower.starts_with("text/plain"),
                "content-transfer-encoding" => lower == "base64" || lower == "quoted-printable",
                _ => false,
            };
            if name.eq_ignore_ascii_case("subject") {
                subject = Some(value.to_owned()).filter(|value| !value.is_empty());
            }
        }
        None
    }
}

/// The name and the value of a header line.
fn field(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    is_name.then_some((name, value.trim()))
}

/// The text before the message that it answers, which has a header of its own: after a drawn line, or at once.
fn without_answered(body: &str) -> &str {
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        let is_drawn = line.trim_start().starts_with("-----") || line.trim_start().starts_with("_____");
        let rest = &body[at..];
        let answered = if is_drawn { &rest[line.len()..] } else { rest };
        let is_start = is_drawn || field(line.trim_end()).is_some_and(|(name, _)| name == "From");
        if at > 0 && is_start && Header::read(answered).is_some() {
            return &body[..at];
        }
        at += line.len();
    }
    body
}

/// The lines of the message, without quoted ones and the signature.
fn own_lines(message: &str) -> String {
    let mut own: Vec<&str> = Vec::new();
    for line in message.lines() {
        if line.trim_end() == "--" {
            break;
        }
        if line.starts_with('>') {
            // "On Monday, somebody wrote:"
            while own.last().is_some_and(|last| last.trim().is_empty()) {
                own.pop();
            }
            if own.last().is_some_and(|last| last.trim_end().ends_with(':') && !last.starts_with('>')) {
                own.pop();
            }
            own.push("");
        } else {
            own.push(line);
        }
    }
    own.join("\n")
}

#[cfg(test)]
mod tests {
    use super::mail;

    #[test]
    fn the_message_is_what_is_new() {
        let check = |source: &str, title: Option<&str>, text: &str| {
            let read = mail(source).unwrap();
            assert_eq!((read.title.as_deref(), read.text.trim()), (title, text), "{source}");
        };
        let header = "From: A <a@b.org>\r\nTo: c@d.org,\r\n e@f.org\r\nSubject: Rain\r\n\r\n";
        check(&format!("{header}It rained.\r\n\r\n-- \r\nA\r\n"), Some("Rain"), "It rained.");
        check(
            &format!("{header}Hi,\n\nOn Monday c wrote:\n\n> Did it?\n> Really?\n\nYes.\n"),
            Some("Rain"),
            "Hi,\n\n\nYes.",
        );
        let answered = "From: c\nSent: Monday\nTo: a\nSubject: Rain\n\nDid it rain?\n";
        check(&format!("It did.\n\n-----Original Message-----\n{answered}"), None, "It did.");
        check(&format!("It did.\n\n{answered}"), None, "It did.");
    }

    #[test]
    fn other_texts_are_no_mail() {
        for text in [
            "",
            "Rain fell.\n",
            "Note: it rained.\n\nTo: is a word.\n",
            "From: the river\n\nIt rained.\n",
            "From: a\nTo: b\nContent-Type: multipart/mixed; boundary=x\n\n--x\n",
            "> quoted\n\nIt rained.\n-- \nA\n",
        ] {
            assert_eq!(mail(text), None, "{text}");
        }
    }
}
