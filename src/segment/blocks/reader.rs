//! Blocks: what the lines of a text are, and what a newline means.
//!
//! 1. Every line has a shape (`line`): blank, rule, heading, list item, quoted line, table row, code fence
//!    or text. Lines of text without a blank line between them make a chunk.
//! 2. A newline inside a chunk is a mere blank where the text is hard-wrapped, else it ends the block.
//!    A chunk is hard-wrapped if nearly all of its lines that end without a terminal mark were full: the
//!    first word of the line after would not have fitted within the longest line; and most of the lines
//!    after those start in lower case, where the script has it (a poem's, a list's or a transcript's do
//!    not). In a short chunk the rest of the document's chunks count too.
//! 3. In other chunks a line still goes on to the next if it started with a capital and ends without a
//!    mark while the next starts in lower case and ends with one.
//! 4. A title must be marked (`#`, `==`, `**`, underlined), all in capitals, or be a short line without
//!    terminal mark that stands alone before running text; a false one would cost a sentence.
//!
//! Every character that is no blank and no markup belongs to exactly one block. Linear in the text.

use super::line::{Line, Shape, ends_sentence, lines};
use super::metadata;
use super::wrapping::{Wrapping, joins};
use crate::document::{BlockKind, Span};

/// Lines that belong together, before they are cut into sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RawBlock {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands, without surrounding blanks and markup.
    pub span: Span,
    /// Whether newlines inside it are mere blanks. A block that is not wrapped has none, unless it is code.
    pub wrapped: bool,
}

/// The blocks of `text` in reading order.
pub(crate) fn blocks(text: &str) -> Vec<RawBlock> {
    let lines: Vec<Line> = lines(text).collect();
    let mut builder =
        Builder { text, wrapping: Wrapping::of(text, &lines), lines: &lines, blocks: Vec::new() };
    builder.read();
    builder.blocks
}

struct Builder<'t> {
    text: &'t str,
    lines: &'t [Line],
    /// How newlines are used in the document as a whole.
    wrapping: Wrapping,
    blocks: Vec<RawBlock>,
}

impl Builder<'_> {
    fn read(&mut self) {
        let mut at = 0;
        while at < self.lines.len() {
            at = match self.lines[at].shape {
                Shape::Blank => at + 1,
                Shape::Rule => self.push_lines(BlockKind::Rule, at, at + 1),
                Shape::Heading => self.push_lines(BlockKind::Title, at, at + 1),
                Shape::Row => self.push_lines(BlockKind::Table, at, at + 1),
                Shape::Fence => self.read_code(at),
                Shape::Item => self.read_item(at),
                Shape::Quote => self.read_chunk(at, self.run_end(at, Shape::Quote), BlockKind::Quote),
                Shape::Text => self.read_text(at),
            };
        }
    }

    fn push_lines(&mut self, kind: BlockKind, first: usize, end: usize) -> usize {
        let span = Span::new(self.lines[first].start, self.lines[end - 1].end);
        self.blocks.push(RawBlock { kind, span, wrapped: end - first > 1 && kind != BlockKind::Code });
        end
    }

    /// The end of the lines of one shape from line `at` on.
    fn run_end(&self, at: usize, shape: Shape) -> usize {
        self.lines[at..].iter().position(|line| line.shape != shape).map_or(self.lines.len(), |n| at + n)
    }

    /// A fenced block; the fences are rules. Without a second fence the first is a rule and no more.
    fn read_code(&mut self, at: usize) -> usize {
        let is_fence = |line: &Line| line.shape == Shape::Fence;
        self.push_lines(BlockKind::Rule, at, at + 1);
        let Some(n_lines) = self.lines[at + 1..].iter().take(MAX_CODE_LINES).position(is_fence) else {
            return at + 1;
        };
        let (mut first, mut end) = (at + 1, at + 1 + n_lines);
        let close = end;
        while first < end && self.lines[first].shape == Shape::Blank {
            first += 1;
        }
        while first < end && self.lines[end - 1].shape == Shape::Blank {
            end -= 1;
        }
        if first < end {
            let span = Span::new(self.whole_start(first), self.whole_end(end - 1));
            self.blocks.push(RawBlock { kind: BlockKind::Code, span, wrapped: false });
        }
        self.push_lines(BlockKind::Rule, close, close + 1)
    }

    /// Where line `index` starts with its markup.
    fn whole_start(&self, index: usize) -> usize {
        let start = self.lines[index].start;
        let head = &self.text[..start];
        let line_start = memchr::memrchr2(b'\n', b'\r', head.as_bytes()).map_or(0, |at| at + 1);
        start - head[line_start..].trim_start().len()
    }

    /// Where line `index` ends with its markup.
    fn whole_end(&self, index: usize) -> usize {
        let end = self.lines[index].end;
        let tail = &self.text[end..];
        let length = memchr::memchr2(b'\n', b'\r', tail.as_bytes()).unwrap_or(tail.len());
        end + tail[..length].trim_end().len()
    }

    /// A list item with the lines that hang under it.
    fn read_item(&mut self, at: usize) -> usize {
        let marker_indent = self.lines[at].indent;
        let mut end = at + 1;
        while end < self.lines.len() && self.lines[end].shape == Shape::Text {
            let (last, next) = (self.lines[end - 1].text(self.text), self.lines[end].text(self.text));
            let hangs = self.lines[end].indent > marker_indent;
            let goes_on = !ends_sentence(last) && next.starts_with(char::is_lowercase);
            if !hangs && !goes_on {
                break;
            }
            end += 1;
        }
        let kind = self.kind_of_item(at, end);
        self.push_lines(kind, at, end);
        if kind == BlockKind::Paragraph {
            // What looked like a marker is text: a number, or the dash of speech.
            let start = self.whole_start(at) as u32;
            if let Some(block) = self.blocks.last_mut() {
                block.span.start = start;
            }
        }
        end
    }

    /// An item among others, or a short one, is a list's; a long one by itself is a paragraph that starts with
    /// a dash or a number, as speech does; a short numbered line before text is a title.
    fn kind_of_item(&self, first: usize, end: usize) -> BlockKind {
        let is_blank = |line: &&Line| line.shape == Shape::Blank;
        let before = self.lines[..first].iter().rev().take(MAX_ITEM_GAP).find(|line| !is_blank(line));
        let after = self.lines[end..].iter().take(MAX_ITEM_GAP).find(|line| !is_blank(line));
        let is_item = |line: Option<&Line>| line.is_some_and(|line| line.shape == Shape::Item);
        let in_list = is_item(after)
            || is_item(before)
            || self.blocks.last().is_some_and(|block| block.kind == BlockKind::ListItem);
        let line = self.lines[first].text(self.text);
        let length = self.lines[end - 1].end - self.lines[first].start;
        let is_numbered = !in_list && self.text[..self.lines[first].start].trim_end().ends_with(['.', ')']);
        if is_numbered
            && end - first == 1
            && self.is_title_line(first)
            && self.next_text(end).is_some_and(|next| self.lines[next].text(self.text).len() > line.len())
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

    fn read_text(&mut self, at: usize) -> usize {
        let end = self.run_end(at, Shape::Text);
        let underlined =
            end < self.lines.len() && self.lines[end].shape == Shape::Rule && self.is_underline(end);
        if underlined && self.is_title_line(end - 1) {
            self.read_chunk(at, end - 1, BlockKind::Paragraph);
            return self.push_lines(BlockKind::Title, end - 1, end);
        }
        self.read_chunk(at, end, BlockKind::Paragraph)
    }

    /// Whether the rule is of `=` or `-` alone, as those are that underline titles.
    fn is_underline(&self, index: usize) -> bool {
        let rule = self.lines[index].text(self.text);
        rule.bytes().all(|byte| byte == b'=') || rule.bytes().all(|byte| byte == b'-')
    }

    /// Cuts the lines `first..end`, no blank one among them, into blocks at the newlines that break.
    fn read_chunk(&mut self, first: usize, end: usize, kind: BlockKind) -> usize {
        let chunk = &self.lines[first..end];
        let breaks = joins(self.text, chunk, &self.wrapping);
        let mut start = first;
        for at in first..end {
            if breaks.joins_after(at - first) {
                continue;
            }
            let kind =
                if kind == BlockKind::Paragraph && at == start { self.kind_of(at, first, end) } else { kind };
            self.push_lines(kind, start, at + 1);
            start = at + 1;
        }
        end
    }

    /// What a line of text is that makes a block by itself, in the chunk `first..end`.
    fn kind_of(&self, index: usize, first: usize, end: usize) -> BlockKind {
        let line = self.lines[index].text(self.text);
        if line.len() <= MAX_TITLE_BYTES {
            if metadata::is_meta(line)
                && (metadata::is_date(line) || self.is_near_start() || end - first == 1)
            {
                return BlockKind::Meta;
            }
            if self.is_title_line(index) && self.stands_as_title(index, first, end) {
                return BlockKind::Title;
            }
        }
        BlockKind::Paragraph
    }

    /// Whether no running text has come yet.
    fn is_near_start(&self) -> bool {
        !self.blocks.iter().rev().take(8).any(|block| block.kind == BlockKind::Paragraph)
            && self.blocks.len() <= 8
    }

    /// Whether the line could be a title by itself: short, with a letter, without terminal mark or comma.
    fn is_title_line(&self, index: usize) -> bool {
        let line = self.lines[index].text(self.text);
        line.len() <= MAX_TITLE_BYTES
            && line.chars().any(char::is_alphabetic)
            && !line.starts_with(char::is_lowercase)
            && !ends_sentence(line)
            && !line.ends_with([',', ';', ':', '，', '、', '；', '：', '،', '-', '—'])
            && line.split_whitespace().count() <= MAX_TITLE_WORDS
    }

    /// Whether the line stands where a title does.
    fn stands_as_title(&self, index: usize, first: usize, end: usize) -> bool {
        let line = self.lines[index].text(self.text);
        let is_capitals =
            line.chars().filter(|c| c.is_uppercase()).count() >= 3 && !line.chars().any(char::is_lowercase);
        let leads = index == first && (first == 0 || end - first == 1);
        let Some(next) = self.next_text(index + 1) else { return false };
        let next = self.lines[next].text(self.text);
        let before_text = ends_sentence(next) && next.len() > 2 * line.len().min(60);
        if is_capitals && index + 1 < end {
            return ends_sentence(next);
        }
        leads && before_text && (self.is_near_start() || line.split_whitespace().count() <= MAX_HEADING_WORDS)
    }

    /// The next line of text from line `at` on, date lines and other titles aside; a list, table or the
    /// end of the text is none.
    fn next_text(&self, at: usize) -> Option<usize> {
        for index in at..self.lines.len().min(at + 8) {
            match self.lines[index].shape {
                Shape::Blank | Shape::Rule => {}
                Shape::Text if metadata::is_meta(self.lines[index].text(self.text)) => {}
                Shape::Text | Shape::Quote => return Some(index),
                Shape::Heading | Shape::Item | Shape::Row | Shape::Fence => return None,
            }
        }
        None
    }
}

/// A list item that stands alone has at most so many bytes.
const MAX_LONE_ITEM_BYTES: usize = 160;
/// At most so many blank lines stand between the items of a list.
const MAX_ITEM_GAP: usize = 3;
/// No title has more bytes.
const MAX_TITLE_BYTES: usize = 160;
/// No title has more words.
const MAX_TITLE_WORDS: usize = 16;
/// No heading inside a text that is not marked has more words.
const MAX_HEADING_WORDS: usize = 8;
/// A code block is not longer: an opening fence without a closing one shall not swallow the text.
const MAX_CODE_LINES: usize = 2000;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(BlockKind, &str)]) {
        let found: Vec<(BlockKind, &str)> =
            blocks(text).iter().map(|block| (block.kind, &text[block.span.range()])).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    use BlockKind::{Code, ListItem, Meta, Paragraph, Quote, Rule, Table, Title};

    #[test]
    fn a_scraped_article() {
        check(
            "\n---\n\n**A Title Here**\n\n24/04/2017\n\n\nFirst paragraph.\n\nSecond one.\n---",
            &[
                (Rule, "---"),
                (Title, "A Title Here"),
                (Meta, "24/04/2017"),
                (Paragraph, "First paragraph."),
                (Paragraph, "Second one."),
                (Rule, "---"),
            ],
        );
    }

    #[test]
    fn plain_titles_and_bylines() {
        check(
            "Harbour bridge closes for repairs\nBy Jane Doe\n12 May 2021\n\nThe bridge closed on Monday, and nobody knows for how long it will be.",
            &[
                (Title, "Harbour bridge closes for repairs"),
                (Meta, "By Jane Doe"),
                (Meta, "12 May 2021"),
                (Paragraph, "The bridge closed on Monday, and nobody knows for how long it will be."),
            ],
        );
        check(
            "Underlined\n====\nText follows.",
            &[(Title, "Underlined"), (Rule, "===="), (Paragraph, "Text follows.")],
        );
        check(
            "BACKGROUND\nin any system, genes matter.\nthey always did.",
            &[
                (Title, "BACKGROUND"),
                (Paragraph, "in any system, genes matter."),
                (Paragraph, "they always did."),
            ],
        );
    }

    #[test]
    fn hard_wrapped_lines_are_one_block() {
        check(
            "The ship left the harbour early in the morning, long before\nthe fog had lifted, and nobody on the quay could tell where\nit was heading.",
            &[(
                Paragraph,
                "The ship left the harbour early in the morning, long before\nthe fog had lifted, and nobody on the quay could tell where\nit was heading.",
            )],
        );
        check(
            "One sentence here.\nAnd another there.",
            &[(Paragraph, "One sentence here."), (Paragraph, "And another there.")],
        );
        check(
            "milk\nbread and butter\ntwo eggs",
            &[(Paragraph, "milk"), (Paragraph, "bread and butter"), (Paragraph, "two eggs")],
        );
    }

    #[test]
    fn markup() {
        check(
            "# Title #\n\n- one\n- two\n  goes on\n3. three\n\n> quoted\n\n| a | b |\n|---|---|\n| c | d |\n\n```\nlet x = 1;\n```\n",
            &[
                (Title, "Title"),
                (ListItem, "one"),
                (ListItem, "two\n  goes on"),
                (ListItem, "three"),
                (Quote, "quoted"),
                (Table, "a | b"),
                (Rule, "|---|---|"),
                (Table, "c | d"),
                (Rule, "```"),
                (Code, "let x = 1;"),
                (Rule, "```"),
            ],
        );
    }
}
