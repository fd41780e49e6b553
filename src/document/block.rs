//! The blocks of a text: paragraphs, titles, lists and so on.

use super::span::Span;
use crate::error::{Error, named};
use crate::language::Language;
use std::fmt;
use std::ops::Range;
use std::str::FromStr;

/// The kinds of blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BlockKind {
    /// A heading.
    Title,
    /// Running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// Quoted lines (`> …`).
    Quote,
    /// Source code.
    Code,
    /// A row of a table.
    Table,
    /// A line of marks that separates what is above from what is below: `---`. It has no sentences.
    Rule,
    /// About the text, not of it: date line, byline, copyright line.
    Meta,
}

impl BlockKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Title,
        Self::Paragraph,
        Self::ListItem,
        Self::Quote,
        Self::Code,
        Self::Table,
        Self::Rule,
        Self::Meta,
    ];

    /// Its name in output: `title`, `paragraph`, `list-item`, `quote`, `code`, `table`, `rule`, `meta`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Paragraph => "paragraph",
            Self::ListItem => "list-item",
            Self::Quote => "quote",
            Self::Code => "code",
            Self::Table => "table",
            Self::Rule => "rule",
            Self::Meta => "meta",
        }
    }
}

impl fmt::Display for BlockKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for BlockKind {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        named("kind of block", Self::ALL, Self::name, name)
    }
}

/// Lines that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Block {
    /// Its kind.
    pub kind: BlockKind,
    /// Its place in the text, without the blanks around it.
    pub span: Span,
    /// The language it was read in: the document's, unless it is written in another script.
    pub language: Language,
    /// Its sentences, as indices into the document's.
    pub sentences: Range<u32>,
    /// The number of its section, counted by titles: 0 before the first title, then 1.
    pub section: u32,
    /// The level of a title, 1 for that of the document, to 6; 0 for other blocks.
    pub level: u8,
}
