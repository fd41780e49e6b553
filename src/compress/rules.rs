//! What a compression of English may not do, however much the model would like it.
//!
//! The rules look at single steps from one kept word to the next, so that the search is among allowed paths
//! only. What a step leaves out must be whole phrases, with nothing essential among them (see [`takes_essential`]), and must
//! not cut into a name, a number or a quote (see [`glue`]). Of phrases that any sentence can do without (see
//! [`droppable`]) the rules are sure; of the others the model has to be.

mod ending;

use super::aside::is_set_off;
use super::droppable::droppable;
use super::essential::{Essential, takes_essential};
use super::frame::{frame, speaker_again, speaking_verb};
use super::gap::{joins, opens_noun};
use super::glue::glue;
use super::marks;
use super::relation::Relation;
use super::sound::{is_sound, whole_stands};
use super::tail::tail_may_go;
use super::tree::Tree;
use super::view::View;
use super::words::{
    CLAUSE_OPENERS, NAME_PARTS, NUMBERS, OFFICES, PAIRS, STATING, UNITS_OF_TIME, is_in, is_time, is_wh,
};
use crate::tag::Tag;

/// The rules, ready for one sentence. Places are counted from 1.
pub(super) struct Rules<'s> {
    view: View<'s>,
    is_glued: Vec<bool>,
    may_go: Vec<bool>,
    essential: Essential,
    /// By place, for words before the name that they introduce: where the name starts.
    name_behind: Vec<usize>,
    /// Who speaks, and the pronoun that stands for them in what is said.
    again: Option<(usize, usize)>,
    /// The verbs of clauses of saying that may be left out.
    frames: Vec<usize>,
    /// Where what is said ends, the mark behind it included: behind it comes only who said so, or the last marks.
    said_end: usize,
    /// Whether the labels find the verb that the sentence stands on.
    whole_stands: bool,
    /// The verb of a clause of saying at the end that may not be left out.
    speaker: Option<usize>,
}

/// What may be done with the words between two that are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// They stay.
    Forbidden,
    /// They are whole phrases that take nothing essential with them; whether the rest is grammatical is left to the model.
    Unsure,
    /// They are whole phrases that any sentence can do without, or there are none.
    Sure,
}

/// "A, B said, C reports": no more clauses of saying than this are looked at.
const MAX_FRAMES: usize = 3;

impl<'s> Rules<'s> {
    pub(super) fn new(words: &'s [&'s str], tags: &[Tag], tree: Tree) -> Self {
        let mut view = View::new(words, tags, tree);
        let (mut frames, mut again) = (Vec::new(), None);
        while let Some(frame) = frame(&view).filter(|_| frames.len() < MAX_FRAMES) {
            again = again.or_else(|| Some((frame.subject, speaker_again(&view, frame)?)));
            view.tree.turn_over(frame.said, frame.verb);
            frames.push(frame.verb);
        }
        let mut is_glued = glue(&view);
        let may_go = droppable(&view, &frames);
        let name_behind: Vec<usize> = (0..words.len() + 2).map(|at| name_behind(&view, at)).collect();
        // What introduces a name is no part of it.
        name_behind.iter().filter(|&&name| name > 0).for_each(|&name| is_glued[name - 1] = false);
        let said_end = said_end(&view);
        let speaker = speaking_verb(&view).filter(|verb| !frames.contains(verb));
        let whole_stands = whole_stands(&view, said_end);
        let essential = Essential::of(&view);
        Self {
            view,
            is_glued,
            may_go,
            essential,
            name_behind,
            again,
            frames,
            said_end,
            whole_stands,
            speaker,
        }
    }

    /// Whether the word at `to` may follow the one at `from`, everything between them being dropped.
    pub(super) fn step(&self, from: usize, to: usize) -> Step {
        let (view, last) = (&self.view, self.view.words.len() + 1);
        if from >= view.end || to > view.end && to < last {
            return if to == from + 1 || to == last { Step::Sure } else { Step::Forbidden };
        }
        if from == 0 && !self.may_start(to) {
            return Step::Forbidden;
        }
        if to == from + 1 {
            return Step::Sure;
        }
        if self.again.is_some_and(|(speaker, pronoun)| from == speaker && to == pronoun + 1) {
            return Step::Sure;
        }
        // "The firm [said that] it has new owners": who spoke is no subject of what was said.
        let is_run_together = |&(_, pronoun): &(usize, usize)| {
            from > 0 && to == pronoun && self.frames.iter().any(|verb| (from..to).contains(verb))
        };
        let keeps_nothing = from == 0 && to >= view.end;
        let end = to.min(view.end);
        if self.is_glued[from] || self.is_glued[end - 1] {
            return Step::Forbidden;
        }
        let is_aside = is_set_off(view, from, to);
        let introduces = self.name_behind[to - 1] == to;
        let is_whole = self.is_whole(from, end);
        // Most gaps are no whole phrases: that is soon told.
        if keeps_nothing
            || !(is_aside || introduces || is_whole)
            || self.again.as_ref().is_some_and(is_run_together)
            || self.is_tail(from, to) && !self.ends_well(from)
            || !is_aside && self.is_tail(from, end) && self.is_unfinished(from, end)
        {
            return Step::Forbidden;
        }
        let is_sure = is_aside || self.leaves_out_whole_phrases(from, end);
        let may_go = !self.takes_speaker(from, end)
            && (is_sure || is_whole && !takes_essential(view, &self.essential, &self.frames, from, end));
        match (may_go && joins(view, from, to), is_sure) {
            (false, _) => Step::Forbidden,
            (true, false) => Step::Unsure,
            (true, true) => Step::Sure,
        }
    }

    /// Whether a gap is made of whole phrases; one that tells a time or names a place may leave behind another that the labels
    /// take for a part of it: "apologized [on Sunday] for the foul".
    fn is_whole(&self, from: usize, to: usize) -> bool {
        let (view, tree) = (&self.view, &self.view.tree);
        let ends_within = |at: usize| view.is_mark(at) || tree.first(at) > from && tree.last(at) < to;
        if (from + 1..to).all(ends_within) {
            return true;
        }
        let is_phrase =
            |at: usize| view.tag(at) == Some(Tag::Adp) && tree.relation(at) == Relation::Preposition;
        let names = || is_time(view.word(to - 1)) || view.tag(to - 1) == Some(Tag::Propn);
        let is_infinitive = || view.is(to, &["to"]) && view.is_verb(to + 1);
        let is_left = |at: usize| tree.first(at) > from && tree.last(at) == tree.last(to);
        is_phrase(from + 1)
            && is_phrase(to)
            && !view.is_capital(to + 1)
            && (from + 1..to).contains(&tree.head(to))
            && (from + 1..to).all(|at| !view.is_mark(at) && (ends_within(at) || is_left(at)))
            && !is_infinitive()
            && !view.is(to, &["of"])
            && names()
    }

    /// Whether a gap holds who said so, and not all of what was said.
    fn takes_speaker(&self, from: usize, to: usize) -> bool {
        let view = &self.view;
        let says =
            |at: usize| view.is(at, STATING) && !self.frames.contains(&at) || view.is(at, &["according"]);
        (self.said_end.max(from) + 1..to).any(says)
    }

    /// Whether a gap is made of whole phrases that can go.
    fn leaves_out_whole_phrases(&self, from: usize, to: usize) -> bool {
        let tree = &self.view.tree;
        let is_tail = self.is_tail(from, to);
        let introduces = self.introduces(from, to);
        (from + 1..to).all(|at| {
            let is_within = tree.first(at) > from && tree.last(at) < to;
            let goes_with_head = (from + 1..to).contains(&tree.head(at));
            // What stands behind a colon is what the words before it announce.
            let is_colon = self.view.word(at) == ":" && to < self.view.end;
            // "A 2 - 1 win": a sign that is tagged as a word.
            let is_inner_sign = self.view.is_sign(at) && (from + 2..to - 1).contains(&at);
            let may_go = self.view.is_mark(at)
                || is_inner_sign
                || introduces
                || is_within
                    && (self.may_go[at] || is_tail && tail_may_go(&self.view, from, at) || goes_with_head);
            may_go && !is_colon
        })
    }

    /// Whether a gap only introduces the name behind it: "the [club's manager] Gus Poyet".
    fn introduces(&self, from: usize, name: usize) -> bool {
        let view = &self.view;
        // "Party leader and [former minister] Joan Smith" is one person.
        let is_of_name = |at: usize| self.name_behind[at] == name;
        // "Republic of Ireland goalkeeper Pat Bonner" is no republic of his.
        let is_of_place = view.is(from, &["of"]) && view.is_capital(from - 1);
        !matches!(view.tag(from), Some(Tag::Cconj | Tag::Det))
            && !is_of_place
            && ((from + 1..name).all(is_of_name) || self.is_joined_office(from, name))
            && !self.is_in_phrase(from, name)
    }

    /// Whether a gap is two descriptions of one who is named behind it: "*singer and writer* Joan Smith".
    fn is_joined_office(&self, from: usize, name: usize) -> bool {
        let view = &self.view;
        let joins = |at: usize| {
            view.is(at, &["and"]) && view.tag(at - 1) == Some(Tag::Noun) && !view.word(at - 1).ends_with('s')
        };
        let Some(and) = (from + 1..name).find(|&at| joins(at)).filter(|and| and + 1 < name) else {
            return false;
        };
        let is_descriptive =
            |at: usize| matches!(view.tag(at), Some(Tag::Noun | Tag::Adj | Tag::Propn | Tag::Num | Tag::Det));
        (from + 1..and).all(is_descriptive) && (and + 1..name).all(|at| self.name_behind[at] == name)
    }

    /// Whether the word before a gap belongs to the phrase of the name behind it.
    fn is_in_phrase(&self, from: usize, name: usize) -> bool {
        from > 0 && self.name_behind[from] == name
    }

    /// Whether a gap reaches to the end of the statement.
    fn is_tail(&self, from: usize, to: usize) -> bool {
        to >= self.view.end || from < self.said_end && to == self.said_end
    }

    /// A capital, a word that does not hang on what was dropped.
    fn may_start(&self, to: usize) -> bool {
        let view = &self.view;
        if to == 1 {
            return !view.is_mark(1) || view.is_quote(1) || view.word(1) == "(";
        }
        // "*As cheap* oil hurts the north, the mayor ...": what opens a clause goes with all of it.
        if view.is(1, CLAUSE_OPENERS) && !(2..to).any(|at| view.is_comma(at)) {
            return false;
        }
        let is_pronoun = view.tag(to) == Some(Tag::Pron) && !view.is_mark(1);
        // "From the moment *the rain* fell, ...".
        if to > 3
            && view.is(to - 2, &["the"])
            && view.tag(to - 3) == Some(Tag::Adp)
            && (view.is(to - 1, UNITS_OF_TIME) || view.is(to - 1, &["moment", "time"]))
        {
            return false;
        }
        // The verb would have lost its subject, should the labels not say so.
        let has_subject =
            (1..to).any(|at| view.tree.relation(at) == Relation::Subject || opens_noun(view, at));
        let is_finite = view.tag(to) == Some(Tag::Aux);
        let is_bare_verb = view.is_verb(to)
            && !is_pronoun
            && (is_finite || has_subject || !view.is_comma(to - 1) || view.word(to).ends_with("ed"));
        let is_lost_pronoun = is_pronoun && !self.opens_clause(to);
        // "[For those of the town] just across the bridge".
        let is_part = view.tag(to) == Some(Tag::Adv) && !view.is_comma(to - 1);
        // "[Meeting] Point".
        let is_rest_of_name = to == 2 && view.word(1).ends_with("ing") && view.is_capital(2);
        // "[In a column] on how it rained".
        let is_phrase_of_gap = matches!(view.tag(to), Some(Tag::Adp | Tag::Sconj)) && !view.is_comma(to - 1);
        // "[Metal Slug] 3".
        let is_number_of_name = (view.is_number(to) || is_in(NUMBERS, view.word(to).trim_end_matches("'s")))
            && view.is_capital(to - 1)
            && !view.is_mark(to - 1);
        !is_bare_verb
            && !is_number_of_name
            && !is_rest_of_name
            && !is_phrase_of_gap
            && !is_part
            && !is_lost_pronoun
            && !view.is_mark(to)
            && !matches!(view.tree.relation(to), Relation::That | Relation::Conjunction)
    }

    /// Whether all that is dropped before a place is an adverbial.
    fn opens_clause(&self, to: usize) -> bool {
        let tree = &self.view.tree;
        tree.relation(to) == Relation::Subject && (1..to).all(|at| tree.relation(at) != Relation::Subject)
    }

    /// The words of a clause of saying that may be left out.
    pub(super) fn frame_words(&self) -> impl Iterator<Item = usize> + '_ {
        let is_inside = |&at: &usize| {
            let tree = &self.view.tree;
            self.frames.iter().any(|&verb| (tree.first(verb)..=tree.last(verb)).contains(&at))
        };
        (1..=self.view.words.len()).filter(is_inside)
    }

    /// Whether what is kept is a sentence; see [`is_sound`].
    pub(super) fn is_sound(&self, path: &[usize]) -> bool {
        is_sound(&self.view, self.said_end, self.whole_stands, path)
    }

    /// What every word hangs on.
    pub(super) fn tree(&self) -> &Tree {
        &self.view.tree
    }

    /// The places kept, with the marks that belong there.
    pub(super) fn tidy(&self, path: &[usize]) -> Vec<usize> {
        marks::tidy(&self.view, self.said_end, path)
    }
}

/// Where ", the council said" starts at the end of a sentence, or the last marks start.
fn said_end(view: &View) -> usize {
    if let Some(at) = (2..view.end).rev().find(|&at| view.is(at, &["according"])) {
        return if view.is_comma(at - 1) { at - 1 } else { at };
    }
    let verb = (1..view.end).rev().find(|&at| view.is(at, STATING) && view.tag(at) == Some(Tag::Verb));
    let Some(verb) = verb else { return view.end };
    let Some(comma) = (2..verb).rev().find(|&at| view.is_comma(at)) else { return view.end };
    let is_open = (comma + 1..verb)
        .any(|at| is_wh(view.word(at)) || view.is_verb(at) && view.tag(at) != Some(Tag::Aux));
    let says_who = (comma + 1..view.end)
        .any(|at| at != verb && matches!(view.tag(at), Some(Tag::Noun | Tag::Propn | Tag::Pron)));
    let is_said = (1..comma).any(|at| view.is_verb(at));
    // "The firm, which lost money, said it has new owners": what is said comes behind.
    let announces = view
        .tree
        .children(verb)
        .any(|at| at > verb && matches!(view.tree.relation(at), Relation::ClauseComplement | Relation::That));
    // "The miller, who had left, was found in the port", "with 6 people reported missing": none has said so.
    let is_no_subject = matches!(view.tag(comma + 1), Some(Tag::Aux | Tag::Adp | Tag::Sconj | Tag::Cconj));
    let is_open = is_open || announces || is_no_subject;
    if is_said && says_who && !is_open { comma } else { view.end }
}

/// "Search firm Anite" may become "Anite": where the name starts that the words up to it introduce; 0 if the
/// word introduces none.
fn name_behind(view: &View, at: usize) -> usize {
    // The full stop of "Gov.".
    if view.word(at) == "." && is_office(view, at) {
        return name_behind(view, at - 1);
    }
    let tree = &view.tree;
    let head = match tree.relation(at) {
        Relation::NounModifier
        | Relation::Determiner
        | Relation::Adjective
        | Relation::Number
        | Relation::Possessor => tree.head(at),
        _ => 0,
    };
    let is_name =
        |head: usize| view.tag(head) == Some(Tag::Propn) && (view.is_capital(head) || !view.is_capital(1));
    if at == 0 || head <= at || !is_name(head) {
        return 0;
    }
    let start = head
        - (1..head)
            .rev()
            .take_while(|&before| {
                view.is_name(before)
                    && view.is_capital(before)
                    && tree.relation(before) == Relation::NounModifier
                    && tree.head(before) == head
            })
            .count();
    let start = behind_office(view, start, head);
    let is_title = start > at
        && (view.tag(start - 1) == Some(Tag::Noun) && (!view.is_capital(start - 1) || start == 2)
            || is_office(view, start - 1));
    // "The attorney general" is one.
    let is_pair = PAIRS.iter().any(|(one, two)| view.is(start - 1, &[one]) && view.is(start, &[two]));
    // "Felix von *der* Osten".
    let is_of_name = view.is(start - 1, NAME_PARTS);
    if is_title && !is_pair && !is_of_name { start } else { 0 }
}

/// Where a name of two words or more starts behind the last office in a run of names: "Alaska Gov. *Sarah Palin*"; the start
/// of the run if it has none.
fn behind_office(view: &View, start: usize, head: usize) -> usize {
    let office = (start..head).rev().find(|&at| is_office(view, at));
    office.map_or(start, |office| if office + 1 < head { office + 1 } else { start })
}

/// "President", "Gov.": an office before a name.
fn is_office(view: &View, at: usize) -> bool {
    let at = if view.word(at) == "." { at.saturating_sub(1) } else { at };
    view.is_capital(at) && is_in(OFFICES, view.word(at).trim_end_matches('.'))
}
