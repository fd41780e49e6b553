//! The result of a reader.

use crate::document::Stamp;

/// The text of a source, and its title.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct PlainText {
    /// The title outside of the text: the `<title>` of a page, or the `title` in front matter.
    pub title: Option<String>,
    /// The text that all offsets of its document point into.
    pub text: String,
    /// Who says what in it, and when, in order; none if the source does not tell.
    pub stamps: Vec<Stamp>,
}

impl From<String> for PlainText {
    /// Plain text, without a title.
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}
