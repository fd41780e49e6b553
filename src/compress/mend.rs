//! Labels that cannot be right together, put right before a tree is made of them.

use super::relation::Relation;
use super::words::{STATING, is_in, is_wh};
use crate::tag::Tag;

/// The relations, mended.
pub(super) fn mended(words: &[&str], tags: &[Tag], relations: &[Relation]) -> Vec<Relation> {
    let mut relations = relations.to_vec();
    for at in 0..relations.len() {
        if tags[at] == Tag::Punct {
            relations[at] = Relation::Mark;
        } else if words[at] == "that" && at > 0 && relations[at - 1] == Relation::ClauseMark {
            relations[at] = Relation::ClauseMark;
        }
    }
    find_lost_verb(tags, &mut relations);
    find_root(words, tags, &mut relations);
    leave_one_root(words, &mut relations);
    find_speaker(words, &mut relations);
    relations
}

/// "Has not been given": what stands behind auxiliaries is a verb, "given" too.
fn find_lost_verb(tags: &[Tag], relations: &mut [Relation]) {
    for at in 1..relations.len() {
        let is_behind_auxiliary = matches!(relations[at - 1], Relation::Auxiliary | Relation::Negation);
        let is_lost =
            matches!(relations[at], Relation::Preposition | Relation::Adjective | Relation::NounModifier);
        if tags[at] == Tag::Verb && is_behind_auxiliary && is_lost {
            let has_root = relations.contains(&Relation::Root);
            relations[at] = if has_root { Relation::ClauseComplement } else { Relation::Root };
        }
    }
}

/// Where no word is the verb of the sentence, the first verb is that no word opens as a clause of another.
fn find_root(words: &[&str], tags: &[Tag], relations: &mut [Relation]) {
    if relations.contains(&Relation::Root) {
        return;
    }
    let mut is_opened = false;
    let verb = (0..relations.len()).find(|&at| {
        is_opened |= matches!(relations[at], Relation::ClauseMark) || is_wh(words[at]);
        let is_finite = tags[at] == Tag::Verb
            && !words[at].ends_with("ing")
            && (at == 0 || !matches!(relations[at - 1], Relation::Preposition | Relation::Determiner));
        let is_infinitive = at > 0 && tags[at - 1] == Tag::Part;
        let is_clause = relations[at].heads_clause()
            || matches!(relations[at], Relation::Participle | Relation::OpenComplement | Relation::Conjunct);
        if is_finite && is_opened {
            is_opened = false;
            return false;
        }
        is_finite && !is_infinitive && is_clause
    });
    if let Some(verb) = verb {
        relations[verb] = Relation::Root;
    }
}

/// "The bridge will open, the council said": of two verbs of the sentence, what is said and the verb of saying.
pub(super) fn said_before(words: &[&str], relations: &[Relation]) -> Option<(usize, usize)> {
    let mut roots = (0..relations.len()).filter(|&at| relations[at] == Relation::Root);
    let (first, last) = (roots.next()?, roots.next_back()?);
    (is_in(STATING, words[last]) && words[first..last].contains(&",")).then_some((first, last))
}

/// All but the first verb of the sentence, and the verb that says it, stand beside it.
fn leave_one_root(words: &[&str], relations: &mut [Relation]) {
    let said = said_before(words, relations);
    let mut has_root = false;
    for (at, relation) in
        relations.iter_mut().enumerate().filter(|(_, relation)| **relation == Relation::Root)
    {
        let is_speaking = said.is_some_and(|(_, verb)| verb == at);
        if has_root && !is_speaking {
            *relation = Relation::Parataxis;
        }
        has_root = true;
    }
}

/// "The firm announced it has won": the clause set beside the other is what is announced.
fn find_speaker(words: &[&str], relations: &mut [Relation]) {
    let Some(root) = relations.iter().position(|&relation| relation == Relation::Root) else { return };
    let beside = (0..root).find(|&at| relations[at] == Relation::Parataxis && is_in(STATING, words[at]));
    let Some(beside) = beside else { return };
    let has_subject = relations[beside..root].contains(&Relation::Subject);
    if has_subject && !words[beside..root].contains(&",") {
        relations[beside] = Relation::Root;
        relations[root] = Relation::ClauseComplement;
    }
}
