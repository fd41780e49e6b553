//! Marked content: parts beside the text, and text that stands for drawings.

/// The mark of a part of a page.
#[derive(Debug)]
pub(super) enum Mark {
    /// It says nothing about the text.
    Plain,
    /// No part of the text: a running head, a page number.
    Artifact,
    /// The text for what is drawn is given.
    Replaced(Replacement),
}

impl Mark {
    /// The text that stands for what is drawn, if the mark gives it.
    pub fn replacement(&mut self) -> Option<&mut Replacement> {
        if let Self::Replaced(replacement) = self { Some(replacement) } else { None }
    }
}

/// The text that stands for the glyphs of a part.
#[derive(Debug)]
pub(super) struct Replacement(String);

impl Replacement {
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// All of the text for the first glyph; nothing for those after it.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.0)
    }
}
