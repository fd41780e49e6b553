//! Of two, of a list and of a comparison none goes; nor does what takes back the rest.

use crate::compress::relation::Relation;
use crate::compress::tail::is_of_pair;
use crate::compress::view::View;
use crate::compress::words::FAILING;
use crate::tag::Tag;

/// Whether a gap parts none of them.
pub(super) fn stays(view: &View, from: usize, to: usize) -> bool {
    !loses_first_of_two(view, from, to)
        && !cuts_pair(view, from, to)
        && !cuts_comparison(view, from, to)
        && !loses_plural(view, from, to)
        && !takes_back(view, from, to)
        && !loses_condition(view, from, to)
}

/// Whether "and" would come to join what it does not: "a ship [known from one film] and another".
fn loses_first_of_two(view: &View, from: usize, to: usize) -> bool {
    let tree = &view.tree;
    // ", which was in one film [and another], is": a clause behind a comma goes up to its other comma.
    let start = if view.word(from) == "," { from } else { from + 1 };
    let is_cut_short = view.word(start) == ","
        && view.is(start + 1, &["which", "who", "whose"])
        && to > start + 1
        && to < view.end
        && view.word(to) != ","
        && view.word(to - 1) != ",";
    if is_cut_short || view.tag(to) != Some(Tag::Cconj) {
        return is_cut_short;
    }
    // "Was not covered[, and the paper went on] and printed it": the paper did.
    let is_clause = |at: usize| {
        view.tag(at) == Some(Tag::Cconj)
            && view.is_nominal(at + 1)
            && (at + 1..to).any(|inner| view.is_verb(inner))
    };
    if view.is_verb(to + 1) && (from + 1..to).any(is_clause) {
        return true;
    }
    // "The ages [of the men run to 70] and include two", should the first verb be taken for a noun.
    if view.is_verb(to + 1) && from > 0 && to > from + 1 && !(1..=from).any(|at| view.is_verb(at)) {
        return true;
    }
    // "Grew bold [at holding up clerks] and jumping counters".
    let is_gerund = |at: usize| view.tag(at) == Some(Tag::Verb) && view.word(at).ends_with("ing");
    if is_gerund(to + 1) && (from + 1..to).any(is_gerund) && !(1..=from).any(is_gerund) {
        return true;
    }
    // "The show[, a copy of another, sums] and tells".
    if view.is_verb(to + 1) && view.word(to.saturating_sub(2)) == "," && to > from + 2 {
        return true;
    }
    let second = (to + 1..view.end).find(|&at| tree.relation(at) == Relation::Conjunct);
    let joins = |second: usize| tree.first(second) <= to && (from + 1..to).contains(&tree.head(second));
    // "With [former Free] and Bad Company".
    let before = (from + 1..to).rev().find(|&at| !view.is_mark(at)).unwrap_or(to);
    let behind = (to + 1..view.end).find(|&at| !view.is_mark(at)).unwrap_or(to);
    let is_between_nouns =
        view.is_noun(before) && !view.is_verb(behind) && view.tag(behind) != Some(Tag::Adv);
    is_between_nouns || second.is_some_and(joins)
}

/// Whether one of a list would go, or the second of two that a word before them announces: "between 5 *and 7 %*".
fn cuts_pair(view: &View, from: usize, to: usize) -> bool {
    // "Iron, [coal,] and gas are three".
    let is_listed = |at: usize| view.is_mark(at) || view.is_nominal(at) || view.tag(at) == Some(Tag::Adj);
    let joint = if view.is_comma(to) { to + 1 } else { to };
    let cuts_list = view.tag(joint) == Some(Tag::Cconj)
        && (view.is_comma(from + 1) || view.is_comma(from))
        && (from + 1..to).all(is_listed);
    let is_joint = |at: usize| view.tag(at) == Some(Tag::Cconj);
    // "Unable to board [because of fog], cancellations or delays".
    let is_list = |joint: usize| {
        view.is_noun(joint + 1) && (to + 1..joint).all(|at| view.is_noun(at) || view.word(at) == ",")
    };
    let cuts_objects = view.word(to) == ","
        && matches!(view.tag(from + 1), Some(Tag::Adp | Tag::Sconj))
        && !view.is_mark(to - 1)
        && (to + 2..to + 6).find(|&at| is_joint(at)).is_some_and(is_list);
    let first = from + 1 + usize::from(view.word(from + 1) == ",");
    // "Mills [and machine] makers".
    let cuts_compound = is_joint(from + 1)
        && view.is_noun(from)
        && view.is_noun(to)
        && !(from + 1..to).any(|at| view.is_verb(at) || view.is_mark(at));
    // "Between the politics [of fear and those of hope]", "[either in the team] or alone".
    let between = (from.saturating_sub(6)..=from).rev().find(|&at| view.is(at, &["between"]));
    let cuts_two =
        between.is_some_and(|between| !(between..=from).any(is_joint)) && (from + 1..to).any(is_joint);
    let cuts_first = is_joint(to) && (from + 1..to).any(|at| view.is(at, &["either", "neither", "both"]));
    // "In a solemn [but joyful service]": of two adjectives the first may be taken for the noun.
    let cuts_adjectives = view.is(from + 1, &["but", "yet"])
        && view.is(from.saturating_sub(1), &["a", "an", "the"])
        && matches!(view.tag(from + 2), Some(Tag::Adj | Tag::Noun))
        && view.is_noun(from + 3)
        && from + 3 < to;
    // "Is small [but deadly]".
    let cuts_contrast = view.is(from + 1, &["but", "yet"])
        && [from, from + 2].into_iter().all(|at| view.tag(at) == Some(Tag::Adj));
    // "[Curfews and service] orders".
    let is_of_nouns = |at: usize| is_joint(at) || matches!(view.tag(at), Some(Tag::Noun | Tag::Adj));
    let cuts_first_noun = view.tag(to) == Some(Tag::Noun)
        && view.tag(to - 1) == Some(Tag::Noun)
        && (from + 1..to).any(is_joint)
        && (from + 1..to).all(is_of_nouns);
    // "The arts and [business] worlds".
    let is_modifier = |at: usize| view.is_noun(at) || view.tag(at) == Some(Tag::Adj);
    let cuts_second_noun = is_joint(from)
        && view.is_noun(to)
        && (view.is_noun(from.saturating_sub(1)) || view.is_comma(from.saturating_sub(1)))
        && (from + 1..to).all(is_modifier);
    // "Bag [by bag]".
    let cuts_double =
        from > 0 && view.is(from + 1, &["by", "after"]) && view.is(from + 2, &[view.word(from)]);
    cuts_adjectives
        || cuts_objects
        || cuts_double
        || cuts_second_noun && to > from + 1
        || cuts_contrast
        || cuts_first_noun
        || cuts_list
        || cuts_compound
        || cuts_two
        || cuts_first
        || is_joint(first) && is_of_pair(view, first)
}

/// Whether "as soon as" would lose what it is as soon as, or how.
fn cuts_comparison(view: &View, from: usize, to: usize) -> bool {
    // "As essential to the feast *as a song*".
    let compares = |at: usize| view.is(at, &["as"]) && matches!(view.tag(at + 1), Some(Tag::Adj | Tag::Adv));
    let second = (from + 1..to).find(|&at| view.is(at, &["as"]));
    let is_second = second.is_some_and(|second| (second.saturating_sub(10)..from).any(compares));
    // "Four times more [will be sold by May than last year]".
    let is_multiple =
        |at: usize| view.is(at, &["times"]) && view.is(at + 1, &["more", "less", "fewer", "as"]);
    let is_multiplied = (1..=from).any(is_multiple) && (from + 1..to).any(|at| view.is(at, &["than"]));
    // "Want music [rather than films]".
    let is_rather = view.is(from + 1, &["rather", "instead"]) && view.is(from + 2, &["than", "of"]);
    // "Could do worse [than look]".
    let is_than = view.is(from + 1, &["than"])
        && (view.is(from, &["more", "less", "worse", "better", "rather", "other"])
            || view.word(from).ends_with("er"));
    is_second || is_rather || is_multiplied || is_than || second == Some(from + 1) && view.is(to, &["as"])
}

/// Whether of two who do it the second would go: "the singer [and the band] are".
fn loses_plural(view: &View, from: usize, to: usize) -> bool {
    let is_joined = (from + 1..to).any(|at| view.is(at, &["and"]));
    let is_together = view.is(to, &["together"]);
    is_joined && (is_together || view.is_noun(from) && view.is(to, &["are", "were", "have"]))
}

/// Whether what takes back what is kept would go, or who said so: "had the chance *and has failed*".
fn takes_back(view: &View, from: usize, to: usize) -> bool {
    let fails = |at: usize| {
        view.is(at, &["and", "but"]) && (at + 1..to.min(at + 4)).any(|next| view.is(next, FAILING))
    };
    from > 0 && (from + 1..to).any(|at| fails(at) || view.is(at, &["according"]))
}

/// Whether a condition would go from behind what it is a condition of; "only 13% watch films *while they travel*".
fn loses_condition(view: &View, from: usize, to: usize) -> bool {
    let is_only_so = view.is(from + 1, &["while", "when", "where"])
        && (1..=from).any(|at| view.is(at, &["only"]) && view.is_number(at + 1));
    let first = (from + 1..to).find(|&at| !view.is_mark(at)).unwrap_or(to);
    let is_condition = |at: usize| view.is(at, &["if", "unless", "without"]);
    // "Must sleep [, and survive on rice, if they hope to win]".
    let is_of_both = (first..to).any(|at| view.word(at) == "," && view.is(at + 1, &["if", "unless"]));
    // "Only if", "even without": what is deeper in the gap is a condition of what goes with it.
    from > 0 && (is_only_so || is_of_both || (first..to.min(first + 2)).any(is_condition))
}
