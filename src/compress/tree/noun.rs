//! Which word is the noun of a phrase, and what stands before it.

use super::builder::Builder;
use crate::compress::relation::Relation;
use crate::compress::words::is_wh;
use crate::tag::Tag;

impl Builder<'_> {
    /// A word before its noun; whether what follows may hang on it.
    pub(super) fn modifier(&mut self, at: usize) -> bool {
        let (head, relation) = (self.noun_after(at), self.relation(at));
        // "Secretary of State John Kerry": it goes with the subject to come.
        if head == 0 && relation == Relation::NounModifier && self.word_at(at + 1) == "of" {
            self.waiting.push(at);
            return false;
        }
        self.set(at, if head == 0 { self.noun.max(self.verb) } else { head });
        if head == 0 && relation == Relation::Adjective {
            self.noun = self.noun.max(at);
        }
        head != 0 || relation == Relation::Adjective
    }

    /// Whether a word is a noun that heads its phrase.
    pub(super) fn is_full_noun(&self, at: usize) -> bool {
        let is_nominal = matches!(
            self.tree.tags[at],
            Tag::Noun | Tag::Propn | Tag::Pron | Tag::Num | Tag::Sym | Tag::X | Tag::Adj | Tag::Det
        );
        let is_head = matches!(
            self.relation(at),
            Relation::Subject
                | Relation::Object
                | Relation::PrepositionObject
                | Relation::Predicate
                | Relation::Apposition
                | Relation::TimeNoun
                | Relation::Conjunct
                | Relation::Other
        );
        is_nominal && is_head && !(is_wh(self.word(at)) && self.relation(at) == Relation::Subject)
    }

    /// The noun that a modifier stands before; 0 if none.
    fn noun_after(&self, at: usize) -> usize {
        for next in at + 1..=self.words.len() {
            match self.relation(next) {
                // "Kept alive their hopes": no adjective stands before an article.
                Relation::Determiner | Relation::Possessor
                    if matches!(self.relation(at), Relation::Adjective | Relation::Number)
                        && matches!(self.tree.tags[next], Tag::Det | Tag::Pron) =>
                {
                    return 0;
                }
                Relation::NounModifier | Relation::Determiner | Relation::Adjective | Relation::Number => {}
                Relation::Adverb | Relation::Mark | Relation::Conjunction | Relation::Negation => {}
                Relation::Conjunct if matches!(self.tree.tags[next], Tag::Adj | Tag::Num) => {}
                Relation::Possessor => return next,
                _ if self.is_full_noun(next) => return next,
                _ if matches!(self.tree.tags[next], Tag::Noun | Tag::Propn) => return next,
                _ => return 0,
            }
            let is_break = matches!(self.word(next), ";" | ":" | "(" | ")" | "." | "--" | "–" | "—");
            if is_break || self.word(next) == "," && matches!(self.relation(at), Relation::NounModifier) {
                return 0;
            }
        }
        0
    }
}
