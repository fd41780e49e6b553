//! Mends lines that are almost JSON, as other programs write them.

use std::borrow::Cow;

/// The line with U+FFFD for every surrogate without its partner, which is not a character.
pub(super) fn whole_surrogates(line: &str) -> Cow<'_, str> {
    let mut mended = String::new();
    let (mut n_copied, mut at) = (0, 0);
    while let Some(n) = line.as_bytes().get(at..).and_then(|rest| memchr::memchr(b'\\', rest)) {
        at += n;
        let Some(half) = surrogate(line, at) else {
            // The backslash and the byte that it escapes.
            at += 2;
            continue;
        };
        if matches!((half, surrogate(line, at + ESCAPE_BYTES)), (Surrogate::High, Some(Surrogate::Low))) {
            at += 2 * ESCAPE_BYTES;
        } else {
            mended.push_str(&line[n_copied..at]);
            mended.push_str("\\ufffd");
            at += ESCAPE_BYTES;
            n_copied = at;
        }
    }
    if n_copied == 0 {
        return Cow::Borrowed(line);
    }
    mended.push_str(&line[n_copied..]);
    Cow::Owned(mended)
}

/// The length of `\ud83d`.
const ESCAPE_BYTES: usize = 6;

/// A half of a character beyond U+FFFF.
enum Surrogate {
    High,
    Low,
}

/// The surrogate that is escaped at a place.
fn surrogate(line: &str, at: usize) -> Option<Surrogate> {
    let [b'\\', b'u', b'd' | b'D', ..] = line.as_bytes().get(at..)? else { return None };
    let digits = line.get(at + 2..at + ESCAPE_BYTES)?;
    match u16::from_str_radix(digits, 16).ok()? {
        0xd800..=0xdbff => Some(Surrogate::High),
        0xdc00..=0xdfff => Some(Surrogate::Low),
        _ => None,
    }
}

/// The line with `null` for `NaN`, `Infinity` and `-Infinity`, which JSON does not have; `None` if it has none of them.
///
/// Returns also how many bytes shorter each of them has made it, with its place after them.
pub(super) fn without_non_numbers(line: &str) -> Option<(String, Vec<(usize, isize)>)> {
    let mut mended = String::with_capacity(line.len());
    let mut changes = Vec::new();
    let mut rest = line;
    while let Some(at) = rest.find(['"', 'N', '-', 'I']) {
        mended.push_str(&rest[..at]);
        rest = &rest[at..];
        let n_bytes = if let Some(name) = NON_NUMBERS.iter().find(|name| rest.starts_with(**name)) {
            mended.push_str("null");
            changes.push((mended.len(), name.len().cast_signed() - 4));
            name.len()
        } else {
            let n_bytes = if rest.starts_with('"') { string_bytes(rest) } else { 1 };
            mended.push_str(&rest[..n_bytes]);
            n_bytes
        };
        rest = &rest[n_bytes..];
    }
    mended.push_str(rest);
    (!changes.is_empty()).then_some((mended, changes))
}

const NON_NUMBERS: [&str; 3] = ["NaN", "Infinity", "-Infinity"];

/// The length of the string that a text starts with.
fn string_bytes(text: &str) -> usize {
    let mut at = 1;
    while let Some(n) = text.get(at..).and_then(|rest| rest.find(['"', '\\'])) {
        at += n + 1;
        if text.as_bytes()[at - 1] == b'"' {
            return at;
        }
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surrogate_alone_is_replaced() {
        let check = |line: &str, expected: &str| assert_eq!(whole_surrogates(line), expected);
        check(r"a\ud800b\uDFFF", r"a\ufffdb\ufffd");
        check(r"\ud83d\ude00 \ud83d\ud83d\ude00", r"\ud83d\ude00 \ufffd\ud83d\ude00");
        check(r"\\ud800 \u00e9 \", r"\\ud800 \u00e9 \");
        check(r"\ud83d\\ude00 \ud8é", r"\ufffd\\ude00 \ud8é");
    }

    #[test]
    fn non_numbers_are_null() {
        let check = |line: &str, expected: Option<&str>| {
            let mended = without_non_numbers(line);
            assert_eq!(mended.as_ref().map(|(mended, _)| mended.as_str()), expected);
        };
        check(
            r#"{"NaN":NaN,"-Infinity\"NaN":-Infinity,"a":[Infinity]}"#,
            Some(r#"{"NaN":null,"-Infinity\"NaN":null,"a":[null]}"#),
        );
        check(r#"{"a":-1,"b":"NaN\é"}"#, None);
        check("\"NaN\\", None);
        assert_eq!(without_non_numbers("[NaN,-Infinity]").unwrap().1, [(5, -1), (10, 5)]);
    }
}
