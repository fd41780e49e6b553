//! Parts of a text that are read and shown as something else: escape sequences of terminals, entities, words cut at the end
//! of a line.

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

/// Edits of both lists in order, without those of the second that overlap with one of the first.
pub(crate) fn merged(first: Vec<TextEdit>, second: Vec<TextEdit>) -> Vec<TextEdit> {
    if second.is_empty() {
        return first;
    }
    let mut all: Vec<(TextEdit, bool)> = first
        .into_iter()
        .map(|edit| (edit, true))
        .chain(second.into_iter().map(|edit| (edit, false)))
        .collect();
    all.sort_by_key(|(edit, is_first)| (edit.span.start, !is_first));
    let mut kept: Vec<(TextEdit, bool)> = Vec::with_capacity(all.len());
    for (edit, is_first) in all {
        let overlaps = kept.last().is_some_and(|(last, _)| last.span.end > edit.span.start);
        match (overlaps, is_first) {
            (true, false) => {}
            (true, true) => {
                kept.pop();
                kept.push((edit, is_first));
            }
            (false, _) => kept.push((edit, is_first)),
        }
    }
    kept.into_iter().map(|(edit, _)| edit).collect()
}

/// A part of a text as it is read.
pub(crate) fn edited(text: &str, edits: &[TextEdit], span: Span) -> String {
    let mut read = String::with_capacity(span.range().len());
    let mut at = span.start;
    let first = edits.partition_point(|edit| edit.span.end <= span.start);
    for edit in edits[first..].iter().take_while(|edit| edit.span.start < span.end) {
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

    /// The place in the text as given of a span of `text`. Edits at its ends that read as nothing are left out, others are
    /// taken whole.
    pub(crate) fn given(&self, span: Span) -> Span {
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
