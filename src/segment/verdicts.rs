//! The verdicts on every place of a text where a sentence might end.

use super::blocks::{RawBlock, blocks_with_verdicts};
use super::boundary_rule::BoundaryRule;
use super::boundary_verdict::{BoundaryVerdict, VerdictSink};
use super::marks::{Closer, SentenceMark, closer, mark_at};
use super::reading::{BlockSplitter, SourceText};
use crate::document::{BlockKind, Span};
use memchr::memrchr2;

/// The verdicts on a text in reading order: one end for every sentence, and one on every other newline, mark and
/// closing bracket.
pub(super) fn verdicts(source: &SourceText) -> Vec<BoundaryVerdict> {
    let mut verdicts = Vec::new();
    let blocks = blocks_with_verdicts(source.text, source.language, &mut verdicts);
    let splitter = BlockSplitter::new(source);
    let mut spans = Vec::new();
    let starts = blocks.iter().skip(1).map(|block| block.span.start as usize).chain([source.text.len()]);
    for (block, next_start) in blocks.iter().zip(starts) {
        let first = verdicts.len();
        splitter.split(block, &mut spans, &mut verdicts);
        cover_newlines(source.text, block, next_start, &mut verdicts[first..]);
    }
    verdicts.sort_by_key(|verdict| verdict.span.start);
    let others = verdicts_between(source.text, &blocks, &verdicts);
    verdicts.extend(others);
    verdicts.sort_by_key(|verdict| verdict.span.start);
    verdicts
}

/// Extends the verdict on the end of a block over the newlines before the next one.
fn cover_newlines(text: &str, block: &RawBlock, next_start: usize, verdicts: &mut [BoundaryVerdict]) {
    let end = block.span.end;
    let at_end = |verdict: &&mut BoundaryVerdict| verdict.span.end == end && verdict.rule == block.end_rule;
    let last_newline = memrchr2(b'\n', b'\r', &text.as_bytes()[end as usize..next_start]);
    if let (Some(verdict), Some(offset)) = (verdicts.iter_mut().find(at_end), last_newline) {
        verdict.span.end = end + offset as u32 + 1;
    }
}

/// The verdicts on newlines and marks that `verdicts`, in reading order, leave out: those of markup and code, and
/// brackets that close without a mark.
fn verdicts_between(text: &str, blocks: &[RawBlock], verdicts: &[BoundaryVerdict]) -> Vec<BoundaryVerdict> {
    let mut others = Vec::new();
    let mut at = 0;
    for span in verdicts.iter().map(|verdict| verdict.span).chain([Span::new(text.len(), text.len())]) {
        if at < span.start as usize {
            add_others(text, at, span.start as usize, blocks, &mut others);
        }
        at = at.max(span.end as usize);
    }
    others
}

/// Adds the verdicts on the newlines and marks of `text[start..end]`.
fn add_others(text: &str, start: usize, end: usize, blocks: &[RawBlock], others: &mut Vec<BoundaryVerdict>) {
    let mut at = start;
    while let Some(c) = text[at..end].chars().next() {
        let next = at + c.len_utf8();
        if let Some(rule) = rule_apart(text, at, c, blocks) {
            match others.last_mut() {
                Some(last) if last.rule == rule && last.span.end as usize == at => {
                    last.span.end = next as u32;
                }
                _ => others.add(at, next, rule),
            }
        }
        at = next;
    }
}

/// The rule for a newline or mark that was not weighed. None if the character is neither.
fn rule_apart(text: &str, at: usize, c: char, blocks: &[RawBlock]) -> Option<BoundaryRule> {
    if matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}') {
        return Some(BoundaryRule::NoSentence);
    }
    let is_mark = match mark_at(text.as_bytes(), at) {
        Some((SentenceMark::Smiley | SentenceMark::Pause, _)) | None => false,
        Some(_) => true,
    };
    let is_closer = closer(c) == Some(Closer::Sure);
    let after = blocks.partition_point(|block| block.span.start as usize <= at);
    let block = blocks[..after].last().filter(|block| at < block.span.end as usize);
    match block.map(|block| block.kind) {
        Some(BlockKind::Code) => is_mark.then_some(BoundaryRule::MarkInCode),
        Some(BlockKind::Rule) | None => (is_mark || is_closer).then_some(BoundaryRule::Markup),
        Some(_) => is_closer.then_some(BoundaryRule::ClosingMark),
    }
}
