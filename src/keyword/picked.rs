//! The phrases picked so far, and what they say already.

use super::candidates::Phrases;
use super::overlaps::{Subset, all_of, subsets};
use crate::document::TermId;
use foldhash::HashMap;

/// The phrases picked so far, best first.
pub(super) struct Picked<'p, 'd> {
    pub(super) phrases: Vec<usize>,
    all: &'p Phrases<'d>,
    /// By phrase.
    is_picked: Vec<bool>,
    /// By words and the number of words of a phrase: the first phrase picked that has all of them.
    by_words: HashMap<(Subset, u32), usize>,
    /// By phrase: what it is short for, or what is short for it.
    other_names: HashMap<usize, Vec<usize>>,
    /// By phrase: how often it occurs outside of the longer ones that are picked.
    n_outside: Vec<i64>,
}

/// How a phrase says nothing new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Covered {
    /// All its occurrences are inside longer phrases that are picked.
    Inside,
    /// It is short for one that is picked, or the other way round.
    OtherName(usize),
    /// It has the same words as one that is picked, in another order.
    SameWords(usize),
}

impl<'p, 'd> Picked<'p, 'd> {
    pub(super) fn new(all: &'p Phrases<'d>) -> Self {
        let n_outside = all.list.iter().map(|phrase| i64::from(phrase.count)).collect();
        let mut other_names: HashMap<usize, Vec<usize>> = HashMap::default();
        for &(short, long) in &all.abbreviations {
            other_names.entry(short).or_default().push(long);
            other_names.entry(long).or_default().push(short);
        }
        let is_picked = vec![false; all.len()];
        Self { phrases: Vec::new(), all, is_picked, by_words: HashMap::default(), other_names, n_outside }
    }

    /// Picks the phrase unless a better one covers it; true if it was picked.
    pub(super) fn offer(&mut self, phrase: usize) -> bool {
        let is_new = self.covered(phrase).is_none();
        if is_new {
            self.phrases.push(phrase);
            self.is_picked[phrase] = true;
            for words in subsets(&self.terms(phrase)) {
                self.by_words.entry((words, self.all.list[phrase].n_words)).or_insert(phrase);
            }
            self.count_inside(phrase);
        }
        is_new
    }

    /// How a phrase says nothing new, if it does not.
    pub(super) fn covered(&self, phrase: usize) -> Option<Covered> {
        if self.n_outside[phrase] <= 0 {
            return Some(Covered::Inside);
        }
        let other_names = self.other_names.get(&phrase).into_iter().flatten();
        if let Some(other) = other_names.copied().find(|&other| self.is_picked[other]) {
            return Some(Covered::OtherName(other));
        }
        let words = (all_of(&self.terms(phrase)), self.all.list[phrase].n_words);
        self.by_words.get(&words).map(|&other| Covered::SameWords(other))
    }

    fn terms(&self, phrase: usize) -> Vec<TermId> {
        self.all.terms(phrase).collect()
    }

    /// Takes the occurrences inside `phrase` off those of its parts.
    fn count_inside(&mut self, phrase: usize) {
        let tokens = self.all.tokens(phrase);
        let count = i64::from(self.all.list[phrase].count);
        for start in 0..tokens.len() {
            for end in start + 1..=tokens.len() {
                if end - start == tokens.len() {
                    continue;
                }
                if let Some(part) = self.all.find(&tokens[start..end]) {
                    self.n_outside[part] -= count;
                }
            }
        }
    }
}
