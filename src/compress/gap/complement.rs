//! What completes a verb: the small word that it is one with, where something is put, to whom, against whom; and what it is.

use crate::compress::view::View;
use crate::compress::words::{BEING, DAYS, is_wh};
use crate::tag::Tag;

/// What verbs start with that have an object and are not said without a certain preposition.
const TARGETS: &[(&str, &str)] = &[
    ("link", "to"),
    ("tied", "to"),
    ("connect", "to"),
    ("attribut", "to"),
    ("expos", "to"),
    ("devot", "to"),
    ("limit", "to"),
    ("add", "to"),
    ("bring", "to"),
    ("brought", "to"),
    ("take", "to"),
    ("took", "to"),
    ("take", "from"),
    ("took", "from"),
    ("pit", "against"),
    ("come", "against"),
    ("came", "against"),
    ("carr", "in"),
    ("leav", "with"),
    ("left", "with"),
    ("accus", "of"),
    ("convict", "of"),
    ("depriv", "of"),
    ("stripp", "of"),
    ("charg", "with"),
    ("credit", "with"),
    ("blam", "for"),
];

/// Whether a gap leaves verbs what completes them.
pub(super) fn stays(view: &View, from: usize, to: usize) -> bool {
    !takes_direction(view, from, to)
        && !loses_particle(view, from, to)
        && !loses_complement(view, from, to)
        && !loses_target(view, from, to)
        && !loses_predicate(view, from)
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

/// Whether a verb would lose the small word that it is one with: "will go *up by 600*", "would be let *in* but", "has been *up
/// there* for weeks", "has gone *further*", "is down *to five*"; or the small word its verb.
fn loses_particle(view: &View, from: usize, to: usize) -> bool {
    const PARTICLES: &[&str] = &["up", "down", "out", "off", "back", "away", "ahead", "apart", "together"];
    const PLACES: &[&str] = &["up", "down", "out", "away", "back", "there", "here", "abroad", "home"];
    let next = from + 1;
    let is_alone = view.tag(next + 1) == Some(Tag::Cconj)
        || view.is_comma(next + 1)
        || view.is(next, &["in"]) && view.is(next + 1, DAYS);
    let is_particle = view.tag(from) == Some(Tag::Verb) && view.is(next, PARTICLES)
        || view.is_verb(from) && view.tag(next) == Some(Tag::Adp) && is_alone;
    let is_place = view.is(from, &BEING[..8]) && to > next && (next..to).all(|at| view.is(at, PLACES));
    let is_further = view.is(from, &["go", "goes", "gone", "going", "went"])
        && view.tag(next) == Some(Tag::Adv)
        || view.is(from, &["up", "down"]) && view.is(next, &["to", "from", "by"]);
    // "Airports [in the north clamp] down": should the verb be taken for a noun.
    let is_verb_taken = to > next
        && view.is(to, PARTICLES)
        && (view.is_noun(from) || view.is_verb(to - 1))
        && !view.is_mark(to - 1);
    // "And [there] it was".
    let points = view.is(next, &["there", "here"]) && view.tag(to) == Some(Tag::Pron);
    is_particle || is_place || is_further || is_verb_taken || points
}

/// Whether a verb would lose what it is not said without: "could result *in a trial*", "looks *like rain*", "do *so*".
fn loses_complement(view: &View, from: usize, to: usize) -> bool {
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
    // "Has arrested what [it says are spies] , he said", "the money they [need] , he said".
    let is_cut = view.is_mark(to) || view.is_comma(to - 1) && !view.is_comma(next);
    let waits = is_wh(view.word(from)) && is_cut
        || view.is(from, &["they", "he", "she", "we", "i"]) && view.tag(next) == Some(Tag::Verb);
    // "On what it calls *Blue Monday*".
    let is_called = view.is(from, &["calls", "called", "call", "dubbed", "titled"]) && view.is_nominal(next);
    let is_direction =
        view.tag(from) == Some(Tag::Verb) && view.is(next, &["into", "onto", "through", "towards"]);
    let is_born = view.is(from, &["born"]) && matches!(view.tag(next), Some(Tag::Adp | Tag::Num));
    // "Resumed *where they left off*", "has the option *to stay*", "which works *near Leeds*".
    let is_question = view.tag(from) == Some(Tag::Verb)
        && view.is(next, &["where", "what", "how", "why", "whether", "who", "whom"]);
    let is_option = view.is(next, &["to"])
        && view.is_verb(next + 1)
        && view
            .is(from, &["option", "right", "chance", "ability", "power", "opportunity", "duty", "freedom"]);
    let is_bare_relative = is_wh(view.word(from.saturating_sub(1)))
        && view.tag(from) == Some(Tag::Verb)
        && view.tag(next) == Some(Tag::Adp);
    waits
        || is_question
        || is_option
        || is_bare_relative
        || is_direction
        || is_born
        || is_called
        || view.is(from, VERBS) && view.tag(next) == Some(Tag::Adp)
        || view.is_verb(from) && view.is(next, &["like"])
        || view.is(from, &["do", "does", "did", "doing", "done"]) && view.is(next, &["so"])
}

/// Whether a verb would lose the preposition that it is not said without, whatever stands between: "linked the raid [in the
/// north to a gang]".
fn loses_target(view: &View, from: usize, to: usize) -> bool {
    let verb = (1..=from).rev().find(|&at| view.tag(at) == Some(Tag::Verb)).unwrap_or(0);
    let word = view.word(verb);
    let starts_with = |stem: &str| word.get(..stem.len()).is_some_and(|head| head.eq_ignore_ascii_case(stem));
    let is_at = |at: usize, target: &str| view.is(at, &[target]) && view.tag(at) == Some(Tag::Adp);
    let is_lost = |target: &str| {
        !(verb + 1..=from).any(|at| is_at(at, target)) && (from + 1..to).any(|at| is_at(at, target))
    };
    // "Put tax cuts [and spending at the centre]".
    let is_phrase = |at: usize| view.tag(at) == Some(Tag::Adp);
    let is_unplaced = view.is(verb, &["put", "puts", "putting"])
        && !(verb + 1..=from).any(|at| is_phrase(at) || view.tag(at) == Some(Tag::Adv))
        && (from + 1..to).any(is_phrase);
    is_unplaced || TARGETS.iter().any(|(stem, target)| starts_with(stem) && is_lost(target))
}

/// Whether "it's" would lose what it is: "it's *time* the roads were mended".
fn loses_predicate(view: &View, from: usize) -> bool {
    let next = from + 1 + usize::from(view.tag(from + 1) == Some(Tag::Adv));
    view.tag(from) == Some(Tag::Pron)
        && view.is_verb(from)
        && matches!(view.tag(next), Some(Tag::Noun | Tag::Adj | Tag::Det))
}
