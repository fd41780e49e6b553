//! What a reader returns.

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
