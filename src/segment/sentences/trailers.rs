//! What belongs to a sentence although a blank may separate it from the marks: a closing quote of tokenised text, references
//! to notes, smileys.

use crate::segment::marks::{SentenceMark, char_at, char_before, mark_at};
use memchr::memrchr;

/// How far back a quote is looked for that the one after a blank may close.
const MAX_QUOTE_BYTES: usize = 600;

/// The end of a quote or bracket that closes after a blank, as in tokenised text and French.
pub(super) fn spaced_closer(text: &str, at: usize, limit: usize) -> Option<usize> {
    let blank = char_at(text, at, limit).filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}'))?;
    let start = at + blank.len_utf8();
    let closer = char_at(text, start, limit)?;
    let end = match closer {
        '\'' | '`' if char_at(text, start + 1, limit) == Some(closer) => start + 2,
        '”' | '»' | ')' | ']' => start + closer.len_utf8(),
        '"' if closes_quote(text, at) => start + 1,
        _ => return None,
    };
    let after = char_at(text, end, limit);
    let is_closed = after.is_none_or(|c| matches!(c, '.' | ',' | ';' | ')'));
    // Two backticks open a quote unless a mark follows.
    (is_closed || closer != '`' && after.is_some_and(char::is_whitespace)).then_some(end)
}

/// True if the last `"` before byte `at` opens a quote, so that the next one closes it.
fn closes_quote(text: &str, at: usize) -> bool {
    let start = at.saturating_sub(MAX_QUOTE_BYTES);
    let Some(quote) = memrchr(b'"', &text.as_bytes()[start..at]).map(|offset| start + offset) else {
        return false;
    };
    let opens_word = char_at(text, quote + 1, at).is_some_and(|c| !c.is_whitespace());
    let after_blank = char_before(text, quote, 0).is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '['));
    after_blank && (opens_word || char_at(text, quote + 1, at) == Some(' '))
}

/// The end of a reference to a note: `[12]` or `¹²` right after the mark, `[12]` or `[…]` after a blank.
pub(super) fn note(text: &str, at: usize, limit: usize) -> usize {
    let mut end = at;
    while let Some(c @ ('¹' | '²' | '³' | '⁰' | '⁴'..='⁹')) = char_at(text, end, limit) {
        end += c.len_utf8();
    }
    let open = end + usize::from(char_at(text, end, limit) == Some(' '));
    if char_at(text, open, limit) != Some('[') {
        return end;
    }
    let window = &text[open + 1..text.floor_char_boundary(limit.min(open + 12))];
    let inner = window
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | ' ' | '.' | '…' | '–' | '-'));
    let is_note = inner.len() < window.len() && inner.starts_with(']');
    if is_note { open + 1 + (window.len() - inner.len()) + 1 } else { end }
}

/// The end of a smiley after a blank: `:)`, `;-)`, `=D`.
pub(super) fn smiley(text: &str, at: usize, limit: usize) -> usize {
    let bytes = &text.as_bytes()[..limit];
    if let Some(length) = emoji_after_blank(text, at, limit) {
        return at + length;
    }
    let start = at + usize::from(bytes.get(at) == Some(&b' '));
    if !matches!(bytes.get(start), Some(b':' | b';' | b'=')) {
        return at;
    }
    let mouth = start + 1 + usize::from(bytes.get(start + 1) == Some(&b'-'));
    if !matches!(bytes.get(mouth), Some(b')' | b'(' | b'D' | b'P' | b'p' | b'*')) {
        return at;
    }
    let mut end = mouth + 1;
    while bytes.get(end) == Some(&bytes[mouth]) {
        end += 1;
    }
    if bytes.get(end).is_none_or(u8::is_ascii_whitespace) { end } else { at }
}

/// The length of a blank and an emoji that ends before a blank, the text's end or another emoji.
fn emoji_after_blank(text: &str, at: usize, limit: usize) -> Option<usize> {
    char_at(text, at, limit).filter(|&c| c == ' ')?;
    let bytes = text.as_bytes();
    if at + 1 >= limit || !matches!(mark_at(bytes, at + 1), Some((SentenceMark::Smiley, _))) {
        return None;
    }
    let mut end = at + 1;
    while end < limit {
        match char_at(text, end, limit) {
            Some('\u{200d}') => end += 3,
            Some(_) => match mark_at(bytes, end) {
                Some((SentenceMark::Smiley, length)) => end += length,
                _ => break,
            },
            None => break,
        }
    }
    char_at(text, end, limit).is_none_or(char::is_whitespace).then_some(end - at)
}
