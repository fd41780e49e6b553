//! Which phrases a sentence can do without, by what they are to the word they hang on.
//!
//! Subjects, objects, complements, auxiliaries, `not`, articles, numbers and possessors are never among
//! them; nor is a phrase whose loss would change what is said: a condition, a hedge, what tells which
//! of several is meant.

use super::glue::{brackets, is_rank};
use super::relation::Relation;
use super::view::View;
use super::words::{
    ARGUMENT_PREPOSITIONS, BEING, BINDING, CAUSING, CONDITIONS, DAYS, FAILING, GIVING, LIGHT_ADVERBS,
    LIGHT_VERBS, MEASURES, MODALS, PUTTING, QUANTIFIERS, RANKS, STATING, TURNING_ADJECTIVES, UNITS_OF_TIME,
    is_in, is_time, is_wh, wants_infinitive,
};
use crate::tag::Tag;

/// By place: whether the phrase that the word heads may be dropped whole.
pub(super) fn droppable(view: &View, frames: &[usize]) -> Vec<bool> {
    let mut may_go: Vec<bool> = (0..=view.words.len() + 1)
        .map(|at| at > 0 && at <= view.words.len() && (frames.contains(&at) || may_go(view, at)))
        .collect();
    for (open, close) in brackets(view) {
        may_go[open..=close].fill(true);
    }
    may_go
}

fn may_go(view: &View, at: usize) -> bool {
    if is_bound(view, at) {
        return false;
    }
    let tree = &view.tree;
    match tree.relation(at) {
        Relation::Mark => view.is_mark(at),
        Relation::Adjective => adjective_may_go(view, at),
        Relation::Adverb => adverb_may_go(view, at),
        Relation::TimeNoun => {
            // "41,000 are sold *every year*": how many that are depends on it.
            let is_rate = tree.children(at).any(|child| view.is(child, &["every", "each", "per"]));
            is_time(view.word(at)) && !hangs_on_being(view, at) && !is_rate
        }
        Relation::Preposition => preposition_may_go(view, at),
        Relation::RelativeClause | Relation::Participle => modifier_of_noun_may_go(view, at),
        Relation::Infinitive => is_behind_comma(view, at),
        Relation::OpenComplement => {
            is_behind_comma(view, at) && view.word(at).ends_with("ing") || is_purpose(view, at)
        }
        Relation::Apposition => is_behind_comma(view, at) && view.is_mark(tree.last(at) + 1),
        Relation::AdverbialClause => !is_condition(view, at),
        Relation::Conjunct => conjunct_may_go(view, at),
        Relation::Conjunction => at == 1,
        Relation::Parataxis => is_behind_comma(view, at) || view.word(tree.last(at) + 1) == ",",
        // "The parliament *Friday* passed a bill", should the labels take the day for the subject.
        Relation::Subject | Relation::Object | Relation::Other => is_bare_day(view, at),
        // "The myth *that* it rusts".
        Relation::That if !view.is(at, &["that"]) || view.tag(at - 1) == Some(Tag::Noun) => false,
        Relation::That => {
            let said = tree.head(at);
            view.is(tree.head(said), STATING) || tree.children(said).any(|child| view.is(child, STATING))
        }
        _ => false,
    }
}

/// Whether a word is the name of a day between a noun and its verb.
pub(super) fn is_bare_day(view: &View, at: usize) -> bool {
    let tree = &view.tree;
    let is_alone = tree.first(at) == at && tree.last(at) == at;
    is_alone
        && view.is(at, DAYS)
        && view.is_noun(at - 1)
        && view.is_verb(at + 1)
        && tree.children(tree.head(at)).any(|child| child < at && tree.relation(child) == Relation::Subject)
}

/// Whether it stays wherever what it hangs on stays: who said so, what narrows a denial or tells a time.
pub(super) fn is_bound(view: &View, at: usize) -> bool {
    view.is(at, &["according", "worth"])
        || is_denied(view, at)
        || is_of_some(view, at)
        || is_of_time(view, at)
        || completes_measure(view, at)
}

/// "260 miles *west*", "94 dollars *a barrel*", "put the visitors *ahead*": what tells from where, of how much, or to what
/// end.
fn completes_measure(view: &View, at: usize) -> bool {
    let is_rate = view.tree.first(at) + 1 == at
        && at > 3
        && view.is(at - 1, &["a", "an", "per"])
        && (at - 3..at - 1).any(|before| view.is_number(before));
    let is_bare_ahead = view.is(at, &["ahead"]) && !view.is(at + 1, &["of"]);
    is_rate
        || is_bare_ahead
        || view.is(at, &["east", "west", "north", "south"])
            && (at.saturating_sub(6)..at).any(|before| view.is_number(before))
}

/// "Put a shot *across the goal*": where something was put, should the labels take it for a part of what was.
pub(super) fn is_placed(view: &View, at: usize) -> bool {
    let tree = &view.tree;
    let thing = tree.head(at);
    thing < at
        && tree.relation(thing) == Relation::Object
        && (view.is(tree.head(thing), PUTTING) && !is_circumstance(view, at)
            || view.is(tree.head(thing), GIVING) && view.is(at, &["to"]))
}

/// Whether it narrows what is denied, or said of few: "does not believe *in the old sense*" denies less without it, "only
/// one in ten walks *in the rain*" grants more.
fn is_denied(view: &View, at: usize) -> bool {
    let tree = &view.tree;
    let mut verb = tree.head(at);
    while verb > 0 && !view.is_verb(verb) {
        verb = tree.head(verb);
    }
    // "Pleaded not guilty" denies no more than that.
    let is_negation = |child: usize| child < at && view.is_negated(child) && !view.is(child + 1, &["guilty"]);
    // "*Young* people are not allowed": what is denied of some is not denied of all.
    let is_of_subject = || {
        let noun = tree.head(at);
        let is_known = |child: usize| view.tag(child) == Some(Tag::Det) && !view.is(child, &["a", "an"]);
        let is_one = view.is_name(noun) || tree.children(noun).any(is_known);
        let denies = |child: usize| child > at && child < verb + 2 && view.is_negated(child);
        !is_one && !view.is_comma(tree.last(at) + 1) && tree.children(verb).any(denies)
    };
    match verb {
        0 => false,
        _ if verb > at => tree.head(at) != verb && is_of_subject(),
        _ => {
            !is_behind_comma(view, at) && (tree.children(verb).any(is_negation) || is_said_of_few(view, verb))
        }
    }
}

/// "Players *at the end of their contract* could move": what some may do not all may.
fn is_of_some(view: &View, at: usize) -> bool {
    let tree = &view.tree;
    let noun = tree.head(at);
    let is_modal = |child: usize| tree.relation(child) == Relation::Auxiliary && view.is(child, MODALS);
    tree.relation(noun) == Relation::Subject
        && noun < at
        && view.tag(noun) == Some(Tag::Noun)
        && view.word(noun).ends_with('s')
        && !is_behind_comma(view, at)
        && tree.children(noun).all(|child| !matches!(view.tag(child), Some(Tag::Det | Tag::Num)))
        && tree.children(tree.head(noun)).any(is_modal)
}

/// Whether what does it is "only" so many, "few" or "none".
fn is_said_of_few(view: &View, verb: usize) -> bool {
    let tree = &view.tree;
    let mut main = verb;
    while tree.relation(main) == Relation::OpenComplement && tree.head(main) < main {
        main = tree.head(main);
    }
    let subject = tree.children(main).find(|&child| tree.relation(child) == Relation::Subject);
    subject.is_some_and(|subject| {
        (tree.first(subject)..main).any(|place| view.is(place, &["only", "few", "fewer", "none", "nobody"]))
    })
}

/// Whether a time is told by it: "a day *after the race*".
fn is_of_time(view: &View, at: usize) -> bool {
    let tree = &view.tree;
    let before = tree.first(at).saturating_sub(1);
    // "Left *Friday after the race*": when, and when.
    let is_date =
        |at: usize| view.is(at, DAYS) || view.is(at, &["this", "last", "next", "today", "yesterday"]);
    tree.relation(before) == Relation::TimeNoun
        && view.is(at, &["after", "before", "of", "from"])
        && !(tree.first(before)..=before).any(is_date)
}

pub(super) fn is_behind_comma(view: &View, at: usize) -> bool {
    let first = view.tree.first(at);
    first > 1 && view.is_comma(first - 1)
}

pub(super) fn hangs_on_being(view: &View, at: usize) -> bool {
    let head = view.tree.head(at);
    let is_next = head + 1 == at;
    let has_complement = !is_next
        && view.tree.children(head).any(|child| {
            matches!(
                view.tree.relation(child),
                Relation::Predicate
                    | Relation::AdjectiveComplement
                    | Relation::Auxiliary
                    | Relation::OpenComplement
                    | Relation::ClauseComplement
            )
        });
    view.is(head, BEING) && !has_complement
}

/// An adjective may go that tells neither which nor whether nor how it is.
fn adjective_may_go(view: &View, at: usize) -> bool {
    let tree = &view.tree;
    let head = tree.head(at);
    let is_joined = tree.children(at).any(|child| {
        matches!(tree.relation(child), Relation::Conjunct | Relation::Preposition | Relation::OpenComplement)
    });
    let is_first_of_two = tree.relation(at + 1) == Relation::NounModifier && !view.is_name(at + 1);
    // "A question that's *sparked* debate", should the tagger take the verb for one.
    let is_verb = view.is_verb(at - 1) && view.word(at).ends_with("ed");
    head > at
        && !view.is(at - 1, BEING)
        && !is_verb
        && !is_first_of_two
        && view.tag(at) == Some(Tag::Adj)
        && !is_joined
        && !adjective_tells(view, at)
        && !is_what_is_given(view, head)
        && tree.relation(head) != Relation::Predicate
        && !tree.children(head).any(|child| child < at && tree.relation(child) == Relation::NounModifier)
}

/// Whether an adjective tells which one is meant, whether it is one, or when it was; or is somebody's word for it.
pub(super) fn adjective_tells(view: &View, at: usize) -> bool {
    let head = view.tree.head(at);
    let word = view.word(at).to_lowercase();
    let is_negative = ["un", "non", "in", "im", "il", "ir", "dis", "mis", "anti"]
        .iter()
        .any(|start| word.len() >= 7 && word.starts_with(start));
    at == 1
        // "A \"slim\" chance": somebody's word for it.
        || view.is_quote(at - 1)
        // "The past 12 months", "in previous years".
        || view.is_number(at + 1)
        || is_time(view.word(head))
        || view.is(head, UNITS_OF_TIME)
        || is_negative
        || view.is(at, TURNING_ADJECTIVES)
        || view.is(at, BINDING)
        || word.ends_with("-related")
        || word.starts_with("ex-")
        // "A *closed* door meeting".
        || view.tree.relation(at + 1) == Relation::NounModifier
            && (word.ends_with("ed") || word.ends_with("ing") || view.is(at, &["grand"]))
        // "*Predominantly* Catholic".
        || word.ends_with("ly") && view.tag(at + 1) != Some(Tag::Noun)
        || word.contains("est-")
        || is_rank(view, at)
        || view.is_capital(at)
        || view.is_number(at) && !is_age(view, at)
        || is_any(view, head)
        || is_bare(view, head)
        // "A *unified* Myanmar".
        || view.is_capital(head) && view.tree.children(head).any(|child| view.is(child, &["a", "an"]))
}

/// "Draws *blank* tiles": of a noun without an article, which ones are meant.
fn is_bare(view: &View, noun: usize) -> bool {
    let has_own = |at: usize| {
        matches!(view.tree.relation(at), Relation::Determiner | Relation::Possessor | Relation::Number)
            || view.tag(at) == Some(Tag::Det)
    };
    // "Privately held *maker Dunmore*".
    let is_title = view.is_capital(noun + 1) && view.is_name(noun + 1);
    view.tag(noun) == Some(Tag::Noun)
        && !view.is_capital(noun)
        && !is_title
        && !view.tree.children(noun).any(has_own)
}

/// "A *dirty* chain wears out the wheel": what is said of any such thing is not said of others.
fn is_any(view: &View, noun: usize) -> bool {
    let tree = &view.tree;
    let verb = tree.head(noun);
    tree.relation(noun) == Relation::Subject
        && tree.children(noun).any(|child| view.is(child, &["a", "an"]))
        && tree.relation(verb) == Relation::Root
        && view.tag(verb) == Some(Tag::Verb)
        && view.word(verb).ends_with('s')
        && !view.is(verb, STATING)
}

/// "Children born *to sailors* may stay": what tells which of any number are meant.
pub(super) fn narrows(view: &View, at: usize) -> bool {
    let verb = view.tree.head(at);
    match view.tree.relation(verb) {
        Relation::Participle => is_of_kind(view, verb),
        // "The first cup to be held *at sea*".
        Relation::Infinitive => {
            let noun = view.tree.head(verb);
            (view.tree.first(noun)..noun).any(|at| is_rank(view, at))
        }
        _ => false,
    }
}

/// "A clock is a thing that tells time *by water*": what defines a thing.
pub(super) fn defines(view: &View, at: usize) -> bool {
    let tree = &view.tree;
    let head = tree.head(at);
    // "By the flow *of water*".
    let is_inner = tree.relation(head) == Relation::PrepositionObject && tree.head(head) < head;
    if is_inner && view.is(at, &["of"]) {
        return defines(view, tree.head(head));
    }
    let verb = if tree.relation(head) == Relation::Object { tree.head(head) } else { head };
    let thing = tree.head(verb);
    tree.relation(verb) == Relation::RelativeClause
        && tree.relation(thing) == Relation::Predicate
        && view.is(tree.head(thing), &["is", "are"])
}

/// "A *27-year-old* man": how old somebody is tells no two of them apart.
fn is_age(view: &View, at: usize) -> bool {
    let is_of_name = view.tag(view.tree.head(at)) == Some(Tag::Propn);
    !is_of_name
        && ["-year-old", "-month-old", "-week-old", "-day-old"].iter().any(|end| view.word(at).ends_with(end))
}

/// "Gave him *a rough ride*": with a light verb the adjective says what was done.
pub(super) fn is_what_is_given(view: &View, noun: usize) -> bool {
    let tree = &view.tree;
    let is_one = tree.children(noun).any(|child| view.is(child, &["a", "an"]));
    is_one && tree.relation(noun) == Relation::Object && view.is(tree.head(noun), LIGHT_VERBS)
}

fn adverb_may_go(view: &View, at: usize) -> bool {
    let word = view.word(at);
    let is_light = view.is(at, LIGHT_ADVERBS) || word.ends_with("ly");
    let modifies_phrase = matches!(
        view.tree.relation(view.tree.head(at)),
        Relation::Preposition
            | Relation::Number
            | Relation::Adverb
            | Relation::Adjective
            | Relation::NounModifier
    );
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
    if !has_object
        || view.is(at, CONDITIONS)
        || view.is(at, &["than", "as", "like", "of"]) && head != 0 && at > 1 && !view.is(at + 1, &["part"])
    {
        return false;
    }
    let head_relation = tree.relation(head);
    let hangs_on_adjective = matches!(
        head_relation,
        Relation::AdjectiveComplement
            | Relation::Adverb
            | Relation::Preposition
            | Relation::Particle
            | Relation::Adjective
            | Relation::Number
            | Relation::NounModifier
    );
    let hangs_on_adjective = hangs_on_adjective
        && !(matches!(head_relation, Relation::AdjectiveComplement | Relation::Particle)
            && is_circumstance(view, at));
    if hangs_on_adjective || preposition_tells(view, at) {
        return false;
    }
    if view.is_verb(head) && head < at && !is_behind_comma(view, at) {
        return !is_argument(view, at, head) || is_dated(view, at);
    }
    if view.is(at, &["to", "between"]) && head < at && first == at {
        return false;
    }
    // "Seven years in prison", "the first mill in the valley"; "are a team in decline".
    if head + 1 == at && (is_picked(view, head) || head_relation == Relation::Predicate) {
        return false;
    }
    // "Those in power", "people in debt".
    !view.is(head, QUANTIFIERS) && !is_measured(view, head)
}

/// Whether a phrase with a preposition tells what is, how many, than what, by what, where something was put, or when it was.
pub(super) fn preposition_tells(view: &View, at: usize) -> bool {
    // "Citizens *in a majority of towns* agree".
    let is_share = view.tree.children(at).any(|object| view.is(object, MEASURES));
    hangs_on_being(view, at)
        || defines(view, at)
        || narrows(view, at)
        || is_share
        || has_quantity(view, at)
        || is_compared(view, at)
        || is_agent(view, at)
        || is_placed(view, at)
        || tells_when_it_was(view, at)
}

/// Whether it is said how many or how much there is of a noun: of others there may be more or less. "The number of homes
/// *with a garden*", "half of the farms *in the valley*".
pub(super) fn is_measured(view: &View, noun: usize) -> bool {
    let of = view.tree.head(noun);
    view.is(noun, MEASURES) || view.is(of, &["of", "in"]) && view.is(view.tree.head(of), MEASURES)
}

/// Whether a noun is one of several that what stands behind it tells apart: "the first win *of the season*",
/// "the first mill in the valley *to close*".
pub(super) fn is_picked(view: &View, noun: usize) -> bool {
    let tree = &view.tree;
    let preposition = if tree.relation(noun) == Relation::PrepositionObject { tree.head(noun) } else { 0 };
    is_ranked(view, noun)
        || tree.children(noun).any(|child| tree.relation(child) == Relation::Number)
        || preposition > 0 && tree.head(preposition) < preposition && is_ranked(view, tree.head(preposition))
}

/// Whether a rank or a quantity of all stands before a noun.
pub(super) fn is_ranked(view: &View, noun: usize) -> bool {
    let ranks = |child: usize| child < noun && (is_rank(view, child) || view.is(child, QUANTIFIERS));
    view.is(noun, RANKS) || is_measured(view, noun) || view.tree.children(noun).any(ranks)
}

/// Whether a phrase says by what something was caused, where nothing is said without: "was led *by the coach*".
pub(super) fn is_agent(view: &View, at: usize) -> bool {
    view.is(at, &["by"]) && view.is(view.tree.head(at), CAUSING)
}

/// "The town *in the 13th century* was a port": it may have been another thing at other times.
fn tells_when_it_was(view: &View, at: usize) -> bool {
    let tree = &view.tree;
    let subject = tree.head(at);
    view.is(at, &["in", "during"])
        && tree.relation(subject) == Relation::Subject
        && view.is(tree.last(at) + 1, &["was", "were"])
        && (at..=tree.last(at)).any(|place| view.is_number(place))
}

/// Whether a phrase is part of what something is compared with: "more than those *of last year*".
pub(super) fn is_compared(view: &View, at: usize) -> bool {
    let than = (at.saturating_sub(4)..at).rev().find(|&before| view.is(before, &["than"]));
    than.is_some_and(|than| !(than..at).any(|before| view.is_verb(before) || view.is_number(before)))
}

/// Whether a phrase says when or amid what, and so completes no adjective: "closed *after the storm*".
pub(super) fn is_circumstance(view: &View, at: usize) -> bool {
    view.is(at, &["after", "before", "during", "amid", "following", "outside", "near"]) || is_dated(view, at)
}

/// "Used cells *to grow tissue*": why something was done to something.
pub(super) fn is_purpose(view: &View, at: usize) -> bool {
    let tree = &view.tree;
    let verb = tree.head(at);
    let is_between = |child: usize| child > verb && child < at;
    let has_object = tree.children(verb).any(|child| {
        matches!(tree.relation(child), Relation::Object | Relation::Preposition) && is_between(child)
    });
    let is_light = view.is(verb, BEING) || view.is(verb, LIGHT_VERBS);
    has_object && !wants_infinitive(view.word(verb)) && !is_light && !is_condition_word(view, at)
}

fn is_condition_word(view: &View, at: usize) -> bool {
    (view.tree.first(at)..=at).any(|place| view.is(place, CONDITIONS) || view.is_negated(place))
}

/// Whether the verb says little without the phrase behind it.
fn is_argument(view: &View, at: usize, verb: usize) -> bool {
    let tree = &view.tree;
    let has_object = tree.children(verb).any(|child| {
        matches!(tree.relation(child), Relation::Object | Relation::Predicate | Relation::AdjectiveComplement)
    });
    let is_first = !tree.children(verb).any(|child| {
        child > verb
            && child < at
            && matches!(tree.relation(child), Relation::Preposition | Relation::OpenComplement)
    });
    let is_next = verb + 1 == at || is_first && !has_object;
    if verb + 1 == at && tree.relation(verb).heads_phrase_of_verb() {
        return true;
    }
    view.is_placing(verb) && is_first
        || is_next && view.is(at, ARGUMENT_PREPOSITIONS)
        || view.is(at, &["to", "as", "into"]) && !view.is(at + 1, &["part"])
}

/// Whether a phrase says when.
pub(super) fn is_dated(view: &View, at: usize) -> bool {
    let object = view.tree.children(at).next();
    !view.is(at, &["for", "to", "until"]) && object.is_some_and(|object| is_time(view.word(object)))
}

/// Whether a phrase says how much or how many (a year or a date is no quantity).
pub(super) fn has_quantity(view: &View, at: usize) -> bool {
    let is_when = (at..=view.tree.last(at)).any(|place| is_time(view.word(place)));
    let is_year = |word: &str| {
        word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1500..2200).contains(&year))
            || word.contains(':')
    };
    let is_quantity = |place: usize| {
        view.is_number(place)
            && view.word(place).starts_with(|c: char| !c.is_alphabetic())
            && (!view.word(place).contains(['-', '–']) || view.word(place).ends_with('%'))
            && !is_year(view.word(place))
    };
    let is_measure =
        view.is(at, &["for", "by", "to", "from", "with", "at", "of", "about", "between", "worth"]);
    is_measure
        && !is_when
        && view.tree.children(at).any(|object| {
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
    if is_of_kind(view, at) {
        return false;
    }
    let opens = |child: usize| {
        let is_bound =
            matches!(tree.relation(child), Relation::Determiner | Relation::Adjective | Relation::Number);
        let is_only = |at: usize| view.is(at, &["only"]);
        is_bound
            && (view.is(child, QUANTIFIERS)
                || is_rank(view, child)
                || (tree.first(child)..child).any(is_only))
    };
    let is_open = |child: usize| view.is(child, &["a", "an"]) || tree.relation(child) == Relation::Possessor;
    let is_subject =
        matches!(tree.relation(noun), Relation::Subject | Relation::Conjunct | Relation::Predicate);
    let is_followed = !is_wh(view.word(at + 1)) && !view.is_mark(at + 1) && !view.is_verb(at + 1);
    // "Told reporters they smelt smoke".
    let is_told = tree.relation(noun) == Relation::Object && view.is(tree.head(noun), STATING);
    if is_told && !is_wh(view.word(tree.first(at))) {
        return false;
    }
    // "Machine learning" is one thing.
    let is_compound = noun + 1 == at
        && view.word(at).ends_with("ing")
        && !view.word(noun).ends_with('s')
        && !tree.children(noun).any(|child| tree.relation(child) == Relation::Determiner);
    if tree.relation(at) == Relation::Participle && (!is_followed || is_compound) {
        return false;
    }
    let has_article = !is_subject
        || tree.children(noun).any(is_open)
        || view.is_name(noun) && view.tag(noun) == Some(Tag::Propn);
    view.tag(noun) != Some(Tag::Pron)
        && !view.is(noun, QUANTIFIERS)
        && !is_measured(view, noun)
        && has_article
        && !tree.children(noun).any(opens)
}

/// Whether the clause of a verb states what must hold for the rest.
pub(super) fn is_condition(view: &View, at: usize) -> bool {
    let tree = &view.tree;
    let opener = (tree.first(at)..at).find(|&place| {
        matches!(tree.relation(place), Relation::ClauseMark | Relation::Adverb | Relation::Preposition)
            && tree.head(place) == at
    });
    if tree.first(at) == 1 && !view.is_comma(tree.last(at) + 1) {
        return true;
    }
    let Some(opener) = opener else { return false };
    let main = tree.head(at);
    // "Replace it when it drops" and "it rusts where it is wet" do not hold at other times and places.
    let is_event = view.word(main).ends_with("ed")
        || is_in(&["was", "were", "had", "did"], view.word(main))
        || tree
            .children(main)
            .any(|child| tree.relation(child) == Relation::Auxiliary && view.word(child).len() > 2)
        || is_past(view, at) && !view.word(main).ends_with('s');
    view.is(opener, CONDITIONS)
        || view.is(opener, &["when", "where", "whenever", "that"]) && !is_event && !is_behind_comma(view, at)
}

/// Whether a verb tells of the past by its ending or its auxiliary.
fn is_past(view: &View, verb: usize) -> bool {
    let is_auxiliary = |child: usize| view.is(child, &["was", "were", "had"]) && child < verb;
    view.word(verb).ends_with("ed") || view.tree.children(verb).any(is_auxiliary)
}

/// "And" with a second thing done, where that is the only other: the first stays.
fn conjunct_may_go(view: &View, at: usize) -> bool {
    let tree = &view.tree;
    let head = tree.head(at);
    let conjunction = tree.children(at).find(|&child| tree.relation(child) == Relation::Conjunction);
    let others = tree.children(head).filter(|&child| tree.relation(child) == Relation::Conjunct).count();
    let Some(conjunction) = conjunction.filter(|_| !view.is(at, FAILING)) else { return false };
    // "Put tax cuts and higher spending at the centre", should the tagger take it for two things done.
    let is_placing = view.is_placing(head)
        && !tree
            .children(head)
            .any(|child| child < conjunction && tree.relation(child) == Relation::Preposition);
    if is_placing {
        return false;
    }
    view.is_verb(at)
        && view.is_verb(head)
        && others == 1
        && view.is(conjunction, &["and", "but"])
        && conjunction > head + 1
        && tree.first(at) == conjunction
}

/// Whether a noun that a thing is said to be, or one without an article, of which there may be any number, is told apart by the
/// clause behind it: "a ban on women *watching the game*".
pub(super) fn is_of_kind(view: &View, clause: usize) -> bool {
    let tree = &view.tree;
    let noun = tree.head(clause);
    let is_told = |child: usize| {
        child < noun
            && matches!(tree.relation(child), Relation::Determiner | Relation::Possessor | Relation::Number)
    };
    let is_defined = tree.relation(noun) == Relation::Predicate && view.is(tree.head(noun), &["is", "are"]);
    !is_behind_comma(view, clause)
        && (is_defined
            || view.is_noun(noun)
                && (view.word(noun).ends_with('s') || view.is(noun, &["people", "men", "women", "children"]))
                && !tree.children(noun).any(is_told))
}
