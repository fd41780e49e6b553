//! What no gap may take, however much the model would like it: who does what to whom, whether it is so, how much of it there
//! is, who said so. The rest is left to the model where the labels do not vouch for a gap (see [`Step::Unsure`](super::Step)).

use super::droppable::{
    adjective_tells, hangs_on_being, is_bare_day, is_behind_comma, is_bound, is_condition, is_measured,
    is_of_kind, is_picked, is_what_is_given, preposition_tells,
};
use super::glue::is_rank;
use super::relation::Relation;
use super::tail::is_in_list;
use super::view::View;
use super::words::{BINDING, CONDITIONS, LIGHT_VERBS, MODALS, QUANTIFIERS, RANKS, is_wh, wants_infinitive};
use crate::tag::Tag;
use std::cell::OnceCell;

/// By place: whether the phrase that the word heads stays wherever what it hangs on stays. Told when first asked.
pub(super) struct Essential(Vec<OnceCell<bool>>);

impl Essential {
    pub(super) fn of(view: &View) -> Self {
        Self(vec![OnceCell::new(); view.words.len() + 2])
    }

    fn has(&self, view: &View, at: usize) -> bool {
        *self.0[at].get_or_init(|| is_essential(view, at))
    }
}

/// Whether a gap takes something that the sentence is not said, or is not true, without.
pub(super) fn takes_essential(
    view: &View,
    essential: &Essential,
    frames: &[usize],
    from: usize,
    to: usize,
) -> bool {
    let gap = from + 1..to;
    let is_top = |&at: &usize| !view.is_mark(at) && !gap.contains(&view.tree.head(at));
    let is_lost = |at: usize| essential.has(view, at) && !frames.contains(&at) || leaves_modal(view, at, to);
    let is_colon = |at: usize| view.word(at) == ":" && to < view.end;
    // "Human [rights] laws", "trial [breaks human rights] laws".
    let is_modifier = |at: usize| view.tree.relation(at) == Relation::NounModifier;
    let are_of_one =
        |at: usize| is_modifier(at) && is_modifier(at + 1) && view.tree.head(at) == view.tree.head(at + 1);
    let is_common = |at: usize| view.tag(at) == Some(Tag::Noun) && !view.is_capital(at);
    let cuts_compound =
        are_of_one(from) || are_of_one(to - 1) && is_common(to - 1) && is_common(to) && to > from + 1;
    let cuts_list = view.tag(from + 1) == Some(Tag::Cconj) && is_in_list(view, from);
    gap.clone().any(is_colon)
        || cuts_list
        || cuts_compound
        || is_orphan(view, from, to)
        || takes_result(view, from)
        || gap.clone().filter(is_top).any(is_lost)
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
    // "The crisis is worse [with news that] the captain is out".
    let opens_clause = view.is(to - 1, &["that"]) && to > from + 2 && from > 0 && !view.is_verb(from);
    // "Who [after] a long war fled": what opens a phrase goes with it.
    let is_open = |at: usize| {
        matches!(view.tag(at), Some(Tag::Adp | Tag::Sconj | Tag::Cconj | Tag::Part | Tag::Pron | Tag::Aux))
    };
    // "At [recent] broadband awards".
    let is_modifier = view.tree.relation(to - 1) == Relation::Adjective && view.tree.head(to - 1) >= to;
    opens_clause
        || is_open(to - 1)
        || view.tag(from) == Some(Tag::Adp) && !is_modifier
        || waits && (from + 1..to).contains(&view.tree.head(from))
}

/// Whether a gap starts with what something is made or left: "could make phones *cheaper*", "took the team *ahead*".
fn takes_result(view: &View, from: usize) -> bool {
    let is_nominal = |at: usize| matches!(view.tag(at), Some(Tag::Noun | Tag::Propn | Tag::Pron | Tag::Num));
    let verb = (1..from).rev().find(|&at| view.is_verb(at)).unwrap_or(0);
    let is_result = match view.tag(from + 1) {
        Some(Tag::Adj) => !is_nominal(from + 2) && view.tag(from + 2) != Some(Tag::Adj),
        Some(Tag::Adv) => view.is_placing(verb),
        _ => false,
    };
    is_nominal(from)
        && is_result
        && (view.is(verb, LIGHT_VERBS)
            || view.is_placing(verb)
            || view.is(verb, &["make", "keep", "keeps", "kept", "leave", "leaves", "left", "render"]))
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
            | Relation::That
            | Relation::PrepositionObject
            | Relation::PrepositionClause => true,
            Relation::Subject => !is_bare_day(view, at),
            Relation::Apposition => !is_behind_comma(view, at),
            Relation::AdverbialClause => is_condition(view, at),
            Relation::Conjunction => at > 1,
            // Of two who did it, or are named, both did.
            Relation::Conjunct => {
                tree.relation(head) == Relation::Subject || view.is_name(at) || view.is_name(head)
            }
            // One that opens a phrase, as "shortly after the race", goes with it.
            Relation::Adverb => {
                let tells =
                    view.is(at, &["twice", "again", "together", "alone", "apart", "enough", "well", "badly"]);
                let completes = head + 1 == at
                    || tells
                    || !view.is_verb(head)
                    || view.is(at, BINDING)
                    || hangs_on_being(view, at);
                tree.last(at) == at && completes || view.is_placing(head) && head < at || is_wh(view.word(at))
            }
            Relation::Adjective | Relation::NounModifier => {
                adjective_tells(view, at) || is_quantified(view, head) || is_what_is_given(view, head)
            }
            Relation::OpenComplement => is_wanted(view, at),
            Relation::Infinitive | Relation::Participle | Relation::RelativeClause => {
                is_wanted(view, at)
                    || is_quantified(view, head)
                    || is_picked(view, head)
                    || is_of_kind(view, at)
            }
            Relation::Preposition => is_essential_preposition(view, at),
            _ => false,
        }
}

/// Whether what is said of a noun holds of all, some, so many or none of what the words around it pick out.
fn is_quantified(view: &View, noun: usize) -> bool {
    view.is(noun, RANKS)
        || (view.tree.first(noun)..noun).any(|at| {
            view.is(at, QUANTIFIERS) || is_rank(view, at) || view.tree.relation(at) == Relation::Number
        })
}

/// Whether a verb, or "for" before its subject, waits for an infinitive: "agreed *to meet*", "called for talks *to start*".
fn is_wanted(view: &View, at: usize) -> bool {
    let tree = &view.tree;
    let head = tree.head(at);
    let is_next = head + 1 >= tree.first(at);
    let is_for = |word: usize| view.is(word, &["for"]);
    let has_object = tree.children(head).any(|child| {
        child > head && child < at && matches!(tree.relation(child), Relation::Object | Relation::Preposition)
    });
    let is_verb = tree.relation(at) == Relation::OpenComplement;
    is_for(tree.head(head))
        || is_for(head)
        || is_verb && (is_next || !has_object || wants_infinitive(view.word(head)))
}

/// A phrase with a preposition that tells how many, of which, under what condition, or where something was put.
fn is_essential_preposition(view: &View, at: usize) -> bool {
    let tree = &view.tree;
    let head = tree.head(at);
    let is_first = !tree
        .children(head)
        .any(|child| child > head && child < at && tree.relation(child) == Relation::Preposition);
    view.is(at, CONDITIONS)
        || view.is(at, &["than"])
        || view.is(at, &["of"]) && view.is_name(head) && view.is_capital(head)
        || is_quantified(view, head) && !is_behind_event(view, at, head)
        || view.is_placing(head) && is_first
        // "A man arrested *in the port* fled".
        || head + 1 == at && matches!(tree.relation(head), Relation::Participle | Relation::Predicate)
        || view.is(head, QUANTIFIERS)
        || is_measured(view, head)
        || preposition_tells(view, at)
}

/// "Killed 11 people *in a blast*": where or when it was that it was so many.
fn is_behind_event(view: &View, at: usize, noun: usize) -> bool {
    let tree = &view.tree;
    view.is(
        at,
        &["in", "on", "at", "after", "before", "during", "near", "outside", "amid", "following", "by", "for"],
    ) && tree.relation(noun) == Relation::Object
        && tree.head(noun) < noun
        && !(tree.first(noun)..noun).any(|at| view.is(at, QUANTIFIERS) || is_rank(view, at))
        && !view.word(noun).ends_with('%')
        && !view.is(noun, &["percent", "cent"])
}
