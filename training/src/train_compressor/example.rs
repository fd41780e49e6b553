//! An example to learn compression from.

use crate::pairs::Pair;
use crate::relation_weights::RelationWeights;
use nutgraf::training::{Encoded, Lattice, Reading, Score};

/// The price of a word, against a gain of 100 for a right one, in the search for the allowed path closest to a reference.
/// At 40 the path found has nearly the best F1.
const WORD_PRICE: Score = 40;

pub struct CompressionExample {
    pub sentence: Encoded,
    /// For each token, true if the reference keeps it.
    pub keep: Vec<bool>,
    /// For each token, true if it is a word, not punctuation.
    pub is_word: Vec<bool>,
    /// The tokens of the allowed path closest to the reference.
    pub target: Vec<bool>,
}

impl CompressionExample {
    /// `None` if no path is allowed.
    pub fn of(pair: &Pair, labeller: &RelationWeights) -> Option<Self> {
        let words: Vec<&str> = pair.words.iter().map(String::as_str).collect();
        let reading = Reading::new(&words, &pair.tags, |words, tags| labeller.label(words, tags));
        let sentence = reading.into_encoded();
        let (keep, is_word) = (pair.keep.clone(), pair.is_word.clone());
        let mut example = Self { sentence, keep, is_word, target: Vec::new() };
        let mut lattice = example.lattice(|_| 0);
        for (index, &keep) in example.keep.iter().enumerate() {
            let gain = if keep { 100 - WORD_PRICE } else { -WORD_PRICE };
            lattice.add(index + 1, if example.is_word[index] { gain } else { gain / WORD_PRICE });
        }
        example.target = tokens_on(&lattice.best()?.0, words.len());
        Some(example)
    }

    pub fn lattice(&self, weight: impl Fn(u32) -> Score) -> Lattice {
        Lattice::new(&self.sentence, weight)
    }
}

/// For each of `n` tokens, true if it is on the path.
pub fn tokens_on(path: &[usize], n: usize) -> Vec<bool> {
    let mut is_on = vec![false; n];
    path.iter().for_each(|&at| is_on[at - 1] = true);
    is_on
}
