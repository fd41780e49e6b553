//! The greeting and the close of a letter: they are about the text, not of it.
//!
//! A letter starts with a short line that ends with a comma ("Dear all,"). It closes with short lines that end without a mark,
//! one of which is a name ("Kind regards", "Ann Lee"); whatever is under them, such as an office or a disclaimer, belongs to
//! the close, but for a postscript.

use super::raw_block::RawBlock;
use crate::document::BlockKind;
use crate::segment::marks::ends_with_mark;

/// The greeting is among the first blocks.
const MAX_BLOCKS_TO_GREETING: usize = 4;
/// The close is among the last blocks.
const MAX_CLOSING_BLOCKS: usize = 14;
/// And it is at most this share of the text: one part in three.
const MAX_CLOSING_PART: usize = 3;
/// A greeting or a line of the close has no more words.
const MAX_WORDS: usize = 8;
/// A name has no more words.
const MAX_NAME_WORDS: usize = 4;

/// Makes the greeting and the close of a letter [`BlockKind::Meta`].
pub(super) fn mark_letter(text: &str, blocks: &mut [RawBlock]) {
    let is_text = |block: &RawBlock| matches!(block.kind, BlockKind::Paragraph | BlockKind::Title);
    let line_of = |block: &RawBlock| &text[block.span.range()];
    let head = &blocks[..blocks.len().min(MAX_BLOCKS_TO_GREETING)];
    let Some(greeting) = head.iter().position(|block| is_text(block) && is_greeting(line_of(block))) else {
        return;
    };
    blocks[greeting].kind = BlockKind::Meta;
    let low = blocks.len().saturating_sub(MAX_CLOSING_BLOCKS).max(greeting + 2);
    let is_short = |at: usize| is_text(&blocks[at]) && is_closing_line(line_of(&blocks[at]));
    let is_start = |at: &usize| {
        let run = (*at..blocks.len()).take_while(|&at| is_short(at));
        (*at == low || !is_short(*at - 1)) && run.take(4).any(|at| is_name(line_of(&blocks[at])))
    };
    let Some(start) = (low..blocks.len()).find(is_start) else { return };
    if (text.len() - blocks[start].span.start as usize) * MAX_CLOSING_PART
        > text.len().max(MAX_CLOSING_PART * 400)
    {
        return;
    }
    for block in blocks[start..].iter_mut().filter(|block| is_text(block)) {
        if is_postscript(&text[block.span.range()]) {
            break;
        }
        block.kind = BlockKind::Meta;
    }
}

fn n_words(line: &str) -> usize {
    line.split_whitespace().count()
}

fn is_greeting(line: &str) -> bool {
    line.ends_with([',', '，', '、']) && !line.contains('\n') && n_words(line) <= MAX_WORDS
}

/// True for a short line without a mark, or with that of an initial.
fn is_closing_line(line: &str) -> bool {
    !line.contains('\n')
        && n_words(line) <= MAX_WORDS
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
