//! The encodings, and what users call them.

use crate::error::{Error, named};
use std::fmt;
use std::str::FromStr;

/// An encoding of text as the tokens of language models. There is none without the feature `tokens`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Tokenizer {
    /// `o200k_base`, of GPT-4o and later models.
    #[cfg(feature = "tokens")]
    O200k,
    /// `cl100k_base`, of GPT-4 and GPT-3.5.
    #[cfg(feature = "tokens")]
    Cl100k,
}

impl Tokenizer {
    /// Every tokenizer, the default first; none without the feature `tokens`.
    pub const ALL: &'static [Self] = &[
        #[cfg(feature = "tokens")]
        Self::O200k,
        #[cfg(feature = "tokens")]
        Self::Cl100k,
    ];

    /// Its name, as [`FromStr`] takes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            #[cfg(feature = "tokens")]
            Self::O200k => "o200k",
            #[cfg(feature = "tokens")]
            Self::Cl100k => "cl100k",
        }
    }

    /// A description in one line.
    #[must_use]
    pub fn summary(self) -> &'static str {
        match self {
            #[cfg(feature = "tokens")]
            Self::O200k => "GPT-4o and later models",
            #[cfg(feature = "tokens")]
            Self::Cl100k => "GPT-4 and GPT-3.5",
        }
    }
}

impl fmt::Display for Tokenizer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Tokenizer {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        named("tokenizer", Self::ALL, Self::name, name)
    }
}
