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
    /// By phrase: the most frequent of the longer ones picked that it is inside of.
    inside: HashMap<usize, usize>,
    /// True in a script whose words are joined without blanks: a longer phrase is another word, not one that has it in it.
    is_compounding: bool,
}

/// A phrase that occurs this many times as often as a longer one around it says something else.
const OFTEN: u32 = 3;

/// How a phrase says nothing new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Covered {
    /// It is inside of one that is picked, and rarely elsewhere.
    Inside(usize),
    /// One that is picked is inside of it, and rarely elsewhere.
    Around(usize),
    /// It is short for one that is picked, or the other way round.
    OtherName(usize),
    /// It has the same words as one that is picked, in another order.
    SameWords(usize),
}

impl<'p, 'd> Picked<'p, 'd> {
    pub(super) fn new(all: &'p Phrases<'d>) -> Self {
        let mut other_names: HashMap<usize, Vec<usize>> = HashMap::default();
        for &(short, long) in &all.abbreviations {
            other_names.entry(short).or_default().push(long);
            other_names.entry(long).or_default().push(short);
        }
        let is_picked = vec![false; all.len()];
        let is_compounding = all.document.language().profile().script.is_ideographic();
        Self {
            is_compounding,
            phrases: Vec::new(),
            all,
            is_picked,
            by_words: HashMap::default(),
            other_names,
            inside: HashMap::default(),
        }
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
            for part in self.parts(phrase) {
                let longer = self.inside.entry(part).or_insert(phrase);
                if self.all.list[phrase].count > self.all.list[*longer].count {
                    *longer = phrase;
                }
            }
        }
        is_new
    }

    /// How a phrase says nothing new, if it does not.
    pub(super) fn covered(&self, phrase: usize) -> Option<Covered> {
        if let Some(&longer) = self.inside.get(&phrase).filter(|&&longer| self.is_covered(phrase, longer)) {
            return Some(Covered::Inside(longer));
        }
        if let Some(shorter) = self.picked_part(phrase).filter(|&shorter| self.is_covered(shorter, phrase)) {
            return Some(Covered::Around(shorter));
        }
        let other_names = self.other_names.get(&phrase).into_iter().flatten();
        if let Some(other) = other_names.copied().find(|&other| self.is_picked[other]) {
            return Some(Covered::OtherName(other));
        }
        let words = (all_of(&self.terms(phrase)), self.all.list[phrase].n_words);
        self.by_words.get(&words).map(|&other| Covered::SameWords(other))
    }

    /// True if a phrase is seldom seen outside of a longer one.
    fn is_covered(&self, shorter: usize, longer: usize) -> bool {
        let count = |phrase: usize| self.all.list[phrase].count;
        if self.is_compounding {
            count(shorter) <= count(longer)
        } else {
            count(shorter) < OFTEN * count(longer)
        }
    }

    /// True if the phrase is inside of one that is picked, or around it, and says less for that.
    pub(super) fn has_relative(&self, phrase: usize) -> bool {
        !self.is_compounding && (self.inside.contains_key(&phrase) || self.picked_part(phrase).is_some())
    }

    /// The rarest of the phrases inside of one that are picked.
    fn picked_part(&self, phrase: usize) -> Option<usize> {
        let picked = self.parts(phrase).into_iter().filter(|&part| self.is_picked[part]);
        picked.min_by_key(|&part| self.all.list[part].count)
    }

    fn terms(&self, phrase: usize) -> Vec<TermId> {
        self.all.terms(phrase).collect()
    }

    /// The phrases inside of one.
    fn parts(&self, phrase: usize) -> Vec<usize> {
        let tokens = self.all.tokens(phrase);
        let ends = |start: usize| (start + 1..=tokens.len()).map(move |end| start..end);
        let parts = (0..tokens.len()).flat_map(ends).filter(|part| part.len() < tokens.len());
        parts.filter_map(|part| self.all.find(&tokens[part])).collect()
    }
}
