//! Labels that cannot be right together, put right before a tree is made of them.

use super::relation::Relation;
use super::words::{DAYS, STATING, is_in, is_wh};
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
    find_times(words, tags, &mut relations);
    join_as_well(words, tags, &mut relations);
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

/// "Was shot in Leeds *Monday afternoon*": a day that nothing waits for tells when.
fn find_times(words: &[&str], tags: &[Tag], relations: &mut [Relation]) {
    const PARTS: &[&str] = &["morning", "afternoon", "evening", "night"];
    for day in (1..words.len()).filter(|&at| is_in(DAYS, words[at])) {
        let has_part = words.get(day + 1).is_some_and(|word| is_in(PARTS, word));
        let last = day + usize::from(has_part);
        let waits =
            matches!(tags[day - 1], Tag::Adp | Tag::Det | Tag::Adj | Tag::Cconj | Tag::Punct | Tag::Sconj)
                || words[day - 1].ends_with("'s");
        let goes_on = tags.get(last + 1).is_some_and(|&tag| matches!(tag, Tag::Noun | Tag::Propn | Tag::Num));
        let is_free = matches!(
            relations[last],
            Relation::Object
                | Relation::PrepositionObject
                | Relation::Apposition
                | Relation::Other
                | Relation::NounModifier
        );
        if !waits && !goes_on && is_free {
            relations[day] = Relation::NounModifier;
            relations[last] = Relation::TimeNoun;
        }
    }
}

/// "Its homes *as well as* its mills": three words that join.
fn join_as_well(words: &[&str], tags: &[Tag], relations: &mut [Relation]) {
    for at in (1..words.len().saturating_sub(3)).filter(|&at| words[at..at + 3] == ["as", "well", "as"]) {
        let is_head = |&at: &usize| {
            matches!(
                relations[at],
                Relation::Object
                    | Relation::PrepositionObject
                    | Relation::Subject
                    | Relation::Predicate
                    | Relation::Conjunct
            )
        };
        let second =
            (at + 3..words.len()).take_while(|&at| !matches!(tags[at], Tag::Punct | Tag::Adp)).find(is_head);
        if let Some(second) = second {
            relations[at..at + 3].fill(Relation::Conjunction);
            relations[second] = Relation::Conjunct;
        }
    }
}
