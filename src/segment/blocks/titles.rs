//! Lines that are titles without markup, and lines about the text.
//!
//! A title must be underlined, all in capitals, or a short line without a mark at its end, alone before running
//! text. The rules are strict because a false title costs a sentence.

use super::block_reader::BlockReader;
use super::line_shape::LineShape;
use super::metadata;
use super::raw_block::RawBlock;
use crate::document::BlockKind;
use crate::segment::boundary_verdict::VerdictSink;
use crate::segment::marks::ends_with_mark;

/// A longer line is not a title.
const MAX_TITLE_BYTES: usize = 160;
/// Nor is a line of more words.
const MAX_TITLE_WORDS: usize = 16;
/// A heading within the text has no more words.
const MAX_HEADING_WORDS: usize = 8;
/// A line of running text has as many bytes, unless it ends with a mark.
const MIN_LINE_BYTES: usize = 40;
/// The text under a title is looked for in this many lines.
const MAX_LINES_TO_TEXT: usize = 8;
/// The start of a document has no more blocks.
const MAX_BLOCKS_AT_START: usize = 8;

impl<V: VerdictSink> BlockReader<'_, V> {
    /// The kind of a line of text that is a block by itself, in the chunk `first..end`.
    pub fn kind_of_line(&self, index: usize, first: usize, end: usize) -> BlockKind {
        let line = self.line_text(index);
        if line.len() <= MAX_TITLE_BYTES {
            if metadata::is_meta(line)
                && (metadata::is_date(line)
                    || metadata::is_reply_subject(line)
                    || self.is_near_start()
                    || end - first == 1)
            {
                return BlockKind::Meta;
            }
            if self.is_title_line(index) && self.is_placed_as_title(index, first, end) {
                return BlockKind::Title;
            }
        }
        BlockKind::Paragraph
    }

    /// True if no running text has come yet.
    fn is_near_start(&self) -> bool {
        let is_text = |block: &RawBlock| block.kind == BlockKind::Paragraph;
        self.blocks.len() <= MAX_BLOCKS_AT_START && !self.blocks.iter().any(is_text)
    }

    /// True if the line may be a title: as below, and not in lower case.
    pub fn is_title_line(&self, index: usize) -> bool {
        !self.line_text(index).starts_with(char::is_lowercase) && self.is_short_title(index)
    }

    /// True if the line is a title by the line of `=` or `-` under it, which is about as long. It may be the name of a
    /// program, in lower case.
    pub fn is_underlined_title(&self, index: usize) -> bool {
        let is_as_long =
            || self.lines[index].width(self.text).abs_diff(self.lines[index + 1].width(self.text)) <= 2;
        self.is_underline(index + 1)
            && self.is_short_title(index)
            && (self.is_title_line(index) || is_as_long())
    }

    /// True if the line is short, with a letter, without a mark or comma at its end.
    fn is_short_title(&self, index: usize) -> bool {
        let line = self.line_text(index);
        line.len() <= MAX_TITLE_BYTES
            && line.chars().any(char::is_alphabetic)
            && !ends_with_mark(line)
            && !line.ends_with([',', ';', ':', '，', '、', '；', '：', '،', '-', '—'])
            && line.split_whitespace().count() <= MAX_TITLE_WORDS
    }

    /// True if the line is where a title may be.
    fn is_placed_as_title(&self, index: usize, first: usize, end: usize) -> bool {
        let line = self.line_text(index);
        let is_capitals =
            line.chars().filter(|c| c.is_uppercase()).count() >= 3 && !line.chars().any(char::is_lowercase);
        if is_capitals && self.is_over_items(index) {
            return true;
        }
        let Some(next) = self.next_text(index + 1) else { return false };
        let is_indented = self.lines[next].indent > self.lines[index].indent;
        let next = self.line_text(next);
        if is_capitals && index + 1 < end {
            return ends_with_mark(next) || is_indented || next.len() >= MIN_LINE_BYTES;
        }
        let leads = index == first && (first == 0 || end - first == 1);
        let is_before_text = ends_with_mark(next) && next.len() > 2 * line.len().min(60);
        leads
            && is_before_text
            && (self.is_near_start() || line.split_whitespace().count() <= MAX_HEADING_WORDS)
    }

    /// True if a list starts under line `index`.
    fn is_over_items(&self, index: usize) -> bool {
        let under = self.lines[index + 1..].iter().take(MAX_LINES_TO_TEXT);
        under.map(|line| line.shape).find(|&shape| shape != LineShape::Blank) == Some(LineShape::Item)
    }

    /// True if line `index` exists and is of `=` or `-` alone, as a line under a title is.
    fn is_underline(&self, index: usize) -> bool {
        self.lines.get(index).is_some_and(|line| {
            let marks = line.text(self.text);
            line.shape == LineShape::Rule
                && (marks.bytes().all(|byte| byte == b'=') || marks.bytes().all(|byte| byte == b'-'))
        })
    }

    /// The next line of text from line `at` on, past date lines and titles. None if a list, a table or the end of
    /// the text comes first.
    pub fn next_text(&self, at: usize) -> Option<usize> {
        for index in at..self.lines.len().min(at + MAX_LINES_TO_TEXT) {
            match self.lines[index].shape {
                LineShape::Blank | LineShape::Rule | LineShape::Event => {}
                LineShape::Text if metadata::is_meta(self.line_text(index)) => {}
                LineShape::Text | LineShape::Quote => return Some(index),
                LineShape::Heading
                | LineShape::Item
                | LineShape::Row
                | LineShape::Fence
                | LineShape::Code => return None,
            }
        }
        None
    }
}
