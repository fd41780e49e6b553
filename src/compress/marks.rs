//! Commas, dashes and quotes of what is kept: in pairs, and only where they still part something.

use super::relation::Relation;
use super::view::{Quote, View};
use super::words::is_wh;
use crate::tag::Tag;

/// The places kept, in order, with the marks that belong there; `path` says which words are kept.
pub(super) fn tidy(view: &View, said_end: usize, path: &[usize]) -> Vec<usize> {
    let mut is_kept = vec![false; view.words.len() + 2];
    path.iter().for_each(|&at| is_kept[at] = true);
    keep_quotes(view, &mut is_kept);
    keep_commas(view, said_end, &mut is_kept);
    (1..=view.words.len()).filter(|&at| is_kept[at]).collect()
}

/// What is quoted is quoted whole or not at all.
fn keep_quotes(view: &View, is_kept: &mut [bool]) {
    let is_apostrophe = |at: usize| !view.is_paired(at) && matches!(view.word(at), "'" | "’") && at > 1;
    for at in 1..=view.words.len() {
        is_kept[at] &= !view.is_quote(at) || is_apostrophe(at) && is_kept[at - 1];
    }
    for Quote { open, close } in &view.quotes {
        let mut inside = open.end..close.start;
        if !inside.is_empty() && inside.all(|at| is_kept[at] || view.is_mark(at)) {
            is_kept[open.clone()].fill(true);
            is_kept[close.clone()].fill(true);
        }
    }
}

/// Commas at the border of something dropped.
fn keep_commas(view: &View, said_end: usize, is_kept: &mut [bool]) {
    let mut at = 1;
    while at < view.end {
        if is_kept[at] && !view.is_comma(at) {
            at += 1;
            continue;
        }
        // A run of what is dropped, with the commas inside and around it.
        let start = at;
        while at < view.end && (!is_kept[at] || view.is_comma(at)) {
            at += 1;
        }
        let run = start..at;
        let has_gap = run.clone().any(|at| !view.is_comma(at) && !view.is_quote(at));
        if !has_gap {
            run.filter(|&at| view.is_comma(at)).for_each(|at| is_kept[at] = true);
            continue;
        }
        let mut commas = run.clone().filter(|&at| view.is_comma(at));
        let kept = commas
            .clone()
            .next_back()
            .filter(|_| start > 1 && at < view.end && needs_comma(view, said_end, is_kept, &run));
        commas.by_ref().for_each(|comma| is_kept[comma] = Some(comma) == kept);
    }
}

/// Whether a comma stood there before what is kept behind a gap, or closed what is kept before it.
fn needs_comma(view: &View, said_end: usize, is_kept: &[bool], run: &std::ops::Range<usize>) -> bool {
    // "But[, in the end], it opened".
    if view.tag(run.start - 1) == Some(Tag::Cconj) {
        return false;
    }
    let tree = &view.tree;
    let is_set_off = |at: usize| {
        matches!(
            tree.relation(at),
            Relation::RelativeClause
                | Relation::Apposition
                | Relation::AdverbialClause
                | Relation::Participle
                | Relation::Parataxis
                | Relation::Conjunct
                | Relation::OpenComplement
                | Relation::Preposition
        )
    };
    let kept = |at: usize| is_kept[at] && is_set_off(at);
    let opens = (run.end..view.end).any(|at| {
        let first = tree.first(at);
        kept(at) && (run.start + 1..=run.end).contains(&first) && view.is_comma(first - 1)
    });
    let closes = (1..run.start).any(|at| {
        let first = tree.first(at);
        let is_open = first == 1 && at != 1
            || first > 1 && view.is_comma(first - 1) && view.word(first - 1) != ":" && is_kept[first - 1];
        kept(at) && tree.last(at) + 1 >= run.start && tree.last(at) < run.end && is_open && tree.head(at) != 0
    });
    let is_list =
        view.tag(run.end) == Some(Tag::Cconj) && view.is_comma(run.end - 1) && view.is_verb(run.end + 1);
    // "…, the paper reports": the subject of another verb.
    // "…, [Mayor] Karla Dunmore says": of whom the office is left out.
    let last_comma = run.clone().rev().find(|&at| view.is_comma(at)).unwrap_or(run.end);
    let opens_clause = |at: usize| {
        tree.relation(at) == Relation::Subject && (last_comma + 1..=run.end).contains(&tree.first(at))
    };
    let is_next_subject =
        (run.end..view.end).any(opens_clause) && (1..run.start).any(|at| is_kept[at] && view.is_verb(at));
    let is_saying = run.contains(&said_end);
    // "Made 139 million in 2013, a tenth more".
    let is_phrase = view.is_comma(run.end - 1) && view.tag(run.end) == Some(Tag::Det);
    // "The actor, who plays Draper [in a series,] has", "Ann Lund, head of the mill [in Leeds,] has": should the labels not say
    // where what is set off ends.
    let comma = (1..run.start).rev().find(|&at| is_kept[at] && view.is_comma(at));
    let is_open = |comma: usize| {
        view.word(comma) == "," && view.is(comma + 1, &["who", "which", "whose"])
            || is_wh(view.word(comma - 1))
            || view.word(comma) == "," && !(comma + 1..run.start).any(|at| is_kept[at] && view.is_verb(at))
    };
    let comma = comma.filter(|comma| (comma + 1..run.start).any(|at| is_kept[at] && !view.is_quote(at)));
    let closes_aside =
        comma.is_some_and(is_open) && view.is_verb(run.end) && run.clone().any(|at| view.word(at) == ",");
    let is_dash = |at: usize| view.is_dash(at);
    let closes_dash =
        run.clone().any(is_dash) && (1..run.start).filter(|&at| is_kept[at] && is_dash(at)).count() % 2 == 1;
    if closes || closes_aside || closes_dash || is_list || is_saying {
        return true;
    }
    // "The firm[, a maker of tools,] announced a plan": no comma parts a verb from its subject.
    let next = (run.end..view.end).find(|&at| view.tag(at) != Some(Tag::Adv)).unwrap_or(run.end);
    let is_finite = matches!(view.tag(next), Some(Tag::Verb | Tag::Aux)) && !view.word(next).ends_with("ing");
    let is_verb = is_finite || view.is(next, &["to"]);
    let is_aside = view.word(run.start) == "," && view.word(run.end - 1) == ",";
    let is_joined = is_verb || is_aside && (view.tag(next) == Some(Tag::Adp) || view.is(next, &["as"]));
    !is_joined && (opens || is_next_subject || is_phrase)
}
