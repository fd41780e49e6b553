//! Quotes, brackets and notes around the end of a sentence.

use super::clue::{Case, Next};
use super::mark::{char_at, char_before};
use super::sentence::{Run, SentenceSplitter};
use crate::lang::Language;
use memchr::memmem;

/// No quoted phrase or title is longer.
const MAX_PHRASE_BYTES: usize = 120;

/// The end of a quote that closes after a blank, as tokenised text and French have it: `. ''`, `. »`.
pub(super) fn read_spaced_closer(splitter: &SentenceSplitter, at: usize, limit: usize) -> Option<usize> {
    let text = splitter.text;
    let blank = char_at(text, at, limit).filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}'))?;
    let start = at + blank.len_utf8();
    let closer = char_at(text, start, limit)?;
    let end = match closer {
        '\'' if char_at(text, start + 1, limit) == Some('\'') => start + 2,
        '”' | '»' | ')' | ']' => start + closer.len_utf8(),
        // German closes with it, but never after a blank.
        _ => return None,
    };
    let after = char_at(text, end, limit);
    after.is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ')')).then_some(end)
}

/// The end of a reference to a note right after the mark: `[12]`, `¹²`.
pub(super) fn read_note(text: &str, at: usize, limit: usize) -> usize {
    let mut end = at;
    while let Some(c) = char_at(text, end, limit) {
        match c {
            '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' => end += c.len_utf8(),
            '[' => {
                let inner = &text[end + 1..text.floor_char_boundary(limit.min(end + 8).max(end + 1))];
                let n_digits = inner
                    .bytes()
                    .take_while(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b' '))
                    .count();
                if n_digits == 0 || inner.as_bytes().get(n_digits) != Some(&b']') {
                    break;
                }
                end += n_digits + 2;
            }
            _ => break,
        }
    }
    end
}

/// Whether the marks alone fill brackets: `(!)`, `[...]`.
pub(super) fn is_bracketed(text: &str, at: usize, run: &Run) -> bool {
    matches!(char_before(text, at, 0), Some('(' | '[' | '（')) && text[..run.end].ends_with([')', ']', '）'])
}

/// Whether the marks close a phrase that the sentence goes on after: a title 《…！》, or Japanese speech
/// before a particle: 「…。」と.
pub(super) fn is_quoted_phrase(splitter: &SentenceSplitter, at: usize, run: &Run, next: &Next) -> bool {
    let text = splitter.text;
    if in_title_brackets(text, at) {
        return true;
    }
    let closes = text[..run.end].ends_with(['」', '』', '”', '）', '〉', '》', '】', ')', '"']);
    if !closes {
        return false;
    }
    if matches!(next.first, '，' | '、' | '；' | '：' | ',' | ';') {
        return true;
    }
    let is_japanese = splitter.profile.language == Language::Japanese;
    is_japanese && next.case == Case::None && !next.is_spaced && starts_with_particle(next.word)
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

/// Whether a Japanese word goes on from what is quoted before it.
fn starts_with_particle(word: &str) -> bool {
    const PARTICLES: [&str; 16] = [
        "と",
        "って",
        "という",
        "など",
        "は",
        "が",
        "を",
        "に",
        "も",
        "の",
        "で",
        "や",
        "へ",
        "から",
        "まで",
        "だ",
    ];
    PARTICLES.iter().any(|particle| word.starts_with(particle))
}
