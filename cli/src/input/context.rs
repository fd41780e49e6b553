//! The limit, the notes and the meter that all readers of a run share.

use super::limits::DocumentLimit;
use super::markup::Markup;
use super::meter::Meter;
use super::notes::Notes;

/// The limit, the notes and the meter of a run.
#[derive(Debug, Clone)]
pub(crate) struct ReadContext {
    pub limit: DocumentLimit,
    /// The markup of the text in rows.
    pub markup: Markup,
    /// True if the marks of Markdown are part of the text.
    pub keeps_source: bool,
    pub notes: Notes,
    pub meter: Meter,
}

impl ReadContext {
    pub(crate) fn new(limit: DocumentLimit, markup: Markup) -> Self {
        Self { limit, markup, keeps_source: false, notes: Notes::default(), meter: Meter::default() }
    }

    /// The same, in which the marks of Markdown are part of the text, and tags in rows too unless a markup is given.
    pub(crate) fn with_source(self) -> Self {
        let markup = if self.markup == Markup::Auto { Markup::Text } else { self.markup };
        Self { markup, keeps_source: true, ..self }
    }
}
