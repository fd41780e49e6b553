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
    pub notes: Notes,
    pub meter: Meter,
}

impl ReadContext {
    pub(crate) fn new(limit: DocumentLimit, markup: Markup) -> Self {
        Self { limit, markup, notes: Notes::default(), meter: Meter::default() }
    }
}
