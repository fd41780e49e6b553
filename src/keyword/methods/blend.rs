//! The default: a log-linear ranker whose weights move with the document.
//!
//! ln score(phrase) = Σₛ wₛ · signalₛ(phrase), wₛ = Σ_c W[s][c] · cue_c
//!
//! A signal says something of a phrase: how often it occurs and is a phrase of its own, how early, in the title, how telling
//! and how long its words are, what form it has ([`super::signal`]). A cue says something of the document: how long it is, how
//! much of a story, how many headings, lists and lines of code, who speaks ([`cues`]). So an abstract, which names its
//! subject once, a paper, which repeats it, and a story, which says early what matters, are ranked by what suits each, and no
//! rule decides what kind of text it is.
//!
//! The weights W are a table, `seeds/models/keyword-weights.txt`, or `word-weights.txt` if single words are wanted.
//! `training/fit_keywords.py` fits them: it maximizes the probability of the keywords that people gave.

use super::cues::{CUES, cues};
use super::measure::Signals;
use super::signal::{N_SIGNALS, Signal};
use crate::analysis::Analysis;
use crate::explain::Why;
use crate::keyword::candidates::{CandidateSource, Phrases};
use crate::math::exp;

include!(concat!(env!("OUT_DIR"), "/keyword_weights.rs"));
include!(concat!(env!("OUT_DIR"), "/word_weights.rs"));

/// The score of every phrase; 0 for those that are not candidates, for those that only sections about the text have, such
/// as "Licence", or that are said by themselves, such as "mm-hmm", unless all are, and for weak ones of words that no text is
/// about, "possible use", or that only a headline has.
pub(super) fn scores(analysis: &Analysis, phrases: &Phrases) -> Vec<f64> {
    let signals = Signals::new(analysis, phrases);
    let weights = weights(analysis, phrases);
    let is_beside_text = |phrase| signals.is_about_text(phrase) || signals.is_interjection(phrase);
    let is_of_text = |phrase| phrases.is_candidate(phrase) && !is_beside_text(phrase);
    let has_text = (0..phrases.len()).any(is_of_text);
    let score = |phrase| {
        if !phrases.is_candidate(phrase) || has_text && is_beside_text(phrase) {
            return 0.0;
        }
        let values = signals.of(phrase);
        exp(weights.iter().zip(values).map(|(weight, value)| weight * value).sum())
    };
    let mut scores: Vec<f64> = (0..phrases.len()).map(score).collect();
    let best = scores.iter().copied().fold(0.0, f64::max);
    // Not what the user named.
    let is_named = |phrase: usize| phrases.factors.get(phrase).is_some_and(|&factor| factor != 1.0);
    for (phrase, score) in scores.iter_mut().enumerate() {
        let says_little = *score < WEAK * best && signals.is_generic(phrase)
            || *score < WEAK_OF_HEADLINE * best && signals.is_of_headline(phrase);
        if phrases.source == CandidateSource::NounPhrases && says_little && !is_named(phrase) {
            *score = 0.0;
        }
    }
    scores
}

/// A phrase of words that no text is about is weak with less than this share of the best score, and one that only a headline has
/// with less than this.
const WEAK: f64 = 0.2;
const WEAK_OF_HEADLINE: f64 = 0.3;

pub(super) fn explain(analysis: &Analysis, phrases: &Phrases, wanted: &[usize]) -> Vec<Why> {
    let signals = Signals::new(analysis, phrases);
    let weights = weights(analysis, phrases);
    wanted.iter().map(|&phrase| why(&weights, &signals.of(phrase))).collect()
}

/// The weight of each signal in this document.
fn weights(analysis: &Analysis, phrases: &Phrases) -> [f64; N_SIGNALS] {
    let table: &[[f64; CUES.len()]; N_SIGNALS] =
        if phrases.source == CandidateSource::Words { &WORD_WEIGHTS } else { &KEYWORD_WEIGHTS };
    let cues = cues(analysis);
    table.map(|row| row.iter().zip(cues).map(|(weight, cue)| weight * cue).sum())
}

/// The factors of a phrase's score that are not 1, by group: each is e to the power of what a signal adds to the
/// logarithm.
fn why(weights: &[f64; N_SIGNALS], values: &[f64; N_SIGNALS]) -> Why {
    let mut groups: Vec<Why> = Vec::new();
    for (signal, (weight, value)) in Signal::ALL.iter().zip(weights.iter().zip(values)) {
        let factor = exp(weight * value);
        if factor == 1.0 {
            continue;
        }
        if groups.last().is_none_or(|group| group.label != signal.group) {
            groups.push(Why::factor(signal.group, 1.0));
        }
        if let Some(group) = groups.last_mut() {
            group.share *= factor;
            group.children.push(Why::factor(signal.label, factor));
        }
    }
    Why::added("signals multiplied", groups.iter().map(|group| group.share).product()).of(groups)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_of_weights_have_the_names_of_signals_and_cues() {
        assert_eq!(KEYWORD_WEIGHTS_CUES, CUES);
        assert_eq!(KEYWORD_WEIGHTS_SIGNALS, Signal::ALL.map(|signal| signal.name));
        assert_eq!(WORD_WEIGHTS_CUES, CUES);
        assert_eq!(WORD_WEIGHTS_SIGNALS, Signal::ALL.map(|signal| signal.name));
    }
}
