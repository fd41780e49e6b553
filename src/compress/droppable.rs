//! Which phrases a sentence can do without, by what they are to the word they hang on.
//!
//! Subjects, objects, complements, auxiliaries, `not`, articles, numbers and possessors are never among
//! them; nor is a phrase whose loss would change what is said: a condition, a hedge, what tells which
//! of several is meant.

use super::glue::{brackets, is_rank};
use super::relation::Relation;
use super::view::View;
use super::words::{
    ARGUMENT_PREPOSITIONS, BEING, BINDING, CONDITIONS, LIGHT_ADVERBS, PLACING, QUANTIFIERS, STATING, is_in,
    is_time, is_wh,
};
use crate::tag::Tag;

/// By place: whether the phrase that the word heads may be dropped whole.
pub(super) fn droppable(view: &View, frame: Option<usize>) -> Vec<bool> {
    let mut may_go: Vec<bool> = (0..=view.words.len() + 1)
        .map(|at| at > 0 && at <= view.words.len() && (Some(at) == frame || may_go(view, at)))
        .collect();
    for (open, close) in brackets(view) {
        may_go[open..=close].fill(true);
    }
    may_go
}

fn may_go(view: &View, at: usize) -> bool {
    let tree = &view.tree;
    match tree.relation(at) {
        Relation::Mark => view.is_mark(at),
        Relation::Adjective => adjective_may_go(view, at),
        Relation::Adverb => adverb_may_go(view, at),
        Relation::TimeNoun => is_time(view.word(at)) && !hangs_on_being(view, at),
        Relation::Preposition => preposition_may_go(view, at),
        Relation::RelativeClause | Relation::Participle => modifier_of_noun_may_go(view, at),
        Relation::Infinitive => is_behind_comma(view, at),
        Relation::OpenComplement => is_behind_comma(view, at) && view.word(at).ends_with("ing"),
        Relation::Apposition => is_behind_comma(view, at),
        Relation::AdverbialClause => !is_condition(view, at),
        Relation::Conjunct => conjunct_may_go(view, at),
        Relation::Conjunction => at == 1,
        Relation::Parataxis => is_behind_comma(view, at) || view.word(tree.last(at) + 1) == ",",
        Relation::That => view.is(tree.head(tree.head(at)), STATING),
        _ => false,
    }
}

fn is_behind_comma(view: &View, at: usize) -> bool {
    let first = view.tree.first(at);
    first > 1 && view.is_comma(first - 1)
}

fn hangs_on_being(view: &View, at: usize) -> bool {
    let head = view.tree.head(at);
    let has_complement = view.tree.children(head).any(|child| {
        matches!(
            view.tree.relation(child),
            Relation::Predicate | Relation::AdjectiveComplement | Relation::Object | Relation::Auxiliary
                | Relation::OpenComplement | Relation::ClauseComplement
        )
    });
    view.is(head, BEING) && !has_complement
}

/// An adjective may go that tells neither which nor whether nor how it is.
fn adjective_may_go(view: &View, at: usize) -> bool {
    let head = view.tree.head(at);
    let is_joined = view.tree.children(at).any(|child| {
        matches!(view.tree.relation(child), Relation::Conjunct | Relation::Preposition | Relation::OpenComplement)
    });
    let word = view.word(at).to_lowercase();
    let is_negative = ["un", "non", "in", "im", "il", "ir", "dis", "mis", "anti"]
        .iter()
        .any(|start| word.len() >= 7 && word.starts_with(start));
    head > at
        && view.tag(at) == Some(Tag::Adj)
        && !is_joined
        && !is_negative
        && !is_rank(view, at)
        && !(at > 1 && view.is_capital(at))
        && view.tree.relation(head) != Relation::Predicate
        && !view.tree.children(head).any(|child| child < at && view.tree.relation(child) == Relation::NounModifier)
}

fn adverb_may_go(view: &View, at: usize) -> bool {
    let word = view.word(at);
    let is_light = view.is(at, LIGHT_ADVERBS) || word.ends_with("ly");
    let modifies_phrase =
        matches!(view.tree.relation(view.tree.head(at)), Relation::Preposition | Relation::Number | Relation::Adverb);
    is_light
        && !modifies_phrase
        && !view.is(at, BINDING)
        && !is_wh(word)
        && !hangs_on_being(view, at)
        && view.tree.children(at).all(|child| view.tree.relation(child) == Relation::Adverb)
}

/// A phrase with a preposition may go unless it is an argument, a quantity or a condition.
fn preposition_may_go(view: &View, at: usize) -> bool {
    let tree = &view.tree;
    let (head, first) = (tree.head(at), tree.first(at));
    let has_object = tree.last(at) > at;
    if !has_object || view.is(at, CONDITIONS) || view.is(at, &["than", "as", "like", "of"]) && head != 0 && at > 1 {
        return false;
    }
    let head_relation = tree.relation(head);
    let hangs_on_adjective = matches!(
        head_relation,
        Relation::AdjectiveComplement | Relation::Adverb | Relation::Preposition | Relation::Particle
            | Relation::Adjective | Relation::Number | Relation::NounModifier
    );
    if hangs_on_adjective || hangs_on_being(view, at) || has_quantity(view, at) {
        return false;
    }
    if view.is_verb(head) && head < at && !is_behind_comma(view, at) {
        return !is_argument(view, at, head) || is_dated(view, at);
    }
    if view.is(at, &["to", "for", "between"]) && head < at && first == at {
        return false;
    }
    // "Seven years in prison".
    if head + 1 == at && tree.children(head).any(|child| tree.relation(child) == Relation::Number) {
        return false;
    }
    // "Those in power", "people in debt".
    !view.is(head, QUANTIFIERS)
}

/// Whether the verb says little without the phrase behind it.
fn is_argument(view: &View, at: usize, verb: usize) -> bool {
    let tree = &view.tree;
    let has_object = tree.children(verb).any(|child| {
        matches!(tree.relation(child), Relation::Object | Relation::Predicate | Relation::AdjectiveComplement)
    });
    let is_first = !tree.children(verb).any(|child| {
        child > verb && child < at && matches!(tree.relation(child), Relation::Preposition | Relation::OpenComplement)
    });
    let is_next = verb + 1 == at || is_first && !has_object;
    if verb + 1 == at && tree.relation(verb).heads_phrase_of_verb() {
        return true;
    }
    view.is(verb, PLACING) && is_first
        || is_next && view.is(at, ARGUMENT_PREPOSITIONS)
        || view.is(at, &["to", "as", "into"])
}

/// Whether a phrase says when.
fn is_dated(view: &View, at: usize) -> bool {
    let object = view.tree.children(at).next();
    object.is_some_and(|object| is_time(view.word(object)))
}

/// Whether a phrase says how much or how many (a year or a date is no quantity).
fn has_quantity(view: &View, at: usize) -> bool {
    let is_when = (at..=view.tree.last(at)).any(|place| is_time(view.word(place)));
    let is_year = |word: &str| {
        word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1500..2200).contains(&year)) || word.contains(':')
    };
    let is_quantity = |place: usize| view.is_number(place) && !is_year(view.word(place));
    !is_when && view.tree.children(at).any(|object| {
        view.tree.first(object) <= object && (view.tree.first(object)..=object).any(is_quantity)
    })
}

/// A clause behind a noun may go unless it tells which of them is meant.
fn modifier_of_noun_may_go(view: &View, at: usize) -> bool {
    let tree = &view.tree;
    let noun = tree.head(at);
    if tree.first(at) == 1 {
        return view.is_comma(tree.last(at) + 1);
    }
    if is_behind_comma(view, at) {
        return true;
    }
    let opens = |child: usize| {
        let is_bound = matches!(tree.relation(child), Relation::Determiner | Relation::Adjective | Relation::Number);
        is_bound && (view.is(child, QUANTIFIERS) || is_rank(view, child))
    };
    let is_open = |child: usize| view.is(child, &["a", "an"]) || tree.relation(child) == Relation::Possessor;
    let has_article = tree.children(noun).any(is_open) || view.is_name(noun) && view.tag(noun) == Some(Tag::Propn);
    view.tag(noun) != Some(Tag::Pron) && !view.is(noun, QUANTIFIERS) && has_article && !tree.children(noun).any(opens)
}

/// Whether the clause of a verb states what must hold for the rest.
fn is_condition(view: &View, at: usize) -> bool {
    let tree = &view.tree;
    let opener = (tree.first(at)..at).find(|&place| {
        matches!(tree.relation(place), Relation::ClauseMark | Relation::Adverb | Relation::Preposition)
            && tree.head(place) == at
    });
    if tree.first(at) == 1 && !view.is_comma(tree.last(at) + 1) {
        return true;
    }
    let Some(opener) = opener else { return !is_behind_comma(view, at) && tree.first(at) > 1 };
    let is_past = |verb: usize| view.word(verb).ends_with("ed") || is_in(&["was", "were", "had", "did"], view.word(verb));
    view.is(opener, CONDITIONS)
        || view.is(opener, &["when", "where", "whenever", "so", "that", "as"]) && !is_past(tree.head(at)) && !is_behind_comma(view, at)
}

/// "And" with a second thing done, where that is the only other: the first stays.
fn conjunct_may_go(view: &View, at: usize) -> bool {
    let tree = &view.tree;
    let head = tree.head(at);
    let conjunction = tree.children(at).find(|&child| tree.relation(child) == Relation::Conjunction);
    let others = tree.children(head).filter(|&child| tree.relation(child) == Relation::Conjunct).count();
    let Some(conjunction) = conjunction else { return false };
    // "Put tax cuts and higher spending at the centre", should the tagger take it for two things done.
    let is_placing = view.is(head, PLACING)
        && !tree.children(head).any(|child| child < conjunction && tree.relation(child) == Relation::Preposition);
    if is_placing {
        return false;
    }
    view.is_verb(at)
        && view.is_verb(head)
        && others == 1
        && view.is(conjunction, &["and"])
        && conjunction > head + 1
        && tree.first(at) == conjunction
}

/// The clause of saying around what is said, where it adds nothing but who said so: its verb, and the verb of what is said.
pub(super) fn frame(view: &View) -> Option<(usize, usize)> {
    let tree = &view.tree;
    let said = |at: usize| {
        let verb = tree.head(at);
        tree.relation(at) == Relation::ClauseComplement && verb > 0 && tree.relation(verb) == Relation::Root
    };
    let top = (1..view.end).find(|&at| said(at))?;
    let verb = tree.head(top);
    let own = (1..view.end).filter(|&at| at < tree.first(top) || at > tree.last(top));
    let no_doubt = own.clone().all(|at| {
        let is_modal = view.is(at, &["may", "might", "could", "would", "should", "can", "must", "if"]);
        !is_modal && !view.is_negated(at)
    });
    let is_opinion = (tree.first(top)..=tree.last(top)).any(|at| {
        view.is(at, &["should", "must", "would", "i", "we", "my", "our", "me", "us"]) || view.is_quote(at)
    });
    let subject = tree.children(verb).find(|&child| tree.relation(child) == Relation::Subject);
    let is_body = subject.is_some_and(|subject| is_body(view, subject));
    (view.is(verb, STATING) && no_doubt && !is_opinion && is_body).then_some((top, verb))
}

/// Whether those who speak are no single person: police, a court, a report.
fn is_body(view: &View, subject: usize) -> bool {
    view.tag(subject) != Some(Tag::Pron)
}
