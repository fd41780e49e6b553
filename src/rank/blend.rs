//! The default: a few standardised signals, weighted and added up.
//!
//! score(i) = Σ weight · z(signal(i)), z(x) = (x − mean) / standard deviation over the candidates
//!
//! - *centroid*: cosine with the sum of all tf·idf rows (Radev et al. 2004);
//! - *links*: the words shared with the other sentences, Σ (sentences with the term − 1) / (ln words + their
//!   mean): a sentence's degree in TextRank's graph (Mihalcea & Tarau 2004), the others being of mean length;
//! - *position*: e^(−i/5) for the i-th candidate, since writers put first what matters;
//! - *end*: e^(−j/10) for the j-th candidate from the last, since long texts close with what came out of it all;
//! - *length*: −((ln words − ln 24) / ½)², at least −12: short sentences say little, long ones cost much;
//! - *title*: cosine with the words of the title;
//! - *announcement*: 1 if the authors speak or the text speaks of itself ("We show", "This paper"), as in
//!   Edmundson's cue method (1969); twice the difference from the mean, not standardised, so that one "we" in a
//!   text without another does not outweigh all else;
//! - *question*: 1 for a question or an exclamation, which rarely sums anything up.
//!
//! The weights move with what the document is and with how much of it is wanted ([`Kind`]):
//! - position counts as far as the head of the text is central, and as it runs on without paragraphs; less for a
//!   summary of one or two sentences, in a long text, and if the writer or the reader speaks in person (reviews,
//!   how-to, meetings);
//! - the centroid and the links count for more in a long text, which says again what matters;
//! - if a large share is wanted, it matters to cover the text: all but centroid and links fades, and with it
//!   the cost of repeating;
//! - the links count for more if one sentence is to sum up a text of some length;
//! - among many opinions about one thing, put together in no order, the centroid alone counts;
//! - title and announcement count for less the more sentences are wanted.
//!
//! The constants are the same for every text; `training/src/tune_summaries.rs` finds them.

use super::kind::{Kind, covering, pooled};
use super::tfidf;
use super::voice::Voice;
use crate::analysis::Analysis;
use crate::document::TermId;
use crate::error::{Error, check_setting};
use crate::explain::Why;
use crate::math::{exp, ln, standardized};

/// The settings of the default method.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Blend {
    constants: [f64; Blend::CONSTANTS.len()],
}

impl Default for Blend {
    fn default() -> Self {
        Self::DEFAULT
    }
}

// The place of each constant in `CONSTANTS`.
const CENTROID: usize = 0;
const CENTROID_LONG: usize = 1;
const CENTROID_COVERING: usize = 2;
const LINKS: usize = 3;
const LINKS_LONG: usize = 4;
const LINKS_COVERING: usize = 5;
const LINKS_SINGLE: usize = 6;
const POSITION: usize = 7;
const POSITION_HEAD: usize = 8;
const POSITION_FLOW: usize = 9;
const POSITION_BRIEF: usize = 10;
const POSITION_PERSONAL: usize = 11;
const POSITION_LONG: usize = 12;
const END_LONG: usize = 13;
const LENGTH: usize = 14;
const TITLE: usize = 15;
const ANNOUNCEMENT: usize = 16;
const QUESTION: usize = 17;
const REDUNDANCY: usize = 18;
const REDUNDANCY_COVERING: usize = 19;

impl Blend {
    /// The names of the constants: the weights of the signals, what a cue to the kind of document adds to a
    /// weight, and what repeating earlier picks costs, as a share of the best score.
    pub const CONSTANTS: [&'static str; 20] = [
        "centroid",
        "centroid-long",
        "centroid-covering",
        "links",
        "links-long",
        "links-covering",
        "links-single",
        "position",
        "position-head",
        "position-flow",
        "position-brief",
        "position-personal",
        "position-long",
        "end-long",
        "length",
        "title",
        "announcement",
        "question",
        "redundancy",
        "redundancy-covering",
    ];

    pub(super) const DEFAULT: Self = Self {
        constants: [
            0.5, 0.5, 0.5, 0.5, 0.4, 1.0, 3.5, 1.7, 0.5, 1.2, -1.0, -0.5, -0.4, 0.4, 0.7, 0.9, 1.6, -0.35,
            0.4, -0.35,
        ],
    };

    /// The constants, in the order of [`Blend::CONSTANTS`].
    #[must_use]
    pub fn constants(self) -> [f64; Self::CONSTANTS.len()] {
        self.constants
    }

    /// The method with other constants, in the order of [`Blend::CONSTANTS`]; for tuning.
    #[must_use]
    pub fn with_constants(constants: [f64; Self::CONSTANTS.len()]) -> Self {
        Self { constants }
    }

    /// An error if a constant is not a number.
    pub(super) fn check(self) -> Result<(), Error> {
        let is_good = self.constants.iter().all(|constant| constant.is_finite());
        check_setting(is_good, "a constant of blend", "not finite", "a number")
    }

    /// The share that a summary may lose so that no sentence of it leans on a missing one; less if it covers the text,
    /// since then little is missing, and less if no sentence leans on the one before.
    pub(super) fn coherence(analysis: &Analysis, n_wanted: f64) -> f64 {
        (0.15 - 0.1 * covering(analysis, n_wanted)) * (1.0 - pooled(analysis))
    }

    /// The loss of a sentence that says nothing new, as a share of the best score: less among opinions about one thing,
    /// since all of them name it.
    pub(super) fn redundancy(self, analysis: &Analysis, n_wanted: f64) -> f64 {
        let covering = covering(analysis, n_wanted);
        let redundancy = self.constants[REDUNDANCY] + covering * self.constants[REDUNDANCY_COVERING];
        redundancy.max(0.0) * (1.0 - 0.5 * pooled(analysis))
    }

    /// Hands over the weighted signals of a summary of about `n_wanted` sentences, one after another: what it says, and
    /// a value for every candidate. All at once would take as much room as a long text itself.
    fn signals(self, analysis: &Analysis, n_wanted: f64, mut take: impl FnMut(&'static str, Vec<f64>)) {
        let n = analysis.n_candidates();
        let threads = analysis.threads;
        let voice = Voice::of(analysis);
        let mut centroid = standardized(tfidf::scores(analysis));
        let kind = Kind::of(analysis, n_wanted, &centroid, voice.personal);
        let weights = self.weights(&kind);
        let row = |weight: f64, signal: Vec<f64>| {
            let mut signal = standardized(signal);
            scale(&mut signal, weight);
            signal
        };
        scale(&mut centroid, weights.centroid);
        take("like the text as a whole", centroid);
        take("shares words with other sentences", row(weights.links, links(analysis)));
        take("comes early", row(weights.position, threads.each(n, |i| exp(-(i as f64) / DECAY))));
        take(
            "comes near the end",
            row(weights.end, threads.each(n, |i| exp(-((n - 1 - i) as f64) / END_DECAY))),
        );
        take("length", row(weights.length, threads.each(n, |i| length_fit(analysis.n_running_words(i)))));
        take("title words", row(weights.title, title(analysis)));
        take("announces what the text is about", above_mean(&voice.announces, 2.0 * weights.announcement));
        let is_question = |i| f64::from(u8::from(analysis.is_question(i)));
        take("question or exclamation", row(weights.question, threads.each(n, is_question)));
    }

    /// The weights of the signals for a kind of document.
    fn weights(self, kind: &Kind) -> SignalWeights {
        let weight = |constant: usize| self.constants[constant];
        let rest = (1.0 - kind.covering) * (1.0 - kind.pooled);
        let links = weight(LINKS)
            + kind.long * weight(LINKS_LONG)
            + kind.covering * weight(LINKS_COVERING)
            + kind.single * weight(LINKS_SINGLE);
        let position = weight(POSITION)
            + kind.head * weight(POSITION_HEAD)
            + kind.flow * weight(POSITION_FLOW)
            + kind.brief * weight(POSITION_BRIEF)
            + kind.personal * weight(POSITION_PERSONAL)
            + kind.long.max(0.0) * weight(POSITION_LONG);
        SignalWeights {
            centroid: weight(CENTROID)
                + kind.long * weight(CENTROID_LONG)
                + kind.covering * weight(CENTROID_COVERING),
            links: links * (1.0 - kind.pooled),
            position: position.max(0.0) * rest,
            end: weight(END_LONG) * kind.long.max(0.0) * (1.0 - kind.pooled),
            length: weight(LENGTH) * rest,
            title: weight(TITLE) * kind.brief * rest,
            announcement: weight(ANNOUNCEMENT) * kind.brief * kind.brief * kind.impersonal * rest,
            question: weight(QUESTION) * rest,
        }
    }

    pub(super) fn scores(self, analysis: &Analysis, n_wanted: f64) -> Vec<f64> {
        let mut scores = vec![0.0; analysis.n_candidates()];
        self.signals(analysis, n_wanted, |_, signal| {
            scores.iter_mut().zip(&signal).for_each(|(score, value)| *score += value);
        });
        scores
    }

    pub(super) fn explain(self, analysis: &Analysis, n_wanted: f64, candidates: &[usize]) -> Vec<Why> {
        let mut parts = vec![Vec::new(); candidates.len()];
        self.signals(analysis, n_wanted, |signal, values| {
            let add = |(parts, &candidate): (&mut Vec<Why>, &usize)| {
                parts.push(Why::added(signal, values[candidate]));
            };
            parts.iter_mut().zip(candidates).for_each(add);
        });
        let sum = |parts: Vec<Why>| {
            Why::added("signals added up", parts.iter().map(|part| part.share).sum()).of(parts)
        };
        parts.into_iter().map(sum).collect()
    }
}

/// The weight of each signal.
struct SignalWeights {
    centroid: f64,
    links: f64,
    position: f64,
    end: f64,
    length: f64,
    title: f64,
    announcement: f64,
    question: f64,
}

/// How many candidates it takes for the position to fall to a third.
const DECAY: f64 = 5.0;

/// The same from the end.
const END_DECAY: f64 = 10.0;

/// The words of a sentence that says one thing in full.
const FITTING_WORDS: f64 = 24.0;

/// How well a number of words fits: 0 at best, −12 at worst.
fn length_fit(n_words: usize) -> f64 {
    let distance = (ln(n_words.max(1) as f64) - ln(FITTING_WORDS)) / 0.5;
    -(distance * distance).min(12.0)
}

/// Multiplies every value.
fn scale(values: &mut [f64], weight: f64) {
    values.iter_mut().for_each(|value| *value *= weight);
}

/// The difference of every value from their mean, times a weight.
fn above_mean(values: &[f64], weight: f64) -> Vec<f64> {
    let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
    values.iter().map(|value| weight * (value - mean)).collect()
}

/// The words that every candidate shares with all the others, over their lengths.
fn links(analysis: &Analysis) -> Vec<f64> {
    let counts = analysis.counts();
    let log_length = |candidate: usize| ln(counts.row_len(candidate).max(1) as f64);
    let n = analysis.n_candidates();
    let mean_log_length = (0..n).map(log_length).sum::<f64>() / n.max(1) as f64;
    let shared = |candidate: usize| {
        let others = |(term, _)| f64::from(analysis.frequency(TermId(term as u32)) - 1);
        let sum: f64 = counts.row(candidate).map(others).sum();
        sum / (log_length(candidate) + mean_log_length).max(MIN_LOG_LENGTHS)
    };
    analysis.threads.each(n, shared)
}

/// The logarithms of the lengths of two sentences of one word and of two: less would divide by nearly nothing.
const MIN_LOG_LENGTHS: f64 = std::f64::consts::LN_2;

/// The cosine of every candidate with the content words of the title.
fn title(analysis: &Analysis) -> Vec<f64> {
    let document = analysis.document();
    let mut title = vec![0.0; document.n_terms()];
    let terms = document.title_terms();
    terms.iter().filter(|&&term| document.is_content(term)).for_each(|term| title[term.index()] = 1.0);
    let norm = title.iter().sum::<f64>().sqrt().max(1.0);
    analysis.weights().sparse_product(&title).iter().map(|product| product / norm).collect()
}
