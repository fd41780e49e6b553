//! Cuts a block into sentences: one pass over its bytes, from mark to mark.

use super::candidate::BoundaryCandidate;
use super::mark_run::MarkRun;
use super::splitter::SentenceSplitter;
use super::standalone::standalone_at;
use super::thai_lao::split_at_blanks;
use super::unmarked::split_unmarked;
use super::word_after::WordAfter;
use super::word_before::WordBefore;
use crate::document::{BlockKind, Span};
use crate::language::Property;
use crate::segment::blocks::{RawBlock, next_item};
use crate::segment::boundary_rule::BoundaryRule;
use crate::segment::boundary_verdict::{BoundaryVerdict, VerdictSink};
use crate::segment::marks::{SentenceMark, may_start_mark, newline_length};
use memchr::{memchr, memchr2};

/// True for the bytes that may start a mark.
const STARTS_MARK: [bool; 256] = {
    let mut starts = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        starts[byte] = may_start_mark(byte as u8);
        byte += 1;
    }
    starts
};

impl SentenceSplitter<'_> {
    /// Appends the sentences of `block`: spans in reading order, without blanks around them, none empty. Also adds the
    /// verdicts on the places where a sentence might end, in no order, with one end for every sentence.
    pub fn split(&self, block: &RawBlock, out: &mut Vec<Span>, verdicts: &mut impl VerdictSink) {
        let mut cutter = BlockCutter { splitter: self, start: block.span.start as usize, out, verdicts };
        match block.kind {
            BlockKind::Rule => {}
            BlockKind::Code => cutter.cut_lines(block),
            BlockKind::Table => cutter.cut_cells(block),
            BlockKind::Title
            | BlockKind::Paragraph
            | BlockKind::ListItem
            | BlockKind::Quote
            | BlockKind::Meta => cutter.cut_running(block),
        }
    }

    /// The next byte from `at` on where a mark starts, or a piece that is not part of a sentence is found.
    #[inline]
    fn next_mark(&self, at: usize, limit: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let starts_mark = |byte: &u8| STARTS_MARK[usize::from(*byte)];
        let mut at = at;
        while at < limit {
            // Eight bytes at once; most have no mark.
            while let Some(chunk) = bytes[at..limit].first_chunk::<8>()
                && !chunk.iter().fold(false, |any, byte| any | starts_mark(byte))
            {
                at += 8;
            }
            at += bytes[at..limit].iter().position(starts_mark)?;
            if self.mark_at(at, limit).is_some() || standalone_at(self.text, at, limit).is_some() {
                return Some(at);
            }
            at += 1;
        }
        None
    }

    /// The rule for the marks `run` at byte `at`. None if nothing follows them before `limit`.
    fn rule_at(&self, at: usize, run: MarkRun, sentence_start: usize, limit: usize) -> Option<BoundaryRule> {
        if run.has(SentenceMark::LineSeparator) {
            return Some(BoundaryRule::LineSeparator);
        }
        if run.end >= limit {
            return None;
        }
        let next = WordAfter::read(self.text, run.end, limit);
        if next.is_end {
            return None;
        }
        if next.is_rest(self.text, limit) {
            return Some(BoundaryRule::OnlySignsFollow);
        }
        let before = WordBefore::read(self.text, at, sentence_start);
        Some(BoundaryCandidate { splitter: self, run, before, next, at, sentence_start }.rule())
    }
}

/// Cuts one block.
struct BlockCutter<'s, 't, V> {
    splitter: &'s SentenceSplitter<'t>,
    /// Where the sentence starts that is being read.
    start: usize,
    out: &'s mut Vec<Span>,
    verdicts: &'s mut V,
}

impl<V: VerdictSink> BlockCutter<'_, '_, V> {
    /// Makes each line of code a sentence.
    fn cut_lines(&mut self, block: &RawBlock) {
        let end = block.span.end as usize;
        let bytes = &self.splitter.text.as_bytes()[..end];
        while let Some(length) = memchr2(b'\n', b'\r', &bytes[self.start..]) {
            let newline = self.start + length;
            self.end_sentence(newline, newline + newline_length(bytes, newline), BoundaryRule::CodeLine);
        }
        self.end_sentence(end, end, block.end_rule);
    }

    /// Cuts a table row at its cells, and these at their marks.
    fn cut_cells(&mut self, block: &RawBlock) {
        let end = block.span.end as usize;
        while let Some(length) = memchr(b'|', &self.splitter.text.as_bytes()[self.start..end]) {
            let bar = self.start + length;
            self.cut_at_marks(bar, BoundaryRule::TableCell);
            self.start = bar + 1;
        }
        self.cut_at_marks(end, block.end_rule);
    }

    /// Cuts running text at the items of a list within it, and these at their marks.
    fn cut_running(&mut self, block: &RawBlock) {
        let end = block.span.end as usize;
        self.cut_items(end);
        self.cut_at_marks(end, block.end_rule);
    }

    /// Cuts the items of a list that starts here, but the last, up to `limit`.
    fn cut_items(&mut self, limit: usize) {
        while let Some(item) = next_item(self.splitter.text, self.start, limit) {
            self.cut_at_marks(item, BoundaryRule::NextListItem);
        }
    }

    /// Cuts the text up to `limit` at its marks. The last sentence ends there by `limit_rule`.
    fn cut_at_marks(&mut self, limit: usize, limit_rule: BoundaryRule) {
        let mut at = self.start;
        while let Some(mark) = self.splitter.next_mark(at, limit) {
            let Some(BoundaryVerdict { span, rule }) = self.verdict_at(mark, limit) else {
                return self.end_sentence(mark, limit, limit_rule);
            };
            at = span.end as usize;
            if rule.is_end() {
                self.end_sentence(span.start as usize, at, rule);
                if rule == BoundaryRule::ItemAfterPause
                    && self.splitter.text[at..].trim_start().starts_with("1.")
                {
                    self.cut_items(limit);
                    at = self.start;
                }
            } else {
                self.verdicts.add(span.start as usize, at, rule);
            }
        }
        self.end_sentence(limit, limit, limit_rule);
    }

    /// The verdict on what starts at byte `mark`. None if nothing follows it before `limit`.
    fn verdict_at(&mut self, mark: usize, limit: usize) -> Option<BoundaryVerdict> {
        let splitter = self.splitter;
        if let Some(piece) = standalone_at(splitter.text, mark, limit) {
            if let Some(rule) = piece.rule_before
                && piece.start > self.start
            {
                self.end_sentence(piece.start, piece.start, rule);
            }
            let rule = piece.rule_after(splitter, limit);
            return Some(BoundaryVerdict { span: Span::new(piece.start, piece.end), rule });
        }
        let run = MarkRun::read(splitter, mark, limit);
        let span = Span::new(mark, run.end);
        splitter.rule_at(mark, run, self.start, limit).map(|rule| BoundaryVerdict { span, rule })
    }

    /// Ends the sentence at byte `end` by what is at `mark..end`.
    fn end_sentence(&mut self, mark: usize, end: usize, rule: BoundaryRule) {
        let text = self.splitter.text;
        let is_margin = |c: char| c.is_whitespace() || c == '\u{feff}';
        let trimmed = text[self.start..end].trim_start_matches(is_margin);
        let start = end - trimmed.len();
        let trimmed = trimmed.trim_end_matches(is_margin);
        self.start = end;
        if trimmed.is_empty() {
            return;
        }
        self.verdicts.add(mark, end, rule);
        let sentence_end = start + trimmed.len();
        let profile = self.splitter.profile;
        if profile.has(Property::SentencesWithoutMarks) {
            split_at_blanks(text, start..sentence_end, profile, self.out, self.verdicts);
        } else {
            split_unmarked(text, start..sentence_end, profile, self.out, self.verdicts);
        }
    }
}
