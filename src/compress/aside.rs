//! What commas set off, told by the words at its borders alone: such phrases are long, and one wrong label in them
//! would keep them whole.

use super::relation::Relation;
use super::view::View;
use super::words::{CONDITIONS, STATING};

/// What opens a phrase that stands before a statement.
const LEADING: &[&str] = &[
    "with",
    "after",
    "before",
    "during",
    "following",
    "despite",
    "amid",
    "while",
    "as",
    "although",
    "though",
    "since",
    "because",
    "in",
    "on",
    "at",
    "far",
    "similar",
    "like",
    "among",
    "along",
];

/// What opens a phrase that says more of what was just named.
const EXPLAINING: &[&str] = &["which", "who", "whose", "where", "the", "a", "an"];

/// Whether a gap is a phrase between commas that says more of a subject, or one before the statement.
pub(super) fn is_set_off(view: &View, from: usize, to: usize) -> bool {
    to > from + 2
        && view.word(to - 1) == ","
        && (is_leading(view, from, to) || is_between_commas(view, from, to))
}

/// "*With the race over*, the town sleeps": up to the comma before the subject of the sentence.
fn is_leading(view: &View, from: usize, to: usize) -> bool {
    let tree = &view.tree;
    let is_subject = |at: usize| {
        tree.relation(at) == Relation::Subject
            && tree.first(at) == to
            && tree.relation(tree.head(at)) == Relation::Root
    };
    let weighs =
        |at: usize| view.is(at, CONDITIONS) || view.is(at, STATING) || view.is(at, &["when", "according"]);
    from == 0 && view.is(1, LEADING) && (to..view.end).any(is_subject) && !(1..to).any(weighs)
}

/// "The bridge, *which was built in 1931*, is closed": between a subject and its verb.
fn is_between_commas(view: &View, from: usize, to: usize) -> bool {
    let subject = (1..=from).rev().find(|&at| view.tree.relation(at) == Relation::Subject);
    let is_bare = |subject: usize| !(subject..=from).any(|at| view.is_verb(at) || view.is_comma(at));
    view.word(from + 1) == ","
        && view.is(from + 2, EXPLAINING)
        && view.is_verb(to)
        && subject.is_some_and(is_bare)
}
