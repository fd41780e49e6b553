//! The result of a reader.

use crate::document::Stamp;

/// The text of a source, and its title.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct PlainText {
    /// The title outside of the text: the `<title>` of a page, the `title` in front matter, or that in the
    /// properties of a file.
    pub title: Option<String>,
    /// The text that all offsets of its document point into.
    pub text: String,
    /// Who says what in it, and when, in order; none if the source does not tell.
    pub stamps: Vec<Stamp>,
    /// The parts of the source that could not be read: `2 of 9 pages could not be read`.
    pub warning: Option<String>,
}

impl From<String> for PlainText {
    /// Plain text, without a title.
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}
