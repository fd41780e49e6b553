//! What may not be left out between two words that come to stand side by side, told by the words there: should the labels
//! be wrong, it is these that keep a line whole.

use super::droppable::is_dated;
use super::relation::Relation;
use super::tail::is_of_pair;
use super::view::View;
use super::words::{BEING, CLAUSE_OPENERS, FAILING, QUANTIFIERS, STATING, UNITS_OF_TIME, is_time, is_wh};
use crate::tag::Tag;

/// Whether the word at `to` may stand right behind the one at `from`.
pub(super) fn joins(view: &View, from: usize, to: usize) -> bool {
    !takes_object(view, from, to)
        && !loses_noun(view, from, to)
        && !loses_event(view, from)
        && !loses_condition(view, from, to)
        && !loses_first_of_two(view, from, to)
        && !loses_subject(view, from, to)
        && !loses_speaker(view, from, to)
        && !loses_complement(view, from)
        && !parts_aside(view, from, to)
        && !takes_verb_of_clause(view, from, to)
        && !runs_on(view, from, to)
        && !cuts_apposition(view, from, to)
        && !cuts_pair(view, from, to)
        && !cuts_quote(view, from, to)
        && !cuts_comparison(view, from, to)
        && !loses_predicate(view, from)
        && !takes_back(view, from, to)
        && !takes_predicate(view, from, to)
        && !takes_direction(view, from, to)
        && !cuts_opening(view, from, to)
        && !takes_verb_alone(view, from, to)
        && !doubles_verb(view, from, to)
        && !leaves_clause_of_noun(view, from, to)
        && !leaves_phrase_of_noun(view, from, to)
        && !leaves_place_of_place(view, from, to)
        && !loses_plural(view, from, to)
        && agrees(view, from, to)
        && keeps_marks(view, from, to)
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
    let leads_on = is_nominal(view, to) && !view.is_comma(to - 1) || view.is_verb(to) || view.word(to) == ",";
    if view.is(from + 1, &["by"]) && view.tag(from) == Some(Tag::Verb) && leads_on {
        return true;
    }
    is_verbal
        && may_be_object
        && is_object
        && view.tree.relation(next) != Relation::TimeNoun
        && view.tree.relation(view.tree.head(next)) != Relation::TimeNoun
}

/// Whether an article would lose its noun, or "to" its verb, should the labels not say so: "in the *red* amid".
fn loses_noun(view: &View, from: usize, to: usize) -> bool {
    let may_follow = matches!(
        view.tag(to),
        Some(Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num | Tag::Verb | Tag::Adv | Tag::Sym | Tag::X)
    ) && view.tree.relation(to) != Relation::Preposition;
    let waits_for_verb = view.is(from, &["to"]) && view.tree.relation(from) == Relation::Auxiliary;
    // "In the men's *60m*, the champion".
    let is_possessor = view.word(from).ends_with("'s") || view.word(from).ends_with("’s");
    let is_verb = view.is_verb(to) && matches!(view.tag(from), Some(Tag::Propn | Tag::Noun));
    let waits_for_owned = is_possessor && (is_verb || (from + 2..=to).any(|at| view.word(at) == ","));
    // "One in the port and another *in the town*".
    let is_bare = view.tag(from + 1) == Some(Tag::Adp)
        && (view.is(from, &["another", "others", "those", "one", "ones", "much"])
            || view.is(from, QUANTIFIERS));
    // "A digital TV [(DTT) service]".
    let close = (from + 2..to).find(|&at| view.word(at) == ")").filter(|_| view.word(from + 1) == "(");
    let splits_noun = close.is_some_and(|close| close + 1 < to && view.tag(close + 1) == Some(Tag::Noun));
    // "The Commission (EC) [chief] Nazir Lund".
    let is_described = is_nominal(view, from + 1) || view.tag(from + 1) == Some(Tag::Adj);
    let splits_title = view.word(from).ends_with("ing")
        && view.tag(from + 1) == Some(Tag::Noun)
        && view.tag(to) == Some(Tag::Propn);
    let splits_name = view.word(from) == ")" && is_described && is_nominal(view, to);
    waits_for_verb
        || splits_noun
        || splits_name
        || splits_title
        || waits_for_owned
        || is_bare
        || view.is(from, &["the", "a", "an"]) && !may_follow
}

/// Whether a verb would be left behind without its subject: ", but *the rain* stopped".
fn loses_subject(view: &View, from: usize, to: usize) -> bool {
    // "Called [for the parties] to meet".
    if view.is(from + 1, &["for"]) && view.is(to, &["to"]) && view.is_verb(to + 1) {
        return true;
    }
    if !view.is_verb(to) || view.is_comma(to - 1) {
        return false;
    }
    let joins = |at: usize| {
        let is_second = view.word(at - 1) == "," || at == from + 1 && is_nominal(view, at + 1);
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
    let opens_noun = view.is_comma(comma) && (is_number || is_nominal(view, comma + 1)) && comma + 1 < to;
    opens_noun || (from + 1..to).any(|at| joins(at) || from > 0 && opens(at))
}

/// Whether who says so would go, and the verb of saying would stay: "arrived in the port[, a clerk] told the paper", "[a
/// clerk] of the port told".
fn loses_speaker(view: &View, from: usize, to: usize) -> bool {
    let opens_noun = |at: usize| view.is_comma(at) && at + 1 < to && is_nominal(view, at + 1);
    let is_saying = view.is(to, STATING) || view.tag(to) == Some(Tag::Aux) && view.is(to + 1, STATING);
    let is_left = view.tag(to) == Some(Tag::Adp) && !view.is_comma(to - 1);
    let comma = if view.is_comma(from) { from } else { from + 1 };
    is_saying && (from.max(1)..to).any(opens_noun)
        || view.is_comma(comma) && is_nominal(view, comma + 1) && comma + 1 < to && is_left
}

/// Whether a word can start or be a phrase with a noun.
fn is_nominal(view: &View, at: usize) -> bool {
    matches!(view.tag(at), Some(Tag::Noun | Tag::Propn | Tag::Pron | Tag::Det))
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
            && is_nominal(view, at + 1)
            && (at + 1..to).any(|inner| view.is_verb(inner))
    };
    if view.is_verb(to + 1) && (from + 1..to).any(is_clause) {
        return true;
    }
    let second = (to + 1..view.end).find(|&at| tree.relation(at) == Relation::Conjunct);
    let joins = |second: usize| tree.first(second) <= to && (from + 1..to).contains(&tree.head(second));
    // "With [former Free] and Bad Company".
    let is_noun = |at: usize| matches!(view.tag(at), Some(Tag::Noun | Tag::Propn));
    let before = (from + 1..to).rev().find(|&at| !view.is_mark(at)).unwrap_or(to);
    let behind = (to + 1..view.end).find(|&at| !view.is_mark(at)).unwrap_or(to);
    let is_between_nouns = is_noun(before) && !view.is_verb(behind) && view.tag(behind) != Some(Tag::Adv);
    is_between_nouns || second.is_some_and(joins)
}

/// Whether a condition would go from behind what it is a condition of; "only 13% watch films *while they travel*".
fn loses_condition(view: &View, from: usize, to: usize) -> bool {
    let is_only_so = view.is(from + 1, &["while", "when", "where"])
        && (1..=from).any(|at| view.is(at, &["only"]) && view.is_number(at + 1));
    let first = (from + 1..to).find(|&at| !view.is_mark(at)).unwrap_or(to);
    let is_condition = |at: usize| view.is(at, &["if", "unless", "without"]);
    // "Only if", "even without": what is deeper in the gap is a condition of what goes with it.
    from > 0 && (is_only_so || (first..to.min(first + 2)).any(is_condition))
}

/// Whether a time would lose what it is counted from: "said hours *after he left*".
fn loses_event(view: &View, from: usize) -> bool {
    view.is(from, UNITS_OF_TIME)
        && view.is(from + 1, &["after", "before", "ago", "later", "earlier", "early", "late", "ahead"])
}

/// Whether two nouns that were apart, or a noun and the `that` of another, would come to stand side by side.
fn runs_on(view: &View, from: usize, to: usize) -> bool {
    let tree = &view.tree;
    let is_noun = |at: usize| matches!(view.tag(at), Some(Tag::Noun | Tag::Propn));
    // "A part [of the game], his kicks were": of two subjects of a verb, one is none.
    let is_subject = |at: usize| tree.relation(at) == Relation::Subject && tree.head(at) == tree.head(from);
    if view.word(to) == "," && is_subject(from) && (to + 1..tree.head(from)).any(is_subject) {
        return true;
    }
    if tree.relation(to) == Relation::That {
        return is_noun(to - 1) && !is_time(view.word(to - 1));
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
    is_noun(from) && is_nominal && !is_in_phrase && tree.relation(to) != Relation::TimeNoun
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
    (tells_more || is_made)
        && from > 0
        && matches!(view.tag(to - 1), Some(Tag::Noun | Tag::Propn))
        && !is_time(view.word(to - 1))
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

/// Whether a comma and what stands before the noun behind it would go: "its last journey[, a long] cruise".
fn cuts_apposition(view: &View, from: usize, to: usize) -> bool {
    let is_noun = |at: usize| matches!(view.tag(at), Some(Tag::Noun | Tag::Propn));
    let opens = is_noun(from + 2) || matches!(view.tag(from + 2), Some(Tag::Det | Tag::Adj | Tag::Num));
    is_noun(to) && view.word(from + 1) == "," && opens && !view.is_mark(to - 1)
}

/// Whether one of a list would go, or the second of two that a word before them announces: "between 5 *and 7 %*".
fn cuts_pair(view: &View, from: usize, to: usize) -> bool {
    // "Iron, [coal,] and gas are three".
    let is_listed = |at: usize| view.is_mark(at) || is_nominal(view, at) || view.tag(at) == Some(Tag::Adj);
    let joint = if view.is_comma(to) { to + 1 } else { to };
    let cuts_list = view.tag(joint) == Some(Tag::Cconj)
        && (view.is_comma(from + 1) || view.is_comma(from))
        && (from + 1..to).all(is_listed);
    let is_joint = |at: usize| view.tag(at) == Some(Tag::Cconj);
    // "Mills [and machine] makers".
    let is_noun = |at: usize| matches!(view.tag(at), Some(Tag::Noun | Tag::Propn));
    let cuts_compound = is_joint(from + 1)
        && is_noun(from)
        && is_noun(to)
        && !(from + 1..to).any(|at| view.is_verb(at) || view.is_mark(at));
    // "Between the politics [of fear and those of hope]", "[either in the team] or alone".
    let between = (from.saturating_sub(6)..=from).rev().find(|&at| view.is(at, &["between"]));
    let cuts_two =
        between.is_some_and(|between| !(between..=from).any(is_joint)) && (from + 1..to).any(is_joint);
    let cuts_first = is_joint(to) && (from + 1..to).any(|at| view.is(at, &["either", "neither", "both"]));
    cuts_list || cuts_compound || cuts_two || cuts_first || is_joint(from + 1) && is_of_pair(view, from + 1)
}

/// Whether a comma and what may be a subject stand there.
pub(super) fn opens_noun(view: &View, at: usize) -> bool {
    view.word(at - 1) == "," && matches!(view.tag(at), Some(Tag::Det | Tag::Noun | Tag::Propn | Tag::Pron))
}

/// Whether what takes back what is kept would go, or who said so: "had the chance *and has failed*".
fn takes_back(view: &View, from: usize, to: usize) -> bool {
    let fails = |at: usize| {
        view.is(at, &["and", "but"]) && (at + 1..to.min(at + 4)).any(|next| view.is(next, FAILING))
    };
    from > 0 && (from + 1..to).any(|at| fails(at) || view.is(at, &["according"]))
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
    let is_resumed = |at: usize| {
        let resumes = view.is_comma(at - 1) && view.tag(at) == Some(Tag::Aux) && view.is(at, FINITE);
        is_predicate(at) && (opens_aside || resumes)
    };
    if from > 0 && !view.is_verb(from) && (from + 3..to).any(is_resumed) {
        return true;
    }
    let mut is_governed = false;
    for at in from + 1..to {
        let opens = view.is_mark(at) && !view.is_quote(at)
            || view.tag(at) == Some(Tag::Cconj)
            || is_wh(view.word(at))
            || view.is(at, CLAUSE_OPENERS)
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

/// Whether it would go where something is put, or in place of what: "locked the clerk *out of the office*", "spent it *on
/// cars* instead", "as a result *of it*".
fn takes_direction(view: &View, from: usize, to: usize) -> bool {
    let is_nominal = matches!(view.tag(from), Some(Tag::Noun | Tag::Propn | Tag::Pron));
    let is_result =
        view.is(from, &["result", "consequence"]) && view.is(from - 1, &["a"]) && view.is(from + 1, &["of"]);
    let is_side = view.is(from, &["north", "south", "east", "west"]) && view.is(from + 1, &["of"]);
    is_side
        || is_nominal && view.is(from + 1, &["out", "off", "away", "apart", "aside"])
        || view.is(to, &["instead"])
        || is_result
}

/// So many quoted words stay together.
const MAX_QUOTED: usize = 5;

/// Whether a gap takes but a part of a few quoted words.
fn cuts_quote(view: &View, from: usize, to: usize) -> bool {
    let gap = from + 1..to;
    view.quotes.iter().any(|quote| {
        let (first, last) = (quote.open.end, quote.close.start);
        let words = || (first..last).filter(|&at| !view.is_mark(at));
        let n_taken = words().filter(|at| gap.contains(at)).count();
        last - first <= MAX_QUOTED && n_taken > 0 && n_taken < words().count()
    })
}

/// Whether a verb would lose what it is not said without: "could result *in a trial*", "looks *like rain*", "do *so*".
fn loses_complement(view: &View, from: usize) -> bool {
    const VERBS: &[&str] = &[
        "result",
        "results",
        "resulted",
        "lead",
        "leads",
        "depend",
        "depends",
        "depended",
        "rely",
        "relies",
        "relied",
        "consist",
        "consists",
        "consisted",
        "stem",
        "stems",
        "stemmed",
        "refer",
        "refers",
        "referred",
        "belong",
        "belongs",
        "belonged",
        "amount",
        "amounts",
        "amounted",
        "rid",
        "get",
        "gets",
    ];
    let next = from + 1;
    // "On what it calls *Blue Monday*".
    let is_called = view.is(from, &["calls", "called", "call", "dubbed", "titled"]) && is_nominal(view, next);
    is_called
        || view.is(from, VERBS) && view.tag(next) == Some(Tag::Adp)
        || view.is_verb(from) && view.is(next, &["like"])
        || view.is(from, &["do", "does", "did", "doing", "done"]) && view.is(next, &["so"])
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
    is_measured || cuts_quote || is_bare
}

/// Whether but a verb would go: "whom the group [claimed] was", "that [joining] the club would".
fn takes_verb_alone(view: &View, from: usize, to: usize) -> bool {
    let is_alone = to == from + 2 && view.tag(from + 1) == Some(Tag::Verb);
    let is_gerund = view.word(from + 1).ends_with("ing");
    let opens = matches!(view.tag(from), Some(Tag::Sconj | Tag::Adp)) || is_wh(view.word(from));
    is_alone && (is_gerund && opens || !is_gerund && is_nominal(view, from) && view.is_verb(to))
}

/// Whether the verb of a second subject, or of what went, would come to stand behind another: "two men were held [in Leeds and
/// three] were", "signals are coming [out of talks] meant to".
fn doubles_verb(view: &View, from: usize, to: usize) -> bool {
    let is_joined = (from + 1..to).any(|at| view.is(at, &["and", "but"]));
    let are_two = view.tag(from) == Some(Tag::Verb)
        && view.tag(to) == Some(Tag::Verb)
        && !view.word(to).ends_with("ing")
        && !view.is_comma(to - 1);
    are_two || view.is_verb(from) && view.tag(to) == Some(Tag::Aux) && is_joined
}

/// Whether "it's" would lose what it is: "it's *time* the roads were mended".
fn loses_predicate(view: &View, from: usize) -> bool {
    view.tag(from) == Some(Tag::Pron)
        && view.is_verb(from)
        && matches!(view.tag(from + 1), Some(Tag::Noun | Tag::Adj | Tag::Det))
}

/// Whether "as soon as" would lose what it is as soon as, or how.
fn cuts_comparison(view: &View, from: usize, to: usize) -> bool {
    // "As essential to the feast *as a song*".
    let compares = |at: usize| view.is(at, &["as"]) && matches!(view.tag(at + 1), Some(Tag::Adj | Tag::Adv));
    let second = (from + 1..to).find(|&at| view.is(at, &["as"]));
    let is_second = second.is_some_and(|second| (second.saturating_sub(10)..from).any(compares));
    is_second || second == Some(from + 1) && view.is(to, &["as"])
}

/// Whether of two who do it the second would go: "the singer [and the band] are".
fn loses_plural(view: &View, from: usize, to: usize) -> bool {
    let is_joined = (from + 1..to).any(|at| view.is(at, &["and"]));
    matches!(view.tag(from), Some(Tag::Noun | Tag::Propn))
        && is_joined
        && view.is(to, &["are", "were", "have"])
}

/// `a` and `an` fit the word that comes to stand behind them.
fn agrees(view: &View, from: usize, to: usize) -> bool {
    let (article, next) = (view.word(from), view.word(to).to_lowercase());
    // "One-year", "union": the sound is not that of the letter.
    let is_odd = next.starts_with(['u', 'h']) || next.starts_with("one") || next.starts_with("eu");
    let is_vowel = next.starts_with(['a', 'e', 'i', 'o']);
    match article.to_lowercase().as_str() {
        "a" => !is_odd && !is_vowel,
        "an" => !is_odd && is_vowel,
        _ => true,
    }
}

/// No mark comes to stand at the start or beside another.
fn keeps_marks(view: &View, from: usize, to: usize) -> bool {
    let is_bare = from == 0 || view.is_comma(from);
    // "In 2013 - [four years] after he left".
    let is_dash = view.is_dash(from);
    let clashes = is_bare && view.is_comma(to) || is_dash && to < view.end;
    !clashes
}

/// Whether an aside would go in part: "a campaign which[, for those] back from the sea, looms".
fn parts_aside(view: &View, from: usize, to: usize) -> bool {
    let opens = is_wh(view.word(from)) && view.word(from + 1) == ",";
    // "A campaign [which], for those at sea, looms".
    let is_pronoun = to > from + 1
        && (from + 1..to)
            .all(|at| view.is_mark(at) || view.is(at, &["and", "which", "who", "whose", "whom"]));
    is_pronoun && (from + 1..to).any(|at| !view.is_mark(at))
        || opens && to > from + 1 && view.word(to - 1) != ","
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
