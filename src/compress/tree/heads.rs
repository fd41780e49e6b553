//! Heads and phrases, as the builder leaves them.

use crate::compress::relation::Relation;
use crate::tag::Tag;

/// Heads and phrases of a sentence. Places count from 1; the head of what hangs on nothing is 0.
#[derive(Debug, Default, Clone)]
pub struct Tree {
    pub(super) relations: Vec<Relation>,
    pub(super) tags: Vec<Tag>,
    pub(super) heads: Vec<usize>,
    pub(super) first: Vec<usize>,
    pub(super) last: Vec<usize>,
}

impl Tree {
    /// How many words there are.
    pub(in crate::compress) fn len(&self) -> usize {
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
    pub(in crate::compress) fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
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

    pub(super) fn is_verb(&self, at: usize) -> bool {
        matches!(self.tags[at], Tag::Verb | Tag::Aux)
    }

    /// Makes `top`, which hangs on `frame`, the head of it.
    pub(in crate::compress) fn turn_over(&mut self, top: usize, frame: usize) {
        self.heads[top] = self.heads[frame];
        self.heads[frame] = top;
        self.relations[frame] = Relation::Parataxis;
        self.relations[top] = Relation::Root;
        self.measure();
    }

    pub(super) fn break_cycles(&mut self) {
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

    pub(super) fn measure(&mut self) {
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
