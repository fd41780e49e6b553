//! The result: a line, and the parts of the document that it is made of.

use super::dropped::Dropped;
use crate::document::{Document, Span};
use crate::explain::Why;

/// The one-line summary of a document.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GistLine {
    /// The line, white space collapsed; empty only if the document has no word.
    pub text: String,
    /// What the line is made of, in its order.
    pub parts: Vec<Part>,
    /// Whether a sentence had to be cut to fit.
    pub is_cut: bool,
    /// Why it is this line, and what was left out of its sentences, if that was asked for ([`crate::Gist::why`]).
    pub why: Option<GistWhy>,
}

impl GistLine {
    /// A line of which nothing more is known.
    pub(super) fn of(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

/// Why a line is the gist.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GistWhy {
    /// The parts of its score; `None` if it was not chosen by its score: two sentences were joined, or one was cut.
    pub score: Option<Why>,
    /// The text left out of its sentences, in order.
    pub dropped: Vec<Dropped>,
}

/// A part of a one-line summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Text of the document.
    Kept {
        /// The number of its sentence.
        sentence: usize,
        /// Where it stands.
        span: Span,
    },
    /// A connective that the document does not have there.
    Inserted(&'static str),
}

impl Part {
    /// The part without what is left out of the text within it.
    pub(super) fn without_gaps(self, document: &Document) -> Vec<Self> {
        match self {
            Self::Kept { sentence, span } => {
                document.without_gaps(span).into_iter().map(|span| Self::Kept { sentence, span }).collect()
            }
            Self::Inserted(_) => vec![self],
        }
    }
}
