//! What a noun needs, and what needs a noun: articles, owners, phrases and clauses that tell more of it.

use crate::compress::droppable::is_dated;
use crate::compress::glue::is_rank;
use crate::compress::relation::Relation;
use crate::compress::view::View;
use crate::compress::words::{BEING, QUANTIFIERS, UNITS_OF_TIME, is_time, is_wh};
use crate::tag::Tag;

/// Whether a gap leaves nouns all that they need.
pub(super) fn stays(view: &View, from: usize, to: usize) -> bool {
    !loses_noun(view, from, to)
        && !splits_noun(view, from, to)
        && !leaves_noun(view, from, to)
        && !loses_head(view, from, to)
        && !runs_on(view, from, to)
        && !loses_event(view, from, to)
        && !loses_reach(view, from, to)
        && !loses_whom(view, from, to)
        && !loses_of(view, from, to)
        && !loses_way(view, from)
        && !loses_where(view, from)
        && !leaves_place_of_place(view, from, to)
        && !leaves_clause_of_noun(view, from, to)
        && !leaves_phrase_of_noun(view, from, to)
}

/// Whether an article would lose its noun, or "to" its verb, should the labels not say so: "in the *red* amid".
fn loses_noun(view: &View, from: usize, to: usize) -> bool {
    // "The *burned* boy", but not "the [16-year-old] says".
    let is_participle = ["ed", "en", "ing"].iter().any(|end| view.word(to).ends_with(end))
        && matches!(view.tag(to + 1), Some(Tag::Noun | Tag::Adj));
    let may_follow = match view.tag(to) {
        Some(Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num | Tag::Adv | Tag::Sym | Tag::X) => true,
        Some(Tag::Verb) => is_participle,
        _ => false,
    };
    let may_follow = may_follow && view.tree.relation(to) != Relation::Preposition;
    let waits_for_verb = view.is(from, &["to"]) && view.tree.relation(from) == Relation::Auxiliary;
    // "In the men's *60m*, the champion".
    let is_verb = view.is_verb(to) && view.is_noun(from);
    let waits_for_owned =
        is_possessor(view, from) && (is_verb || (from + 2..=to).any(|at| view.word(at) == ","));
    // "One in the port and another *in the town*".
    let is_bare = view.tag(from + 1) == Some(Tag::Adp)
        && (view.is(from, &["another", "others", "those", "one", "ones", "much"])
            || view.is(from, QUANTIFIERS));
    waits_for_verb || waits_for_owned || is_bare || view.is(from, &["the", "a", "an"]) && !may_follow
}

fn is_possessor(view: &View, at: usize) -> bool {
    view.word(at).ends_with("'s") || view.word(at).ends_with("’s")
}

/// Where a bracket ends that a gap starts with.
fn bracket_end(view: &View, from: usize, to: usize) -> Option<usize> {
    (from + 2..to).find(|&at| view.word(at) == ")").filter(|_| view.word(from + 1) == "(")
}

/// Whether the words of a noun or a name would go from within, or two names come to stand as one: "a digital TV [(DTT)
/// service]", "the Commission (EC) [chief] Nazir Lund", "Leeds [forward] Karla Dunmore".
fn splits_noun(view: &View, from: usize, to: usize) -> bool {
    let splits_noun = bracket_end(view, from, to)
        .is_some_and(|close| close + 1 < to && view.tag(close + 1) == Some(Tag::Noun));
    let is_described = view.is_nominal(from + 1) || view.tag(from + 1) == Some(Tag::Adj);
    let splits_title = view.word(from).ends_with("ing")
        && view.tag(from + 1) == Some(Tag::Noun)
        && view.tag(to) == Some(Tag::Propn);
    let splits_name = view.word(from) == ")" && is_described && view.is_nominal(to);
    let is_named = |at: usize| view.tag(at) == Some(Tag::Propn) && view.is_capital(at);
    let is_descriptive = |at: usize| view.is_noun(at) || matches!(view.tag(at), Some(Tag::Adj | Tag::Adv));
    let joins_names = to > from + 1
        && is_named(from)
        && is_named(to)
        && !is_possessor(view, from)
        && (from + 1..to).all(is_descriptive);
    splits_noun || splits_title || splits_name || joins_names
}

/// Whether a preposition would go from before what stays of its phrase: "appearances [on that] show", "built [of polished ,]
/// honey-colored oak"; or an adjective from before what it is one with: "kids [lucky] enough", "named [best new] play".
fn leaves_noun(view: &View, from: usize, to: usize) -> bool {
    let is_adjective = |at: usize| matches!(view.tag(at), Some(Tag::Adj | Tag::Adv));
    let is_enough = view.is(to, &["enough"]) && is_adjective(to - 1);
    let is_best = view.is_noun(to)
        && (from + 1..to).any(|at| view.is(at, &["best", "worst", "most", "least", "top"]))
        && (from + 1..to).all(is_adjective);
    let opens_phrase = to > from + 2 && view.tag(from + 1) == Some(Tag::Adp);
    let is_pointed_at = to == from + 3
        && view.is(from + 2, &["that", "this", "these", "those"])
        && matches!(view.tag(to), Some(Tag::Noun | Tag::Verb | Tag::Adj));
    let has_no_noun = |at: usize| {
        view.is_comma(at) || is_adjective(at) || matches!(view.tag(at), Some(Tag::Adp | Tag::Det))
    };
    let is_object = matches!(view.tag(to), Some(Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num));
    is_enough || is_best || opens_phrase && (is_pointed_at || is_object && (from + 1..to).all(has_no_noun))
}

/// Whether the last noun of several would go from before its verb, or what opens an age: "US [giant Lund] has grown", "both
/// men[, all] 18".
fn loses_head(view: &View, from: usize, to: usize) -> bool {
    let is_part = |at: usize| {
        !matches!(
            view.tag(at),
            Some(
                Tag::Punct
                    | Tag::Adp
                    | Tag::Sconj
                    | Tag::Cconj
                    | Tag::Det
                    | Tag::Aux
                    | Tag::Part
                    | Tag::Pron
                    | Tag::Adv
            )
        )
    };
    let open = (from + 1..to).find(|&at| view.word(at) == "(" && view.word(to - 1) == ")");
    let end = open.unwrap_or(to);
    let is_name =
        |at: usize| is_part(at) || view.is_capital(at) || matches!(view.word(at), "'" | "’" | "'s" | "’s");
    let is_run =
        end > from + 1 && view.is_noun(from) && view.is_noun(end - 1) && (from + 1..end).all(is_name);
    let is_age = view.is(to - 1, &["all", "both", "aged"]) && view.tag(to) == Some(Tag::Num);
    is_age && to > from + 1 || is_run && view.is_verb(to) && !is_time(view.word(to - 1))
}

/// Whether two nouns that were apart, or a noun and the `that` of another, would come to stand side by side.
fn runs_on(view: &View, from: usize, to: usize) -> bool {
    let tree = &view.tree;
    // "A part [of the game], his kicks were": of two subjects of a verb, one is none.
    let is_subject = |at: usize| tree.relation(at) == Relation::Subject && tree.head(at) == tree.head(from);
    if view.word(to) == "," && is_subject(from) && (to + 1..tree.head(from)).any(is_subject) {
        return true;
    }
    if tree.relation(to) == Relation::That {
        return view.is_noun(to - 1) && !is_time(view.word(to - 1));
    }
    let next = to + usize::from(view.is_quote(to) && view.word(to - 1) != ",");
    let is_nominal =
        matches!(view.tag(next), Some(Tag::Noun | Tag::Propn | Tag::Det | Tag::Adj | Tag::Num | Tag::Sym))
            || tree.relation(next) == Relation::Adjective;
    // "An adapter [for its] console": a phrase parts the two, whatever the labels say.
    let is_before_noun = tree.head(from) >= to
        && tree.relation(from) != Relation::Subject
        && view.tag(from + 1) != Some(Tag::Adp);
    let is_in_phrase = is_before_noun || from == tree.head(to) || is_time(view.word(to));
    view.is_noun(from) && is_nominal && !is_in_phrase && tree.relation(to) != Relation::TimeNoun
}

/// Whether a time would lose what it is counted from, or a dash before it: "said hours *after he left*", "a bad time [-- just]
/// days after he left".
fn loses_event(view: &View, from: usize, to: usize) -> bool {
    let is_counted = |at: usize| {
        let leads = ["after", "before", "ago", "later", "earlier", "early", "late", "ahead", "old"];
        view.is(at, UNITS_OF_TIME) && view.is(at + 1, &leads)
    };
    is_counted(from) || view.is_dash(from + 1) && to < from + 4 && is_counted(to)
}

/// Whether the first or highest would lose of how long it is that: "for the first time [since May]", "in three years"; or what
/// is counted in how long it was.
fn loses_reach(view: &View, from: usize, to: usize) -> bool {
    let tells_years = || (from + 2..to.min(from + 5)).any(|at| view.is(at, UNITS_OF_TIME));
    // "41,000 are sold [every year]".
    let is_rate = view.is(from + 1, &["every", "each", "per"])
        && view.is(from + 2, UNITS_OF_TIME)
        && (1..=from).any(|at| view.is_number(at));
    let reaches = view.is(from + 1, &["since"]) || view.is(from + 1, &["in", "for"]) && tells_years();
    is_rate || reaches && (from.saturating_sub(2)..=from).any(|at| is_rank(view, at))
}

/// Whether what tells which are meant would go: "those of us [who sail]", "the man whose job [she took]", "its 16,000 men
/// [based in the port]".
fn loses_whom(view: &View, from: usize, to: usize) -> bool {
    let is_relative = view.is(from + 1, &["who", "whose"]);
    let tells_whom = view.is(from, &["us", "you", "them"]) && is_relative;
    let owner = (from.saturating_sub(3)..from).find(|&at| view.is(at, &["whose"]));
    let waits_for_verb = owner.is_some_and(|owner| !(owner..=from).any(|at| view.is_verb(at)));
    let is_participle = view.tag(from + 1) == Some(Tag::Verb) && view.word(from + 1).ends_with("ed");
    let is_counted = view.is_noun(from) && view.is_number(from.saturating_sub(1));
    tells_whom || waits_for_verb && from + 1 < to || is_counted && (is_participle || is_relative)
}

/// Whether a noun would lose of what it is: "a list [of errors]", "12 miles (20 km) [of fencing]", "the end [of May]", "a kind
/// [of song]", "her use [of a server]".
fn loses_of(view: &View, from: usize, to: usize) -> bool {
    const POINTS: &[&str] =
        &["end", "start", "beginning", "middle", "height", "peak", "time", "age", "hands"];
    // Other words that wait for it: "20% [of people]", "stopped short [of a promise]".
    const WAITING: &[&str] = &["percent", "cent", "short"];
    const KINDS: &[&str] = &["kind", "kinds", "sort", "sorts", "type", "types"];
    let of = bracket_end(view, from, to).unwrap_or(from) + 1;
    if !view.is(of, &["of"]) {
        return false;
    }
    if !view.is_noun(from) || view.is(from, &["short"]) {
        return view.word(from).ends_with('%') || view.is(from, WAITING);
    }
    let article = (1..from).rev().find(|&at| view.tag(at) != Some(Tag::Adj)).unwrap_or(0);
    let is_bare_plural = view.tag(of + 1) == Some(Tag::Noun) && view.word(of + 1).ends_with('s');
    let is_owned = view.tree.children(from).any(|child| view.tree.relation(child) == Relation::Possessor);
    view.is(from, KINDS)
        || is_owned
        || view.is_number(from - 1)
        || view.is(article, &["a", "an"]) && is_bare_plural
        || view.is(article, &["the"]) && view.is(from, POINTS)
}

/// Whether a phrase of being somewhere would lose to where: "is on the road [to recovery]", "is on course [for a
/// title]".
fn loses_way(view: &View, from: usize) -> bool {
    let be = (from.saturating_sub(3)..from).find(|&at| view.is(at, &BEING[..8]));
    view.is(from + 1, &["to", "for"])
        && view.is_noun(from)
        && view.tag(from + 1) == Some(Tag::Adp)
        && be.is_some_and(|be| view.tag(be + 1) == Some(Tag::Adp))
}

/// Whether it would go where it is that there are so many: "there were 300 farms [in the valley]".
fn loses_where(view: &View, from: usize) -> bool {
    let there = (1..from).find(|&at| view.is(at, &["there"]) && view.is(at + 1, &BEING[..8]));
    view.tag(from + 1) == Some(Tag::Adp)
        && there.is_some_and(|there| (there + 2..=from.min(there + 4)).any(|at| view.is_number(at)))
}

/// Whether a place would go, but not what comma and preposition say of it: "performed [at the Ballroom], in Clear Lake".
fn leaves_place_of_place(view: &View, from: usize, to: usize) -> bool {
    let is_place = |at: usize| view.tag(at) == Some(Tag::Adp);
    let comma = if view.word(to) == "," { to } else { to - 1 };
    is_place(from + 1) && comma > from + 1 && view.word(comma) == "," && is_place(comma + 1)
}

/// Whether the noun would go that the clause or participle behind the gap tells more of: "the story [of three women] who
/// fled", "the name [of the man] known as Jo".
fn leaves_clause_of_noun(view: &View, from: usize, to: usize) -> bool {
    // "The trial[, using drugs] made in Leeds, will start".
    let is_made = view.word(from + 1) == "," && view.tag(to) == Some(Tag::Verb) && !view.is_comma(to - 1);
    let tells_more = is_wh(view.word(to)) || view.tree.relation(to) == Relation::Participle;
    // "Throbs [with a passion] matched by few".
    let is_passive = view.is(to + 1, &["by"]) && view.word(to).ends_with("ed");
    let is_left = is_passive || (tells_more || is_made) && !is_time(view.word(to - 1));
    is_left && from > 0 && view.is_noun(to - 1)
}

/// Whether the noun would go that a phrase may belong to: "summoned [over alleged faults] in the deal".
fn leaves_phrase_of_noun(view: &View, from: usize, to: usize) -> bool {
    let is_phrase = |at: usize| matches!(view.tag(at), Some(Tag::Adp | Tag::Sconj));
    let first = from + 1 + usize::from(view.is_comma(from + 1));
    from > 0
        && is_phrase(first)
        && is_phrase(to)
        && view.tree.relation(to) == Relation::Preposition
        && view.tag(to - 1) == Some(Tag::Noun)
        && !is_time(view.word(to - 1))
        && !is_dated(view, to)
}
