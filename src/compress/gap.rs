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
