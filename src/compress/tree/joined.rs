//! What "and" and what stands behind it hang on.

use super::builder::Builder;
use crate::compress::relation::Relation;
use crate::tag::Tag;

impl Builder<'_> {
    pub(super) fn conjunction(&mut self, at: usize) {
        let conjunct = (at + 1..=self.words.len()).find(|&next| self.relation(next) == Relation::Conjunct);
        match conjunct {
            Some(conjunct) => self.set(at, conjunct),
            None => self.set_or_wait(at, self.verb),
        }
    }

    pub(super) fn conjunct(&mut self, at: usize) {
        let is_verb = self.tree.is_verb(at) || self.tree.tags[at] == Tag::Aux;
        let like = |other: usize| {
            if is_verb {
                self.tree.is_verb(other)
                    && (self.relation(other).heads_clause() || self.relation(other).heads_phrase_of_verb())
            } else {
                self.is_full_noun(other) && self.relation(other) != Relation::Conjunct
            }
        };
        let same = (1..at).rev().find(|&other| {
            !is_verb && self.tree.tags[at] == Tag::Adj && self.tree.tags[other] == Tag::Adj || like(other)
        });
        let head = same.unwrap_or(if is_verb { self.verb } else { self.noun.max(self.verb) });
        if is_verb {
            self.take_clause_of_conjunct(at);
        }
        self.set(at, head);
    }

    fn take_clause_of_conjunct(&mut self, at: usize) {
        let conjunction =
            (1..at).rev().find(|&before| self.relation(before) == Relation::Conjunction).unwrap_or(0);
        while let Some(&last) = self.waiting.last() {
            if last < conjunction {
                break;
            }
            self.waiting.pop();
            self.set(last, at);
        }
    }
}
