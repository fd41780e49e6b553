//! What a verb takes of the words that wait for one.

use super::builder::Builder;
use crate::compress::relation::Relation;
use crate::compress::words::{STATING, is_in, is_wh};

impl Builder<'_> {
    pub(super) fn root_after(&self, at: usize) -> usize {
        let root = (1..=self.words.len()).find(|&root| self.relation(root) == Relation::Root);
        root.filter(|&root| root != at).unwrap_or(0)
    }

    pub(super) fn take_all(&mut self, at: usize) -> usize {
        let first = self.waiting.first().copied().unwrap_or(at);
        for waiting in std::mem::take(&mut self.waiting) {
            self.set(waiting, at);
        }
        first
    }

    /// Takes auxiliaries, `not` and adverbs; where the phrase starts.
    pub(super) fn take_light(&mut self, at: usize) -> usize {
        let mut first = at;
        while let Some(&last) = self.waiting.last() {
            let is_light = matches!(self.relation(last), Relation::Auxiliary | Relation::Negation)
                || self.relation(last) == Relation::Adverb && !is_wh(self.word(last));
            if !is_light || last + 4 < first {
                break;
            }
            self.waiting.pop();
            self.set(last, at);
            first = last;
        }
        first
    }

    /// Takes what waits, up to one subject and what opens its clause; where the clause starts.
    pub(super) fn take_clause(&mut self, at: usize) -> usize {
        let (mut first, mut has_subject) = (at, false);
        while let Some(&last) = self.waiting.last() {
            let relation = self.relation(last);
            let opens = matches!(relation, Relation::ClauseMark | Relation::That) || is_wh(self.word(last));
            let is_subject = relation == Relation::Subject;
            let is_modifier = relation == Relation::NounModifier;
            if has_subject && !opens && !is_modifier {
                break;
            }
            self.waiting.pop();
            self.set(last, at);
            first = first.min(last);
            has_subject |= is_subject;
            if opens && has_subject {
                break;
            }
            if opens && !is_subject {
                break;
            }
        }
        while first > 1 && (first..=at).contains(&self.tree.heads[first - 1]) {
            first -= 1;
        }
        // "After a shopper tweeted": a preposition that opens a clause.
        let before = first - 1;
        let has_no_noun = !(before + 1..at).any(|place| self.tree.heads[place] == before);
        if self.relation(before) == Relation::Preposition && has_no_noun && before > 0 {
            self.set(before, at);
            self.preposition = 0;
            first = before;
        }
        // "In which", "some of whom".
        while first > 1 && self.relation(first - 1) == Relation::Preposition && is_wh(self.word(first)) {
            first -= 1;
        }
        first
    }

    /// "Officials say a case has been reported": what looks like the object of saying is the subject.
    pub(super) fn take_object_of_saying(&mut self, at: usize, first: usize) {
        let has_subject = (first..at)
            .any(|place| self.tree.heads[place] == at && self.relation(place) == Relation::Subject);
        let verb = self.verb;
        if has_subject || verb == 0 || !is_in(STATING, self.word(verb)) || self.word(verb) == "told" {
            return;
        }
        let object = (verb + 1..at)
            .find(|&place| self.tree.heads[place] == verb && self.relation(place) == Relation::Object);
        if let Some(object) = object {
            self.tree.relations[object] = Relation::Subject;
            self.set(object, at);
        }
    }

    /// What still waits hangs on the last verb before it, or on the root.
    pub(super) fn finish(&mut self) {
        let root = self.root_after(0);
        for waiting in std::mem::take(&mut self.waiting) {
            let verb = (1..waiting).rev().find(|&at| {
                self.relation(at).heads_clause()
                    || self.relation(at) == Relation::Conjunct && self.tree.is_verb(at)
            });
            self.set(waiting, verb.unwrap_or(root));
        }
    }
}
