//! Thai and Lao: sentences without terminal marks.
//!
//! A blank separates clauses, sentences and the members of lists alike. A blank ends a sentence if the text before it
//! is long enough for one and ends with a particle that ends sentences, or is followed by a word that starts them,
//! or is as long as sentences are. It never does next to a digit, a Latin word or a repetition mark, nor where
//! a short rest would be left.

use crate::document::Span;
use crate::language::{Profile, WordList};
use crate::segment::boundary_rule::BoundaryRule;
use crate::segment::boundary_verdict::VerdictSink;
use std::ops::Range;

/// A sentence has at least this many bytes (a letter has three).
const MIN_SENTENCE_BYTES: usize = 60;
/// A longer piece is cut at the next blank that may end a sentence.
const FULL_SENTENCE_BYTES: usize = 240;

/// Appends the sentences of `text[piece]`, cut at blanks.
pub(super) fn split_at_blanks(
    text: &str,
    piece: Range<usize>,
    profile: &Profile,
    out: &mut Vec<Span>,
    verdicts: &mut impl VerdictSink,
) {
    let Range { start, end } = piece;
    let mut sentence_start = start;
    let mut at = start;
    while let Some(offset) = memchr::memchr(b' ', &text.as_bytes()[at..end]) {
        let blank = at + offset;
        let rest = text[blank..end].trim_start();
        let next = end - rest.len();
        if next > blank
            && let Some(rule) = rule_at_blank(&text[sentence_start..blank], rest, profile)
        {
            verdicts.add(blank, next, rule);
            out.push(Span::new(sentence_start, blank));
            sentence_start = next;
        }
        at = next;
    }
    if sentence_start < end {
        out.push(Span::new(sentence_start, end));
    }
}

/// The rule by which a sentence ends between `piece` and `rest`, if one does.
fn rule_at_blank(piece: &str, rest: &str, profile: &Profile) -> Option<BoundaryRule> {
    let is_letter =
        |c: char| matches!(c, '\u{e01}'..='\u{e4e}' | '\u{e81}'..='\u{edf}') && !matches!(c, 'ๆ' | 'ฯ' | 'ໆ');
    let is_plain = piece.ends_with(is_letter) && rest.starts_with(is_letter);
    if !is_plain || piece.len() < MIN_SENTENCE_BYTES || rest.len() < MIN_SENTENCE_BYTES {
        return None;
    }
    if profile.list(WordList::SentenceEnds).iter().any(|end| piece.ends_with(*end)) {
        Some(BoundaryRule::ParticleBeforeBlank)
    } else if profile.list(WordList::SentenceStarts).iter().any(|start| rest.starts_with(*start)) {
        Some(BoundaryRule::StarterAfterBlank)
    } else {
        (piece.len() >= FULL_SENTENCE_BYTES).then_some(BoundaryRule::FullLengthBeforeBlank)
    }
}
