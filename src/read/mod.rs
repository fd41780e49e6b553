//! Readers of formats: from a source to the plain text that a [`Document`](crate::Document) is made of.
//!
//! What marks a line as a heading, an item, a quote, code or a row of a table is kept or written as plain text
//! writes it (`# `, `- `, `> `), so that sentences are cut as in any text.

mod html;
#[cfg(feature = "markdown")]
mod markdown;

pub use html::html;
#[cfg(feature = "markdown")]
pub use markdown::markdown;

/// The text of a source, and its title.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct PlainText {
    /// The title that the source gives apart from its text: the `<title>` of a page, the `title` of a front matter.
    pub title: Option<String>,
    /// The text; all offsets of its document point into it.
    pub text: String,
}

impl From<String> for PlainText {
    /// Plain text as it is, without a title.
    fn from(text: String) -> Self {
        Self { title: None, text }
    }
}
