//! The parts that stay or go as a whole: a sentence of a paragraph, a list item with what is indented under it, a code block with its
//! fences, a table, a quotation, a title.

use crate::document::{Block, BlockKind, Document};
use std::ops::Range;

/// A part of a text that stays or goes as a whole. Together the pieces are the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TextPiece {
    /// Its bytes, with the blanks after it.
    pub bytes: Range<usize>,
    pub kind: PieceKind,
    /// Its sentences.
    pub sentences: Range<usize>,
    /// The words of these, or those that are not read as sentences.
    pub n_words: usize,
    /// The number of its section in the document.
    pub section: u32,
    /// True unless it goes on in the paragraph of the piece before it.
    pub starts_block: bool,
    /// The piece that it makes no sense without: the item that an item is under, the line that leads in what follows.
    pub needs: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// A title with its level.
    Title(u8),
    Sentence,
    Item,
    Code,
    Table,
    /// A quotation, or a line about the text.
    Other,
    /// A part that no sentence is read from, such as the header of a mail.
    Unread,
}

impl PieceKind {
    /// True if its sentences are counted as such in a mark.
    pub(super) fn has_sentences(self) -> bool {
        !matches!(self, Self::Code | Self::Table | Self::Unread)
    }
}

/// The pieces of a document, in order. Linear in the text.
pub(super) fn pieces(document: &Document) -> Vec<TextPiece> {
    let mut cutter = PieceCutter { document, text: document.text(), pieces: Vec::new(), items: Vec::new() };
    let blocks = document.blocks();
    let mut at = 0;
    while at < blocks.len() {
        at = cutter.read(blocks, at);
    }
    cutter.finish()
}

/// A list item that what follows may be part of.
#[derive(Clone, Copy)]
struct OpenItem {
    piece: usize,
    indent: usize,
}

struct PieceCutter<'d> {
    document: &'d Document,
    text: &'d str,
    pieces: Vec<TextPiece>,
    /// The item being read, after those that it is under.
    items: Vec<OpenItem>,
}

impl PieceCutter<'_> {
    /// Reads the blocks that belong together from number `at` on; returns the number of the next.
    fn read(&mut self, blocks: &[Block], at: usize) -> usize {
        let block = &blocks[at];
        let start = self.line_start(block);
        let indent = self.text[start..].len() - self.text[start..].trim_start_matches([' ', '\t']).len();
        let end = match block.kind {
            BlockKind::Rule if is_fence(self.text, block) => self.fenced_end(blocks, at),
            BlockKind::Table => self.table_end(blocks, at),
            _ => at + 1,
        };
        let is_item = block.kind == BlockKind::ListItem;
        let n_over = self.items.iter().rposition(|item| item.indent < indent).map_or(0, |at| at + 1);
        self.items.truncate(n_over);
        let over = self.items.last().map(|item| item.piece);
        if !is_item && over.is_some_and(|item| item + 1 == self.pieces.len()) {
            self.extend(blocks, at..end);
            return end;
        }
        let kind = match block.kind {
            BlockKind::Title => PieceKind::Title(block.level),
            BlockKind::Paragraph => PieceKind::Sentence,
            BlockKind::ListItem => PieceKind::Item,
            BlockKind::Code => PieceKind::Code,
            BlockKind::Table => PieceKind::Table,
            BlockKind::Rule if end > at + 1 => PieceKind::Code,
            // It stays with what is before it: it may underline a title.
            BlockKind::Rule if !self.pieces.is_empty() => return end,
            BlockKind::Rule | BlockKind::Quote | BlockKind::Meta => PieceKind::Other,
        };
        let first = self.pieces.len();
        if kind == PieceKind::Sentence {
            self.push_sentences(block, start);
        } else {
            self.push(kind, start, blocks, at..end);
        }
        self.pieces[first..].iter_mut().for_each(|piece| piece.needs = over);
        if is_item {
            self.items.push(OpenItem { piece: self.pieces.len() - 1, indent });
        }
        end
    }

    /// Where the line of a block starts, unless another piece is on it.
    fn line_start(&self, block: &Block) -> usize {
        let at = block.span.start as usize;
        let line = memchr::memrchr(b'\n', &self.text.as_bytes()[..at]).map_or(0, |end| end + 1);
        let open = self.pieces.last().map_or(0, |piece| piece.bytes.end);
        line.max(open)
    }

    /// The end of a code block, after its second fence. Without one a fence is a line by itself.
    fn fenced_end(&self, blocks: &[Block], at: usize) -> usize {
        let has_code = blocks.get(at + 1).is_some_and(|block| block.kind == BlockKind::Code);
        let second = at + 1 + usize::from(has_code);
        let is_closed = blocks.get(second).is_some_and(|block| is_fence(self.text, block));
        if is_closed && (has_code || is_next_line(self.text, &blocks[at], &blocks[second])) {
            second + 1
        } else {
            at + 1
        }
    }

    /// The end of the rows of a table.
    fn table_end(&self, blocks: &[Block], at: usize) -> usize {
        let goes_on = |pair: &[Block]| {
            matches!(pair[1].kind, BlockKind::Table | BlockKind::Rule)
                && is_next_line(self.text, &pair[0], &pair[1])
        };
        at + 1 + blocks[at..].windows(2).take_while(|pair| goes_on(pair)).count()
    }

    /// Adds blocks as a piece.
    fn push(&mut self, kind: PieceKind, start: usize, blocks: &[Block], range: Range<usize>) {
        let (first, last) = (&blocks[range.start], &blocks[range.end - 1]);
        let sentences = first.sentences.start as usize..last.sentences.end as usize;
        self.push_piece(kind, start..last.span.end as usize, sentences, first.section);
    }

    /// Adds the sentences of a paragraph.
    fn push_sentences(&mut self, block: &Block, start: usize) {
        let numbers = block.sentences.start as usize..block.sentences.end as usize;
        if numbers.is_empty() {
            return self.push_piece(PieceKind::Other, start..block.span.end as usize, numbers, block.section);
        }
        for number in numbers.clone() {
            let span = self.document.sentence(number).span();
            let start = if number == numbers.start { start } else { span.start as usize };
            self.push_piece(PieceKind::Sentence, start..span.end as usize, number..number + 1, block.section);
            if let Some(piece) = self.pieces.last_mut() {
                piece.starts_block = number == numbers.start;
            }
        }
    }

    fn push_piece(&mut self, kind: PieceKind, bytes: Range<usize>, sentences: Range<usize>, section: u32) {
        self.push_unread(bytes.start);
        let n_words = self.n_words(sentences.clone());
        self.pieces.push(TextPiece {
            bytes,
            kind,
            sentences,
            n_words,
            section,
            starts_block: true,
            needs: None,
        });
    }

    /// Adds blocks that are indented under the item just read to it.
    fn extend(&mut self, blocks: &[Block], range: Range<usize>) {
        let last = &blocks[range.end - 1];
        let Some(item) = self.pieces.last() else { return };
        let sentences = item.sentences.start..last.sentences.end as usize;
        let n_words = self.n_words(sentences.clone());
        if let Some(item) = self.pieces.last_mut() {
            item.bytes.end = item.bytes.end.max(last.span.end as usize);
            (item.sentences, item.n_words) = (sentences, n_words);
        }
    }

    fn n_words(&self, sentences: Range<usize>) -> usize {
        sentences.map(|number| self.document.sentence(number).n_running_words()).sum()
    }

    /// Adds what is between the last piece and the next, if it is more than blanks and marks.
    fn push_unread(&mut self, next: usize) {
        let from = self.pieces.last().map_or(0, |piece| piece.bytes.end);
        // The rest of the last line is of the last piece.
        let rest = &self.text[from..next.max(from)];
        let from =
            if self.pieces.is_empty() { 0 } else { from + rest.find('\n').map_or(rest.len(), |end| end + 1) };
        let unread = &self.text[from..next.max(from)];
        if unread.contains(char::is_alphanumeric) {
            let (section, number) =
                self.pieces.last().map_or((0, 0), |last| (last.section, last.sentences.end));
            self.pieces.push(TextPiece {
                bytes: from..next,
                kind: PieceKind::Unread,
                sentences: number..number,
                n_words: unread.split_whitespace().count(),
                section,
                starts_block: true,
                needs: None,
            });
        }
    }

    /// The pieces, each up to the next, with what leads them in.
    fn finish(mut self) -> Vec<TextPiece> {
        self.push_unread(self.text.len());
        let mut next = self.text.len();
        for piece in self.pieces.iter_mut().rev() {
            piece.bytes.end = next;
            next = piece.bytes.start;
        }
        if let Some(first) = self.pieces.first_mut() {
            first.bytes.start = 0;
        }
        for at in 1..self.pieces.len() {
            let before = &self.pieces[at - 1];
            let leads_in = self.text[before.bytes.clone()].trim_end().ends_with([':', '：']);
            let is_led_in =
                matches!(self.pieces[at].kind, PieceKind::Item | PieceKind::Code | PieceKind::Table);
            if leads_in && is_led_in && self.pieces[at].needs.is_none() {
                self.pieces[at].needs = Some(at - 1);
            } else if self.pieces[at].kind == PieceKind::Item && self.pieces[at].needs.is_none() {
                // The items of a list need the line before the first.
                self.pieces[at].needs = Some(&self.pieces[at - 1])
                    .filter(|before| before.kind == PieceKind::Item)
                    .and_then(|before| self.lead_in(before));
            }
        }
        self.pieces
    }

    /// The piece that an item needs and that is not an item.
    fn lead_in(&self, item: &TextPiece) -> Option<usize> {
        let needed = item.needs?;
        if self.pieces[needed].kind == PieceKind::Item {
            self.lead_in(&self.pieces[needed])
        } else {
            Some(needed)
        }
    }
}

/// True for a line of backquotes or tildes before or after code.
fn is_fence(text: &str, block: &Block) -> bool {
    block.kind == BlockKind::Rule && text[block.span.range()].starts_with(['`', '~'])
}

/// True if a block is on the line after another.
fn is_next_line(text: &str, block: &Block, next: &Block) -> bool {
    text[block.span.end as usize..next.span.start as usize].matches('\n').count() < 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_into_pieces() {
        let text = "# Rain\n\nIt fell. It\nstopped.\n\n- one. And more:\n\n  ```\n  x\n  ```\n  - under\n  - this\n- two\n\n```\na\n\nb\n```\n\n| a | b |\n|---|---|\n| c | d |\n\n> Said. So.\n\nPart\n----\nEnd.\n";
        let document = Document::new(text).unwrap();
        let pieces = pieces(&document);
        let read: Vec<&str> = pieces.iter().map(|piece| &text[piece.bytes.clone()]).collect();
        assert_eq!(
            read,
            [
                "# Rain\n\n",
                "It fell. ",
                "It\nstopped.\n\n",
                "- one. And more:\n\n  ```\n  x\n  ```\n",
                "  - under\n",
                "  - this\n",
                "- two\n\n",
                "```\na\n\nb\n```\n\n",
                "| a | b |\n|---|---|\n| c | d |\n\n",
                "> Said. So.\n\n",
                "Part\n----\n",
                "End.\n"
            ]
        );
        let needs: Vec<Option<usize>> = pieces[3..7].iter().map(|piece| piece.needs).collect();
        assert_eq!(needs, [None, Some(3), Some(3), None]);
        assert_eq!(read.concat(), text);
    }
}
