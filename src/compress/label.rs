//! Finds the grammatical relation of every word: an averaged perceptron, read left to right.
//!
//! No parser: a word is labelled by what stands around it, by the labels before it, and by what is still
//! open there: subjects that wait for their verb, the word that opened a clause, a preposition without noun.

use super::model::RelationModel;
use super::relation::{N_RELATIONS, Relation};
use crate::hash::mixed;
use crate::tag::Tag;

const BOUNDARY: u32 = 99;

/// A word as the features see it.
#[derive(Debug, Clone, Copy, Default)]
struct Code {
    word: u32,
    ending: u32,
    tag: u32,
    case: u32,
    /// The number of the next verb behind it; 0 if there is none.
    next_verb: usize,
    /// Verbs and marks before it.
    n_verbs: u32,
    n_marks: u32,
    inside: u32,
}

/// A sentence as the labeller sees it. Places count from 1.
#[derive(Debug)]
pub struct Unlabelled {
    codes: Vec<Code>,
}

/// What is open at a place.
#[derive(Debug, Clone, Copy, Default)]
struct Open {
    /// Subjects without a verb.
    subjects: u32,
    /// Clauses with a verb so far that stand for themselves.
    has_root: bool,
    /// The word that opened the clause whose verb is still to come; 0 if none.
    opener: usize,
    /// The last verb that heads something.
    verb: usize,
    /// The last noun that is no modifier.
    noun: usize,
    /// The last preposition that has no noun yet.
    preposition: usize,
    /// The last mark.
    mark: usize,
}

impl Unlabelled {
    /// Encodes the words of one sentence and their tags.
    #[must_use]
    pub fn new(words: &[&str], tags: &[Tag]) -> Self {
        let mut codes = vec![Code { word: 1, ending: 1, tag: BOUNDARY, ..Code::default() }];
        let (mut n_verbs, mut n_marks, mut inside) = (0, 0, 0);
        for (word, &tag) in words.iter().zip(tags) {
            let (hash, ending, case) = super::features::word_code(word);
            if matches!(*word, "\"" | "“" | "``" | "”" | "''") {
                inside ^= 1;
            }
            codes.push(Code {
                word: hash,
                ending,
                tag: tag as u32,
                case,
                next_verb: 0,
                n_verbs,
                n_marks,
                inside,
            });
            n_verbs += u32::from(is_verb(tag as u32));
            n_marks += u32::from(tag == Tag::Punct);
        }
        codes.push(Code { word: 2, ending: 2, tag: BOUNDARY, n_verbs, n_marks, ..Code::default() });
        let mut next = 0;
        for at in (1..codes.len()).rev() {
            codes[at].next_verb = next;
            if is_verb(codes[at].tag) {
                next = at;
            }
        }
        Self { codes }
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.codes.len() - 2
    }

    /// Whether there is no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Labels every word, the best by `score`, which adds the weights of a feature for every relation.
    pub fn label(
        &self,
        mut score: impl FnMut(u32, &mut [i32; N_RELATIONS]),
        mut choose: impl FnMut(usize, &[i32; N_RELATIONS], &[u32]) -> Relation,
    ) -> Vec<Relation> {
        let mut labels = Vec::with_capacity(self.len());
        let mut open = Open::default();
        let mut features = Vec::with_capacity(64);
        for at in 1..=self.len() {
            features.clear();
            self.features(at, &labels, open, &mut |feature| features.push(feature));
            let mut scores = [0; N_RELATIONS];
            features.iter().for_each(|&feature| score(feature, &mut scores));
            let relation = choose(at - 1, &scores, &features);
            labels.push(relation);
            self.step(&mut open, at, relation);
        }
        labels
    }

    /// What is open behind a word.
    fn step(&self, open: &mut Open, at: usize, relation: Relation) {
        let code = self.codes[at];
        match relation {
            Relation::Subject => open.subjects += 1,
            Relation::ClauseMark | Relation::That => open.opener = at,
            Relation::Preposition => open.preposition = at,
            Relation::Mark => open.mark = at,
            _ => {}
        }
        if relation.heads_clause() || relation == Relation::Conjunct && is_verb(code.tag) {
            open.subjects = open.subjects.saturating_sub(1);
            open.opener = 0;
            open.has_root |= matches!(relation, Relation::Root);
        }
        if relation.heads_clause()
            || relation.heads_phrase_of_verb()
            || is_verb(code.tag) && relation == Relation::Conjunct
        {
            open.verb = at;
        }
        if matches!(relation, Relation::PrepositionObject | Relation::PrepositionClause) {
            open.preposition = 0;
        }
        if is_nominal(code.tag) && !matches!(relation, Relation::NounModifier) {
            open.noun = at;
        }
    }

    fn features(&self, at: usize, labels: &[Relation], open: Open, emit: &mut impl FnMut(u32)) {
        let before = |n: usize| self.codes[at.saturating_sub(n)];
        let after = |n: usize| self.codes.get(at + n).copied().unwrap_or(self.codes[0]);
        let label = |back: usize| {
            at.checked_sub(1 + back).and_then(|at| labels.get(at)).map_or(BOUNDARY, |&label| label as u32)
        };
        let (here, b1, b2, a1, a2, a3) = (before(0), before(1), before(2), after(1), after(2), after(3));
        let (word, tag) = (here.word, here.tag);
        let mut add = |kind: u32, parts: [u32; 4]| emit(feature(kind, parts));
        add(0, [word, 0, 0, 0]);
        add(1, [here.ending, tag, 0, 0]);
        add(2, [b1.tag, tag, a1.tag, 0]);
        add(3, [tag, a1.tag, a2.tag, 0]);
        add(4, [b2.tag, b1.tag, tag, 0]);
        add(5, [b1.word, word, 0, 0]);
        add(6, [word, a1.word, 0, 0]);
        add(7, [b1.word, tag, 0, 0]);
        add(8, [tag, a1.word, 0, 0]);
        add(9, [word, a1.tag, a2.tag, 0]);
        add(10, [tag, a1.tag, a2.tag, a3.tag]);
        add(11, [tag, here.case, b1.tag, a1.case]);
        add(12, [a1.ending, tag, here.ending, 0]);
        add(13, [b1.word, word, a1.tag, 0]);
        // The verbs and marks to come.
        let verb = self.codes[here.next_verb];
        let end = self.codes[self.codes.len() - 1];
        let verbs_left = (end.n_verbs - here.n_verbs).min(4);
        let distance = if here.next_verb == 0 { 0 } else { (here.next_verb - at).min(6) as u32 };
        let marks = if here.next_verb == 0 { 0 } else { (verb.n_marks - here.n_marks).min(2) };
        add(20, [tag, distance, marks, 0]);
        add(21, [tag, verb.word, marks, 0]);
        add(22, [tag, here.ending, verb.ending, marks]);
        add(23, [tag, verbs_left, u32::from(open.has_root), open.subjects.min(3)]);
        add(24, [here.ending, verbs_left.min(2), u32::from(open.has_root), open.subjects.min(3)]);
        // The labels before.
        let (l1, l2, l3) = (label(1), label(2), label(3));
        add(30, [l1, tag, 0, 0]);
        add(31, [l1, l2, tag, 0]);
        add(32, [l1, word, 0, 0]);
        add(33, [l1, tag, a1.tag, a2.tag]);
        add(34, [l1, l2, tag, a1.tag]);
        add(35, [l1, l2, l3, tag]);
        add(36, [l1, here.ending, a1.tag, 0]);
        // What is open.
        let opener = self.codes[open.opener].word * u32::from(open.opener > 0);
        let (subjects, has_root) = (open.subjects.min(3), u32::from(open.has_root));
        add(40, [tag, has_root, subjects, l1]);
        add(41, [opener, tag, subjects, 0]);
        add(42, [opener, here.ending, has_root, subjects]);
        let verb_label = if open.verb == 0 { BOUNDARY } else { labels[open.verb - 1] as u32 };
        let noun_label = if open.noun == 0 { BOUNDARY } else { labels[open.noun - 1] as u32 };
        let last_verb = self.codes[open.verb];
        let noun = self.codes[open.noun];
        let preposition = self.codes[open.preposition].word * u32::from(open.preposition > 0);
        add(43, [last_verb.word, word, 0, 0]);
        add(44, [last_verb.word, tag, l1, 0]);
        add(45, [verb_label, tag, l1, a1.tag]);
        add(46, [noun_label, tag, l1, a1.tag]);
        add(47, [noun.word, word, 0, 0]);
        add(48, [preposition, tag, l1, 0]);
        add(49, [preposition, tag, a1.tag, 0]);
        let since = here.n_marks - self.codes[open.verb].n_marks;
        add(50, [verb_label, noun_label, tag, since.min(2)]);
        add(51, [here.inside, tag, has_root, subjects]);
        let first = self.codes[(open.mark + 1).min(self.codes.len() - 1)];
        add(52, [first.word, tag, has_root, 0]);
        add(53, [first.tag, tag, l1, subjects]);
        add(54, [last_verb.word, last_verb.tag, here.ending, tag]);
        add(55, [bucket(at), tag, l1, 0]);
    }
}

/// The relation of every word of a sentence.
pub(super) fn label(model: RelationModel, words: &[&str], tags: &[Tag]) -> Vec<Relation> {
    let best = |scores: &[i32; N_RELATIONS]| (0..N_RELATIONS).rev().max_by_key(|&at| scores[at]).unwrap_or(0);
    Unlabelled::new(words, tags)
        .label(|feature, scores| model.add(feature, scores), |_, scores, _| Relation::ALL[best(scores)])
}

fn bucket(at: usize) -> u32 {
    at.min(4) as u32
}

fn is_verb(tag: u32) -> bool {
    tag == Tag::Verb as u32 || tag == Tag::Aux as u32
}

fn is_nominal(tag: u32) -> bool {
    tag == Tag::Noun as u32 || tag == Tag::Propn as u32 || tag == Tag::Pron as u32 || tag == Tag::Num as u32
}

fn feature(kind: u32, parts: [u32; 4]) -> u32 {
    parts.iter().fold(mixed(kind + 1000, 0x85EB_CA6B), |hash, &part| mixed(hash, part.wrapping_add(1)))
        >> (32 - super::features::FEATURE_BITS)
}
