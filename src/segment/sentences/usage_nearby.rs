//! How the text around a mark writes a word elsewhere.

use super::word_after::WordAfter;
use super::word_before::WordBefore;
use memchr::memmem;

/// How far the text is searched before and after a mark.
const NEIGHBOURHOOD_BYTES: usize = 4096;
/// No more occurrences of a word are looked at.
const MAX_USES: usize = 32;
/// A longer word is not looked for.
const MAX_WORD_BYTES: usize = 64;
/// A longer word is not taken for an abbreviation.
const MAX_ABBREVIATION_BYTES: usize = 10;

/// True if the text nearby uses the word before the mark as an abbreviation: short, never without its full stop, and
/// at least twice before a comma or lower case, where a sentence cannot end.
pub(super) fn abbreviated_nearby(text: &str, before: &WordBefore) -> bool {
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

/// True if the text nearby has the word after the mark in lower case: it has its capital because a sentence starts.
pub(super) fn seen_in_lower_case(text: &str, next: &WordAfter) -> bool {
    let Some(first) = next.word.chars().next().filter(|c| c.is_uppercase()) else { return false };
    let mut lowered = first.to_lowercase();
    let (Some(lower), None) = (lowered.next(), lowered.next()) else { return false };
    // The word in lower case with blanks around it.
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
