//! What may not be left out between two words that come to stand side by side, told by the words there: should the labels
//! be wrong, it is these that keep a line whole.

mod complement;
mod noun;
mod pair;
mod verb;

use super::view::View;
use super::words::is_wh;
use crate::tag::Tag;

/// Whether the word at `to` may stand right behind the one at `from`.
pub(super) fn joins(view: &View, from: usize, to: usize) -> bool {
    verb::stays(view, from, to)
        && complement::stays(view, from, to)
        && noun::stays(view, from, to)
        && pair::stays(view, from, to)
        && !parts_aside(view, from, to)
        && !cuts_apposition(view, from, to)
        && !cuts_quote(view, from, to)
        && agrees(view, from, to)
        && keeps_marks(view, from, to)
        && !strands_article(view, from, to)
        && !takes_joint(view, from, to)
        && !strands_origin(view, from, to)
        && !strands_object(view, from, to)
        && !strands_bound(view, from, to)
}

/// Whether where somebody is from would come to stand before the name: "Chinese [President] Xi Jinping".
fn strands_origin(view: &View, from: usize, to: usize) -> bool {
    let is_origin = view.tag(from) == Some(Tag::Adj) && view.is_capital(from);
    to > from + 1 && is_origin && view.tag(to) == Some(Tag::Propn) && view.is_capital(to)
}

/// Whether a pronoun would lose the word right before it, whose object it is: "then [wrap] it with thread".
fn strands_object(view: &View, from: usize, to: usize) -> bool {
    to > from + 1 && view.is(to, &["it", "them", "him", "me", "us"]) && !view.is_mark(to - 1)
}

/// Whether "at least" would lose the number before it: "old, [three weeks] at least".
fn strands_bound(view: &View, from: usize, to: usize) -> bool {
    view.is(to, &["at"])
        && view.is(to + 1, &["least", "most"])
        && (from + 1..to).any(|at| view.tag(at) == Some(Tag::Num))
}

/// Whether an article would come to stand before what is no noun, or part of a noun phrase: "from the [shore] outwards".
fn strands_article(view: &View, from: usize, to: usize) -> bool {
    const ARTICLES: &[&str] = &["the", "a", "an", "my", "our", "your", "its", "their"];
    let is_of_noun = matches!(view.tag(to), Some(Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num))
        || view.is_quote(to)
        || ["ing", "ed"].iter().any(|ending| view.word(to).ends_with(ending));
    to > from + 1 && view.is(from, ARTICLES) && !is_of_noun
}

/// Whether all that goes is what joins two statements: "it drips, [so please] nobody fills it".
fn takes_joint(view: &View, from: usize, to: usize) -> bool {
    let joins = |at: usize| view.tag(at) == Some(Tag::Cconj) || view.is(at, &["so", "then"]);
    let is_word_of_joint = |at: usize| view.is_mark(at) || joins(at) || view.is(at, &["please", "also"]);
    let is_set_off = view.word(from) == "," || view.word(from + 1) == ",";
    from > 0
        && to < view.end
        && is_set_off
        && view.word(to - 1) != ","
        && (from + 1..to).any(joins)
        && (from + 1..to).all(is_word_of_joint)
}

/// Whether a comma and what stands before the noun behind it would go: "its last journey[, a long] cruise".
fn cuts_apposition(view: &View, from: usize, to: usize) -> bool {
    let opens = view.is_noun(from + 2) || matches!(view.tag(from + 2), Some(Tag::Det | Tag::Adj | Tag::Num));
    view.is_noun(to) && view.word(from + 1) == "," && opens && !view.is_mark(to - 1)
}

/// Whether a comma and what may be a subject stand there.
pub(super) fn opens_noun(view: &View, at: usize) -> bool {
    view.word(at - 1) == "," && view.is_nominal(at)
}

/// Words of one who speaks.
const FIRST_PERSON: &[&str] =
    &["i", "i'm", "i've", "i'll", "i'd", "me", "my", "we", "we're", "we've", "we'll", "we'd", "us", "our"];

/// So many quoted words stay together.
const MAX_QUOTED: usize = 8;

/// Whether a gap takes but a part of a few quoted words.
fn cuts_quote(view: &View, from: usize, to: usize) -> bool {
    let gap = from + 1..to;
    view.quotes.iter().any(|quote| {
        let (first, last) = (quote.open.end, quote.close.start);
        let words = || (first..last).filter(|&at| !view.is_mark(at));
        let n_taken = words().filter(|at| gap.contains(at)).count();
        let n_words = words().count();
        // Without its marks "I" would be somebody else.
        let is_own = || words().any(|at| view.is(at, FIRST_PERSON));
        n_taken > 0 && n_taken < n_words && (n_words <= MAX_QUOTED || is_own())
    })
}

/// `a` and `an` fit the word that comes to stand behind them.
fn agrees(view: &View, from: usize, to: usize) -> bool {
    let (is_a, is_an) = (view.is(from, &["a"]), view.is(from, &["an"]));
    if !is_a && !is_an {
        return true;
    }
    let next = view.word(to).to_lowercase();
    // "One-year", "union": the sound is not that of the letter.
    let is_odd = next.starts_with(['u', 'h']) || next.starts_with("one") || next.starts_with("eu");
    !is_odd && next.starts_with(['a', 'e', 'i', 'o']) == is_an
}

/// No mark comes to stand at the start or beside another.
fn keeps_marks(view: &View, from: usize, to: usize) -> bool {
    let is_bare = from == 0 || view.is_comma(from);
    // "In 2013 - [four years] after he left".
    let is_dash = view.is_dash(from);
    // "Ann Lund[, Karla Dunmore --] just two of them".
    let opens_dash = view.word(from + 1) == "," && view.is_dash(to - 1);
    // "In Ferguson, [Missouri, city] employees".
    let cuts_pair = view.word(from) == ","
        && (from + 1..to).any(|at| view.word(at) == ",")
        && view.word(to) != ","
        && view.word(to - 1) != ",";
    let clashes = cuts_pair || is_bare && view.is_comma(to) || is_dash && to < view.end || opens_dash;
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
