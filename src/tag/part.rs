//! The universal parts of speech.

use crate::error::{Error, named};
use std::str::FromStr;

/// A universal part of speech (Universal Dependencies).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Tag {
    /// Adjective.
    Adj,
    /// Preposition or postposition.
    Adp,
    /// Adverb.
    Adv,
    /// Auxiliary verb.
    Aux,
    /// Coordinating conjunction.
    Cconj,
    /// Determiner.
    Det,
    /// Interjection.
    Intj,
    /// Noun.
    Noun,
    /// Numeral.
    Num,
    /// Particle: `to`, `not`, `'s`.
    Part,
    /// Pronoun.
    Pron,
    /// Name.
    Propn,
    /// Punctuation.
    Punct,
    /// Subordinating conjunction.
    Sconj,
    /// Symbol.
    Sym,
    /// Verb.
    Verb,
    /// Anything else.
    X,
}

impl Tag {
    /// Every tag, in the order of their numbers.
    pub const ALL: [Self; 17] = [
        Self::Adj,
        Self::Adp,
        Self::Adv,
        Self::Aux,
        Self::Cconj,
        Self::Det,
        Self::Intj,
        Self::Noun,
        Self::Num,
        Self::Part,
        Self::Pron,
        Self::Propn,
        Self::Punct,
        Self::Sconj,
        Self::Sym,
        Self::Verb,
        Self::X,
    ];

    /// Its name in Universal Dependencies: `NOUN`.
    #[must_use]
    pub fn name(self) -> &'static str {
        const NAMES: [&str; 17] = [
            "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
            "PUNCT", "SCONJ", "SYM", "VERB", "X",
        ];
        NAMES[self as usize]
    }

    /// The part of speech in a few words, with examples: `adjective: green, first`.
    #[must_use]
    pub fn description(self) -> &'static str {
        const DESCRIPTIONS: [&str; 17] = [
            "adjective: green, first",
            "preposition: in, during",
            "adverb: very, well",
            "auxiliary verb: is, should",
            "coordinating conjunction: and, or",
            "determiner: the, every",
            "interjection: ouch, hello",
            "noun: bridge, beauty",
            "numeral: 4, seventy",
            "particle: not, to",
            "pronoun: she, nobody",
            "name: Mary, Lisbon, NATO",
            "punctuation: a full stop",
            "subordinating conjunction: if, while",
            "symbol: $, +",
            "verb: run, eating",
            "anything else",
        ];
        DESCRIPTIONS[self as usize]
    }
}

impl FromStr for Tag {
    type Err = Error;

    /// The part of speech of a name of Universal Dependencies, in any case.
    fn from_str(name: &str) -> Result<Self, Error> {
        named("part of speech", &Self::ALL, Self::name, &name.to_ascii_uppercase())
    }
}
