//! The greeting and the close of a letter: they are about the text, not of it.
//!
//! A letter starts with a short line that ends with a comma ("Dear all,"), or greets by name ("Hi Ann"). It closes with short
//! lines that end without a mark, one of which is a name ("Kind regards", "Ann Lee"), or with one that ends with a comma ("With
//! best wishes,"); whatever is under them, such as an office or a disclaimer, belongs to the close, but for a postscript.

use super::raw_block::RawBlock;
use crate::document::BlockKind;
use crate::language::{Language, WordClass};
use crate::segment::marks::ends_with_mark;

/// The greeting is among the first blocks.
const MAX_BLOCKS_TO_GREETING: usize = 4;
/// The close is among the last blocks.
const MAX_CLOSING_BLOCKS: usize = 14;
/// And it is at most this share of the text, one part in three, unless it says where the writer is reached.
const MAX_CLOSING_PART: usize = 3;
/// A greeting or a line of the close has no more words.
const MAX_WORDS: usize = 8;
/// A name has no more words.
const MAX_NAME_WORDS: usize = 4;
/// A telephone number has as many digits.
const MIN_DIGITS_OF_PHONE: usize = 8;

/// Makes the greeting and the close of a letter [`BlockKind::Meta`]; true if the text is one. It is if it has a greeting; a mail is one
/// without.
pub(in crate::segment) fn mark_letter(
    text: &str,
    blocks: &mut [RawBlock],
    is_mail: bool,
    language: Language,
) -> bool {
    let letter = Letter { text, blocks };
    let mut before_text = (0..blocks.len().min(MAX_BLOCKS_TO_GREETING)).take_while(|&at| !letter.says(at));
    let opens =
        |at: usize| is_greeting(letter.line(at)) || at == 0 && greets_by_name(letter.line(at), language);
    let greeting = before_text.find(|&at| letter.is_text(at) && opens(at));
    if greeting.is_none() && !is_mail {
        return false;
    }
    let close = letter.close(greeting.map_or(1, |greeting| greeting + 2));
    for at in greeting.into_iter().chain(close) {
        blocks[at].kind = BlockKind::Meta;
    }
    true
}

struct Letter<'t> {
    text: &'t str,
    blocks: &'t [RawBlock],
}

impl Letter<'_> {
    fn line(&self, at: usize) -> &str {
        &self.text[self.blocks[at].span.range()]
    }

    /// True for text, and for a line that looks like a title, but not for one that is marked as such.
    fn is_text(&self, at: usize) -> bool {
        let block = &self.blocks[at];
        matches!(block.kind, BlockKind::Paragraph | BlockKind::Title)
            && !self.text[..block.span.start as usize].ends_with("# ")
    }

    fn is_short(&self, at: usize) -> bool {
        self.is_text(at) && is_closing_line(self.line(at))
    }

    /// True for a paragraph that could not be a line of the close.
    fn says(&self, at: usize) -> bool {
        self.blocks[at].kind == BlockKind::Paragraph && !self.is_short(at)
    }

    /// The blocks of the close, from block `low` on.
    fn close(&self, low: usize) -> Vec<usize> {
        let low = low.max(self.blocks.len().saturating_sub(MAX_CLOSING_BLOCKS));
        let is_start = |at: &usize| {
            (*at == low || !self.is_short(*at - 1))
                && (self.run(*at).take(4).any(|at| is_name(self.line(at))) || self.signs_off(*at))
        };
        let comes_after_text = |&start: &usize| (0..start).any(|at| self.says(at));
        let Some(start) = (low..self.blocks.len()).find(is_start).filter(comes_after_text) else {
            return Vec::new();
        };
        let n_bytes = self.text.len() - self.blocks[start].span.start as usize;
        let is_small = n_bytes * MAX_CLOSING_PART <= self.text.len().max(MAX_CLOSING_PART * 400);
        if !is_small && !self.run(start).any(|at| has_contact(self.line(at))) {
            return Vec::new();
        }
        let close = (start..self.blocks.len()).filter(|&at| self.is_text(at));
        close.take_while(|&at| !is_postscript(self.line(at))).collect()
    }

    /// The short lines from one on.
    fn run(&self, start: usize) -> impl Iterator<Item = usize> {
        (start..self.blocks.len()).take_while(|&at| self.is_short(at))
    }

    /// True for "With best wishes,".
    fn signs_off(&self, at: usize) -> bool {
        self.is_short(at) && is_greeting(self.line(at)) && n_words(self.line(at)) <= MAX_NAME_WORDS + 1
    }
}

/// True if a line says where somebody is reached.
fn has_contact(line: &str) -> bool {
    let n_digits = line.chars().filter(char::is_ascii_digit).count();
    line.contains('@') || line.contains("://") || line.contains("www.") || n_digits >= MIN_DIGITS_OF_PHONE
}

/// How many words a line has, as far as that matters: one over [`MAX_WORDS`] if there are more.
fn n_words(line: &str) -> usize {
    line.split_whitespace().take(MAX_WORDS + 1).count()
}

fn is_greeting(line: &str) -> bool {
    line.ends_with([',', '，', '、']) && n_words(line) <= MAX_WORDS && !line.contains('\n')
}

/// True for "Hi Ann", "Dear Mrs Lee": a word of greetings, then a name.
fn greets_by_name(line: &str, language: Language) -> bool {
    line.split_once(' ').is_some_and(|(word, name)| {
        language.profile().is_in_any_case(WordClass::Ritual, word) && is_name(name) && !ends_with_mark(line)
    })
}

/// True for a short line without a mark, or with that of an initial.
fn is_closing_line(line: &str) -> bool {
    n_words(line) <= MAX_WORDS
        && !line.contains('\n')
        && !line.ends_with([':', ';', '：'])
        && (!ends_with_mark(line) || line.chars().count() <= 3 || line.ends_with('!'))
}

/// True for a few words with capitals and without numbers: "Ann Lee", "C."
fn is_name(line: &str) -> bool {
    n_words(line) <= MAX_NAME_WORDS
        && line.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
        && !line.contains(|c: char| c.is_numeric() || matches!(c, ',' | '!' | '?' | '|'))
}

fn is_postscript(line: &str) -> bool {
    let letters: String = line.chars().take(5).filter(|c| c.is_alphabetic()).take(2).collect();
    letters == "PS" && line.chars().nth(2).is_some_and(|c| !c.is_alphabetic())
}
