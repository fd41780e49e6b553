//! What is known while the lines of a text are made into blocks.

use super::line_shape::LineShape;
use super::raw_block::RawBlock;
use super::text_line::TextLine;
use super::wrapping::DocumentLayout;
use crate::document::{BlockKind, Span};
use crate::segment::boundary_rule::BoundaryRule;
use crate::segment::boundary_verdict::VerdictSink;

/// Makes blocks of lines.
pub(super) struct BlockReader<'t, V> {
    pub text: &'t str,
    pub lines: &'t [TextLine],
    /// How the lines of the document are set.
    pub layout: DocumentLayout,
    /// The blocks so far.
    pub blocks: Vec<RawBlock>,
    /// Receives the verdicts on newlines inside blocks.
    pub verdicts: &'t mut V,
}

impl<'t, V: VerdictSink> BlockReader<'t, V> {
    /// Adds the lines `first..end` as a block and returns `end`.
    pub fn push_lines(&mut self, kind: BlockKind, first: usize, end: usize, end_rule: BoundaryRule) -> usize {
        let span = Span::new(self.lines[first].start, self.lines[end - 1].end);
        self.blocks.push(RawBlock { kind, span, end_rule, level: 0 });
        end
    }

    /// Adds one line as a block and returns the number of the next one.
    pub fn push_line(&mut self, kind: BlockKind, at: usize) -> usize {
        let end_rule = self.end_rule(self.lines[at].shape, at);
        self.push_lines(kind, at, at + 1, end_rule)
    }

    /// Notes why the block goes on after line `index`.
    pub fn join_next(&mut self, index: usize, rule: BoundaryRule) {
        self.verdicts.add_newline(self.text, self.lines[index].end, rule);
    }

    /// Why a block of this shape ends with line `last`.
    pub fn end_rule(&self, shape: LineShape, last: usize) -> BoundaryRule {
        match self.lines.get(last + 1) {
            Some(next) => shape.end_rule_before(next.shape),
            None => BoundaryRule::EndOfText,
        }
    }

    /// The end of the lines of one shape from line `at` on.
    pub fn shape_end(&self, at: usize, shape: LineShape) -> usize {
        self.lines[at..].iter().position(|line| line.shape != shape).map_or(self.lines.len(), |n| at + n)
    }

    /// The content of line `index`.
    pub fn line_text(&self, index: usize) -> &'t str {
        self.lines[index].text(self.text)
    }
}
