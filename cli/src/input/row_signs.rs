//! Signs of rows of JSON in the first bytes of standard input, or of a file whose name does not tell.

use super::format::InputFormat;
use super::json_path::has_field;
use super::mbox::is_mbox;
use super::notebook::is_notebook;
use serde::de::IgnoredAny;

/// The format of a file that begins with these bytes, if they are a mailbox or rows of JSON: a list of objects, an object on each
/// line, or an object over several lines with the field of the text.
pub(crate) fn format_of_rows(head: &[u8], text_field: &str) -> Option<InputFormat> {
    if is_mbox(head) {
        return Some(InputFormat::Mbox);
    }
    if is_notebook(head) {
        return None;
    }
    let head = without_mark(head);
    if is_list_of(head, |first| first == b'{') {
        return Some(InputFormat::Json);
    }
    let mut lines = head.splitn(2, |&byte| byte == b'\n');
    let (first, second) = (lines.next()?, lines.next().unwrap_or_default().trim_ascii_start());
    let is_line = is_object(first) && (second.is_empty() || second.starts_with(b"{"));
    match has_field(head, text_field) {
        _ if is_line => Some(InputFormat::Jsonl),
        true => Some(InputFormat::Json),
        false => None,
    }
}

/// True if a file whose name ends in `.json` has rows, by its first bytes: settings of programs are in such files too.
pub(super) fn has_rows(head: &[u8], text_field: &str) -> bool {
    let head = without_mark(head);
    is_list_of(head, |first| matches!(first, b'{' | b'"')) || has_field(head, text_field)
}

fn without_mark(head: &[u8]) -> &[u8] {
    head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start()
}

fn is_list_of(head: &[u8], is_row: impl Fn(u8) -> bool) -> bool {
    let Some(rest) = head.strip_prefix(b"[").map(<[u8]>::trim_ascii_start) else { return false };
    let Some((&first, rest)) = rest.split_first() else { return false };
    let after = rest.trim_ascii_start().first();
    is_row(first) && (first != b'{' || matches!(after, None | Some(b'"' | b'}')))
}

/// True if a line is an object with a field.
fn is_object(line: &[u8]) -> bool {
    let is_valid = serde_json::from_slice::<IgnoredAny>(line).is_ok();
    is_valid && line.strip_prefix(b"{").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_rows_of_json_have_signs() {
        let check = |head: &str, expected: Option<InputFormat>| {
            assert_eq!(format_of_rows(head.as_bytes(), "text"), expected, "{head}");
        };
        check("\u{feff}\n[\n {\"a\"", Some(InputFormat::Json));
        check("{\n \"a\": [1],\n \"text\": \"Ra", Some(InputFormat::Json));
        check("{\"a\":1}\n{\"a\"", Some(InputFormat::Jsonl));
        check("{\"text\":\"Rain.\"}", Some(InputFormat::Jsonl));
        check("{\"text\": \"A long", Some(InputFormat::Json));
        check("{\"a\":1} is an object.", None);
        check("{\"a\":1}\nis an object.", None);
        check("{\n \"a\": 1\n}", None);
        check("[{Later} it was mended.]", None);
        check("[\"Rain fell,\" he said.]", None);
        check("{} is empty.", None);
        check("", None);
    }
}
