//! Kinds of sentences that a summary can leave out, and what its length can be for.

use crate::error::{Error, named};
use std::fmt;
use std::str::FromStr;

/// A kind of sentence to leave out if there are others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Avoid {
    /// Sentences with quotation marks.
    Quotes,
    /// Questions and exclamations.
    Questions,
}

impl Avoid {
    /// Every kind.
    pub const ALL: &'static [Self] = &[Self::Quotes, Self::Questions];

    /// Its name, as [`FromStr`] and the command line take it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Quotes => "quotes",
            Self::Questions => "questions",
        }
    }

    /// A description in one line.
    #[must_use]
    pub fn summary(self) -> &'static str {
        match self {
            Self::Quotes => "Sentences with quotation marks",
            Self::Questions => "Questions and exclamations",
        }
    }
}

impl fmt::Display for Avoid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Avoid {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        named("kind of sentence", Self::ALL, Self::name, name)
    }
}

/// The text that a budget is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Scope {
    /// The document.
    #[default]
    Document,
    /// Each section: what follows one title.
    Section,
}

impl Scope {
    /// Every scope, the default first.
    pub const ALL: &'static [Self] = &[Self::Document, Self::Section];

    /// Its name, as [`FromStr`] takes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Section => "section",
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Scope {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        named("scope", Self::ALL, Self::name, name)
    }
}
