//! What no gap may take, however much the model would like it: who does what to whom, whether it is so, how much of it there
//! is, who said so. The rest is left to the model where the labels do not vouch for a gap (see [`Step::Unsure`](super::Step)).

use super::droppable::{
    hangs_on_being, has_quantity, is_agent, is_bare_day, is_bound, is_compared, is_condition, is_measured,
    is_placed, tells_when_it_was,
};
use super::relation::Relation;
use super::view::View;
use super::words::{CONDITIONS, MODALS, PLACING, QUANTIFIERS};

/// Whether a gap takes something that the sentence is not said, or is not true, without.
pub(super) fn takes_essential(view: &View, frames: &[usize], from: usize, to: usize) -> bool {
    let gap = from + 1..to;
    let is_top = |&at: &usize| !view.is_mark(at) && !gap.contains(&view.tree.head(at));
    let is_lost = |at: usize| is_essential(view, at) && !frames.contains(&at) || leaves_modal(view, at, to);
    let is_colon = |at: usize| view.word(at) == ":" && to < view.end;
    gap.clone().any(is_colon) || is_orphan(view, from, to) || gap.clone().filter(is_top).any(is_lost)
}

/// Whether the word before a gap waits for one in it: an article for its noun, a subject for its verb, "that" for its clause.
fn is_orphan(view: &View, from: usize, to: usize) -> bool {
    let waits = matches!(
        view.tree.relation(from),
        Relation::Determiner
            | Relation::Adjective
            | Relation::Number
            | Relation::NounModifier
            | Relation::Possessor
            | Relation::Subject
            | Relation::Auxiliary
            | Relation::ClauseMark
            | Relation::That
    );
    waits && (from + 1..to).contains(&view.tree.head(from))
}

/// Whether a word in a gap denies or hedges a verb behind the gap.
fn leaves_modal(view: &View, at: usize, to: usize) -> bool {
    (view.is_negated(at) || view.is(at, MODALS)) && !(at + 1..to).any(|verb| view.is_verb(verb))
}

/// Whether a phrase stays wherever what it hangs on stays.
fn is_essential(view: &View, at: usize) -> bool {
    let tree = &view.tree;
    let head = tree.head(at);
    is_bound(view, at)
        || match tree.relation(at) {
            Relation::Root
            | Relation::Auxiliary
            | Relation::Negation
            | Relation::Object
            | Relation::Predicate
            | Relation::AdjectiveComplement
            | Relation::ClauseComplement
            | Relation::Number
            | Relation::Possessor
            | Relation::Determiner
            | Relation::Particle
            | Relation::PrepositionObject
            | Relation::PrepositionClause => true,
            Relation::Subject => !is_bare_day(view, at),
            Relation::AdverbialClause => is_condition(view, at),
            Relation::Conjunction => at > 1,
            // Of two who did it, or are named, both did.
            Relation::Conjunct => {
                tree.relation(head) == Relation::Subject || view.is_name(at) || view.is_name(head)
            }
            Relation::Adverb => view.is(head, PLACING) && head < at,
            Relation::Preposition => is_essential_preposition(view, at),
            _ => false,
        }
}

/// A phrase with a preposition that tells how many, of which, under what condition, or where something was put.
fn is_essential_preposition(view: &View, at: usize) -> bool {
    let tree = &view.tree;
    let head = tree.head(at);
    let is_first = !tree.children(head).any(|child| {
        child > head && child < at && tree.relation(child) == Relation::Preposition
    });
    view.is(at, CONDITIONS)
        || view.is(at, &["of"]) && view.is_name(head) && view.is_capital(head)
        || view.is(head, PLACING) && is_first
        || view.is(head, QUANTIFIERS)
        || hangs_on_being(view, at)
        || is_placed(view, at)
        || has_quantity(view, at)
        || is_compared(view, at)
        || is_agent(view, at)
        || is_measured(view, head)
        || tells_when_it_was(view, at)
}
