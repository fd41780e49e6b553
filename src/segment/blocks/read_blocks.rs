//! Makes the lines of a text into blocks.

use super::block_reader::BlockReader;
use super::columns::mark_columns;
use super::events::mark_events;
use super::indented_code::code_start;
use super::levels::set_levels;
use super::line_shape::LineShape;
use super::machine_lines::mark_machine_lines;
use super::raw_block::RawBlock;
use super::text_line::{TextLine, lines};
use super::wrapped_numbers::unmark_wrapped_numbers;
use super::wrapping::{DocumentLayout, newline_rules};
use crate::document::{BlockKind, Span};
use crate::language::Language;
use crate::segment::boundary_rule::BoundaryRule;
use crate::segment::boundary_verdict::{NoVerdicts, VerdictSink};

/// A code block has no more lines, so that an opening fence alone does not take the rest of the text.
const MAX_CODE_LINES: usize = 2000;

/// The blocks of `text` in reading order. Linear in the text.
pub(crate) fn blocks(text: &str, language: Language) -> Vec<RawBlock> {
    blocks_with_verdicts(text, language, &mut NoVerdicts)
}

/// The same. Also adds the verdicts on newlines inside blocks.
pub(crate) fn blocks_with_verdicts(
    text: &str,
    language: Language,
    verdicts: &mut impl VerdictSink,
) -> Vec<RawBlock> {
    let mut lines: Vec<TextLine> = lines(text).collect();
    mark_columns(text, &mut lines);
    unmark_wrapped_numbers(text, &mut lines);
    mark_machine_lines(text, &mut lines);
    mark_events(text, &mut lines);
    let layout = DocumentLayout::of(text, &lines, language);
    let mut reader = BlockReader { text, lines: &lines, layout, blocks: Vec::new(), verdicts };
    reader.read();
    set_levels(text, &mut reader.blocks);
    reader.blocks
}

impl<V: VerdictSink> BlockReader<'_, V> {
    fn read(&mut self) {
        let mut at = 0;
        while at < self.lines.len() {
            at = match self.lines[at].shape {
                LineShape::Blank => at + 1,
                LineShape::Rule => self.push_line(BlockKind::Rule, at),
                LineShape::Heading => self.push_line(BlockKind::Title, at),
                LineShape::Row => self.push_line(BlockKind::Table, at),
                LineShape::Event => self.push_line(BlockKind::Meta, at),
                LineShape::Fence => self.read_fenced(at),
                LineShape::Code => self.read_code(at, self.shape_end(at, LineShape::Code)),
                LineShape::Item => self.read_item(at),
                LineShape::Quote => self.read_quote(at),
                LineShape::Text => self.read_text(at),
            };
        }
    }

    /// Reads a fenced block. The fences are rules; an opening fence that nothing closes is a rule by itself.
    fn read_fenced(&mut self, at: usize) -> usize {
        let is_fence = |line: &TextLine| line.shape == LineShape::Fence;
        self.push_line(BlockKind::Rule, at);
        let mut code = self.lines[at + 1..].iter().take(MAX_CODE_LINES);
        let Some(n_lines) = code.position(is_fence) else { return at + 1 };
        let end = self.read_code(at + 1, at + 1 + n_lines);
        self.push_line(BlockKind::Rule, end)
    }

    /// Adds the lines `at..end` as code, without the blank ones around it, and returns `end`.
    fn read_code(&mut self, at: usize, end: usize) -> usize {
        let code = &self.lines[at..end];
        let says = |line: &TextLine| line.start_with_markup(self.text) < line.end_with_markup(self.text);
        if let (Some(first), Some(last)) = (code.iter().position(says), code.iter().rposition(says)) {
            let start = code[first].start_with_markup(self.text);
            let span = Span::new(start, code[last].end_with_markup(self.text));
            let end_rule = BoundaryRule::CodeBlock;
            self.blocks.push(RawBlock { kind: BlockKind::Code, span, end_rule, level: 0 });
        }
        end
    }

    fn read_quote(&mut self, at: usize) -> usize {
        let end = self.shape_end(at, LineShape::Quote);
        self.read_chunk(at, end, BlockKind::Quote, self.end_rule(LineShape::Quote, end - 1))
    }

    fn read_text(&mut self, at: usize) -> usize {
        let end = self.shape_end(at, LineShape::Text);
        let code = code_start(self.text, &self.lines[at..end]);
        if code == Some(0) {
            return self.push_lines(BlockKind::Code, at, end, BoundaryRule::CodeBlock);
        }
        if let Some(code) = code {
            return self.read_chunk(at, at + code, BlockKind::Paragraph, BoundaryRule::CodeBlock);
        }
        if self.is_underlined_title(end - 1) {
            self.read_chunk(at, end - 1, BlockKind::Paragraph, BoundaryRule::UnderlinedTitle);
            return self.push_line(BlockKind::Title, end - 1);
        }
        self.read_chunk(at, end, BlockKind::Paragraph, self.end_rule(LineShape::Text, end - 1))
    }

    /// Cuts the lines `first..end`, none of them blank, into blocks at the newlines that end a paragraph. The last one
    /// ends by `end_rule`.
    fn read_chunk(&mut self, first: usize, end: usize, kind: BlockKind, end_rule: BoundaryRule) -> usize {
        let rules = newline_rules(self.text, &self.lines[first..end], self.layout);
        let mut start = first;
        for at in first..end {
            let rule = rules.get(at - first).copied().unwrap_or(end_rule);
            if !rule.is_end() {
                self.join_next(at, rule);
                continue;
            }
            let is_line = kind == BlockKind::Paragraph && at == start;
            let kind = if is_line { self.kind_of_line(at, first, end) } else { kind };
            let rule = match kind {
                BlockKind::Meta if rule == BoundaryRule::UnwrappedLine => BoundaryRule::DateLine,
                BlockKind::Title if rule == BoundaryRule::UnwrappedLine => BoundaryRule::TitleLine,
                _ => rule,
            };
            self.push_lines(kind, start, at + 1, rule);
            start = at + 1;
        }
        end
    }
}
#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(BlockKind, &str)]) {
        let found: Vec<(BlockKind, &str)> = blocks(text, Language::English)
            .iter()
            .map(|block| (block.kind, &text[block.span.range()]))
            .collect();
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
            "kiln-tools\n----------\nkiln-tools bakes pages.",
            &[(Title, "kiln-tools"), (Rule, "----------"), (Paragraph, "kiln-tools bakes pages.")],
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
    fn a_wrapped_line_may_start_with_a_number() {
        let wrapped = |text: &str| check(text, &[(Paragraph, text)]);
        wrapped(
            "I refuse the statement of account for the year of the\n11. of November, which reached me by post on Monday, and\nthe bill that came with it.",
        );
        wrapped(
            "The rent is due on the first day of the month, that is on\n1. May, and not before, as you told us in the letter that\nyou sent us in April.",
        );
        check(
            "You will need these for the day on the water\n1. bread\n2. butter",
            &[
                (Paragraph, "You will need these for the day on the water"),
                (ListItem, "bread"),
                (ListItem, "butter"),
            ],
        );
    }

    #[test]
    fn indented_code() {
        check(
            "Examples:\n  tern --list \"$(date)\"\n  tern add < birds.txt\n\n  The tern\n  is a bird.\n",
            &[
                (Paragraph, "Examples:"),
                (Code, "tern --list \"$(date)\"\n  tern add < birds.txt"),
                (Paragraph, "The tern\n  is a bird."),
            ],
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
