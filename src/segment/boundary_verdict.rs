//! A place in a text where a sentence might end, with the decision and its rule.

use super::boundary_rule::BoundaryRule;
use super::marks::newline_length;
use crate::document::Span;

/// A place in a text where a sentence might end, and the rule that decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct BoundaryVerdict {
    /// The mark with the quotes and brackets after it, the newline, or both; empty if a sentence ends without
    /// either.
    pub span: Span,
    /// The rule that decided.
    pub rule: BoundaryRule,
}

impl BoundaryVerdict {
    /// True if a sentence ends here.
    #[must_use]
    pub fn is_end(&self) -> bool {
        self.rule.is_end()
    }
}

/// Receives the verdicts while a text is read.
pub(super) trait VerdictSink {
    /// Adds the verdict on `text[start..end]`.
    fn add(&mut self, start: usize, end: usize, rule: BoundaryRule);

    /// Adds the verdict on the newline that comes first after byte `at` of `text`.
    fn add_newline(&mut self, text: &str, at: usize, rule: BoundaryRule);
}

/// Drops all verdicts. Costs nothing: the compiler removes the calls.
pub(super) struct NoVerdicts;

impl VerdictSink for NoVerdicts {
    fn add(&mut self, _: usize, _: usize, _: BoundaryRule) {}

    fn add_newline(&mut self, _: &str, _: usize, _: BoundaryRule) {}
}

impl VerdictSink for Vec<BoundaryVerdict> {
    fn add(&mut self, start: usize, end: usize, rule: BoundaryRule) {
        self.push(BoundaryVerdict { span: Span::new(start, end), rule });
    }

    fn add_newline(&mut self, text: &str, at: usize, rule: BoundaryRule) {
        let bytes = text.as_bytes();
        if let Some(offset) = memchr::memchr2(b'\n', b'\r', &bytes[at..]) {
            let start = at + offset;
            self.add(start, start + newline_length(bytes, start), rule);
        }
    }
}
