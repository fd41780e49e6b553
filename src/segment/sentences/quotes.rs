//! Quotes and brackets after which the sentence goes on.

use super::candidate::BoundaryCandidate;
use super::word_after::LetterCase;
use crate::language::WordList;
use crate::segment::boundary_rule::BoundaryRule;
use crate::segment::marks::{SentenceMark, char_before};
use memchr::{memchr, memmem};

/// A quoted phrase, title or citation is not longer.
const MAX_PHRASE_BYTES: usize = 120;

/// True if brackets hold the marks alone: `(!)`, `[...]`.
pub(super) fn is_bracketed(candidate: &BoundaryCandidate) -> bool {
    let text = candidate.splitter.text;
    matches!(char_before(text, candidate.at, candidate.sentence_start), Some('(' | '[' | '（'))
        && !candidate.run.has(SentenceMark::Smiley)
        && text[..candidate.run.end].ends_with([')', ']', '）'])
}

/// True if the source of a quote follows in brackets, and then the full stop: `…" (Smith 55).`
pub(super) fn is_citation(candidate: &BoundaryCandidate) -> bool {
    let text = candidate.splitter.text.as_bytes();
    if candidate.next.first != '(' {
        return false;
    }
    let start = candidate.run.end;
    let window = &text[start..text.len().min(start + MAX_PHRASE_BYTES / 2)];
    memchr(b')', window).is_some_and(|close| matches!(window.get(close + 1), Some(b'.' | b',' | b';')))
}

/// The rule if the marks close a phrase after which the sentence goes on: a title 《…！》, or Japanese speech before a
/// particle: 「…。」と.
pub(super) fn quoted_phrase_rule(candidate: &BoundaryCandidate) -> Option<BoundaryRule> {
    let BoundaryCandidate { splitter, run, next, at, .. } = candidate;
    let text = splitter.text;
    if in_title_brackets(text, *at) {
        return Some(BoundaryRule::TitleInBrackets);
    }
    if !text[..run.end].ends_with(['」', '』', '”', '）', '〉', '》', '】', ')', '"']) {
        return None;
    }
    if matches!(next.first, '，' | '、' | '；' | '：' | ',' | ';') {
        return Some(BoundaryRule::CommaFollows);
    }
    let mut particles = splitter.profile.list(WordList::QuoteParticles).iter();
    let goes_on = next.case == LetterCase::Caseless
        && !next.is_spaced
        && particles.any(|particle| next.word.starts_with(*particle));
    goes_on.then_some(BoundaryRule::ParticleFollows)
}

/// True if byte `at` is between 《 and 》, both of them near.
fn in_title_brackets(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let left = &bytes[at.saturating_sub(MAX_PHRASE_BYTES)..at];
    let Some(open) = memmem::rfind(left, "《".as_bytes()) else { return false };
    let is_closed = memmem::find(&left[open..], "》".as_bytes()).is_some();
    let right = &bytes[at..bytes.len().min(at + MAX_PHRASE_BYTES)];
    !is_closed && memmem::find(right, "》".as_bytes()).is_some()
}
