//! Items of lists, each on a line of its own or with lines that hang under it.

use super::block_reader::BlockReader;
use super::line_shape::LineShape;
use super::text_line::TextLine;
use crate::document::BlockKind;
use crate::segment::boundary_rule::BoundaryRule;
use crate::segment::boundary_verdict::VerdictSink;
use crate::segment::marks::ends_with_mark;

/// A list item without others near it has no more bytes.
const MAX_LONE_ITEM_BYTES: usize = 160;
/// No more blank lines than this are between the items of a list.
const MAX_ITEM_GAP: usize = 3;

impl<V: VerdictSink> BlockReader<'_, V> {
    /// Reads a list item with the lines that belong to it.
    pub fn read_item(&mut self, at: usize) -> usize {
        let mut end = at + 1;
        while let Some(rule) = self.rule_in_item(at, end) {
            self.join_next(end - 1, rule);
            end += 1;
        }
        let kind = self.kind_of_item(at, end);
        self.push_lines(kind, at, end, self.end_rule(LineShape::Item, end - 1));
        if kind == BlockKind::Paragraph {
            // What looked like a marker is text: a number, or the dash of speech.
            let start = self.lines[at].start_with_markup(self.text) as u32;
            if let Some(block) = self.blocks.last_mut() {
                block.span.start = start;
            }
        }
        end
    }

    /// Why line `next` belongs to the item that starts on line `item`, if it does.
    fn rule_in_item(&self, item: usize, next: usize) -> Option<BoundaryRule> {
        let line = self.lines.get(next).filter(|line| line.shape == LineShape::Text)?;
        if line.indent > self.lines[item].indent {
            return Some(BoundaryRule::HangingLine);
        }
        let goes_on =
            !ends_with_mark(self.line_text(next - 1)) && self.line_text(next).starts_with(char::is_lowercase);
        goes_on.then_some(BoundaryRule::ItemGoesOn)
    }

    /// An item is part of a list if it is among others or short. A long one by itself is a paragraph that starts
    /// with a dash or a number, as speech does; a short numbered line before text is a title.
    fn kind_of_item(&self, first: usize, end: usize) -> BlockKind {
        let in_list = self.is_among_items(first, end);
        let line = self.line_text(first);
        let length = self.lines[end - 1].end - self.lines[first].start;
        let is_numbered = !in_list && self.text[..self.lines[first].start].trim_end().ends_with(['.', ')']);
        if is_numbered
            && end - first == 1
            && self.is_title_line(first)
            && self.next_text(end).is_some_and(|next| self.line_text(next).len() > line.len())
        {
            return BlockKind::Title;
        }
        // "19. yüzyılda": an ordinal that starts a sentence.
        let is_ordinal = is_numbered && line.starts_with(char::is_lowercase);
        if in_list || length <= MAX_LONE_ITEM_BYTES && !is_ordinal {
            BlockKind::ListItem
        } else {
            BlockKind::Paragraph
        }
    }

    /// True if another item is near.
    fn is_among_items(&self, first: usize, end: usize) -> bool {
        let is_blank = |line: &&TextLine| line.shape == LineShape::Blank;
        let before = self.lines[..first].iter().rev().take(MAX_ITEM_GAP).find(|line| !is_blank(line));
        let after = self.lines[end..].iter().take(MAX_ITEM_GAP).find(|line| !is_blank(line));
        let is_item = |line: Option<&TextLine>| line.is_some_and(|line| line.shape == LineShape::Item);
        is_item(after)
            || is_item(before)
            || self.blocks.last().is_some_and(|block| block.kind == BlockKind::ListItem)
    }
}
