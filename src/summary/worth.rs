//! The worth of a sentence: its score, without what earlier picks said already.

use super::scale::UnitScale;
use crate::analysis::{Analysis, TfIdfWeights};
use crate::explain::Why;
use crate::rank::{Blend, Explain, Ranking, Sequential};
use crate::select::{Gains, Reason, Taken};
use foldhash::HashMap;

/// The worth of every candidate, given those taken.
pub(super) struct Worth<'a> {
    pub(super) scores: Scores,
    basis: Basis<'a>,
    /// Notes on the gain of every candidate taken, if they are to be explained.
    notes: Option<HashMap<usize, Note>>,
}

/// The scores in a summary of some length.
#[derive(Debug, Clone)]
pub(super) struct Scores {
    /// By candidate: its score, with what was asked for.
    pub(super) by_candidate: Vec<f64>,
    /// About how many sentences the summary has.
    pub(super) n_wanted: f64,
    scale: UnitScale,
}

/// How a gain changes with what is taken.
enum Basis<'a> {
    /// By the share of a sentence's terms that are in the sentences taken. What is half said already may still say
    /// something new, so that the loss grows with the square of that share.
    Scores { source: ScoreSource<'a>, rows: TfIdfWeights<'a>, redundancy: f64, is_covered: Vec<bool> },
    /// As the method says; `alone` has the gain of every candidate before any is taken, scaled.
    Gains { gains: Box<dyn Sequential + 'a>, alone: Vec<f64> },
}

/// Where scores come from.
enum ScoreSource<'a> {
    Fixed(Explain<'a>),
    ByLength(Box<Blend<'a>>),
}

/// The gain of a candidate when it was taken.
#[derive(Clone)]
struct Note {
    /// The loss by repeating earlier picks, or all the gain by a sequential method.
    gain: Why,
    /// Its score in a summary of the length of then.
    score: f64,
    n_wanted: f64,
    scale: UnitScale,
}

/// Less is a rounding error, and not told.
const MIN_TOLD: f64 = 1e-9;

/// The same for a sequential method, whose scores have another meaning.
const USUAL_UNIT: f64 = 0.1;

impl<'a> Worth<'a> {
    /// One unit of the method's scores on the scale from 0 to 1.
    pub(super) fn unit(&self) -> f64 {
        match &self.basis {
            Basis::Scores { .. } => self.scores.scale.factor,
            Basis::Gains { .. } => USUAL_UNIT,
        }
    }

    /// The worth of the candidates of a ranking in a summary of about `n_wanted` sentences; `wish` changes the scores by
    /// what was asked for, and a sentence that says nothing new loses `redundancy`.
    pub(super) fn of(
        analysis: &'a Analysis,
        ranking: Ranking<'a>,
        n_wanted: f64,
        redundancy: f64,
        wish: impl Fn(Vec<f64>) -> Vec<f64>,
    ) -> Self {
        let (raw, source) = match ranking {
            Ranking::Fixed { scores, explain } => (scores, ScoreSource::Fixed(explain)),
            Ranking::ByLength(blend) => (blend.scores(n_wanted), ScoreSource::ByLength(blend)),
            Ranking::Sequential(gains) => {
                let first = (0..analysis.n_candidates()).map(|candidate| gains.gain(candidate));
                let (alone, scale) = UnitScale::of(first.collect());
                let scores = Scores { by_candidate: wish(alone.clone()), n_wanted, scale };
                return Self { scores, basis: Basis::Gains { gains, alone }, notes: None };
            }
        };
        let scores = Scores::of(raw, n_wanted, wish);
        let is_covered = vec![false; analysis.document().n_terms()];
        let redundancy = redundancy * scores.scale.factor;
        let basis = Basis::Scores { source, rows: analysis.weights(), redundancy, is_covered };
        Self { scores, basis, notes: None }
    }

    /// The scores in a summary of about `n_wanted` sentences, if they are others than now; before any is taken.
    pub(super) fn scores_for(&self, n_wanted: f64, wish: impl Fn(Vec<f64>) -> Vec<f64>) -> Option<Scores> {
        let raw = match &self.basis {
            Basis::Scores { source: ScoreSource::ByLength(blend), .. }
                if n_wanted != self.scores.n_wanted =>
            {
                blend.scores(n_wanted)
            }
            Basis::Scores { .. } => return None,
            Basis::Gains { gains, .. } => gains.usual_gains()?,
        };
        Some(Scores::of(raw, n_wanted, wish))
    }

    /// From now on, the worth in a summary of about `n_wanted` sentences, in which a sentence that says nothing new
    /// loses `redundancy`.
    pub(super) fn resize(&mut self, n_wanted: f64, loss: f64, wish: impl Fn(Vec<f64>) -> Vec<f64>) {
        if let Basis::Scores { source: ScoreSource::ByLength(blend), redundancy, .. } = &mut self.basis {
            self.scores = Scores::of(blend.scores(n_wanted), n_wanted, wish);
            *redundancy = loss * self.scores.scale.factor;
        }
    }

    /// The share of a candidate's terms that earlier picks have.
    fn covered(rows: &TfIdfWeights, is_covered: &[bool], candidate: usize) -> f64 {
        let terms = || rows.row(candidate).map(|(term, _)| term);
        let n_covered = terms().filter(|&term| is_covered[term]).count();
        n_covered as f64 / terms().count().max(1) as f64
    }
}

impl Scores {
    fn of(raw: Vec<f64>, n_wanted: f64, wish: impl Fn(Vec<f64>) -> Vec<f64>) -> Self {
        let (scaled, scale) = UnitScale::of(raw);
        Self { by_candidate: wish(scaled), n_wanted, scale }
    }
}

impl Gains for Worth<'_> {
    fn gain(&self, candidate: usize) -> f64 {
        let score = self.scores.by_candidate[candidate];
        match &self.basis {
            Basis::Scores { rows, redundancy, is_covered, .. } if *redundancy > 0.0 => {
                let covered = Self::covered(rows, is_covered, candidate);
                score - redundancy * covered * covered
            }
            Basis::Scores { .. } => score,
            Basis::Gains { gains, alone } => {
                score + self.scores.scale.scaled(gains.gain(candidate)) - alone[candidate]
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
    /// The gain by a length of the summary that is not the usual one, by the method and in all, if that is a part of its
    /// own.
    pub(super) by_length: Option<(Why, f64)>,
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
        let gain = match &self.basis {
            Basis::Scores { rows, redundancy, is_covered, .. } => {
                let covered = Self::covered(rows, is_covered, candidate);
                let fact = Why::fact("share of its words in earlier picks", covered);
                Why::added("repeats earlier picks", -redundancy * covered * covered).of(vec![fact])
            }
            Basis::Gains { gains, .. } => gains.explain(candidate),
        };
        let Scores { ref by_candidate, n_wanted, scale } = self.scores;
        notes.insert(candidate, Note { gain, score: by_candidate[candidate], n_wanted, scale });
    }

    /// The parts of the gains of candidates that were noted; `usual` has the scores that are shown.
    pub(super) fn explain(&self, candidates: &[usize], usual: &Scores) -> Vec<GainParts> {
        let note = |candidate: &usize| self.notes.as_ref().and_then(|notes| notes.get(candidate)).cloned();
        match &self.basis {
            Basis::Scores { source, .. } => {
                let raws = match source {
                    ScoreSource::Fixed(explain) => explain(candidates),
                    ScoreSource::ByLength(blend) => blend.explain(usual.n_wanted, candidates),
                };
                let parts = raws.into_iter().zip(candidates).map(|(raw, candidate)| {
                    let by_method = usual.scale.explained(raw);
                    let note = note(candidate);
                    let by_length = note.as_ref().and_then(|note| source.by_length(*candidate, note, usual));
                    let repeats = note.map(|note| note.gain).filter(|repeats| repeats.share != 0.0);
                    GainParts { alone: by_method.share, by_method, by_length, repeats }
                });
                parts.collect()
            }
            Basis::Gains { gains, alone } => {
                let parts = candidates.iter().map(|candidate| {
                    let raw = note(candidate).map_or_else(|| gains.explain(*candidate), |note| note.gain);
                    let by_method = self.scores.scale.explained(raw);
                    GainParts { by_method, alone: alone[*candidate], by_length: None, repeats: None }
                });
                parts.collect()
            }
        }
    }
}

impl ScoreSource<'_> {
    /// The gain of a candidate in a summary of the length of its note over one of the usual length, by the method and in
    /// all.
    fn by_length(&self, candidate: usize, note: &Note, usual: &Scores) -> Option<(Why, f64)> {
        let Self::ByLength(blend) = self else { return None };
        if note.n_wanted == usual.n_wanted {
            return None;
        }
        let (own, other) = (note.scale, usual.scale);
        let change =
            blend.explain_change(candidate, (usual.n_wanted, other.factor), (note.n_wanted, own.factor));
        let lowest = own.shift * own.factor - other.shift * other.factor;
        let by_method = change.share + lowest;
        let mut parts = change.children;
        parts.push(Why::added("the weakest sentence counts as 0", lowest));
        let n_sentences = note.n_wanted.max(1.0).round();
        let label = if n_sentences < 1.5 {
            "in a summary of one sentence".to_owned()
        } else {
            format!("in a summary of about {n_sentences} sentences")
        };
        let in_all = note.score - usual.by_candidate[candidate];
        (in_all.abs() > MIN_TOLD).then(|| (Why::added(label, by_method).of(parts), in_all))
    }
}
