//! Quotes and brackets that the sentence goes on after.

use super::boundary::Place;
use super::word_after::Case;
use crate::language::WordList;
use crate::segment::marks::{Mark, char_before};
use memchr::{memchr, memmem};

/// No quoted phrase, title or citation is longer.
const MAX_PHRASE_BYTES: usize = 120;

/// Whether the marks alone fill brackets: `(!)`, `[...]`.
pub(in crate::segment) fn is_bracketed(place: &Place) -> bool {
    let text = place.splitter.text;
    matches!(char_before(text, place.at, place.sentence_start), Some('(' | '[' | '（'))
        && !place.run.has(Mark::Smile)
        && text[..place.run.end].ends_with([')', ']', '）'])
}

/// Whether the source of a quote follows in brackets, and then the full stop: `…" (Smith 55).`
pub(in crate::segment) fn is_citation(place: &Place) -> bool {
    let text = place.splitter.text.as_bytes();
    if place.next.first != '(' {
        return false;
    }
    let window = &text[place.run.end..text.len().min(place.run.end + MAX_PHRASE_BYTES / 2)];
    memchr(b')', window).is_some_and(|close| matches!(window.get(close + 1), Some(b'.' | b',' | b';')))
}

/// Whether the marks close a phrase that the sentence goes on after: a title 《…！》, or Japanese speech
/// before a particle: 「…。」と.
pub(in crate::segment) fn is_quoted_phrase(place: &Place) -> bool {
    let text = place.splitter.text;
    if in_title_brackets(text, place.at) {
        return true;
    }
    let closes = text[..place.run.end].ends_with(['」', '』', '”', '）', '〉', '》', '】', ')', '"']);
    if !closes {
        return false;
    }
    let next = &place.next;
    if matches!(next.first, '，' | '、' | '；' | '：' | ',' | ';') {
        return true;
    }
    let mut particles = place.splitter.profile.list(WordList::QuoteParticles).iter();
    next.case == Case::None && !next.is_spaced && particles.any(|particle| next.word.starts_with(*particle))
}

/// Whether byte `at` lies between 《 and 》, both near.
fn in_title_brackets(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let left = &bytes[at.saturating_sub(MAX_PHRASE_BYTES)..at];
    let Some(open) = memmem::rfind(left, "《".as_bytes()) else { return false };
    let is_closed = memmem::find(&left[open..], "》".as_bytes()).is_some();
    let right = &bytes[at..bytes.len().min(at + MAX_PHRASE_BYTES)];
    !is_closed && memmem::find(right, "》".as_bytes()).is_some()
}
