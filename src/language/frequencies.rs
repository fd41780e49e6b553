//! A number for each of the usual terms of a language: a file of `seeds/docfreq`, used in place.

use crate::hash::term_hash;
use crate::hash_index::HashIndex;

/// The Zipf frequencies of the most frequent terms of a language, or their adaptation. The file: the hashes of the terms
/// ([`HashIndex`]), each turned by 16 bits; a number for each (u8): frequencies in steps of [`STEP`], or hundredths of adaptation.
///
/// Of 130 to 210 terms that the table does not have (of 550 in Chinese) about one is taken for one that it has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TermTable {
    terms: HashIndex,
    numbers: &'static [u8],
}

/// The meaning of a frequency of 1 in the file.
const STEP: f64 = 0.05;

/// The frequency of a term that no table has: it is rarer than those that are there.
pub(crate) const FLOOR: f64 = 1.5;

impl TermTable {
    /// The table of a file.
    pub(crate) fn read(bytes: &'static [u8]) -> Self {
        let (terms, numbers) = HashIndex::read(bytes);
        Self { terms, numbers }
    }

    /// The Zipf frequency of a folded, stemmed term: about 7.7 for "the", 3 for once in a million words, [`FLOOR`]
    /// for what is not in the table.
    pub(crate) fn zipf(self, term: &str) -> f64 {
        self.known_zipf(term).unwrap_or(FLOOR)
    }

    /// The Zipf frequency of a term of the table.
    pub(crate) fn known_zipf(self, term: &str) -> Option<f64> {
        self.find(term).map(|steps| f64::from(steps) * STEP)
    }

    /// How many of a hundred texts that have a term of the table have it twice or more (Church, "Empirical estimates of
    /// adaptation", COLING 2000): what a text is about it says again, however common the word.
    pub(crate) fn adaptation(self, term: &str) -> Option<f64> {
        self.find(term).map(f64::from)
    }

    fn find(self, term: &str) -> Option<u8> {
        self.terms.find(term_hash(term).rotate_left(16)).map(|at| self.numbers[at])
    }
}
