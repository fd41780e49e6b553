//! Parts of a text that are read and shown as something else: containers, escape sequences of terminals,
//! entities, marks of emphasis, words cut at the end of a line.

use super::span::Span;
use std::borrow::Cow;

/// A part of a text as given that is read as another text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TextEdit {
    pub span: Span,
    pub read_as: Cow<'static, str>,
}

impl TextEdit {
    pub(crate) fn new(start: usize, end: usize, read_as: impl Into<Cow<'static, str>>) -> Self {
        Self { span: Span::new(start, end), read_as: read_as.into() }
    }
}

/// The edits of both lists in order, without those of the second that overlap with one of the first.
pub(crate) fn merged(mut first: Vec<TextEdit>, mut second: Vec<TextEdit>) -> Vec<TextEdit> {
    second.retain(|edit| edits_in(&first, edit.span).is_empty());
    first.append(&mut second);
    first.sort_by_key(|edit| edit.span.start);
    first
}

/// The edits that touch a part of a text.
pub(super) fn edits_in(edits: &[TextEdit], span: Span) -> &[TextEdit] {
    let first = edits.partition_point(|edit| edit.span.end <= span.start);
    let n = edits[first..].partition_point(|edit| edit.span.start < span.end);
    &edits[first..first + n]
}

/// A part of a text as it is read.
pub(crate) fn edited(text: &str, edits: &[TextEdit], span: Span) -> String {
    let mut read = String::with_capacity(span.range().len());
    let mut at = span.start;
    for edit in edits_in(edits, span) {
        if edit.span.start >= at {
            read.push_str(&text[at as usize..edit.span.start as usize]);
            read.push_str(&edit.read_as);
            at = edit.span.end;
        }
    }
    read.push_str(text.get(at as usize..span.end as usize).unwrap_or_default());
    read
}

/// A text as it is read, and where its parts are in the text as given.
pub(crate) struct ReadText<'t> {
    pub text: Cow<'t, str>,
    /// The places of the edits in `text` and, as they are given, in the text as given.
    places: Vec<(Span, Span)>,
}

impl<'t> ReadText<'t> {
    pub(crate) fn of(given: &'t str, edits: &[TextEdit]) -> Self {
        if edits.is_empty() {
            return Self { text: Cow::Borrowed(given), places: Vec::new() };
        }
        let (mut text, mut places) = (String::with_capacity(given.len()), Vec::with_capacity(edits.len()));
        let mut at = 0;
        for edit in edits {
            text.push_str(&given[at..edit.span.start as usize]);
            let start = text.len();
            text.push_str(&edit.read_as);
            places.push((Span::new(start, text.len()), edit.span));
            at = edit.span.end as usize;
        }
        text.push_str(&given[at..]);
        Self { text: Cow::Owned(text), places }
    }

    /// The place in `text` of a byte of the text as given that is not in an edit.
    #[cfg(feature = "html")]
    pub(crate) fn read_at(&self, given: u32) -> u32 {
        let before = self.places.partition_point(|(_, edit)| edit.end <= given);
        match before.checked_sub(1).map(|last| self.places[last]) {
            Some((read, edit)) => read.end + (given - edit.end),
            None => given,
        }
    }

    /// The place in the text as given of a span of `text`. Edits at its ends that read as nothing are left out, others are
    /// taken whole.
    #[inline]
    pub(crate) fn given(&self, span: Span) -> Span {
        // Most of what is around a text is before it.
        if let Some((read, given)) = self.places.last().filter(|(read, _)| read.end <= span.start) {
            let (start, end) = (given.end + (span.start - read.end), given.end + (span.end - read.end));
            return Span { start, end };
        }
        let before_start = self.places.partition_point(|(read, _)| read.start <= span.start);
        let start = match before_start.checked_sub(1).map(|last| self.places[last]) {
            Some((read, given)) if span.start < read.end => given.start,
            Some((read, given)) => given.end + (span.start - read.end),
            None => span.start,
        };
        let before_end = self.places.partition_point(|(read, _)| read.start < span.end);
        let end = match before_end.checked_sub(1).map(|last| self.places[last]) {
            Some((read, given)) if span.end <= read.end => given.end,
            Some((read, given)) => given.end + (span.end - read.end),
            None => span.end,
        };
        Span { start, end: end.max(start) }
    }
}
