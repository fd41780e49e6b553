//! Words that are cut at the end of a line: "coun-" and "cil". They are read and shown whole.
//!
//! The hyphen goes if the whole word is known, to the text or to the table of frequencies; it stays before a capital and if both parts
//! are words ("self-sealing"). Where the next line goes on with a function word ("two-" and "and three-seat"), nothing is joined.

use super::blocks::JOINED_LINES;
use crate::document::TextEdit;
use crate::language::{Language, Profile};
use foldhash::{HashMap, HashMapExt};

/// A word is not longer.
const MAX_WORD_BYTES: usize = 64;

/// A word with this Zipf frequency is known.
const KNOWN: f64 = 2.5;

/// A word that is cut at the end of a line; the bytes are those of the text.
struct CutWord {
    /// Where the whole word starts, with what comes before another hyphen.
    word: usize,
    /// Where the part before the hyphen starts, the hyphen, what comes after it, and the part on the next line.
    first: usize,
    hyphen: usize,
    line_end: usize,
    second: usize,
    end: usize,
    is_soft: bool,
}

/// The edits that join the words of a text that are cut at line ends. Linear in the text.
pub(super) fn line_end_hyphens(text: &str, language: Language) -> Vec<TextEdit> {
    let cuts: Vec<CutWord> = memchr::memchr_iter(b'\n', text.as_bytes())
        .filter_map(|newline| CutWord::at(text, newline))
        .collect();
    if cuts.is_empty() {
        return Vec::new();
    }
    let profile = language.profile();
    let in_text = words_in_text(text, &cuts);
    let mut edits: Vec<TextEdit> = Vec::new();
    for cut in cuts {
        if let Some(joint) = cut.joint(text, profile, &in_text) {
            cut.push_edits(text, joint, &mut edits);
        }
    }
    edits
}

/// How the parts of a word are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    WithoutHyphen,
    WithHyphen,
}

impl CutWord {
    /// The word that is cut at this newline; `None` if none is.
    fn at(text: &str, newline: usize) -> Option<Self> {
        let line = text[..newline].trim_end_matches([' ', '\t', '\r']);
        let (mark, is_soft) = match line.chars().next_back()? {
            '-' | '\u{2010}' => (line.chars().next_back()?, false),
            '\u{ad}' => ('\u{ad}', true),
            _ => return None,
        };
        let hyphen = line.len() - mark.len_utf8();
        let second =
            newline + 1 + text[newline + 1..].bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        if !text[second..].starts_with(char::is_alphabetic) {
            return None;
        }
        let letters_before = |end: usize, is_part: fn(char) -> bool| {
            let low = text.floor_char_boundary(end.saturating_sub(MAX_WORD_BYTES));
            let part = text[low..end].trim_end_matches(is_part);
            low + part.len()
        };
        let first = letters_before(hyphen, char::is_alphabetic);
        let word = letters_before(hyphen, |c| !c.is_whitespace());
        let high = text.floor_char_boundary(text.len().min(second + MAX_WORD_BYTES));
        let rest = &text[second..high];
        let end = second + rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        (text[first..hyphen].chars().count() >= 2 && hyphen > first).then_some(Self {
            word,
            first,
            hyphen,
            line_end: line.len(),
            second,
            end,
            is_soft,
        })
    }

    fn parts<'t>(&self, text: &'t str) -> (&'t str, &'t str) {
        (&text[self.first..self.hyphen], &text[self.second..self.end])
    }

    /// How the parts are joined; `None` if they are two words.
    fn joint(&self, text: &str, profile: &Profile, in_text: &HashMap<String, bool>) -> Option<Joint> {
        let (first, second) = self.parts(text);
        if self.is_soft {
            return Some(Joint::WithoutHyphen);
        }
        // "Jean-" and "Paul".
        if second.starts_with(char::is_uppercase) {
            return Some(Joint::WithHyphen);
        }
        if profile.is_function_word(second) && !text[self.end..].starts_with('-') {
            return None;
        }
        let has = |word: String| in_text.get(&word.to_lowercase()).copied().unwrap_or(false);
        let frequencies = profile.frequencies();
        let is_known = |word: &str| {
            let word = word.to_lowercase();
            let stem = profile.stemmer().map(|stemmer| stemmer.stem(&word).into_owned());
            frequencies.is_some_and(|table| table.zipf(stem.as_deref().unwrap_or(&word)) >= KNOWN)
        };
        let whole = format!("{first}{second}");
        if has(format!("{first}-{second}")) {
            return Some(Joint::WithHyphen);
        }
        let is_compound = !has(whole.clone()) && !is_known(&whole) && is_known(first) && is_known(second);
        Some(if is_compound { Joint::WithHyphen } else { Joint::WithoutHyphen })
    }

    /// Adds the edits that join the parts, and mark where the lines were joined.
    fn push_edits(&self, text: &str, joint: Joint, edits: &mut Vec<TextEdit>) {
        let blank = self.word.checked_sub(1).filter(|&at| text.as_bytes()[at] == b' ');
        let is_free = |at: &usize| edits.last().is_none_or(|last| last.span.end as usize <= *at);
        if let Some(blank) = blank.filter(is_free) {
            edits.push(TextEdit::new(blank, blank + 1, JOINED_LINES.to_string()));
        }
        let start = if joint == Joint::WithHyphen { self.line_end } else { self.hyphen };
        edits.push(TextEdit::new(start, self.second, ""));
    }
}

/// The whole and the hyphenated forms of the words, each with true if the text has it elsewhere.
fn words_in_text(text: &str, cuts: &[CutWord]) -> HashMap<String, bool> {
    let mut wanted = HashMap::new();
    for cut in cuts {
        let (first, second) = cut.parts(text);
        wanted.insert(format!("{first}{second}").to_lowercase(), false);
        wanted.insert(format!("{first}-{second}").to_lowercase(), false);
    }
    for word in
        text.split(|c: char| !c.is_alphabetic() && c != '-').filter(|word| word.len() <= 2 * MAX_WORD_BYTES)
    {
        if let Some(is_there) = wanted.get_mut(&word.to_lowercase()) {
            *is_there = true;
        }
    }
    wanted
}
