//! The reasons why a phrase is not among the keywords.

use crate::explain::Why;
use std::fmt;

/// Why a phrase is not among the keywords, or that it is.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct WhyNot {
    /// The phrase as it was asked for.
    pub text: String,
    /// The reason; it says it in words ([`fmt::Display`]).
    pub reason: WhyNotReason,
    /// The score of the phrase and its parts, if the method scores it.
    pub why: Option<Why>,
}

/// A reason why a phrase is not among the keywords.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum WhyNotReason {
    /// It is among the keywords. Holds its place, counted from 1.
    Shown(usize),
    /// The text does not have its words, or not in a row in one sentence. Holds the words that it does not have at all.
    NotInText(Vec<String>),
    /// It has more words than a phrase may have. Holds its number of words, and the largest one.
    TooManyWords(usize, usize),
    /// The text has it only where no phrases are looked for: in code, tables, rules and lines about the text.
    NotRead,
    /// A word of it cannot be there in a phrase. Holds the word, and what that is.
    NoPhrase(String, &'static str),
    /// It is never a phrase of its own. Holds the longer phrase that it is inside of.
    OnlyInside(String),
    /// The method leaves it out.
    NoScore,
    /// Its score is too low. Holds the score, and the lowest that a keyword may have.
    BelowLowest(f64, f64),
    /// It is inside of a better phrase. Holds that phrase.
    PartOf(String),
    /// A better phrase is inside of it. Holds that phrase.
    LongerThan(String),
    /// Another phrase is its abbreviation, what it is short for, or the full name. Holds that phrase.
    OtherNameOf(String),
    /// A better phrase has the same words in another order. Holds that phrase.
    SameWordsAs(String),
    /// Others are better, or less like those that are better.
    Outranked {
        /// Its place among the candidates by score, counted from 1.
        rank: usize,
        /// How many candidates there are.
        n_candidates: usize,
        /// Its score.
        score: f64,
        /// The lowest score of a keyword.
        lowest: f64,
    },
}

impl WhyNotReason {
    /// Its name in JSON.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Shown(_) => "shown",
            Self::NotInText(_) => "not-in-text",
            Self::TooManyWords(..) => "too-many-words",
            Self::NotRead => "not-read",
            Self::NoPhrase(..) => "no-phrase",
            Self::OnlyInside(_) => "only-inside",
            Self::NoScore => "no-score",
            Self::BelowLowest(..) => "below-lowest-score",
            Self::PartOf(_) => "part",
            Self::LongerThan(_) => "longer",
            Self::OtherNameOf(_) => "other-name",
            Self::SameWordsAs(_) => "same-words",
            Self::Outranked { .. } => "outranked",
        }
    }
}

impl fmt::Display for WhyNotReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shown(place) => write!(f, "it is keyword {place}"),
            Self::NotInText(missing) if missing.is_empty() => {
                f.write_str("the text does not have its words in a row in one sentence")
            }
            Self::NotInText(missing) => {
                write!(f, "the text does not have \"{}\"", missing.join("\", \""))
            }
            Self::TooManyWords(n_words, most) => {
                write!(f, "it has {n_words} words, and a keyword may have {most}")
            }
            Self::NotRead => f.write_str("the text has it only in code, tables or lines about the text"),
            Self::NoPhrase(word, what) => write!(f, "not a phrase: \"{word}\" is {what}"),
            Self::OnlyInside(longer) => {
                write!(f, "never a phrase of its own, only a part of others such as \"{longer}\"")
            }
            Self::NoScore => f.write_str("the method gives it no score"),
            Self::BelowLowest(score, lowest) => {
                write!(f, "its score of {score:.3} is below {lowest}, the lowest that was asked for")
            }
            Self::PartOf(better) => write!(f, "part of \"{better}\", which is better"),
            Self::LongerThan(better) => write!(f, "\"{better}\", which is a part of it, is better"),
            Self::OtherNameOf(other) => write!(f, "another name of \"{other}\""),
            Self::SameWordsAs(better) => write!(f, "the same words as \"{better}\", which is better"),
            Self::Outranked { rank, n_candidates, score, lowest } => write!(
                f,
                "rank {rank} of {n_candidates} with a score of {score:.3}; the lowest keyword has {lowest:.3}"
            ),
        }
    }
}
