//! How likely it is that what was left out breaks a line: makes it ungrammatical, or untrue beside its sentence.
//!
//! Every gap breaks it with a probability of its own, 1 / (1 + e^−Σ wₛ · signalₛ), whatever the others do, so that a line is sound with
//! Π (1 − p): the logarithms of that are costs that add up along a path. The weights are fitted to the verdicts of editors on
//! shortened lines, of which nobody says which gap is at fault (a noisy or, as in Srinivas 1993): `training/fit_cuts.py`.

use super::features::Encoded;
use super::relation::Relation;
use super::rules::Step;
use super::search::{Lattice, Score};
use crate::math::{exp, ln};

/// The names of the signals of a gap but for its relations, and their weights.
const SIGNALS: [(&str, f64); 8] = [
    ("gap", -1.48),
    // The labels do not vouch for it.
    ("unsure", 0.84),
    // ln of its tokens.
    ("length", 0.56),
    // What the model says of the step over it, in hundreds, −5 to 5.
    ("step", -0.27),
    // It opens with a mark, and has one on the other side too.
    ("mark-before", -0.27),
    ("set-off", -0.77),
    // It is the head of the sentence, or all the rest.
    ("at-start", -0.47),
    ("at-end", -0.55),
];

/// The weights of the relation of the first word that hangs on none of the gap, and of that of what it hangs on; those of others, and
/// those under a tenth, are nothing.
const OF_PHRASE: [(Relation, f64); 8] = [
    (Relation::Adverb, -0.22),
    (Relation::AdverbialClause, -0.52),
    (Relation::Conjunction, -0.12),
    (Relation::NounModifier, -0.34),
    (Relation::OpenComplement, -0.10),
    (Relation::Parataxis, 0.36),
    (Relation::Preposition, 0.24),
    (Relation::RelativeClause, 0.10),
];
const OF_HEAD: [(Relation, f64); 16] = [
    (Relation::Adjective, -0.25),
    (Relation::Adverb, 0.27),
    (Relation::AdverbialClause, 0.24),
    (Relation::Apposition, 0.46),
    (Relation::ClauseComplement, -0.16),
    (Relation::Conjunct, 0.33),
    (Relation::OpenComplement, 0.15),
    (Relation::Other, 0.33),
    (Relation::Parataxis, 0.28),
    (Relation::Participle, -0.23),
    (Relation::Predicate, 0.24),
    (Relation::PrepositionClause, -0.35),
    (Relation::PrepositionObject, 0.15),
    (Relation::RelativeClause, -0.51),
    (Relation::Root, -0.51),
    (Relation::Subject, -0.36),
];

/// A step of the model counts for no more than this, in hundreds.
const MAX_STEP: f64 = 5.0;

/// What is known of a gap.
pub(super) struct Gap {
    signals: [f64; SIGNALS.len()],
    phrase: Relation,
    head: Relation,
}

impl Gap {
    /// The gap between two words that are kept, if any word is left out there. `step` is what the model says of it.
    pub(super) fn of(sentence: &Encoded, from: usize, to: usize, step: Score) -> Option<Self> {
        let (tree, end) = (sentence.tree(), sentence.len() + 1);
        let is_mark = |at: usize| sentence.is_mark(at);
        let top = sentence.tops(from, to).next()?;
        let flag = |is: bool| f64::from(u8::from(is));
        let opens_with_mark = is_mark(from + 1);
        let signals = [
            1.0,
            flag(sentence.step(from, to) == Step::Unsure),
            ln((to - from - 1) as f64),
            (f64::from(step) / 100.0).clamp(-MAX_STEP, MAX_STEP),
            flag(opens_with_mark),
            flag(opens_with_mark && (to < end && is_mark(to) || is_mark(to - 1))),
            flag(from == 0),
            flag(to == end || is_mark(to) && to + 1 == end),
        ];
        Some(Self { signals, phrase: tree.relation(top), head: tree.relation(tree.head(top)) })
    }

    /// For the fit.
    #[cfg(feature = "training")]
    pub(super) fn into_signals(self) -> GapSignals {
        GapSignals { signals: self.signals.to_vec(), phrase: self.phrase, head: self.head }
    }

    /// The probability that it breaks the line.
    fn risk(&self) -> f64 {
        let of = |table: &[(Relation, f64)], relation: Relation| {
            table.iter().find(|(other, _)| *other == relation).map_or(0.0, |(_, weight)| *weight)
        };
        let sum: f64 = self.signals.iter().zip(SIGNALS).map(|(signal, (_, weight))| signal * weight).sum();
        1.0 / (1.0 + exp(-(sum + of(&OF_PHRASE, self.phrase) + of(&OF_HEAD, self.head))))
    }

    /// −ln of the probability that it does not: 0 or more.
    pub(super) fn cost(&self) -> f64 {
        -ln(1.0 - self.risk())
    }
}

/// What is known of a gap, for the fit.
#[cfg(feature = "training")]
#[derive(Debug, Clone)]
pub struct GapSignals {
    /// In the order of [`gap_signal_names`].
    pub signals: Vec<f64>,
    /// The relation of the first word that hangs on none of the gap.
    pub phrase: Relation,
    /// The relation of what that hangs on.
    pub head: Relation,
}

/// The names of the signals of a gap.
#[cfg(feature = "training")]
#[must_use]
pub fn gap_signal_names() -> Vec<&'static str> {
    SIGNALS.iter().map(|(name, _)| *name).collect()
}

/// The probability that the gaps between the words kept break the line.
pub(super) fn risk(sentence: &Encoded, kept: &[usize], lattice: &Lattice) -> f64 {
    let ends = kept.iter().copied().chain([sentence.len() + 1]);
    let steps = std::iter::once(0).chain(kept.iter().copied()).zip(ends);
    let costs = steps.filter_map(|(from, to)| Gap::of(sentence, from, to, lattice.step(from, to)));
    1.0 - exp(-costs.map(|gap| gap.cost()).sum::<f64>())
}
