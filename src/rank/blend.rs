//! The default: what is known of a sentence, weighted by what is known of the document, and added up.
//!
//! score(i) = Σₛ wₛ · signalₛ(i), wₛ = Σ_c W[s][c] · cue_c
//!
//! A signal says something of a sentence: where it is, how like the whole it is, how long, who speaks ([`SIGNALS`]). A cue says
//! something of the document, or of how much of it is wanted: how long, how many headings and lists, who speaks, one sentence
//! or ten ([`DocumentCues`]). So position counts much in an article and little in a chat, and no rule decides what kind of text it is.
//!
//! The weights W are a table, `seeds/models/sentence-weights.txt`, which `training/fit_summaries.py` fits: it maximises the
//! expected worth of the sentences taken, over articles, papers, documentation, mail, chats, talks and more, each kind with
//! its own weight, and keeps near the table that was tuned by hand for articles.

#[cfg(feature = "training")]
use super::cues::MEASURED;
use super::cues::{COVERING, DocumentCues, N_CUES, N_MEASURED, POOLED, all_cues, covering, pooled};
use super::signals::{LEANS, LINKS, N_SIGNALS, SIGNALS, SentenceSignals};
use crate::analysis::Analysis;
use crate::explain::Why;

include!(concat!(env!("OUT_DIR"), "/sentence_weights.rs"));

/// The weights by cue, so that those of all signals are added up side by side.
static WEIGHTS_BY_CUE: [[f64; N_SIGNALS]; N_CUES] = {
    let mut by_cue = [[0.0; N_SIGNALS]; N_CUES];
    let mut at = 0;
    while at < N_SIGNALS * N_CUES {
        by_cue[at % N_CUES][at / N_CUES] = WEIGHTS[at / N_CUES][at % N_CUES];
        at += 1;
    }
    by_cue
};

/// The most that a summary may lose for coherence, and that a sentence loses which says nothing new.
const COHERENCE: f64 = 4.0;
const REDUNDANCY: f64 = 8.0;

/// `--why` leaves out a signal that adds less than this share of all.
const MIN_TOLD_SHARE: f64 = 0.02;

/// The signals of every candidate and the cues of the document: measured once, for summaries of any length.
pub(crate) struct Blend<'a> {
    analysis: &'a Analysis<'a>,
    signals: SentenceSignals,
    cues: DocumentCues<'a>,
}

impl<'a> Blend<'a> {
    /// Measures a document. Linear in it.
    pub(super) fn of(analysis: &'a Analysis) -> Self {
        let signals = SentenceSignals::of(analysis);
        let cues = DocumentCues::of(analysis, &signals);
        Self { analysis, signals, cues }
    }

    /// The score of every candidate of a summary of about `n_wanted` sentences.
    pub(crate) fn scores(&self, n_wanted: f64) -> Vec<f64> {
        let weights = weights(&self.cues.at(n_wanted));
        let score = |candidate| self.signals.weighted(candidate, &weights);
        self.analysis.threads.each(self.analysis.n_candidates(), score)
    }

    /// The signals that the scores of some candidates are made of.
    pub(crate) fn explain(&self, n_wanted: f64, candidates: &[usize]) -> Vec<Why> {
        let weights = weights(&self.cues.at(n_wanted));
        candidates.iter().map(|&candidate| self.told(candidate, |signal| weights[signal])).collect()
    }
}

/// How many sentences are wanted, and what scores are multiplied by.
type Length = (f64, f64);

impl Blend<'_> {
    /// The signals that make the score of a candidate another one for another length.
    pub(crate) fn explain_change(&self, candidate: usize, from: Length, to: Length) -> Why {
        let [from, to] = [from, to].map(|(n_wanted, factor)| (weights(&self.cues.at(n_wanted)), factor));
        let weight = |signal: usize| to.0[signal] * to.1 - from.0[signal] * from.1;
        self.told(candidate, weight)
    }

    /// The signals of a candidate times their weights, the largest by their names.
    fn told(&self, candidate: usize, weight: impl Fn(usize) -> f64) -> Why {
        let share = |signal: usize| weight(signal) * self.signals.value(candidate, signal);
        let all: f64 = (0..N_SIGNALS).map(|signal| share(signal).abs()).sum();
        let is_told = |signal: &usize| share(*signal).abs() > all * MIN_TOLD_SHARE;
        let told = (0..N_SIGNALS).filter(is_told).map(|signal| Why::added(SIGNALS[signal].1, share(signal)));
        let untold: f64 = (0..N_SIGNALS).filter(|signal| !is_told(signal)).map(share).sum();
        let parts = told.chain([Why::added("all other signals", untold)]).collect();
        Why::added("signals added up", (0..N_SIGNALS).map(share).sum()).of(parts)
    }
}

/// The weight of each signal by the cues.
fn weights(measured: &[f64; N_MEASURED]) -> [f64; N_SIGNALS] {
    let cues = all_cues(*measured);
    let mut weights = [0.0; N_SIGNALS];
    for (row, cue) in WEIGHTS_BY_CUE.iter().zip(cues).filter(|(_, cue)| *cue != 0.0) {
        weights.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight * cue);
    }
    // What covers a text, or is picked from a pool of opinions, has to be like the whole; place, length and title do not count.
    let (covering, pooled) = (cues[COVERING], cues[POOLED]);
    weights[LINKS] *= 1.0 - pooled;
    weights[LINKS + 1..LEANS]
        .iter_mut()
        .for_each(|weight: &mut f64| *weight *= (1.0 - covering) * (1.0 - pooled));
    weights
}

/// The loss that a summary may take, in units of the score, so that no sentence of it leans on a missing one; less if it covers the
/// text, since then little is missing, and less if no sentence leans on the one before.
pub(super) fn coherence(analysis: &Analysis, n_wanted: f64) -> f64 {
    COHERENCE * (1.0 - 0.67 * covering(analysis, n_wanted)) * (1.0 - pooled(analysis))
}

/// The loss of a sentence that says nothing new, in units of the score: less if the summary covers the text, and among
/// opinions about one thing, since all of them name it.
pub(super) fn redundancy(analysis: &Analysis, n_wanted: f64) -> f64 {
    REDUNDANCY * (1.0 - 0.87 * covering(analysis, n_wanted)) * (1.0 - 0.5 * pooled(analysis))
}

/// For the fit: the cues of a document, and the signals of every candidate.
#[cfg(feature = "training")]
#[must_use]
pub fn measures(analysis: &Analysis, n_wanted: f64) -> (Vec<f64>, Vec<Vec<f64>>) {
    let Blend { signals, cues, .. } = Blend::of(analysis);
    let row = |candidate| (0..N_SIGNALS).map(|signal| signals.value(candidate, signal)).collect();
    (cues.at(n_wanted).to_vec(), (0..analysis.n_candidates()).map(row).collect())
}

/// The names of the signals and of the cues.
#[cfg(feature = "training")]
#[must_use]
pub fn measure_names() -> ([&'static str; N_SIGNALS], [&'static str; N_MEASURED]) {
    (SIGNALS.map(|(name, _)| name), MEASURED)
}

#[cfg(test)]
mod tests {
    use super::super::cues::cue_names;
    use super::*;

    #[test]
    fn the_table_of_weights_has_the_names_of_signals_and_cues() {
        assert_eq!(WEIGHTS_CUES, cue_names().as_slice());
        assert_eq!(WEIGHTS_SIGNALS, SIGNALS.map(|(name, _)| name));
        assert!(WEIGHTS.iter().flatten().all(|weight| weight.is_finite()));
    }
}
