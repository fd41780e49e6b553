//! Marks in the place of parts that are left out: `[… 12 sentences, 1 table, lines 40–88: installation, errors]`.

use super::pieces::{PieceKind, TextPiece};
use super::trimmed::LineNumbers;
use crate::document::Span;
use std::ops::Range;

/// How much a mark says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum MarkDetail {
    /// `[…]`, as for parts without a word.
    Bare,
    /// The number of sentences, code blocks and tables, and the lines.
    Counts,
}

/// Writes marks.
pub(super) struct Marks<'p> {
    text: &'p str,
    pieces: &'p [TextPiece],
    lines: LineNumbers,
    /// By piece: how many sentences, code blocks, tables and pieces with words are before it.
    before: Vec<[usize; 4]>,
    pub detail: MarkDetail,
}

impl<'p> Marks<'p> {
    pub(super) fn of(text: &'p str, pieces: &'p [TextPiece]) -> Self {
        let mut sum = [0; 4];
        let mut before = vec![sum];
        for piece in pieces {
            sum[0] += if piece.kind.has_sentences() { piece.sentences.len() } else { 0 };
            sum[1] += usize::from(piece.kind == PieceKind::Code);
            sum[2] += usize::from(piece.kind == PieceKind::Table);
            sum[3] += usize::from(!piece.is_markup);
            before.push(sum);
        }
        Self { text, pieces, lines: LineNumbers::of(text), before, detail: MarkDetail::Counts }
    }

    /// The bytes of a part, without the blanks around it.
    pub(super) fn span(&self, part: &Range<usize>) -> Span {
        let whole = Span::new(self.pieces[part.start].bytes.start, self.pieces[part.end - 1].bytes.end);
        super::trimmed::trimmed(self.text, whole).unwrap_or(whole)
    }

    /// The lines of a part.
    pub(super) fn lines(&self, part: &Range<usize>) -> [usize; 2] {
        self.lines.of_span(self.span(part))
    }

    /// The sentences of a part.
    pub(super) fn n_sentences(&self, part: &Range<usize>) -> usize {
        self.before[part.end][0] - self.before[part.start][0]
    }

    /// The mark of a part.
    pub(super) fn mark(&self, part: &Range<usize>, topics: &[String]) -> String {
        let has_words = self.before[part.end][3] > self.before[part.start][3];
        if self.detail == MarkDetail::Bare || !has_words {
            return "[…]".to_owned();
        }
        let count = |at: usize, one: &str, several: &str| match self.before[part.end][at]
            - self.before[part.start][at]
        {
            0 => None,
            1 => Some(format!("1 {one}, ")),
            n => Some(format!("{n} {several}, ")),
        };
        let counts = [
            count(0, "sentence", "sentences"),
            count(1, "code block", "code blocks"),
            count(2, "table", "tables"),
        ];
        let counts: String = counts.into_iter().flatten().collect();
        let lines = match self.lines(part) {
            [first, last] if first == last => format!("line {first}"),
            [first, last] => format!("lines {first}–{last}"),
        };
        let topics = if topics.is_empty() { String::new() } else { format!(": {}", topics.join(", ")) };
        format!("[… {counts}{lines}{topics}]")
    }
}
