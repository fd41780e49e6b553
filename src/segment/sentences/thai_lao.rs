//! Thai and Lao: sentences without terminal marks.
//!
//! A blank separates clauses, sentences and the members of lists alike. We cut at a blank where what
//! precedes it is long enough to be a sentence and either ends with a particle that ends sentences, or is
//! followed by a word that starts them, or is as long as sentences are; never beside a digit, a Latin word
//! or a repetition mark, and never so that a short rest is left.

use crate::document::Span;
use crate::language::{Profile, WordList};

/// A piece with fewer bytes is no sentence (a letter has three bytes).
const MIN_SENTENCE_BYTES: usize = 60;
/// A piece with more is cut at the next blank that allows it.
const FULL_SENTENCE_BYTES: usize = 240;

/// Appends the sentences of `start..end`, cut at blanks.
pub(in crate::segment) fn cut(text: &str, start: usize, end: usize, profile: &Profile, out: &mut Vec<Span>) {
    let mut sentence_start = start;
    let mut at = start;
    while let Some(offset) = memchr::memchr(b' ', &text.as_bytes()[at..end]) {
        let blank = at + offset;
        let rest = text[blank..end].trim_start();
        let next = end - rest.len();
        if next > blank && is_boundary(&text[sentence_start..blank], rest, profile) {
            out.push(Span::new(sentence_start, blank));
            sentence_start = next;
        }
        at = next;
    }
    if sentence_start < end {
        out.push(Span::new(sentence_start, end));
    }
}

fn is_boundary(piece: &str, rest: &str, profile: &Profile) -> bool {
    let is_letter =
        |c: char| matches!(c, '\u{e01}'..='\u{e4e}' | '\u{e81}'..='\u{edf}') && !matches!(c, 'ๆ' | 'ฯ' | 'ໆ');
    let is_plain = piece.ends_with(is_letter) && rest.starts_with(is_letter);
    if !is_plain || piece.len() < MIN_SENTENCE_BYTES || rest.len() < MIN_SENTENCE_BYTES {
        return false;
    }
    piece.len() >= FULL_SENTENCE_BYTES
        || profile.list(WordList::SentenceEnds).iter().any(|ending| piece.ends_with(*ending))
        || profile.list(WordList::SentenceStarts).iter().any(|start| rest.starts_with(*start))
}
