//! A sentence made ready for the search: what the model sees of it, and which steps the rules allow.

use super::features::Encoded;
use super::relation::Relation;
use super::rules::Rules;
use super::search::{Lattice, Score};
use super::tree::Tree;
use super::view;
use crate::tag::Tag;

/// A sentence made ready for the search. Places count from 1.
pub struct Reading<'s> {
    encoded: Encoded,
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
        let tree = Tree::new(words, &tags, &relations);
        let mut encoded = Encoded::new(words, &tags, &tree);
        let rules = Rules::new(words, &tags, tree);
        encoded.set_steps(|from, to| rules.step(from, to));
        Self { encoded, rules }
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
