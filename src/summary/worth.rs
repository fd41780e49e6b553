//! The worth of a sentence: its score, without what earlier picks said already.

use super::scale::UnitScale;
use crate::analysis::{Analysis, TfIdfWeights};
use crate::explain::Why;
use crate::rank::{Explain, Ranking, Sequential};
use crate::select::{Gains, Reason, Taken};
use foldhash::HashMap;

/// The worth of every candidate, given those taken.
pub(super) struct Worth<'a> {
    /// By candidate: its score, with what was asked for.
    pub(super) scores: Vec<f64>,
    scale: UnitScale,
    basis: Basis<'a>,
    /// Notes on the gain of every candidate taken, if they are to be explained.
    notes: Option<HashMap<usize, Why>>,
}

/// How a gain changes with what is taken.
enum Basis<'a> {
    /// By the share of a sentence's tf·idf row (its squared weights) whose terms are in the sentences taken.
    Scores { explain: Explain<'a>, rows: TfIdfWeights<'a>, redundancy: f64, is_covered: Vec<bool> },
    /// As the method says; `alone` has the gain of every candidate before any is taken, scaled.
    Gains { gains: Box<dyn Sequential + 'a>, alone: Vec<f64> },
}

/// The same for a sequential method, whose scores have another meaning.
const USUAL_UNIT: f64 = 0.1;

impl<'a> Worth<'a> {
    /// One unit of the method's scores on the scale from 0 to 1.
    pub(super) fn unit(&self) -> f64 {
        match &self.basis {
            Basis::Scores { .. } => self.scale.factor,
            Basis::Gains { .. } => USUAL_UNIT,
        }
    }

    /// The worth of the candidates of a ranking; `wish` changes the scores by what was asked for, and a sentence that
    /// says nothing new loses `redundancy`.
    pub(super) fn of(
        analysis: &'a Analysis,
        ranking: Ranking<'a>,
        redundancy: f64,
        wish: impl Fn(Vec<f64>) -> Vec<f64>,
    ) -> Self {
        match ranking {
            Ranking::Fixed { scores, explain } => {
                let (scores, scale) = UnitScale::of(scores);
                let is_covered = vec![false; analysis.document().n_terms()];
                let redundancy = redundancy * scale.factor;
                let basis = Basis::Scores { explain, rows: analysis.weights(), redundancy, is_covered };
                Self { scores: wish(scores), scale, basis, notes: None }
            }
            Ranking::Sequential(gains) => {
                let first = (0..analysis.n_candidates()).map(|candidate| gains.gain(candidate));
                let (alone, scale) = UnitScale::of(first.collect());
                let scores = wish(alone.clone());
                Self { scores, scale, basis: Basis::Gains { gains, alone }, notes: None }
            }
        }
    }

    /// The share of a candidate, by weight, that earlier picks said.
    fn covered(rows: &TfIdfWeights, is_covered: &[bool], candidate: usize) -> f64 {
        let said = rows.row_where(candidate, |term| is_covered[term]);
        said.map(|(_, weight)| weight * weight).sum()
    }
}

impl Gains for Worth<'_> {
    fn gain(&self, candidate: usize) -> f64 {
        let score = self.scores[candidate];
        match &self.basis {
            Basis::Scores { rows, redundancy, is_covered, .. } if *redundancy > 0.0 => {
                score - redundancy * Self::covered(rows, is_covered, candidate)
            }
            Basis::Scores { .. } => score,
            Basis::Gains { gains, alone } => {
                score + self.scale.scaled(gains.gain(candidate)) - alone[candidate]
            }
        }
    }

    fn take(&mut self, candidate: usize) {
        self.note(candidate);
        match &mut self.basis {
            Basis::Scores { rows, is_covered, .. } => {
                rows.row(candidate).for_each(|(term, _)| is_covered[term] = true);
            }
            Basis::Gains { gains, .. } => gains.take(candidate),
        }
    }
}

/// The parts of a candidate's gain.
pub(super) struct GainParts {
    /// The part that comes from the method, on the scale of its scores.
    pub(super) by_method: Why,
    /// The gain by the method if the candidate were the first.
    pub(super) alone: f64,
    /// The loss by repeating earlier picks, if that is a part of its own.
    pub(super) repeats: Option<Why>,
}

impl Worth<'_> {
    /// Notes from now on what every candidate gains when it is taken.
    pub(super) fn take_notes(&mut self) {
        self.notes = Some(HashMap::default());
    }

    /// Notes what the candidates gain now that came in for others after all were taken.
    pub(super) fn note_late(&mut self, picked: &[Taken]) {
        let late = picked.iter().filter(|pick| matches!(pick.reason, Reason::Exchange | Reason::Coherence));
        late.for_each(|pick| self.note(pick.candidate));
    }

    /// Notes what a candidate gains now, if that is wanted.
    pub(super) fn note(&mut self, candidate: usize) {
        let Some(notes) = &mut self.notes else { return };
        let note = match &self.basis {
            Basis::Scores { rows, redundancy, is_covered, .. } => {
                let covered = Self::covered(rows, is_covered, candidate);
                let fact = Why::fact("share of its words, by weight, in earlier picks", covered);
                Why::added("repeats earlier picks", -redundancy * covered).of(vec![fact])
            }
            Basis::Gains { gains, .. } => gains.explain(candidate),
        };
        notes.insert(candidate, note);
    }

    /// The parts of the gains of candidates that were noted.
    pub(super) fn explain(&self, candidates: &[usize]) -> Vec<GainParts> {
        let note = |candidate: &usize| self.notes.as_ref().and_then(|notes| notes.get(candidate)).cloned();
        match &self.basis {
            Basis::Scores { explain, .. } => {
                let raws = explain(candidates).into_iter();
                let parts = raws.zip(candidates).map(|(raw, candidate)| {
                    let by_method = self.scaled(raw);
                    let repeats = note(candidate).filter(|repeats| repeats.share != 0.0);
                    GainParts { alone: by_method.share, by_method, repeats }
                });
                parts.collect()
            }
            Basis::Gains { gains, alone } => {
                let parts = candidates.iter().map(|candidate| {
                    let raw = note(candidate).unwrap_or_else(|| gains.explain(*candidate));
                    GainParts { by_method: self.scaled(raw), alone: alone[*candidate], repeats: None }
                });
                parts.collect()
            }
        }
    }

    /// A part that comes from the method, on the scale of the scores.
    fn scaled(&self, raw: Why) -> Why {
        let (label, share) = (raw.label.clone(), self.scale.scaled(raw.share));
        let scaled = raw.times(self.scale.factor, "the best sentence counts as 1");
        let mut parts = if scaled.is_sum() { scaled.children } else { vec![scaled] };
        if self.scale.shift > 0.0 {
            let label = if self.scale.is_flat {
                "all sentences are equal, and each counts as 1"
            } else {
                "the weakest sentence counts as 0"
            };
            parts.push(Why::added(label, self.scale.shift * self.scale.factor));
        }
        Why::added(label, share).of(parts)
    }
}
