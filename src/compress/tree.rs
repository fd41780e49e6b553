//! What every word hangs on, found from the relations: left to right, with a stack of the words that wait
//! for a verb.
//!
//! The relations say of a word what it is, and with that nearly always where its head must be: an article's
//! is the next noun that is no modifier, a preposition's object's the preposition that waits, a subject's the
//! verb that takes it off the stack. Where several would do (whatever a preposition belongs to) it is the nearest, so
//! that what is dropped is rather too long a phrase than a part of one.

mod adjunct;
mod builder;
mod joined;
mod noun;
mod taking;

use super::mend::{mended, said_before};
use super::relation::Relation;
use crate::tag::Tag;
use builder::Builder;

/// Heads and phrases of a sentence. Places count from 1; the head of what hangs on nothing is 0.
#[derive(Debug, Default, Clone)]
pub struct Tree {
    relations: Vec<Relation>,
    tags: Vec<Tag>,
    heads: Vec<usize>,
    first: Vec<usize>,
    last: Vec<usize>,
}

impl Tree {
    /// The tree of a sentence, from its words with their tags and relations.
    #[must_use]
    pub fn new(words: &[&str], tags: &[Tag], relations: &[Relation]) -> Self {
        let n = words.len();
        let relations = mended(words, tags, relations);
        let pad =
            |fill: Relation| std::iter::once(fill).chain(relations.iter().copied()).chain([fill]).collect();
        let tags = std::iter::once(Tag::Punct).chain(tags.iter().copied()).chain([Tag::Punct]).collect();
        let mut tree =
            Self { relations: pad(Relation::Mark), tags, heads: vec![0; n + 2], ..Self::default() };
        let mut builder =
            Builder { tree: &mut tree, words, waiting: Vec::new(), verb: 0, noun: 0, preposition: 0 };
        for at in 1..=n {
            builder.place(at);
        }
        builder.finish();
        if let Some((said, verb)) = said_before(words, &tree.relations[1..=n]) {
            tree.relations[said + 1] = Relation::ClauseComplement;
            tree.heads[said + 1] = verb + 1;
        }
        tree.break_cycles();
        tree.measure();
        tree
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.heads.len() - 2
    }

    /// The relation of a word to its head.
    #[must_use]
    pub fn relation(&self, at: usize) -> Relation {
        self.relations.get(at).copied().unwrap_or(Relation::Mark)
    }

    /// What a word hangs on.
    #[must_use]
    pub fn head(&self, at: usize) -> usize {
        self.heads.get(at).copied().unwrap_or(0)
    }

    /// Where the phrase of a word starts.
    #[must_use]
    pub fn first(&self, at: usize) -> usize {
        self.first[at]
    }

    /// Where the phrase of a word ends.
    #[must_use]
    pub fn last(&self, at: usize) -> usize {
        self.last[at]
    }

    /// What hangs on a word.
    pub(super) fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        (1..=self.len())
            .filter(move |&child| self.heads[child] == at && self.relations[child] != Relation::Mark)
    }

    /// The word that heads the longest phrase a word is in that is an adjunct: what may go as a whole.
    #[must_use]
    pub fn phrase(&self, mut at: usize) -> usize {
        let mut top = at;
        for _ in 0..9 {
            if self.relations[at].is_adjunct() {
                top = at;
            }
            if self.heads[at] == 0 {
                break;
            }
            at = self.heads[at];
        }
        top
    }

    /// How many steps it is to what hangs on nothing.
    #[must_use]
    pub fn depth(&self, mut at: usize) -> usize {
        let mut depth = 0;
        while self.heads[at] != 0 && depth < 9 {
            at = self.heads[at];
            depth += 1;
        }
        depth
    }

    fn is_verb(&self, at: usize) -> bool {
        matches!(self.tags[at], Tag::Verb | Tag::Aux)
    }

    /// Makes `top`, which hangs on `frame`, the head of it.
    pub(super) fn turn_over(&mut self, top: usize, frame: usize) {
        self.heads[top] = self.heads[frame];
        self.heads[frame] = top;
        self.relations[frame] = Relation::Parataxis;
        self.relations[top] = Relation::Root;
        self.measure();
    }

    fn break_cycles(&mut self) {
        for start in 1..=self.len() {
            let (mut at, mut steps) = (start, 0);
            while at != 0 && steps <= self.len() {
                at = self.heads[at];
                steps += 1;
            }
            if at != 0 {
                self.heads[start] = 0;
            }
        }
    }

    fn measure(&mut self) {
        self.first = (0..self.heads.len()).collect();
        self.last.clone_from(&self.first);
        for start in 1..=self.len() {
            if self.relations[start] == Relation::Mark {
                continue;
            }
            let mut at = self.heads[start];
            while at != 0 {
                self.first[at] = self.first[at].min(start);
                self.last[at] = self.last[at].max(start);
                at = self.heads[at];
            }
        }
    }
}
