//! Where no gap may start or end: inside names, numbers, hedges and what they hedge, quotes, brackets, rows
//! of emoji.

use super::relation::Relation;
use super::view::{Quote, View};
use super::words::{BEING, BINDING, BINDING_NUMBERS, DOUBTS, NAME_PARTS, PAIRS, is_time};
use crate::tag::Tag;

/// By place: whether the border behind it may be no border of a gap.
pub(super) fn glue(view: &View) -> Vec<bool> {
    let mut is_glued: Vec<bool> = (0..view.words.len() + 2).map(|at| glues(view, at)).collect();
    glue_brackets(view, &mut is_glued);
    glue_ranks(view, &mut is_glued);
    glue_quotes(view, &mut is_glued);
    glue_pictures(view, &mut is_glued);
    is_glued
}

/// Whether a place and the next go together.
fn glues(view: &View, at: usize) -> bool {
    let (Some(tag), Some(next)) = (view.tag(at), view.tag(at + 1)) else { return false };
    if next == Tag::Punct || tag == Tag::Punct {
        // The full stop of an abbreviation; a mark that touches no comma.
        let is_short = |at: usize| view.word(at) == "." && at < view.end;
        let is_inner = |at: usize| matches!(view.word(at), "/" | "&" | "+" | "@" | "#" | "%");
        // "U.S.-*born*".
        let is_hyphen = |at: usize| view.word(at) == "-" && view.word(at.saturating_sub(1)).ends_with('.');
        return is_short(at + 1)
            || is_hyphen(at)
            || is_hyphen(at + 1)
            || is_short(at) && (view.is_capital(at + 1) || view.is_number(at + 1))
            || is_inner(at)
            || is_inner(at + 1);
    }
    let is_possessive = view.word(at).ends_with("'s") || view.word(at).ends_with("’s");
    let is_time_of_day = || is_time(view.word(at + 1).trim_end_matches("'s").trim_end_matches("’s"));
    let is_pair = || PAIRS.iter().any(|(first, second)| view.is(at, &[first]) && view.is(at + 1, &[second]));
    match (tag, next) {
        _ if view.is(at + 1, &["ago"])
            || is_pair()
            || is_open_hedge(view, at)
            || is_verb_of_two(view, at) =>
        {
            true
        }
        _ if is_time(view.word(at)) && is_time_of_day() => true,
        _ if view.is_name(at) && view.is_name(at + 1) => !is_possessive && !starts_phrase(view, at + 1),
        _ if view.word(at).ends_with('.') && (view.is_capital(at + 1) || view.is_number(at + 1)) => true,
        (Tag::Num | Tag::Sym, Tag::Num | Tag::Noun | Tag::Sym) => true,
        (Tag::Propn, Tag::Num) => is_time(view.word(at)),
        (Tag::Part, _) if view.is(at, &["to"]) => true,
        (Tag::Num, Tag::Propn) => is_time(view.word(at + 1)),
        (_, Tag::Sym) => view.word(at + 1) == "%",
        // "Rio Grande *do* Norte".
        _ if view.is(at, NAME_PARTS) || view.is(at + 1, NAME_PARTS) => {
            let is_part = |at: usize| view.is(at, NAME_PARTS) && !view.is_capital(at);
            let before = (1..=at).rev().find(|&at| !is_part(at)).unwrap_or(0);
            let behind = (at + 1..view.end).find(|&at| !is_part(at)).unwrap_or(view.end);
            view.is_capital(before) && view.is_capital(behind)
        }
        // "Centers *for* Disease Control".
        (Tag::Propn, Tag::Adp)
            if view.is(at + 1, &["for"]) && view.is_capital(at) && view.is_capital(at + 2) =>
        {
            true
        }
        _ => binds(view, at) || is_hedge_of_two(view, at) || view.is_negated(at + 1) && view.is_verb(at),
    }
}

/// Whether a name is the first word of a phrase of its own: "He met Smith Monday".
fn starts_phrase(view: &View, at: usize) -> bool {
    let tree = &view.tree;
    let head = if tree.relation(at) == Relation::NounModifier { tree.head(at) } else { at };
    tree.relation(head) == Relation::TimeNoun && tree.first(head) == at
}

/// Whether a word changes what the next one says.
fn binds(view: &View, at: usize) -> bool {
    view.is_negated(at)
        || view.is(at, &["how", "too", "so", "very"]) && matches!(view.tag(at + 1), Some(Tag::Adj | Tag::Adv))
        || view.is(at, BINDING)
            && ((at + 1..at + 3).any(|next| view.is_number(next)) || !view.is(at, BINDING_NUMBERS))
}

/// "More than", "at least", "up to": a hedge of two words.
fn is_hedge_of_two(view: &View, at: usize) -> bool {
    view.is(at + 1, BINDING_NUMBERS) && view.is(at, &["more", "less", "fewer", "at", "just", "well"])
}

/// "At least *the dearest*": the hedge stands with what comes next; "whether *or not*".
fn is_open_hedge(view: &View, at: usize) -> bool {
    view.is(at, &["least", "most"]) && view.is(at - 1, &["at"])
        || view.is(at + 1, &["least", "most"]) && view.is(at, &["at"])
        || view.is(at, &["whether"])
        || view.is(at, &["or"]) && view.is(at + 1, &["not"])
}

/// "Was *gang raped*": a bare noun between a form of "be" and its participle.
fn is_verb_of_two(view: &View, at: usize) -> bool {
    view.tag(at) == Some(Tag::Noun)
        && view.is(at - 1, &BEING[..8])
        && view.is_verb(at + 1)
        && view.word(at + 1).ends_with("ed")
}

/// "First quarterly loss" is not "first loss": what ranks or doubts things goes with all that says which.
fn glue_ranks(view: &View, is_glued: &mut [bool]) {
    for at in 1..=view.words.len() {
        if is_rank(view, at) {
            let head = view.tree.head(at);
            if head > at {
                is_glued[at..head].fill(true);
            }
        }
    }
}

/// Whether an adjective says which of several, or takes back what its noun says.
pub(super) fn is_rank(view: &View, at: usize) -> bool {
    let word = view.word(at);
    matches!(view.tree.relation(at), Relation::Adjective | Relation::Number)
        && (view.is(at, DOUBTS)
            || view.is(at, &["best", "worst", "top", "main"])
            || word.len() > 4 && word.ends_with("est")
            || word.starts_with(|c: char| c.is_numeric())
                && ["st", "nd", "rd", "th"].iter().any(|end| word.ends_with(end))
            || view.is(at - 1, &["most", "least", "more", "less"]))
}

/// No gap starts behind an opening quote or ends before a closing one.
fn glue_quotes(view: &View, is_glued: &mut [bool]) {
    for Quote { open, close } in &view.quotes {
        is_glued[open.clone()].fill(true);
        is_glued[close.start - 1..close.end - 1].fill(true);
    }
    for at in 2..=view.words.len() {
        // The apostrophe of "Studies' shop".
        if matches!(view.word(at), "'" | "’") && !view.is_paired(at) {
            is_glued[at - 1] = true;
        }
    }
}

/// A row of emoji, stars or unreadable characters is one.
fn glue_pictures(view: &View, is_glued: &mut [bool]) {
    let is_picture = |at: usize| view.is_sign(at) && view.word(at).starts_with(|c| c >= FIRST_PICTURE);
    (1..view.words.len())
        .filter(|&at| is_picture(at) && is_picture(at + 1))
        .for_each(|at| is_glued[at] = true);
}

/// The first arrow of Unicode. Before it are the marks of English; behind it there are none.
const FIRST_PICTURE: char = '\u{2190}';

/// What is in brackets goes whole.
fn glue_brackets(view: &View, is_glued: &mut [bool]) {
    for (open, close) in brackets(view) {
        is_glued[open..close].fill(true);
    }
}

/// The pairs of brackets, by their places; dashes are brackets too where there are two.
pub(super) fn brackets(view: &View) -> Vec<(usize, usize)> {
    let (mut open, mut pairs) = (None, Vec::new());
    let dashes: Vec<usize> =
        (2..view.end).filter(|&at| matches!(view.word(at), "-" | "–" | "—" | "--")).collect();
    if let [first, second] = dashes[..] {
        pairs.push((first, second));
    }
    for at in 1..=view.words.len() {
        match view.word(at) {
            "(" | "[" => open = Some(at),
            ")" | "]" => pairs.extend(open.take().map(|open| (open, at))),
            _ => {}
        }
    }
    pairs
}
