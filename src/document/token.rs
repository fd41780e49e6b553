//! The words and marks of a text.

use super::span::Span;
use crate::error::{Error, named};
use std::fmt;
use std::str::FromStr;

/// The number of a distinct word as written ("Relations", "relations" and "relation" are three), from 0 in order of
/// the first occurrences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub u32);

/// The number of a distinct folded, stemmed word ("Relations", "relations" and "relation" are one), from 0 in order of
/// the first occurrences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(pub u32);

impl WordId {
    /// The number as an index.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl TermId {
    /// The number as an index.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One word or mark of the text. 16 bytes; its kind is that of its word: [`Document::kind`](super::Document::kind).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Token {
    /// Its place in the text.
    pub span: Span,
    /// The word as written.
    pub word: WordId,
    /// The folded, stemmed word.
    pub term: TermId,
}

/// The kinds of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TokenKind {
    /// Has a letter: `house`, `COVID-19`, `AT&T`.
    Word,
    /// Starts with a digit, letters at most as a unit: `3.14`, `1,000`, `20kg`, `31st`.
    Number,
    /// `@name` or `#tag`.
    Handle,
    /// A web or mail address.
    Address,
    /// A mark: `,`, `"`, `—`.
    Punctuation,
    /// Anything else: emoji, currency and mathematical signs.
    Symbol,
}

impl TokenKind {
    /// Every kind.
    pub const ALL: &'static [Self] =
        &[Self::Word, Self::Number, Self::Handle, Self::Address, Self::Punctuation, Self::Symbol];

    /// Its name: `word`, `number`, `handle`, `address`, `punctuation`, `symbol`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Number => "number",
            Self::Handle => "handle",
            Self::Address => "address",
            Self::Punctuation => "punctuation",
            Self::Symbol => "symbol",
        }
    }

    /// True if the token counts as a word in lengths (`100w`): everything except marks and symbols.
    #[must_use]
    pub fn is_word(self) -> bool {
        match self {
            Self::Word | Self::Number | Self::Handle | Self::Address => true,
            Self::Punctuation | Self::Symbol => false,
        }
    }
}

impl fmt::Display for TokenKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for TokenKind {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        named("kind of token", Self::ALL, Self::name, name)
    }
}

/// A distinct folded, stemmed word.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Term {
    /// The place of its text in `Document::term_text`.
    pub text: Span,
    pub kind: TokenKind,
    pub is_stop: bool,
    pub count: u32,
}
