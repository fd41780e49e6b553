//! How long a summary may be, and what sentences cost of that.

use crate::analysis::Analysis;
use crate::document::{Document, spoken};
use crate::error::{Error, ErrorKind};
use crate::tokens::Tokenizer;
use std::fmt;
use std::str::FromStr;
use unicode_segmentation::UnicodeSegmentation;

/// How long a summary may be. It is never exceeded.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Budget {
    /// A number of sentences.
    Sentences(usize),
    /// A number of words: the document's word tokens, dictionary words in Chinese, Japanese or Thai.
    Words(usize),
    /// A number of characters (Unicode code points), blanks between sentences counted.
    Chars(usize),
    /// A number of bytes of UTF-8, blanks between sentences counted.
    Bytes(usize),
    /// A number of tokens of a language model, blanks between sentences counted.
    Tokens(usize, Tokenizer),
    /// A share of the document's words, above 0 and up to 1; one word at least.
    Share(f64),
}

impl Default for Budget {
    fn default() -> Self {
        Self::Sentences(3)
    }
}

impl FromStr for Budget {
    type Err = Error;

    /// Reads `3s`, `100w`, `280c`, `1kB`, `500B`, `500t` (by the default tokenizer, if there is one) or `15%`, also with the unit in words and in any case: `100 words`. A bare
    /// number is sentences.
    fn from_str(given: &str) -> Result<Self, Error> {
        let bad = || Error::from(ErrorKind::BadLength(given.to_owned()));
        let digits = given.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(given.len());
        let (number, unit) = given.split_at(digits);
        let unit = unit.trim().to_ascii_lowercase();
        if number.is_empty() || number.ends_with('.') || number.starts_with('.') {
            return Err(bad());
        }
        let value: f64 = number.parse().map_err(|_| bad())?;
        if value == 0.0 {
            return Err(ErrorKind::ZeroLength(given.to_owned()).into());
        }
        let whole = |factor: f64| {
            let product = value * factor;
            (product == product.trunc() && product < 9e15).then_some(product as usize).ok_or_else(bad)
        };
        match unit.as_str() {
            "" | "s" | "sentence" | "sentences" => whole(1.0).map(Self::Sentences),
            "w" | "word" | "words" => whole(1.0).map(Self::Words),
            "c" | "char" | "chars" | "character" | "characters" => whole(1.0).map(Self::Chars),
            "b" | "byte" | "bytes" => whole(1.0).map(Self::Bytes),
            "t" | "token" | "tokens" => {
                let tokenizer = *Tokenizer::ALL.first().ok_or_else(bad)?;
                whole(1.0).map(|n| Self::Tokens(n, tokenizer))
            }
            "kb" => whole(1000.0).map(Self::Bytes),
            "mb" => whole(1e6).map(Self::Bytes),
            "%" | "percent" if value <= 100.0 => Ok(Self::Share(value / 100.0)),
            _ => Err(bad()),
        }
    }
}

impl fmt::Display for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sentences(n) => write!(f, "{n}s"),
            Self::Words(n) => write!(f, "{n}w"),
            Self::Chars(n) => write!(f, "{n}c"),
            Self::Bytes(n) => write!(f, "{n}B"),
            Self::Tokens(n, _) => write!(f, "{n}t"),
            Self::Share(share) => write!(f, "{}%", share * 100.0),
        }
    }
}

impl Budget {
    /// An error if it has no room for a word, or is not a length at all.
    pub(crate) fn check(self) -> Result<(), Error> {
        match self {
            Self::Sentences(0) | Self::Words(0) | Self::Chars(0) | Self::Bytes(0) | Self::Tokens(0, _) => {
                Err(ErrorKind::ZeroLength(self.to_string()).into())
            }
            Self::Share(share) if !(share > 0.0 && share <= 1.0) => {
                Err(ErrorKind::BadLength(self.to_string()).into())
            }
            _ => Ok(()),
        }
    }

    /// How much there is to spend, in the unit that [`Budget::cost`] counts in.
    pub(super) fn allowance(self, document: &Document) -> usize {
        match self {
            Self::Sentences(n) | Self::Words(n) => n,
            // One blank fewer than sentences.
            Self::Chars(n) | Self::Bytes(n) | Self::Tokens(n, _) => n.saturating_add(1),
            Self::Share(share) => {
                let words = document.tokens().iter().filter(|&&token| document.kind(token).is_word()).count();
                ((words as f64 * share.clamp(0.0, 1.0)) as usize).max(1)
            }
        }
    }

    /// About how many sentences it holds.
    pub(crate) fn n_sentences(self, analysis: &Analysis) -> f64 {
        let n = analysis.n_candidates().max(1);
        let cost: usize = match self {
            Self::Sentences(n) => return n as f64,
            _ => (0..analysis.n_candidates()).map(|candidate| self.cost(analysis, candidate)).sum(),
        };
        self.allowance(analysis.document()) as f64 * n as f64 / cost.max(1) as f64
    }

    /// The cost of a sentence that is shown as a text of `n_words` words, after the name of its speaker.
    pub(crate) fn cost_of(self, n_words: usize, text: &str, speaker: Option<&str>) -> usize {
        let shown = || spoken(speaker, text);
        match self {
            Self::Sentences(_) => 1,
            Self::Words(_) => n_words + speaker.map_or(0, |speaker| speaker.unicode_words().count()),
            // All of a document is all its sentences.
            Self::Share(_) => n_words,
            Self::Chars(_) => shown().chars().count() + 1,
            Self::Bytes(_) => shown().len() + 1,
            Self::Tokens(_, tokenizer) => tokenizer.count(&shown()) + 1,
        }
    }

    fn cost(self, analysis: &Analysis, candidate: usize) -> usize {
        let n_words = analysis.n_running_words(candidate);
        if let Self::Share(_) = self {
            return n_words;
        }
        let sentence = analysis.document().sentence(analysis.sentence_of(candidate));
        self.cost_of(n_words, sentence.text(), sentence.speaker())
    }
}

/// A budget, and what candidates cost of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Prices<'a> {
    pub(super) budget: Budget,
    /// How much there is to spend.
    pub(super) room: usize,
    /// By candidate, where sentences are shortened.
    shortened: Option<&'a [usize]>,
}

impl<'a> Prices<'a> {
    /// The costs of the candidates of a document; `shortened` has them by candidate, if sentences are shortened.
    pub(crate) fn of(budget: Budget, document: &Document, shortened: Option<&'a [usize]>) -> Self {
        Self { budget, room: budget.allowance(document), shortened }
    }

    pub(super) fn cost(self, analysis: &Analysis, candidate: usize) -> usize {
        match self.shortened {
            Some(costs) => costs[candidate],
            None => self.budget.cost(analysis, candidate),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_lengths() {
        let check =
            |given: &str, expected: Budget| assert_eq!(given.parse::<Budget>(), Ok(expected), "{given}");
        check("3s", Budget::Sentences(3));
        check("3", Budget::Sentences(3));
        check("100w", Budget::Words(100));
        check("280c", Budget::Chars(280));
        check("1kB", Budget::Bytes(1000));
        check("1.5kB", Budget::Bytes(1500));
        check("12.5%", Budget::Share(0.125));
        check("5S", Budget::Sentences(5));
        check("100 words", Budget::Words(100));
        check("1 KB", Budget::Bytes(1000));
        check("20 percent", Budget::Share(0.2));
        if let Some(&tokenizer) = Tokenizer::ALL.first() {
            check("500 tokens", Budget::Tokens(500, tokenizer));
        }
        for bad in ["banana", "", "s", "1.5s", "-3s", "101%", "1e3s", "3x", "."] {
            assert_eq!(bad.parse::<Budget>(), Err(ErrorKind::BadLength(bad.to_owned()).into()), "{bad}");
        }
        for zero in ["0s", "0", "0%", "0.0kB"] {
            assert_eq!(zero.parse::<Budget>(), Err(ErrorKind::ZeroLength(zero.to_owned()).into()), "{zero}");
        }
    }
}
