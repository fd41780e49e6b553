//! Whether what is kept is a sentence: that its verb is there, that no clause is opened and not said, that it ends.

use super::relation::Relation;
use super::view::View;
use super::words::{BEING, CLAUSE_OPENERS, STATING, is_wh};
use crate::tag::Tag;

/// Whether a path keeps a verb that the sentence can stand on, and a verb for every clause that it opens. Where the labels
/// do not find the verb of the whole, no verb may go but with an aside.
pub(super) fn is_sound(view: &View, said_end: usize, whole_stands: bool, path: &[usize]) -> bool {
    if whole_stands { stands(view, said_end, path) } else { keeps_verbs(view, path) }
}

/// Whether the labels find in the whole sentence what is asked of a path.
pub(super) fn whole_stands(view: &View, said_end: usize) -> bool {
    let whole: Vec<usize> = (1..=view.words.len()).collect();
    stands(view, said_end, &whole)
}

/// Whether a path keeps a verb that the sentence can stand on, and a verb for every clause that it opens.
fn stands(view: &View, said_end: usize, path: &[usize]) -> bool {
    // "The burned boy": no verb stands behind an article or an adjective.
    let is_modifier = |at: usize| {
        matches!(view.tree.relation(at), Relation::Determiner | Relation::Adjective)
            || view.tag(at) == Some(Tag::Det) && !view.is(at, &["each", "all", "both"])
    };
    let opens_on = |at: usize| {
        view.tree.children(at).any(|child| {
            child < at
                && (view.tree.relation(child) == Relation::ClauseMark
                    || view.tree.relation(child) == Relation::Adverb
                        && view.is(child, &["when", "where", "while"]))
        })
    };
    // "A jury *comprised* of five women" heard something.
    let is_passive = |at: usize| {
        view.word(at).ends_with("ed") && view.is(at + 1, &["of", "by"]) && view.is_noun(at.saturating_sub(1))
    };
    let is_main = |at: usize| {
        !opens_on(at)
            && (view.is_verb(at) || has_subject(view, at))
            && view.tree.relation(at) == Relation::Root
            && !is_modifier(at.saturating_sub(1))
            && !is_passive(at)
    };
    let is_finite = |at: usize| {
        let is_participle = view.word(at).ends_with("ing")
            || matches!(
                view.tree.relation(at),
                Relation::Participle | Relation::Infinitive | Relation::RelativeClause
            );
        (view.is_verb(at) || view.tree.relation(at).heads_clause()) && !is_participle
    };
    let opens = |at: usize| matches!(view.tree.relation(at), Relation::That | Relation::ClauseMark);
    let has_verb = |place: usize| path[place + 1..].iter().any(|&at| is_finite(at));
    let ends_well = path.iter().rev().find(|&&at| !view.is_mark(at)).is_some_and(|&at| {
        !view.is(at, &BEING[..8])
            && !matches!(view.tag(at), Some(Tag::Aux | Tag::Det | Tag::Cconj | Tag::Sconj))
    });
    // "A state of emergency said" has lost who said so.
    let mut from_end = path.iter().rev().filter(|&&at| !view.is_mark(at));
    let (last, before) = (from_end.next().copied(), from_end.next().copied());
    let has_speaker = !last.is_some_and(|at| view.is(at, STATING) && before != Some(at - 1));
    // "From the moment *the coach left*": it had to happen.
    let opens_event = |at: usize| {
        view.is(at, &["moment", "time", "day", "minute"])
            && matches!(view.tag(at + 1), Some(Tag::Det | Tag::Pron))
            && view.is(at - 1, &["the"])
    };
    let has_event = |place: usize| {
        let clause = path[place + 1..].iter().take_while(|&&at| !view.is_comma(at));
        path.get(place + 1) == Some(&(path[place] + 1)) && clause.into_iter().any(|&at| view.is_verb(at))
    };
    let is_event = (0..path.len()).all(|place| !opens_event(path[place]) || has_event(place));
    let is_statement = |at: usize| {
        matches!(view.tree.relation(at), Relation::Root | Relation::ClauseComplement | Relation::Parataxis)
            && (view.is_verb(at) || has_subject(view, at))
    };
    // "Two days *after he was found*, she said": a clause before the statement is none.
    let is_beside = |verb: usize| {
        let start = (1..verb).rev().find(|&at| view.word(at) == ",").unwrap_or(0);
        // "The myth *that it rusts*".
        let is_of_noun = |at: usize| view.is(at, &["that"]) && view.tag(at - 1) == Some(Tag::Noun);
        view.word(verb - 1) != ","
            && (start + 1..verb).any(|at| view.is(at, CLAUSE_OPENERS) || at > 1 && is_of_noun(at))
    };
    let is_said = said_end >= view.end
        || path.iter().any(|&at| at < said_end && is_statement(at) && !is_beside(at))
        || !path.iter().any(|&at| at > said_end && at < view.end);
    let is_clause = (0..path.len()).all(|place| !opens(path[place]) || has_verb(place));
    path.iter().any(|&at| is_main(at))
        && ends_well
        && is_clause
        && is_event
        && is_answered(view, path, is_finite)
        && has_speaker
        && is_said
}

/// Whether what waits for a statement behind its comma has one: "when he wants to talk", "Lund said if you climb it", "in a
/// column on how it rained".
fn is_answered(view: &View, path: &[usize], is_finite: impl Fn(usize) -> bool) -> bool {
    let has_statement = |comma: usize| {
        let verb = (comma + 1..path.len()).find(|&place| is_finite(path[place]));
        let is_subject = |&at: &usize| {
            matches!(view.tag(at), Some(Tag::Noun | Tag::Propn | Tag::Pron | Tag::Det | Tag::Num))
        };
        verb.is_some_and(|verb| path[comma + 1..=verb].iter().any(is_subject))
    };
    let is_followed = |place: usize| {
        (place..path.len()).find(|&later| view.word(path[later]) == ",").is_some_and(has_statement)
    };
    let opens_first = path.first() == Some(&1)
        && (view.is(1, CLAUSE_OPENERS) || view.is(1, &["every", "each"]) && view.is(2, &["time"]));
    let is_said_condition = |place: usize| {
        view.is(path[place], &["if", "when", "once", "unless", "although", "because"])
            && view.is(path[place - 1], STATING)
    };
    let first_comma = (1..view.end).find(|&at| view.word(at) == ",").unwrap_or(view.end);
    let leads_on = view.tag(1) == Some(Tag::Adp)
        && path.first() == Some(&1)
        && (2..first_comma).any(|at| is_wh(view.word(at)))
        && (first_comma..view.end).any(&is_finite);
    (!opens_first || is_followed(0))
        && (1..path.len()).all(|place| !is_said_condition(place) || is_followed(place))
        && (!leads_on || path.iter().any(|&at| at > first_comma && is_finite(at)))
}

/// Whether a word that is not tagged as a verb has a subject as one: "Clean energy investment *rose* by 9%".
fn has_subject(view: &View, at: usize) -> bool {
    let is_subject = |child: usize| view.tree.relation(child) == Relation::Subject && child < at;
    !view.is_capital(at) && !view.is_number(at) && view.tree.children(at).any(is_subject)
}

/// Whether every verb is kept that is in no relative clause behind a comma.
fn keeps_verbs(view: &View, path: &[usize]) -> bool {
    let is_aside = |at: usize| {
        let comma = (1..at).rev().find(|&before| view.is_comma(before));
        comma.is_some_and(|comma| is_wh(view.word(comma + 1)))
    };
    let verbs = || (1..view.end).filter(|&at| view.is_verb(at) && !is_aside(at));
    let is_finite = |at: usize| !view.word(at).ends_with("ing");
    // Of a clause without a verb nothing may go: it must be somewhere there.
    let lacks_verb = |&opener: &usize| {
        matches!(view.tree.relation(opener), Relation::That | Relation::ClauseMark)
            && !(opener + 1..view.end).any(|at| view.is_verb(at) && is_finite(at))
    };
    let bare = (1..view.end).find(lacks_verb).unwrap_or(view.end);
    let is_kept = |at: usize| view.is_mark(at) || path.contains(&at);
    verbs().any(is_finite) && verbs().all(|at| path.contains(&at)) && (bare..view.end).all(is_kept)
}
