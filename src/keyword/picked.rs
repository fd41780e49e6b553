//! The phrases picked so far, and what they say already.

use super::candidates::Phrases;
use crate::document::TermId;

/// The phrases picked so far, best first.
pub(super) struct Picked<'p, 'd> {
    pub(super) phrases: Vec<usize>,
    all: &'p Phrases<'d>,
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
        Self { phrases: Vec::new(), all, n_outside }
    }

    /// Picks the phrase unless a better one covers it; true if it was picked.
    pub(super) fn offer(&mut self, phrase: usize) -> bool {
        let is_new = self.covered(phrase).is_none();
        if is_new {
            self.phrases.push(phrase);
            self.count_inside(phrase);
        }
        is_new
    }

    /// How a phrase says nothing new, if it does not.
    pub(super) fn covered(&self, phrase: usize) -> Option<Covered> {
        if self.n_outside[phrase] <= 0 {
            return Some(Covered::Inside);
        }
        let other_name = |&(short, long): &(usize, usize)| match phrase {
            _ if phrase == short => Some(long),
            _ if phrase == long => Some(short),
            _ => None,
        };
        let mut other_names = self.all.abbreviations.iter().filter_map(other_name);
        if let Some(other) = other_names.find(|other| self.phrases.contains(other)) {
            return Some(Covered::OtherName(other));
        }
        let has_all = |picked: usize| {
            let has = |term: TermId| self.all.terms(picked).any(|other| other == term);
            self.all.terms(phrase).all(has)
        };
        let n_words = self.all.list[phrase].n_words;
        let is_same = |&&picked: &&usize| self.all.list[picked].n_words == n_words && has_all(picked);
        self.phrases.iter().find(is_same).map(|&picked| Covered::SameWords(picked))
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
