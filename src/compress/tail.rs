//! Which phrases may go where all that is behind them goes too: what is kept is the head of the statement.

use super::droppable::{
    defines, hangs_on_being, has_quantity, is_agent, is_behind_comma, is_bound, is_circumstance, is_compared,
    is_condition, is_dated, is_of_kind, is_picked, is_placed, is_purpose, is_ranked, narrows,
};
use super::relation::Relation;
use super::view::View;
use super::words::{
    ARGUMENT_PREPOSITIONS, BEING, BINDING, CONDITIONS, FAILING, LINKING_ADVERBS, QUANTIFIERS, SUBORDINATORS,
    is_time,
};
use crate::tag::Tag;

/// Whether a phrase may go where all that is behind it goes too, back to the last word kept: what is kept is then the
/// head of the statement. What it leans on stands at its border; of what comes later only a condition, or what a kept
/// verb is still without, would be missed.
pub(super) fn tail_may_go(view: &View, last_kept: usize, at: usize) -> bool {
    let tree = &view.tree;
    let first = (last_kept + 1..at).find(|&place| !view.is_mark(place)).unwrap_or(at);
    let is_at_border = tree.first(at) <= first;
    let is_hedge = tree.relation(at) == Relation::Adverb && view.is(at, BINDING);
    if view.is(tree.first(at), CONDITIONS) || view.is(at, CONDITIONS) || is_hedge || is_bound(view, at) {
        return false;
    }
    match tree.relation(at) {
        Relation::Root => false,
        relation if is_opened(view, last_kept, at, relation) => true,
        Relation::ClauseComplement | Relation::That | Relation::Auxiliary | Relation::Negation => false,
        Relation::Mark => view.is_sign(at) && !is_at_border,
        Relation::OpenComplement => is_purpose(view, at),
        Relation::Conjunction => joins_what_may_go(view, at) && !is_in_list(view, last_kept),
        Relation::AdverbialClause => !is_condition(view, at),
        Relation::Apposition => is_behind_comma(view, at),
        Relation::RelativeClause | Relation::Participle | Relation::Infinitive => {
            let noun = tree.head(at);
            // "Called for the parties *to meet*": they were not called for.
            let is_wanted = tree.relation(at) == Relation::Infinitive && view.is(tree.head(noun), &["for"]);
            !is_wanted
                && view.tag(noun) != Some(Tag::Pron)
                && !is_of_kind(view, at)
                && !view.is(noun, QUANTIFIERS)
                && !is_picked(view, noun)
        }
        Relation::Preposition => !is_agent(view, at) && (!is_at_border || preposition_may_end(view, at)),
        Relation::Conjunct => conjunct_may_end(view, at) && !is_in_list(view, last_kept),
        Relation::Adverb | Relation::Other => {
            let opens_clause = view.is(at, &["when", "where", "while"])
                && tree.head(at) > at
                && !is_condition(view, tree.head(at));
            let links = view.is(at, LINKING_ADVERBS);
            !is_at_border || links || is_time(view.word(at)) || opens_clause
        }
        Relation::ClauseMark => true,
        relation => {
            let is_filled =
                |child: usize| child <= last_kept && child != at && tree.relation(child) == relation;
            !is_at_border && tree.children(tree.head(at)).any(is_filled)
        }
    }
}

/// Whether a word stands in a phrase that a word before it in the gap opens, should the labels not say so: a clause of its
/// own, another predicate, or behind a preposition what no verb waits for.
fn is_opened(view: &View, last_kept: usize, at: usize, relation: Relation) -> bool {
    if view.says_from[last_kept + 1] {
        return false;
    }
    let Some(border) = (last_kept + 1..at).find(|&place| !view.is_mark(place)) else { return false };
    let opens_clause = |place: usize| {
        view.is(place, SUBORDINATORS) && !view.is_verb(place - 1)
            || view.is(place, &["which", "who", "whose", "where"]) && view.word(place - 1) == ","
            || place == border
                && view.tag(place) == Some(Tag::Adp)
                && view.is(place + 1, &["which", "whom", "whose"])
                && !is_picked(view, place - 1)
    };
    let opens_predicate = joins_what_may_go(view, border)
        && !is_in_list(view, last_kept)
        && (border + 1..=at)
            .find(|&place| view.tag(place) != Some(Tag::Adv))
            .is_some_and(|place| view.is_verb(place));
    // "Denied on Tuesday accusations": the verb waits for them.
    let is_complete = !view.is_verb(last_kept)
        && view.tree.relation(border) == Relation::Preposition
        && !view.is_number(border + 1);
    let is_nominal = matches!(
        relation,
        Relation::Object
            | Relation::Predicate
            | Relation::AdjectiveComplement
            | Relation::Other
            | Relation::NounModifier
            | Relation::Determiner
            | Relation::Number
            | Relation::Adjective
            | Relation::Possessor
    );
    (border..at).any(opens_clause)
        || opens_predicate
        || opens_statement(view, last_kept, border)
        || is_complete && is_nominal
}

/// Whether another statement starts there: "the bridge is shut, *and the tunnel has been* for years". Where a list goes on, no
/// verb stands before the comma.
fn opens_statement(view: &View, last_kept: usize, border: usize) -> bool {
    let start = (1..=last_kept).rev().find(|&at| view.is_comma(at)).unwrap_or(0);
    let subject = border + 1;
    let verb = (subject..view.end).find(|&at| view.is_verb(at));
    joins_what_may_go(view, border)
        && view.word(border - 1) == ","
        && (start + 1..=last_kept).any(|at| view.is_verb(at))
        && verb.is_some_and(|verb| verb > subject && !view.word(verb).ends_with("ing"))
        && matches!(
            view.tag(subject),
            Some(Tag::Det | Tag::Pron | Tag::Propn | Tag::Noun | Tag::Adj | Tag::Num)
        )
}

/// Whether a word is an "and" or "but" behind which all may go: no "both" or "between" stands close before it, and it joins
/// no adverbs: "is slowly *but* surely growing".
fn joins_what_may_go(view: &View, at: usize) -> bool {
    view.is(at, &["and", "but"])
        && view.tag(at - 1) != Some(Tag::Adv)
        && !view.is(at + 1, &["according"])
        && !is_of_pair(view, at)
        && !(at + 1..at + 4).any(|place| view.is_negated(place) || view.is(place, FAILING))
}

/// Whether a word that joins stands behind one that waits for it: "between 5 *and* 7 %".
pub(super) fn is_of_pair(view: &View, at: usize) -> bool {
    const PAIR_WORDS: &[&str] = &["both", "either", "neither", "between", "among"];
    let is_joint = |place: &usize| view.is(*place, &["or", "nor"]);
    let is_alternative = is_joint(&at) && {
        (1..at).rev().take_while(|place| !is_joint(place)).any(|place| view.is(place, &["either", "neither"]))
    };
    is_alternative || (at.saturating_sub(8)..at).any(|place| view.is(place, PAIR_WORDS))
}

/// Whether the last word kept is one of a list whose "and" is still to come: "deer, *antelope* and pigs".
pub(super) fn is_in_list(view: &View, last_kept: usize) -> bool {
    let tree = &view.tree;
    let comma = (1..last_kept).rev().find(|&at| view.is_comma(at)).unwrap_or(0);
    let is_joined = (comma + 1..=last_kept).any(|at| view.tag(at) == Some(Tag::Cconj));
    comma > 0
        && !is_joined
        && (comma + 1..=last_kept)
            .any(|at| tree.relation(at) == Relation::Conjunct && tree.first(at) == comma + 1)
}

/// "And" with what is not said of both together.
fn conjunct_may_end(view: &View, at: usize) -> bool {
    let tree = &view.tree;
    let head = tree.head(at);
    let conjunction = tree.children(at).find(|&child| tree.relation(child) == Relation::Conjunction);
    let is_pair = tree.children(head).any(|child| view.is(child, &["both", "either", "neither"]))
        || view.is(tree.head(head), &["between", "among"]);
    // "The captains Ann Lund *and Karla Dunmore*".
    let are_named = view.is_name(head) && view.is_name(at) && view.is_capital(at);
    conjunction.is_some_and(|at| view.is(at, &["and", "but", "as"]))
        && !is_pair
        && !are_named
        && !view.is(at, FAILING)
}

/// A phrase with a preposition at the end: no condition, no quantity, nothing that its head is not said without.
fn preposition_may_end(view: &View, at: usize) -> bool {
    let tree = &view.tree;
    let head = tree.head(at);
    let is_next = head + 1 == at;
    let needs = view.is(at, CONDITIONS)
        || view.is(at, &["than", "like", "between"]) && is_next
        || view.is(at, &["of"]) && head < at
        || has_quantity(view, at)
        || is_compared(view, at)
        || defines(view, at)
        || narrows(view, at)
        || hangs_on_being(view, at);
    let is_wanted = match tree.relation(head) {
        Relation::AdjectiveComplement | Relation::Particle if is_circumstance(view, at) => false,
        Relation::AdjectiveComplement | Relation::Adverb | Relation::Particle => is_next,
        Relation::Preposition | Relation::Number | Relation::Adjective | Relation::NounModifier => true,
        _ if view.is_verb(head) && head < at => completes(view, at, head) && !is_dated(view, at),
        // "Seven years *in prison*", but "two men *in the harbour*".
        Relation::Predicate => is_next,
        _ => is_next && (is_ranked(view, head) || view.is(head, QUANTIFIERS) || is_counted_time(view, head)),
    };
    !needs && !is_wanted && !is_placed(view, at) && !is_role(view, at)
}

/// "Named her *as its head*", "took the town *into the league*": what somebody is made, should the labels take it for a
/// part of whom.
fn is_role(view: &View, at: usize) -> bool {
    let tree = &view.tree;
    let whom = tree.head(at);
    let is_whom = whom < at && (view.is_verb(whom) || tree.relation(whom) == Relation::Object);
    let is_name = view.is_verb(whom) || view.tag(whom) == Some(Tag::Propn);
    is_whom && (view.is(at, &["as"]) && !view.is(at + 1, &["part"]) || view.is(at, &["into"]) && is_name)
}

/// Whether a noun is so many years or days.
fn is_counted_time(view: &View, noun: usize) -> bool {
    is_time(view.word(noun))
        && view.tree.children(noun).any(|child| view.tree.relation(child) == Relation::Number)
}

/// Whether a verb is not said without the phrase behind it.
fn completes(view: &View, at: usize, verb: usize) -> bool {
    let tree = &view.tree;
    let is_between = |child: usize| child > verb && child < at;
    let has_object = tree.children(verb).any(|child| {
        is_between(child)
            && matches!(
                tree.relation(child),
                Relation::Object
                    | Relation::Predicate
                    | Relation::AdjectiveComplement
                    | Relation::Preposition
            )
    });
    let is_passive = tree
        .children(verb)
        .any(|child| tree.relation(child) == Relation::Auxiliary && view.is(child, &BEING[..8]))
        && !view.word(verb).ends_with("ing");
    let has_preposition =
        tree.children(verb).any(|child| is_between(child) && tree.relation(child) == Relation::Preposition);
    view.is_placing(verb) && !has_preposition
        || !has_object && !is_passive && (verb + 1 == at || view.is(at, ARGUMENT_PREPOSITIONS))
        || is_passive && !has_preposition && !view.is(at, &["by", "in", "at", "on", "after", "during"])
}
