//! The clause that says who said something, where it adds nothing to what is said.

use super::relation::Relation;
use super::view::View;
use super::words::{ANNOUNCING, BEING, MODALS, SETTLING, is_time, is_wh};
use crate::tag::Tag;

/// The clause of saying around what is said, where it adds nothing but who said so.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// The verb of what is said.
    pub said: usize,
    /// The verb of saying.
    pub verb: usize,
    /// Who says so.
    pub subject: usize,
}

/// The frame of a sentence, if it may be left out.
pub(super) fn frame(view: &View) -> Option<Frame> {
    let tree = &view.tree;
    let hangs_on_root = |at: usize| {
        let verb = tree.head(at);
        tree.relation(at) == Relation::ClauseComplement && verb > 0 && tree.relation(verb) == Relation::Root
    };
    let said = (1..view.end).find(|&at| hangs_on_root(at))?;
    let verb = tree.head(said);
    let (first, last) = (tree.first(said), tree.last(said));
    let no_doubt = (1..view.end)
        .filter(|&at| at < first || at > last)
        .all(|at| !view.is(at, MODALS) && !view.is(at, &["if"]) && !view.is_negated(at));
    let is_opinion = (first..=last).any(|at| {
        view.is(at, &["should", "must", "would", "we", "my", "our", "me"])
            || matches!(view.word(at), "us" | "I")
    });
    let is_quoted = view.is_quote(first) || view.is_quote(first - 1);
    let has_object = tree.children(verb).any(|child| tree.relation(child) == Relation::Object);
    let is_relative = is_wh(view.word(first)) && tree.relation(first) != Relation::That;
    let subject = tree.children(verb).find(|&child| tree.relation(child) == Relation::Subject)?;
    let points_out =
        (first..=last).any(|at| view.is(at, &["he", "she", "him", "his", "her", "they", "them", "their"]));
    let is_settled = view.is(verb, SETTLING) && !view.is(verb, ANNOUNCING)
        || view.is(verb, ANNOUNCING) && speaker_again(view, Frame { said, verb, subject }).is_some();
    let is_plain = is_settled && no_doubt && !is_opinion && !is_quoted && !has_object && !is_relative;
    let frame = Frame { said, verb, subject };
    (is_plain && (!points_out || speaker_again(view, frame).is_some())).then_some(frame)
}

/// "Oracle said that it is": the pronoun that stands for the speaker, if there is no doubt of it.
pub(super) fn speaker_again(view: &View, frame: Frame) -> Option<usize> {
    let tree = &view.tree;
    let pronoun = tree.children(frame.said).find(|&child| tree.relation(child) == Relation::Subject)?;
    let subject = frame.subject;
    let is_joined = tree.children(subject).any(|child| tree.relation(child) == Relation::Conjunct);
    let has_phrase = tree.last(subject) != subject;
    let is_name = view.tag(subject) == Some(Tag::Propn);
    let is_plural = is_joined || !is_name && view.word(subject).ends_with('s');
    let agrees = match view.word(pronoun).to_lowercase().as_str() {
        "they" => is_plural,
        "it" => !is_plural,
        "he" | "she" => is_name && !is_plural,
        _ => false,
    };
    let is_first = tree.first(frame.said) == pronoun || tree.first(frame.said) + 1 == pronoun;
    (agrees && !has_phrase && is_first && frame.subject < frame.verb && frame.verb < pronoun)
        .then_some(pronoun)
}

/// The verb of a clause behind the last comma, told by its words alone, that has no object and so takes what is before it
/// for one: "the road will stay, *the mayor has promised*".
pub(super) fn speaking_verb(view: &View) -> Option<usize> {
    let is_nominal = |at: usize| {
        matches!(
            view.tag(at),
            Some(Tag::Noun | Tag::Propn | Tag::Det | Tag::Adj | Tag::Num | Tag::Pron | Tag::Adp)
        )
    };
    let comma = (1..view.end).rev().find(|&at| view.is_comma(at))?;
    let start = comma + 1;
    let is_clause = is_nominal(start)
        && view.tag(start) != Some(Tag::Adp)
        && !is_wh(view.word(start))
        && (1..comma).any(|at| view.is_verb(at));
    let verb = (start..view.end).find(|&at| view.tag(at) == Some(Tag::Verb)).filter(|_| is_clause)?;
    let is_plain =
        (start..verb).all(|at| is_nominal(at) || matches!(view.tag(at), Some(Tag::Aux | Tag::Adv)));
    let is_passive = (start..verb).any(|at| view.is(at, BEING));
    let next = (verb + 1..view.end).find(|&at| view.tag(at) != Some(Tag::Adp)).unwrap_or(view.end);
    let is_bare = next == view.end
        || view.is_mark(next)
        || is_time(view.word(next))
        || view.is(verb, &["told", "tells", "tell"]);
    (is_plain && !is_passive && is_bare && !view.word(verb).ends_with("ing")).then_some(verb)
}
