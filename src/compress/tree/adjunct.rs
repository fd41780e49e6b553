//! What adverbs, times and phrases with a preposition hang on.

use super::builder::Builder;
use crate::compress::relation::Relation;
use crate::compress::words::{BINDING, is_in, is_time, is_wh};

impl Builder<'_> {
    /// On the verb that has come, or on the one that is to come where a subject waits for it.
    pub(super) fn adverbial(&mut self, at: usize) {
        let waits_for_next = self.waiting.iter().any(|&waiting| {
            let is_open = matches!(self.relation(waiting), Relation::Subject | Relation::Auxiliary);
            // Behind a clause that parts subject and verb: in it, unless a comma has ended it.
            let is_ended = || (self.verb..at).any(|place| self.word_at(place) == ",");
            is_open && (waiting > self.verb || is_ended())
        });
        let is_behind_and = (1..at)
            .rev()
            .find(|&before| self.relation(before) != Relation::Adverb)
            .is_some_and(|before| self.relation(before) == Relation::Conjunction);
        let waits = self.verb == 0 || waits_for_next || is_behind_and;
        if waits { self.waiting.push(at) } else { self.set(at, self.verb) }
    }

    pub(super) fn adverb(&mut self, at: usize) {
        let next = self.relation(at + 1);
        let is_degree = matches!(
            next,
            Relation::Adjective | Relation::Number | Relation::Adverb | Relation::AdjectiveComplement
        ) || next == Relation::ClauseMark && is_in(BINDING, self.word(at))
            || next == Relation::Preposition && is_in(BINDING, self.word(at));
        let names_some = is_in(&["particularly", "especially", "notably", "including"], self.word(at));
        if is_wh(self.word(at)) {
            self.waiting.push(at);
        } else if names_some && self.noun > 0 {
            self.set(at, self.noun);
        } else if is_degree && at < self.words.len() {
            self.set(at, at + 1);
        } else {
            self.adverbial(at);
        }
    }

    pub(super) fn preposition(&mut self, at: usize) {
        let before = (1..at).rev().find(|&before| {
            self.relation(before) != Relation::Mark && !matches!(self.relation(before), Relation::Negation)
        });
        self.preposition = at;
        let Some(before) = before else { return self.waiting.push(at) };
        let object = (at + 1..=self.words.len().min(at + 4))
            .find(|&next| self.relation(next) == Relation::PrepositionObject);
        let is_when =
            !is_in(&["of"], self.word(at)) && object.is_some_and(|object| is_time(self.word(object)));
        let is_behind_comma = self.tree.relations[at - 1] == Relation::Mark && self.word(at - 1) == ",";
        if is_when || is_behind_comma && !self.has_waiting(|relation| relation == Relation::Subject) {
            return self.adverbial(at);
        }
        let is_anchor = matches!(
            self.relation(before),
            Relation::Preposition | Relation::Adverb | Relation::AdjectiveComplement | Relation::Particle
        ) || self.relation(before) == Relation::NounModifier && self.word(at) == "of";
        let is_verb = self.tree.is_verb(before) && self.verb == before;
        let is_wh_before = at < self.words.len() && is_wh(self.word(at + 1));
        if is_wh_before {
            self.waiting.push(at);
        } else if is_anchor {
            self.set(at, before);
        } else if is_verb {
            self.set(at, self.verb);
        } else if self.noun > self.verb
            || self.noun > 0 && self.has_waiting(|relation| relation == Relation::Subject)
        {
            let owner = self.owner_of_place(at);
            self.set(at, owner);
        } else {
            self.adverbial(at);
        }
    }

    /// What a phrase hangs on that stands behind a noun: the noun, but where it says where or when, and the
    /// noun is in another such phrase, whatever that hangs on.
    fn owner_of_place(&self, at: usize) -> usize {
        const PLACES: [&str; 12] = [
            "in", "on", "at", "during", "after", "before", "since", "near", "within", "across", "outside",
            "inside",
        ];
        let mut noun = self.noun;
        if is_in(&PLACES, self.word(at)) {
            while self.relation(noun) == Relation::PrepositionObject {
                let owner = self.tree.heads[self.tree.heads[noun]];
                if owner == 0 || owner >= at || self.relation(self.tree.heads[noun]) != Relation::Preposition
                {
                    break;
                }
                noun = owner;
            }
        }
        noun
    }
}
