//! The parts that stay or go as a whole: a short paragraph, a short turn of a dialogue, a sentence of a longer one, a list item with
//! what is indented under it, a code block with its fences, a table, a quotation, a title.

use super::markup::is_markup_alone;
use crate::document::{Block, BlockKind, Document, Sentence};
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
    /// The piece that it makes no sense without: the item that an item is under, the line that leads in what follows, the first
    /// sentence of what somebody says.
    pub needs: Option<usize>,
    /// The piece that it leads in, which it makes no sense without unless another needs it.
    pub leads: Option<usize>,
    /// True if it has no word but those of markup.
    pub is_markup: bool,
}

/// How many words a paragraph has at most that is one piece.
#[derive(Debug, Clone, Copy)]
pub(super) struct Whole {
    paragraph: usize,
    /// The same of what is said at once in a dialogue, a chat or subtitles.
    said: usize,
}

impl Whole {
    /// The limits where a share of a document stays: low enough that several pieces have room.
    pub(super) fn in_share(document: &Document, share: f64) -> Self {
        let n_words =
            (document.sentences().map(Sentence::n_running_words).sum::<usize>() as f64 * share) as usize;
        Self { paragraph: (n_words / 5).min(40), said: (n_words / 2).min(80) }
    }
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
pub(super) fn pieces(document: &Document, whole: Whole) -> Vec<TextPiece> {
    let (text, pieces, items) = (document.text(), Vec::new(), Vec::new());
    let mut cutter = PieceCutter { document, text, whole, pieces, items };
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
    whole: Whole,
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
        self.pieces[first..].iter_mut().for_each(|piece| piece.needs = piece.needs.or(over));
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
        let mut numbers = block.sentences.start as usize..block.sentences.end as usize;
        if numbers.is_empty() {
            return self.push_piece(PieceKind::Other, start..block.span.end as usize, numbers, block.section);
        }
        if self.goes_on(start) {
            let first = numbers.start..numbers.start + 1;
            self.extend_last(self.end_of(first.end), first);
            numbers.start += 1;
        }
        while !numbers.is_empty() {
            let end = self.said_end(&numbers);
            self.push_said(block, start, numbers.start..end);
            numbers.start = end;
        }
    }

    /// The number after those of the first sentences that are said at once: a turn, a subtitle, or all.
    fn said_end(&self, numbers: &Range<usize>) -> usize {
        let stamp = |number: usize| self.document.sentence(number).stamp().map(|stamp| stamp.start);
        let first = stamp(numbers.start);
        numbers.clone().find(|&number| stamp(number) != first).unwrap_or(numbers.end)
    }

    /// Adds sentences of a paragraph that are said at once, as one piece if they are few.
    fn push_said(&mut self, block: &Block, block_start: usize, mut numbers: Range<usize>) {
        let is_stamped = self.document.sentence(numbers.start).stamp().is_some();
        let whole = if is_stamped { self.whole.said } else { self.whole.paragraph };
        let leads_in = leads_in(&self.text[..self.end_of(numbers.end)], PieceKind::Other);
        let is_whole = !leads_in && self.n_words(numbers.clone()) <= whole;
        let mut first = None;
        while !numbers.is_empty() {
            let from = numbers.start;
            let is_first = from == block.sentences.start as usize;
            let start =
                if is_first { block_start } else { self.document.sentence(from).span().start as usize };
            let end = if is_whole { numbers.end } else { self.closed_end(&numbers) };
            self.push_piece(PieceKind::Sentence, start..self.end_of(end), from..end, block.section);
            numbers.start = end;
            let at = self.pieces.len() - 1;
            let piece = &mut self.pieces[at];
            piece.starts_block = is_first || piece.bytes.start < start;
            piece.needs = first;
            // Who says it, or when, stands before the first.
            first = first.or(Some(at).filter(|_| is_stamped));
        }
    }

    /// Where a sentence ends, given the number of the next.
    fn end_of(&self, next: usize) -> usize {
        self.document.sentence(next - 1).span().end as usize
    }

    /// The number after those of the first sentences that belong together: they have all of a piece of code in backquotes, and
    /// what begins with a small letter goes on.
    fn closed_end(&self, numbers: &Range<usize>) -> usize {
        let text = |number: usize| self.document.slice(self.document.sentence(number).span());
        let is_small = |number: usize| text(number).starts_with(char::is_lowercase);
        let goes_on = |number: usize| number < numbers.end && is_small(number) && !is_small(numbers.start);
        let mut n_marks = 0;
        for number in numbers.clone() {
            n_marks += text(number).matches('`').count();
            if n_marks % 2 == 0 && !goes_on(number + 1) {
                return number + 1;
            }
        }
        // A mark that nothing closes joins nothing.
        numbers.start + 1
    }

    /// True if the sentence of the last piece goes on in the line that starts at a byte: it is a long line without an end, and
    /// this one begins as no sentence does.
    fn goes_on(&self, start: usize) -> bool {
        let Some(last) = self.pieces.last().filter(|last| last.kind == PieceKind::Sentence) else {
            return false;
        };
        let (before, between) = (&self.text[last.bytes.clone()], &self.text[last.bytes.end..start]);
        let line = before.rsplit('\n').next().unwrap_or_default();
        let mut letters = self.text[start..].chars();
        let is_inner = match letters.next() {
            Some('[') => letters.next().is_some_and(char::is_alphabetic),
            first => first.is_some_and(|c| c.is_lowercase() || matches!(c, '`' | '<' | '(' | ',')),
        };
        is_inner
            && between.matches('\n').count() == 1
            && line.len() >= WRAPPED_BYTES
            && line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '`' | ')' | ']' | '>'))
    }

    fn push_piece(&mut self, kind: PieceKind, bytes: Range<usize>, sentences: Range<usize>, section: u32) {
        let start = self.push_unread(bytes.start, kind);
        let n_words = self.n_words(sentences.clone());
        let is_markup = kind != PieceKind::Code && is_markup_alone(&self.text[start..bytes.end]);
        self.pieces.push(TextPiece {
            bytes: start..bytes.end,
            kind,
            sentences,
            n_words,
            section,
            starts_block: true,
            needs: None,
            leads: None,
            is_markup,
        });
    }

    /// Adds blocks that are indented under the item just read to it.
    fn extend(&mut self, blocks: &[Block], range: Range<usize>) {
        let last = &blocks[range.end - 1];
        let first = self.pieces.last().map_or(0, |piece| piece.sentences.end);
        self.extend_last(last.span.end as usize, first..last.sentences.end as usize);
    }

    /// Adds the bytes up to `end` and the sentences that follow to the last piece.
    fn extend_last(&mut self, end: usize, sentences: Range<usize>) {
        let n_words = self.n_words(sentences.clone());
        let Some(piece) = self.pieces.last_mut() else { return };
        piece.is_markup =
            piece.is_markup && is_markup_alone(&self.text[piece.bytes.end..end.max(piece.bytes.end)]);
        piece.bytes.end = piece.bytes.end.max(end);
        piece.sentences.end = piece.sentences.end.max(sentences.end);
        piece.n_words += n_words;
    }

    fn n_words(&self, sentences: Range<usize>) -> usize {
        sentences.map(|number| self.document.sentence(number).n_running_words()).sum()
    }

    /// Adds what is between the last piece and the next, if it is more than blanks and marks; returns where the next starts. A few
    /// lines right above what is said are part of it: the number and the times of a subtitle.
    fn push_unread(&mut self, next: usize, kind: PieceKind) -> usize {
        let from = self.pieces.last().map_or(0, |piece| piece.bytes.end);
        // The rest of the last line is of the last piece.
        let rest = &self.text[from..next.max(from)];
        let from =
            if self.pieces.is_empty() { 0 } else { from + rest.find('\n').map_or(rest.len(), |end| end + 1) };
        let unread = &self.text[from..next.max(from)];
        if !unread.contains(char::is_alphanumeric) {
            return next;
        }
        let blank_line = unread.rfind("\n\n").max(unread.rfind("\n\r\n")).map_or(0, |at| at + 1);
        let near = next - unread[blank_line..].trim_start().len();
        let is_near = kind == PieceKind::Sentence && self.text[near..next].lines().count() <= LINES_ABOVE;
        let start = if is_near { near } else { next };
        let unread = &self.text[from..start];
        if unread.contains(char::is_alphanumeric) {
            let (section, number) =
                self.pieces.last().map_or((0, 0), |last| (last.section, last.sentences.end));
            self.pieces.push(TextPiece {
                bytes: from..start,
                kind: PieceKind::Unread,
                sentences: number..number,
                n_words: unread.split_whitespace().count(),
                section,
                starts_block: true,
                needs: None,
                leads: None,
                is_markup: is_markup_alone(unread),
            });
        }
        start
    }

    /// The pieces, each up to the next, with what leads them in.
    fn finish(mut self) -> Vec<TextPiece> {
        self.push_unread(self.text.len(), PieceKind::Unread);
        let mut next = self.text.len();
        for piece in self.pieces.iter_mut().rev() {
            piece.bytes.end = next;
            next = piece.bytes.start;
        }
        if let Some(first) = self.pieces.first_mut() {
            first.bytes.start = 0;
        }
        for at in 1..self.pieces.len() {
            let (before, piece) = (&self.pieces[at - 1], &self.pieces[at]);
            let is_led_in = matches!(piece.kind, PieceKind::Item | PieceKind::Code | PieceKind::Table);
            let is_item_after = |before: &TextPiece| before.kind == PieceKind::Item;
            if piece.needs.is_some() {
                continue;
            }
            if is_led_in && leads_in(&self.text[before.bytes.clone()], before.kind) {
                self.pieces[at].needs = Some(at - 1);
                self.pieces[at - 1].leads = Some(at);
            } else if piece.kind == PieceKind::Item {
                // The items of a list need the line before the first.
                let item = Some(before).filter(|before| is_item_after(before));
                self.pieces[at].needs = item.and_then(|item| self.lead_in(item));
            } else if piece.kind == PieceKind::Sentence && is_item_after(before) && self.starts_small(piece) {
                // The sentence that the list is part of.
                self.pieces[at].needs = Some(at - 1);
            }
        }
        self.pieces
    }

    fn starts_small(&self, piece: &TextPiece) -> bool {
        self.text[piece.bytes.clone()].trim_start().starts_with(char::is_lowercase)
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

/// True for a text that leads in a list, code or a table behind it.
fn leads_in(text: &str, kind: PieceKind) -> bool {
    let is_open = |text: &str| text.ends_with(char::is_alphanumeric) && kind == PieceKind::Sentence;
    let text = text.trim_end();
    text.ends_with([':', '：']) || is_open(text)
}

/// A line of this length may be part of a longer one that is wrapped.
const WRAPPED_BYTES: usize = 40;

/// This many lines that are not read may be part of what is right under them.
const LINES_ABOVE: usize = 3;

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
        let pieces = pieces(&document, Whole { paragraph: 0, said: 0 });
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
