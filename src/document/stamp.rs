//! Who says what, and when.

use super::span::Span;
use std::borrow::Cow;

/// The time and the speaker of a part of a text: a message, a cue, a turn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Stamp {
    /// The first byte of the part, which goes on to the next stamp.
    pub start: u32,
    /// The time, as the text has it.
    pub time: Option<String>,
    /// The name of the speaker, as the text has it.
    pub speaker: Option<String>,
}

/// A text after the name of its speaker, as it is shown; without a speaker the text alone.
pub(crate) fn spoken<'t>(speaker: Option<&str>, said: &'t str) -> Cow<'t, str> {
    speaker.map_or(Cow::Borrowed(said), |speaker| format!("{speaker}: {said}").into())
}

impl Stamp {
    pub(crate) fn new(start: usize, time: Option<&str>, speaker: Option<&str>) -> Self {
        Self { start: start as u32, time: time.map(str::to_owned), speaker: speaker.map(str::to_owned) }
    }

    /// The stamp of a part of a text that has these stamps, in order.
    pub(crate) fn of(stamps: &[Self], part: Span) -> Option<&Self> {
        stamps[..stamps.partition_point(|stamp| stamp.start <= part.start)].last()
    }
}
