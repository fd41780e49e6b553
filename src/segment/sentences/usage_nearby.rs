//! What the text around a mark shows of a word: how it is written elsewhere.

use super::word_after::Next;
use super::word_before::Before;
use memchr::memmem;

/// How far from a mark the text is searched, each way.
const NEIGHBOURHOOD_BYTES: usize = 4096;
/// No more uses of a word are looked at.
const MAX_USES: usize = 32;
/// No longer word is looked for.
const MAX_WORD_BYTES: usize = 64;
/// An abbreviation that the text alone shows is no longer.
const MAX_ABBREVIATION_BYTES: usize = 10;

/// Whether the text around shows the word before the mark to be an abbreviation: short, never without its
/// full stop, and at least twice with one before a comma or lower case, where no sentence can end.
pub(in crate::segment) fn abbreviated_nearby(text: &str, before: &Before) -> bool {
    let word = before.word;
    let longest = if word.is_ascii() { MAX_ABBREVIATION_BYTES / 2 } else { MAX_ABBREVIATION_BYTES };
    if word.len() > longest || !word.chars().all(char::is_alphabetic) {
        return false;
    }
    let mut needle = [b' '; MAX_ABBREVIATION_BYTES + 1];
    needle[1..=word.len()].copy_from_slice(word.as_bytes());
    let start = before.start.saturating_sub(NEIGHBOURHOOD_BYTES);
    let window = &text.as_bytes()[start..text.len().min(before.start + NEIGHBOURHOOD_BYTES)];
    let mut n_inside = 0;
    for found in memmem::find_iter(window, &needle[..=word.len()]).take(MAX_USES) {
        match window.get(found + word.len() + 1..).unwrap_or_default() {
            [b'.', b',' | b';', ..] => n_inside += 1,
            [b'.', b' ', next, ..] => n_inside += usize::from(next.is_ascii_lowercase()),
            [b'.', ..] => {}
            [next, ..] if next.is_ascii_alphabetic() || *next >= 0x80 => {}
            _ => return false,
        }
    }
    n_inside >= 2
}

/// Whether the word after the mark is found in lower case near it: then its capital is due to its place.
pub(in crate::segment) fn seen_in_lower_case(text: &str, next: &Next) -> bool {
    let Some(first) = next.word.chars().next().filter(|c| c.is_uppercase()) else { return false };
    let mut lowered = first.to_lowercase();
    let (Some(lower), None) = (lowered.next(), lowered.next()) else { return false };
    // The word with blanks around it, in lower case, and nothing longer than the buffer.
    let mut needle = [b' '; MAX_WORD_BYTES];
    let rest = &next.word.as_bytes()[first.len_utf8()..];
    let length = 1 + lower.len_utf8() + rest.len();
    if rest.is_empty() || length >= MAX_WORD_BYTES {
        return false;
    }
    lower.encode_utf8(&mut needle[1..]);
    needle[1 + lower.len_utf8()..length].copy_from_slice(rest);
    let start = next.start.saturating_sub(NEIGHBOURHOOD_BYTES);
    let end = text.len().min(next.start + NEIGHBOURHOOD_BYTES);
    memmem::find(&text.as_bytes()[start..end], &needle[..=length]).is_some()
}
