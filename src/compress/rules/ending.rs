//! Where a statement may end.

use super::Rules;
use crate::compress::relation::Relation;
use crate::compress::words::{BEING, CLAUSE_OPENERS, STATING, is_time, is_wh};
use crate::tag::Tag;

impl Rules<'_> {
    /// Whether a gap at the end starts behind a verb that waits for what is in it, should the labels not say so: "denied on
    /// Tuesday a report", "found a drug may help".
    pub(super) fn is_unfinished(&self, from: usize, to: usize) -> bool {
        let view = &self.view;
        let verb = (1..=from).rev().find(|&at| view.is_verb(at)).unwrap_or(0);
        let is_nominal = |at: usize| {
            matches!(view.tag(at), Some(Tag::Det | Tag::Noun | Tag::Propn | Tag::Adj | Tag::Pron | Tag::Num))
        };
        let waits_for_object = from == verb
            && (from + 1..to - 1).any(|at| {
                is_time(view.word(at))
                    && is_nominal(at + 1)
                    && !is_time(view.word(at + 1))
                    && !view.is_number(at + 1)
            });
        let opener = |at: usize| {
            is_wh(view.word(at)) || view.is(at, CLAUSE_OPENERS) || view.tag(at) == Some(Tag::Cconj)
        };
        let clause = (from + 1..to).find(|&at| opener(at) || view.tag(at) == Some(Tag::Aux));
        // "Rs. 721", "No. 5".
        let next = (from + 1..to).find(|&at| view.word(at) != ".");
        let waits_for_number = next.is_some_and(|at| at > from + 1 && view.is_number(at));
        let waits_for_clause = view.is(verb, STATING) && clause.is_some_and(|at| !opener(at));
        // "Designed to highlight *how* it works".
        let waits_for_question = from == verb && view.is(from + 1, &["how", "what", "why", "that"]);
        // "Won 6-7 *7-6 7-5*".
        let is_score = |at: usize| {
            let sides = view.word(at).split_once(['-', '–']);
            let is_figure = |side: &str| !side.is_empty() && side.bytes().all(|byte| byte.is_ascii_digit());
            sides.is_some_and(|(left, right)| is_figure(left) && is_figure(right))
        };
        let waits_for_score = is_score(from) && (from + 1..to.min(from + 6)).any(is_score);
        // "A city ruled *by merchants*".
        let waits_for_agent = view.is(from + 1, &["by"]) && view.is_verb(from) && view.is_noun(from - 1);
        let has_speaker = self.speaker.is_some_and(|verb| (from + 1..to).contains(&verb));
        // "Told his followers *in a film*", but not what.
        let waits_for_news =
            view.is(verb, &["tell", "tells", "told", "telling"]) && from > verb && self.said_end >= view.end;
        // "Closed, but after a year *it opened*".
        let joint = (2..from).rev().find(|&at| view.tag(at) == Some(Tag::Cconj) && view.is_comma(at - 1));
        let waits_for_statement = joint.is_some_and(|joint| {
            matches!(view.tag(joint + 1), Some(Tag::Adp | Tag::Sconj))
                && !(joint..=from).any(|at| view.is_verb(at))
                && (from + 1..to).any(|at| view.is_verb(at))
        });
        // "Led at the break as goals *by two made it* five".
        let verb_in_gap = (from + 1..to).find(|&at| view.is_verb(at) && !view.word(at).ends_with("ing"));
        let opens_clause =
            |at: usize| view.is(at, CLAUSE_OPENERS) && matches!(view.tag(at), Some(Tag::Sconj | Tag::Adp));
        let opener = (1..=from).rev().find(|&at| opens_clause(at));
        let waits_for_clause_verb = opener.zip(verb_in_gap).is_some_and(|(opener, verb)| {
            !(opener..=from).any(|at| view.is_verb(at))
                && !(from + 1..verb).any(|at| {
                    is_wh(view.word(at))
                        || view.is(at, CLAUSE_OPENERS)
                        || view.is_mark(at) && !view.is_comma(at)
                        || view.tag(at) == Some(Tag::Part)
                })
        });
        // "Fell back in front but Karla Dunmore *equalised*", whatever the verb is taken for.
        let but = (from.saturating_sub(4)..=from).rev().find(|&at| view.is(at, &["but"]));
        let waits_for_contrast = but.is_some_and(|but| {
            but < from && (but + 1..=from).all(is_nominal) && view.word(from + 1).ends_with("ed")
        });
        // "Was put off -- this time *because of rain*".
        let dash = (from.saturating_sub(3)..=from).rev().find(|&at| at > 0 && view.is_dash(at));
        let waits_behind_dash = dash.is_some_and(|dash| {
            dash < from && !(dash..=from).any(|at| view.is_verb(at) || view.is_number(at))
        });
        // "Decided to sell the mill, say farewell *to her friends, and move*".
        let comma = (1..=from).rev().find(|&at| view.word(at) == ",").unwrap_or(0);
        let lists_verbs =
            comma > 0 && view.tag(comma + 1) == Some(Tag::Verb) && !view.word(comma + 1).ends_with("ing");
        let waits_for_last =
            lists_verbs && (from + 1..to).any(|at| view.tag(at) == Some(Tag::Cconj) && view.is_verb(at + 1));
        // "Is glad *he came*".
        let waits_for_reason = view.tag(from) == Some(Tag::Adj)
            && view.is(verb, BEING)
            && verb + 3 > from
            && view.tag(from + 1) == Some(Tag::Pron)
            && (from + 2..to.min(from + 4)).any(|at| view.is_verb(at));
        waits_for_object
            || waits_for_last
            || waits_behind_dash
            || waits_for_contrast
            || waits_for_reason
            || waits_for_clause_verb
            || waits_for_statement
            || waits_for_news
            || waits_for_score
            || waits_for_agent
            || has_speaker
            || waits_for_question
            || waits_for_clause
            || waits_for_number
            || self.waits_for_verb(from, to)
    }

    /// Whether a gap at the end starts with what may be the verb of what stands before it: "make sure the shop *knows*",
    /// "a man opposed to the drills *attacked* the envoy".
    fn waits_for_verb(&self, from: usize, to: usize) -> bool {
        let view = &self.view;
        let first = (from + 1..to).find(|&at| view.tag(at) != Some(Tag::Adv)).unwrap_or(to);
        if !view.is_verb(first) || view.is_mark(from + 1) || view.word(first).ends_with("ing") {
            return false;
        }
        // A participle may tell which is meant; but so may the one before, and then this is the verb.
        let is_participle = |at: usize| ["ed", "en"].iter().any(|ending| view.word(at).ends_with(ending));
        let has_auxiliary = |verb: usize| {
            view.tree.children(verb).any(|child| child < verb && view.tag(child) == Some(Tag::Aux))
        };
        let main = (1..=from).find(|&at| view.is_verb(at)).unwrap_or(0);
        !is_participle(first) || is_participle(main) && !has_auxiliary(main)
    }

    /// Whether a sentence may end with a word: nothing is still to come, and who speaks has been said.
    pub(super) fn ends_well(&self, last: usize) -> bool {
        let view = &self.view;
        let is_open = matches!(
            view.tag(last),
            Some(Tag::Aux | Tag::Det | Tag::Cconj | Tag::Sconj | Tag::Adp | Tag::Part | Tag::Punct)
        ) && view.tree.relation(last) != Relation::Particle;
        // "A holiday triple [play]", "a man widely [known]": what it goes with was taken for something else, or went.
        let is_bare = view.tree.relation(last) == Relation::Adjective
            || view.tag(last) == Some(Tag::Adv) && view.is_verb(last + 1) && !view.is_verb(last - 1)
            // "A rousing speech, rich *in images*".
            || view.tag(last) == Some(Tag::Adj)
                && view.is_comma(last - 1)
                && view.tag(last + 1) == Some(Tag::Adp);
        // "The cup, or more often[, the bowl]".
        let start = (1..last).rev().find(|&at| !matches!(view.tag(at), Some(Tag::Adj | Tag::Adv)));
        let is_joined = view.tag(last) == Some(Tag::Adv)
            && start.is_some_and(|at| view.tag(at) == Some(Tag::Cconj) && last + 1 < view.end);
        // "Over and over".
        let is_first_of_pair = view.is(last + 1, &["and"]) && view.word(last) == view.word(last + 2);
        // "A tour was announced", but not "it was announced".
        let is_announced =
            view.is(last - 1, BEING) && last > 2 && !view.is(last - 2, &["it"]) && !view.is(last, &["told"]);
        // "A song performed *by few*".
        let is_cut_short = view.tag(last) == Some(Tag::Verb)
            && matches!(view.tree.relation(last), Relation::Participle | Relation::AdjectiveComplement)
            && view.is_noun(last - 1)
            && !view.is_mark(last + 1);
        !is_open
            && !is_bare
            && !is_joined
            && !is_first_of_pair
            && !view.is(last, &["seem", "seems", "seemed", "appear", "appears", "appeared"])
            && !view.is(last, &["went", "goes", "put", "puts", "became", "becomes", "remained", "remains"])
            && !is_wh(view.word(last))
            && !view.is(last, &["yet", "but", "nor"])
            && !view.is(last, &BEING[..8])
            && (!view.is(last, STATING) || self.said_end < last || is_announced)
            && !is_cut_short
    }
}
