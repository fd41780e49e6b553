//! A sentence made ready for the search: what the model sees of it, and which steps the rules allow.

use super::features::Encoded;
use super::relation::Relation;
use super::reread::misread;
use super::rules::Rules;
use super::search::{Lattice, Score};
use super::tree::tree_of;
use super::view;
use crate::tag::Tag;

/// A sentence made ready for the search. Places count from 1.
pub struct Reading<'s> {
    words: &'s [&'s str],
    encoded: Encoded,
    /// The relations as they were told, before any was mended.
    relations: Vec<Relation>,
    pub(super) rules: Rules<'s>,
}

impl<'s> Reading<'s> {
    /// Reads a sentence of words with their tags; `label` tells their relations by words and tags.
    pub fn new(
        words: &'s [&'s str],
        tags: &[Tag],
        label: impl FnOnce(&[&str], &[Tag]) -> Vec<Relation>,
    ) -> Self {
        let tags = view::corrected(words, tags);
        let relations = label(words, &tags);
        let tree = tree_of(words, &tags, &relations);
        let mut encoded = Encoded::new(words, &tags, &tree);
        let rules = Rules::new(words, &tags, tree);
        encoded.set_steps(|from, to| rules.step(from, to));
        Self { words, encoded, relations, rules }
    }

    /// The places kept whose words have lost their part in the statement; see [`misread`](super::reread::misread). `label`
    /// as before.
    pub(super) fn misread(
        &self,
        kept: &[usize],
        tags: &[Tag],
        label: impl FnOnce(&[&str], &[Tag]) -> Vec<Relation>,
    ) -> Vec<usize> {
        let words = self.kept_words(kept);
        let again = label(&words, &view::corrected(&words, tags));
        misread(&self.relations, self.rules.tree(), kept, &again)
    }

    /// The words at the places kept.
    pub(super) fn kept_words(&self, kept: &[usize]) -> Vec<&'s str> {
        kept.iter().map(|&at| self.words[at - 1]).collect()
    }

    /// Every word and every step that the rules allow, with the weights of their features.
    pub fn lattice(
        &self,
        weight: impl Fn(u32) -> Score,
        is_allowed: impl Fn(usize, usize) -> bool,
    ) -> Lattice {
        Lattice::within(&self.encoded, weight, is_allowed)
    }

    pub(super) fn encoded(&self) -> &Encoded {
        &self.encoded
    }

    /// What the model sees: for training.
    #[must_use]
    pub fn into_encoded(self) -> Encoded {
        self.encoded
    }
}
