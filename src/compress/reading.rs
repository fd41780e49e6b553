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
        let encoded = Encoded::new(words, &tags, &tree);
        Self { encoded, rules: Rules::new(words, &tags, tree) }
    }

    /// Every word and every step that the rules allow, with the weights of their features.
    pub fn lattice(
        &self,
        weight: impl Fn(u32) -> Score,
        is_allowed: impl Fn(usize, usize) -> bool,
    ) -> Lattice {
        let is_allowed = |from, to| self.rules.allow(from, to) && is_allowed(from, to);
        Lattice::within(&self.encoded, weight, is_allowed)
    }

    /// What the model sees, and by `to * (n + 2) + from` whether a step is allowed: for training.
    #[must_use]
    pub fn into_parts(self) -> (Encoded, Vec<bool>) {
        let size = self.encoded.len() + 2;
        let allowed = (0..size * size)
            .map(|step| step % size < step / size && self.rules.allow(step % size, step / size))
            .collect();
        (self.encoded, allowed)
    }
}
