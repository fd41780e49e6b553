//! The blocks of all columns as one text: paragraphs that go on in the next column or on the next page are joined, and what is between
//! their parts, as notes and figures, comes after them.

use super::blocks::{TextBlock, is_ended};
use super::characters::is_unspaced;
use super::lines::{PdfLine, same_size};
use super::table::row_text;
use crate::read::block_writer::{BlockWriter, ElementKind};
use std::collections::VecDeque;

/// The rest of a paragraph is looked for in this many blocks.
const MAX_BETWEEN: usize = 12;

/// The text of blocks in order.
pub(super) fn written(blocks: Vec<TextBlock>) -> String {
    let mut writer = BlockWriter::default();
    let mut rest = VecDeque::from(blocks);
    while let Some(mut block) = rest.pop_front() {
        while let Some(at) = continuation(&block, &rest) {
            let Some(next) = rest.remove(at) else { break };
            block.lines.extend(next.lines);
            (block.column, block.is_full) = (next.column, next.is_full);
        }
        push(&mut writer, &block);
    }
    writer.finish()
}

/// Where the block is that a paragraph goes on with.
fn continuation(block: &TextBlock, rest: &VecDeque<TextBlock>) -> Option<usize> {
    let last = block.lines.last()?;
    if !matches!(block.kind, ElementKind::Paragraph | ElementKind::Item) || is_ended(&last.text()) {
        return None;
    }
    for (at, next) in rest.iter().take(MAX_BETWEEN).enumerate() {
        let first = next.lines.first()?;
        let is_like = next.kind == ElementKind::Paragraph && same_size(last, first);
        if next.column == block.column && (matches!(next.kind, ElementKind::Heading(_)) || is_like) {
            return None;
        }
        if is_like && next.column != block.column && !is_caption(&first.text()) {
            return goes_on(block, next, last, first).then_some(at);
        }
    }
    None
}

fn goes_on(block: &TextBlock, next: &TextBlock, last: &PdfLine, first: &PdfLine) -> bool {
    let (before, after) = (last.text(), first.text());
    let is_cut = before.ends_with(['-', '\u{2010}', '\u{ad}']);
    let starts_lower = after.starts_with(char::is_lowercase);
    block.is_full
        && (starts_lower
            || is_cut
            || !next.is_indented && after.starts_with(|c: char| c.is_alphanumeric() || c == '(' || c == '“'))
        || starts_lower && block.lines.len() > 1
}

/// True for the first line of a caption: "Figure 3:".
fn is_caption(text: &str) -> bool {
    let mut words = text.split(' ');
    let name = words.next().unwrap_or_default().trim_end_matches('.').to_lowercase();
    let is_name = matches!(
        name.as_str(),
        "figure"
            | "fig"
            | "table"
            | "tab"
            | "algorithm"
            | "listing"
            | "abbildung"
            | "abb"
            | "tabelle"
            | "tableau"
            | "figura"
            | "tabla"
            | "рис"
            | "рисунок"
            | "таблица"
            | "図"
            | "表"
            | "图"
    );
    is_name && words.next().is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
}

fn push(writer: &mut BlockWriter, block: &TextBlock) {
    match block.kind {
        ElementKind::Row => {
            block.lines.iter().for_each(|line| writer.push(ElementKind::Row, &row_text(line)));
        }
        ElementKind::Code => {
            let lines: Vec<String> = block.lines.iter().map(PdfLine::text).collect();
            writer.push(ElementKind::Code, &lines.join("\n"));
        }
        kind => writer.push(kind, &joined(&block.lines)),
    }
}

/// The lines as one. The line end after a word that is cut is kept, since the segmenter joins such words.
pub(super) fn joined(lines: &[PdfLine]) -> String {
    let mut text = String::new();
    for line in lines {
        let next = line.text();
        let next = next.trim();
        let mut before = text.chars().rev();
        let (last, last_but_one) = (before.next(), before.next());
        let is_hyphen =
            matches!(last, Some('-' | '\u{2010}' | '\u{ad}')) && last_but_one.is_some_and(|c| c != ' ');
        if is_hyphen {
            let is_cut =
                last_but_one.is_some_and(char::is_alphabetic) && next.starts_with(char::is_alphabetic);
            text.push_str(if is_cut { "\n" } else { "" });
        } else if last.is_some_and(|c| c != '—')
            && !(last.is_some_and(is_unspaced) && next.starts_with(is_unspaced))
        {
            text.push(' ');
        }
        let end = next.trim_end_matches('\u{ad}').len();
        text.extend(next.char_indices().filter(|&(at, c)| c != '\u{ad}' || at >= end).map(|(_, c)| c));
    }
    text
}
