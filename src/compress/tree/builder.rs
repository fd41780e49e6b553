//! What every word is given as it comes: a head, or a place among those that wait for theirs.

use super::heads::Tree;
use crate::compress::relation::Relation;
use crate::compress::words::{is_in, is_wh, wants_infinitive};

/// Gives every word of a sentence its head, left to right.
pub(super) struct Builder<'t> {
    pub(super) tree: &'t mut Tree,
    pub(super) words: &'t [&'t str],
    /// What hangs on a verb still to come.
    pub(super) waiting: Vec<usize>,
    /// The last verb, noun that is no modifier, and preposition without a noun; 0 if none.
    pub(super) verb: usize,
    pub(super) noun: usize,
    pub(super) preposition: usize,
}

impl Builder<'_> {
    pub(super) fn word(&self, at: usize) -> &str {
        self.words[at - 1]
    }

    pub(super) fn word_at(&self, at: usize) -> &str {
        at.checked_sub(1).and_then(|at| self.words.get(at)).copied().unwrap_or_default()
    }

    pub(super) fn relation(&self, at: usize) -> Relation {
        self.tree.relation(at)
    }

    pub(super) fn set(&mut self, at: usize, head: usize) {
        self.tree.heads[at] = if head == at { 0 } else { head };
    }

    pub(super) fn set_or_wait(&mut self, at: usize, head: usize) {
        if head == 0 { self.waiting.push(at) } else { self.set(at, head) }
    }

    pub(super) fn has_waiting(&self, is: impl Fn(Relation) -> bool) -> bool {
        self.waiting.iter().any(|&at| is(self.relation(at)))
    }

    pub(super) fn place(&mut self, at: usize) {
        let relation = self.relation(at);
        match relation {
            Relation::Mark => {}
            Relation::NounModifier
            | Relation::Determiner
            | Relation::Adjective
            | Relation::Number
            | Relation::Possessor => {
                if !self.modifier(at) {
                    return;
                }
            }
            Relation::Subject | Relation::Auxiliary | Relation::ClauseMark | Relation::That => {
                self.waiting.push(at);
            }
            Relation::Object if is_wh(self.word(at)) => self.waiting.push(at),
            Relation::Object | Relation::AdjectiveComplement | Relation::Predicate | Relation::Particle => {
                self.set_or_wait(at, self.verb);
            }
            Relation::PrepositionObject | Relation::PrepositionClause => self.object_of_preposition(at),
            Relation::Apposition => self.set(at, self.noun),
            Relation::TimeNoun => self.adverbial(at),
            Relation::Adverb => self.adverb(at),
            Relation::Negation => self.adverbial(at),
            Relation::Preposition => self.preposition(at),
            Relation::Conjunction => self.conjunction(at),
            Relation::Conjunct => self.conjunct(at),
            Relation::Root => {
                let _first = if self.verb == 0 { self.take_all(at) } else { self.take_clause(at) };
                self.set(at, 0);
            }
            Relation::ClauseComplement | Relation::AdverbialClause | Relation::Parataxis => self.clause(at),
            Relation::RelativeClause => {
                let first = self.take_clause(at);
                let noun = (1..first).rev().find(|&noun| self.is_full_noun(noun)).unwrap_or(self.verb);
                self.set(at, noun);
            }
            Relation::Participle | Relation::Infinitive => self.verb_behind_noun(at),
            Relation::OpenComplement => self.open_complement(at),
            Relation::Other => self.set_or_wait(at, self.verb.max(self.noun)),
        }
        if relation.heads_clause()
            || relation.heads_phrase_of_verb()
            || relation == Relation::Conjunct && self.tree.is_verb(at)
        {
            self.verb = at;
        }
        // "Today over the telephone": nothing hangs on a time.
        if self.is_full_noun(at) && relation != Relation::TimeNoun {
            self.noun = at;
        }
    }

    /// The verb of a clause that hangs on another verb.
    fn clause(&mut self, at: usize) {
        let relation = self.relation(at);
        let first = self.take_clause(at);
        // "A, B declared, C reports": what B declared is said before it.
        let said = self.verb;
        let is_frame = said > 0
            && self.word_at(first - 1) == ","
            && self.relation(said) == Relation::ClauseComplement
            && (self.tree.heads[said] > at || self.tree.heads[said] == 0);
        if relation == Relation::ClauseComplement {
            self.take_object_of_saying(at, first);
        }
        if is_frame && relation == Relation::ClauseComplement {
            self.set(said, at);
            self.verb = 0;
        }
        let head = if self.verb == 0 { self.root_after(at) } else { self.verb };
        self.set(at, head);
    }

    /// The participle or infinitive of a noun.
    fn verb_behind_noun(&mut self, at: usize) {
        let relation = self.relation(at);
        self.take_light(at);
        // "Agreed over the telephone to increase": the verb wants it.
        let is_wanted = relation == Relation::Infinitive
            && self.verb > 0
            && wants_infinitive(self.word(self.verb))
            && self.verb + 1 != self.noun;
        let head = match (is_wanted, self.noun) {
            (true, _) => self.verb,
            (false, 0) => self.root_after(at),
            (false, noun) => noun,
        };
        if is_wanted {
            self.tree.relations[at] = Relation::OpenComplement;
        }
        self.set(at, head);
    }

    /// The verb that completes a verb or an adjective.
    fn open_complement(&mut self, at: usize) {
        self.take_light(at);
        let before = self.tree.first_waiting_free(at, self.words);
        // "With the authorities promising more".
        let with = self.tree.heads[before];
        let is_with = self.relation(before) == Relation::PrepositionObject
            && is_in(&["with", "without"], self.word_at(with))
            && self.word(at).ends_with("ing");
        let is_adjective = is_with || matches!(self.tree.relation(before), Relation::AdjectiveComplement);
        let head = if is_adjective { before } else { self.verb };
        let head = if head == 0 { self.root_after(at) } else { head };
        self.set(at, head);
    }

    fn object_of_preposition(&mut self, at: usize) {
        if self.relation(at) == Relation::PrepositionClause {
            self.take_light(at);
        }
        let head = if self.preposition == 0 {
            (1..at).rev().find(|&before| self.relation(before) == Relation::Preposition).unwrap_or(self.verb)
        } else {
            self.preposition
        };
        self.set_or_wait(at, head);
        self.preposition = 0;
    }
}

impl Tree {
    /// The word before an infinitive and its `to`.
    fn first_waiting_free(&self, at: usize, words: &[&str]) -> usize {
        let mut before = at - 1;
        while before > 0
            && (words[before - 1].eq_ignore_ascii_case("to") || self.relations[before] == Relation::Adverb)
        {
            before -= 1;
        }
        before
    }
}
