//! A text within a length, and what became of its parts.

use super::measure::Measure;
use crate::document::Span;

/// A text within a length.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Trimmed {
    /// The text: parts of the document as they are, with a mark for each that is left out.
    pub text: String,
    /// The unit of the lengths: `sentences`, `words`, `characters`, `bytes`, `tokens`.
    pub unit: &'static str,
    /// The length that it may have.
    pub limit: usize,
    /// The length of the whole document.
    pub total: usize,
    /// The length of the text, never over the limit.
    pub length: usize,
    /// The parts that are in it, in reading order.
    pub kept: Vec<KeptPart>,
    /// The parts that are left out, in reading order.
    pub omitted: Vec<OmittedPart>,
}

/// A part of a document that stays.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct KeptPart {
    /// Its place, without the blanks around it.
    pub span: Span,
    /// The numbers of its first and its last line, from 1.
    pub lines: [usize; 2],
}

/// A part of a document that is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct OmittedPart {
    /// Its place, without the blanks around it.
    pub span: Span,
    /// The numbers of its first and its last line, from 1.
    pub lines: [usize; 2],
    /// How many sentences it has, those of code and tables not counted.
    pub n_sentences: usize,
    /// Its titles, or keywords that are hardly elsewhere.
    pub topics: Vec<String>,
}

impl Trimmed {
    /// The whole text.
    pub(super) fn whole(text: &str, measure: &Measure) -> Self {
        let kept = [Span::new(0, text.len())];
        Self::of_length(measure.total, text, text.to_owned(), &kept, Vec::new(), measure)
    }

    /// The text made of some parts of a document; those without anything but blanks are left off.
    pub(super) fn parts(
        document: &str,
        text: String,
        kept: &[Span],
        omitted: Vec<OmittedPart>,
        measure: &Measure,
    ) -> Self {
        Self::of_length(measure.count(&text), document, text, kept, omitted, measure)
    }

    fn of_length(
        length: usize,
        document: &str,
        text: String,
        kept: &[Span],
        omitted: Vec<OmittedPart>,
        measure: &Measure,
    ) -> Self {
        let lines = LineNumbers::of(document);
        let spans = kept.iter().filter_map(|span| trimmed(document, *span));
        Self {
            unit: measure.unit(),
            limit: measure.limit,
            total: measure.total,
            length,
            kept: spans.map(|span| KeptPart { span, lines: lines.of_span(span) }).collect(),
            omitted,
            text,
        }
    }
}

/// A span without the blanks around it; `None` if it has nothing else.
pub(super) fn trimmed(document: &str, span: Span) -> Option<Span> {
    let text = &document[span.range()];
    let start = span.start as usize + (text.len() - text.trim_start().len());
    let length = text.trim().len();
    (length > 0).then(|| Span::new(start, start + length))
}

/// The numbers of lines by their places.
pub(super) struct LineNumbers {
    /// Where each line but the first starts.
    starts: Vec<u32>,
}

impl LineNumbers {
    pub(super) fn of(text: &str) -> Self {
        Self { starts: memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1).collect() }
    }

    /// The number of the line of a byte, from 1.
    fn of_byte(&self, at: u32) -> usize {
        1 + self.starts.partition_point(|&start| start <= at)
    }

    /// The numbers of the first and the last line of a span.
    pub(super) fn of_span(&self, span: Span) -> [usize; 2] {
        [self.of_byte(span.start), self.of_byte(span.end.saturating_sub(1).max(span.start))]
    }
}
