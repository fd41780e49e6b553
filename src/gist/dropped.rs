//! Text that a line leaves out of its sentences.

use crate::document::Span;

/// Text that a line leaves out of a sentence that it is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Dropped {
    /// The number of its sentence.
    pub sentence: usize,
    /// Where it stands.
    pub span: Span,
    /// Why it was left out.
    pub reason: DropReason,
}

/// Why text was left out of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DropReason {
    /// It says where and by whom the text was filed: "LONDON (Reuters) -".
    Dateline,
    /// It links the sentence to the one before it: "However,".
    Link,
    /// It stands in brackets or between dashes.
    Aside,
    /// The line had to be shorter, and the sentence says its point without it.
    Phrase,
    /// The line was cut: nothing shorter could be made of the sentence.
    Rest,
}

impl DropReason {
    /// Every reason.
    pub const ALL: &'static [Self] = &[Self::Dateline, Self::Link, Self::Aside, Self::Phrase, Self::Rest];

    /// Its name in JSON: `dateline`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Dateline => "dateline",
            Self::Link => "link",
            Self::Aside => "aside",
            Self::Phrase => "phrase",
            Self::Rest => "rest",
        }
    }

    /// The reason as people read it: `is an aside`.
    #[must_use]
    pub fn explanation(self) -> &'static str {
        match self {
            Self::Dateline => "says where and by whom it was filed",
            Self::Link => "links it to the sentence before",
            Self::Aside => "is an aside",
            Self::Phrase => "can be spared where there is no room",
            Self::Rest => "is beyond the limit",
        }
    }
}
