//! What a verb needs: its subject, its object; and that no verb comes to stand where it has none.

use crate::compress::relation::Relation;
use crate::compress::view::View;
use crate::compress::words::{BEING, CLAUSE_OPENERS, STATING, UNITS_OF_TIME, is_time, is_wh};
use crate::tag::Tag;

/// Whether a gap leaves verbs all that they need.
pub(super) fn stays(view: &View, from: usize, to: usize) -> bool {
    !takes_object(view, from, to)
        && !loses_subject(view, from, to)
        && !loses_speaker(view, from, to)
        && !takes_predicate(view, from, to)
        && !takes_verb_alone(view, from, to)
        && !takes_verb_of_rest(view, from, to)
        && !doubles_verb(view, from, to)
        && !takes_verb_of_clause(view, from, to)
        && !cuts_opening(view, from, to)
}

/// Whether a verb stands before a gap and its object in it, should the labels not say so.
fn takes_object(view: &View, from: usize, to: usize) -> bool {
    let has_adverb =
        view.tag(from + 1) == Some(Tag::Adv) && matches!(view.tag(from + 2), Some(Tag::Det | Tag::Num));
    // "To create *\"an air of hysteria\"*".
    let next = from + 1 + usize::from(has_adverb || view.is_quote(from + 1));
    let is_verbal = view.tag(from) == Some(Tag::Verb) || view.tree.relation(from).heads_phrase_of_verb();
    let may_be_object = matches!(
        view.tag(next),
        Some(Tag::Det | Tag::Pron | Tag::Noun | Tag::Propn | Tag::Num | Tag::Sym | Tag::Adj)
    );
    let head = view.tree.head(next);
    let is_object = next > head || head < to;
    // "Made [by the firm] the list found", "drugs made [by the firm] will help".
    let leads_on = view.is_nominal(to) && !view.is_comma(to - 1) || view.is_verb(to) || view.word(to) == ",";
    if view.is(from + 1, &["by"]) && view.tag(from) == Some(Tag::Verb) && leads_on {
        return true;
    }
    // "If they were acting [\"honestly\"]".
    if view.tag(from) == Some(Tag::Verb) && view.quotes.iter().any(|quote| quote.open.start == from + 1) {
        return true;
    }
    is_verbal
        && may_be_object
        && is_object
        && view.tree.relation(next) != Relation::TimeNoun
        && view.tree.relation(view.tree.head(next)) != Relation::TimeNoun
}

/// Whether a verb would be left behind without its subject: ", but *the rain* stopped".
fn loses_subject(view: &View, from: usize, to: usize) -> bool {
    // "Called [for the parties] to meet".
    let is_infinitive = view.is(to, &["to"]) && view.is_verb(to + 1);
    if view.is(from + 1, &["for"]) && is_infinitive {
        return true;
    }
    // "Fell [before Lund scored] to help the town".
    let clause = (from + 1..to).any(|at| view.is_verb(at)) && view.is(from + 1, CLAUSE_OPENERS);
    if clause && is_infinitive && !view.is_mark(to - 1) {
        return true;
    }
    // "Was old [and the mill] therefore closed".
    let verb = to + usize::from(view.tag(to) == Some(Tag::Adv));
    if !view.is_verb(verb) || view.is_comma(to - 1) {
        return false;
    }
    let joins = |at: usize| {
        let is_second = verb > to || view.word(at - 1) == "," || at == from + 1 && view.is_nominal(at + 1);
        view.tag(at) == Some(Tag::Cconj) && is_second && at + 1 < to && !view.is_verb(at + 1)
    };
    // "Is hard [since leading the orchestra] is a feat", "a shock [to the town as the mill] is old".
    let is_mark = |at: usize| view.tree.relation(at) == Relation::ClauseMark;
    let opens = |at: usize| {
        view.is(at, CLAUSE_OPENERS) && at + 1 < to && !(at..to).any(|inner| view.is_verb(inner))
            || at == from + 1
                && (is_mark(at) || view.is(at, &["since", "because", "although", "while", "as"]))
    };
    // "From the moment it rained[, the first thing that they asked] was".
    let comma = if view.is_comma(from) { from } else { from + 1 };
    let is_number = view.tag(comma + 1) == Some(Tag::Num);
    let is_later = |at: usize| view.word(at) == "," && at + 1 < to && view.is_nominal(at + 1);
    let opens_noun = view.is_comma(comma) && (is_number || view.is_nominal(comma + 1)) && comma + 1 < to
        || from > 0 && (from + 1..to).any(is_later);
    opens_noun || (from + 1..to).any(|at| joins(at) || from > 0 && opens(at))
}

/// Whether who says so would go, and the verb of saying would stay: "arrived in the port[, a clerk] told the paper", "[a
/// clerk] of the port told".
fn loses_speaker(view: &View, from: usize, to: usize) -> bool {
    let opens_noun = |at: usize| view.is_comma(at) && at + 1 < to && view.is_nominal(at + 1);
    let is_saying = view.is(to, STATING) || view.tag(to) == Some(Tag::Aux) && view.is(to + 1, STATING);
    let is_left = view.tag(to) == Some(Tag::Adp) && !view.is_comma(to - 1);
    let comma = if view.is_comma(from) { from } else { from + 1 };
    is_saying && (from.max(1)..to).any(opens_noun)
        || view.is_comma(comma) && view.is_nominal(comma + 1) && comma + 1 < to && is_left
}

/// Whether an auxiliary would go whose subject stands before the gap: "gulls that dive [in the wind *are* hungry]".
fn takes_predicate(view: &View, from: usize, to: usize) -> bool {
    const FINITE: &[&str] = &[
        "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might",
        "does", "did",
    ];
    const SUBJECTS: &[&str] = &["he", "she", "they", "it", "i", "we", "you"];
    // "The man hurt a week ago *left* the town".
    let is_date = view.is(from, &["ago"]) || view.tree.relation(from) == Relation::TimeNoun;
    if is_date && view.tag(from + 1) == Some(Tag::Verb) && !view.word(from + 1).ends_with("ing") {
        return true;
    }
    // "The loss of the captain[, a quick man, would be] a blow".
    let opens_aside = view.is_comma(from + 1);
    let is_predicate = |at: usize| {
        view.is_comma(at - 1 - usize::from(view.is_quote(at - 1)))
            && view.is_verb(at)
            && !view.word(at).ends_with("ing")
            && !view.is(at, STATING)
    };
    let resumes = |at: usize| is_predicate(at) && view.tag(at) == Some(Tag::Aux) && view.is(at, FINITE);
    let is_resumed = (from + 2..to).any(resumes) || opens_aside && (from + 3..to).any(is_predicate);
    if from > 0 && !view.is_verb(from) && is_resumed {
        return true;
    }
    let mut is_governed = false;
    for at in from + 1..to {
        let opens = view.is_mark(at) && !view.is_quote(at)
            || view.tag(at) == Some(Tag::Cconj)
            || is_wh(view.word(at))
            || view.is(at, CLAUSE_OPENERS) && view.tag(at + 1) != Some(Tag::Adp)
            || view.is(at, SUBJECTS);
        let is_nominal = matches!(view.tag(at), Some(Tag::Noun | Tag::Propn | Tag::Num | Tag::Pron));
        let is_verb = view.tag(at) == Some(Tag::Verb);
        // "To help those at sea *needs* time".
        let is_finite = view.tag(at) == Some(Tag::Aux) && view.is(at, FINITE)
            || is_verb && view.word(at).ends_with('s') && !view.is(at - 1, &["to"]);
        if is_finite && at > from + 1 {
            return true;
        }
        // What an infinitive or a gerund has for an object is no subject.
        let governs = is_verb && (view.is(at - 1, &["to"]) || view.word(at).ends_with("ing"));
        is_governed |= view.tag(at) == Some(Tag::Adp) || governs;
        if is_verb && !governs {
            return false;
        }
        if opens || is_nominal && !is_governed {
            return false;
        }
    }
    false
}

/// Whether but a verb would go: "whom the group [claimed] was", "that [joining] the club would", "had [ensured] she could".
fn takes_verb_alone(view: &View, from: usize, to: usize) -> bool {
    let is_alone = to == from + 2 && view.tag(from + 1) == Some(Tag::Verb);
    let is_gerund = view.word(from + 1).ends_with("ing");
    let opens = matches!(view.tag(from), Some(Tag::Sconj | Tag::Adp)) || is_wh(view.word(from));
    let is_auxiliary = view.tag(from) == Some(Tag::Aux) && !view.is_verb(to) && !view.is_mark(to);
    let is_subject = view.is_nominal(from) && view.is_verb(to);
    is_alone && (is_auxiliary || is_gerund && opens || !is_gerund && is_subject)
}

/// Whether a verb would go, and what it has stay: "by having the pledge [read]", "shut [after the firm running] it had
/// closed", "will [only provide urgent] care".
fn takes_verb_of_rest(view: &View, from: usize, to: usize) -> bool {
    let is_verb = |at: usize| view.tag(at) == Some(Tag::Verb);
    let is_participle = |at: usize| is_verb(at) && !view.word(at).ends_with("ing");
    let having = (from.saturating_sub(3)..from).find(|&at| view.is(at, &["having"]));
    let is_had_done = having
        .is_some_and(|having| !(having + 1..from).any(is_participle) && (from + 1..to).any(is_participle));
    let is_object = view.is(to, &["them", "him", "us", "me"]);
    let leaves_object = to > from + 2
        && is_verb(to - 1)
        && (view.word(to - 1).ends_with("ing") || is_object)
        && (matches!(view.tag(to), Some(Tag::Pron | Tag::Det)) || view.is(to, &["both"]));
    let takes_main = view.tag(from) == Some(Tag::Aux)
        && view.is_noun(to)
        && (from + 1..to).any(is_verb)
        && !view.is_mark(to - 1);
    is_had_done || leaves_object || takes_main
}

/// Whether the verb of a second subject, or of what went, would come to stand behind another: "two men were held [in Leeds and
/// three] were", "signals are coming [out of talks] meant to".
fn doubles_verb(view: &View, from: usize, to: usize) -> bool {
    let is_joined = (from + 1..to).any(|at| view.is(at, &["and", "but"]));
    let first = if view.tag(from) == Some(Tag::Adv) { from - 1 } else { from };
    // "Children born there [to sailors] may", but "the man who left [in May] is".
    let is_of_noun = view.is_noun(first.saturating_sub(1));
    let is_second = view.tag(to) == Some(Tag::Verb) || view.tag(to) == Some(Tag::Aux) && is_of_noun;
    let are_two = view.tag(first) == Some(Tag::Verb)
        && is_second
        && !view.word(to).ends_with("ing")
        && !view.is_comma(to - 1);
    are_two || view.is_verb(from) && view.tag(to) == Some(Tag::Aux) && is_joined
}

/// Whether a verb of a clause that starts in the gap would come to stand as another's: "a mob [that beat him,] burned his
/// house and left".
fn takes_verb_of_clause(view: &View, from: usize, to: usize) -> bool {
    let opens = |at: usize| view.is(at, &["that", "who", "which"]) && !view.is_mark(at - 1);
    let verb = to + usize::from(view.word(to) == ",");
    (view.is_verb(verb) || view.word(verb).ends_with("ed"))
        && view.word(verb - 1) == ","
        && (from + 1..verb).any(|at| opens(at) && (at + 1..verb).any(|inner| view.is_verb(inner)))
}

/// Whether a measure would go from before what it measures, a quote would lose its first words, or "is" what it is up to:
/// "60 [years] old", "said[, \"Give] me", "is [up], for her album".
fn cuts_opening(view: &View, from: usize, to: usize) -> bool {
    let is_measured = view.is(to, &["old", "long", "tall", "high", "wide", "deep", "later", "earlier"])
        && (is_time(view.word(to - 1)) || view.is(to - 1, UNITS_OF_TIME));
    let quote = (from + 1..to).find(|&at| view.is_quote(at));
    let cuts_quote = view.is(from, STATING) && quote.is_some_and(|quote| quote + 1 < to && to < view.end);
    let is_bare = view.is(from, &BEING[..8])
        && !view.is_comma(from + 1)
        && (view.word(to) == "," || view.word(to - 1) == ",");
    // "Nestled [in a valley,] the mill has".
    let is_cut = view.word(to - 1) == "," || view.word(to) == ",";
    let opens = view.tag(1) == Some(Tag::Verb) || view.word(1).ends_with("ing");
    let cuts_participle = from == 1 && opens && is_cut && to > from + 2;
    is_measured || cuts_quote || is_bare || cuts_participle
}
