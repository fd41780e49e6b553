//! The default: a few standardised signals, weighted and added up.
//!
//! score(i) = Σ weight · z(signal(i)), z(x) = (x − mean) / standard deviation over the candidates
//!
//! - *centroid*: cosine with the sum of all tf·idf rows (Radev et al. 2004);
//! - *position*: e^(−i/5) for the i-th candidate, since writers put first what matters;
//! - *first*: 1/(i+1), which falls more steeply;
//! - *length*: −((ln words − ln 24) / ½)², at least −6: short sentences say little, long ones cost much;
//! - *title*: cosine with the words of the title;
//! - *question*: 1 for a question or an exclamation, which rarely sums anything up.
//!
//! Two cues adapt the weights to the document and to what is asked for:
//! - *flow*, 0 to 1: how far the text runs on without paragraphs, 1 − 6 · breaks between blocks / candidates.
//!   Where paragraphs are lost the order of the sentences is all the structure that is left, so the first
//!   ones count for more and the centroid for less.
//! - a longer summary than three sentences reaches beyond the head of the text, so position counts for
//!   less: times 3 / sentences wanted.
//!
//! The constants are the same for every text; `examples/tune_summaries.rs` finds them.

use super::tfidf;
use crate::analysis::Analysis;
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

// Where each constant stands in `CONSTANTS`.
const CENTROID: usize = 0;
const CENTROID_IN_FLOW: usize = 1;
const POSITION: usize = 2;
const FIRST_IN_FLOW: usize = 3;
const LENGTH: usize = 4;
const TITLE: usize = 5;
const QUESTION: usize = 6;
const REDUNDANCY: usize = 7;

impl Blend {
    /// The names of the constants: the weights of the signals, those that only apply as far as the text
    /// flows, and what repeating earlier picks costs, as a share of the best score.
    pub const CONSTANTS: [&'static str; 8] = [
        "centroid",
        "centroid-in-flow",
        "position",
        "first-in-flow",
        "length",
        "title",
        "question",
        "redundancy",
    ];

    pub(super) const DEFAULT: Self = Self { constants: [1.6, -0.9, 0.6, 0.4, 0.6, 0.5, -0.4, 0.5] };

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

    pub(super) fn redundancy(self) -> f64 {
        self.constants[REDUNDANCY]
    }

    /// The weighted, standardised signals of a summary of so many sentences, one row a signal.
    fn signals(self, analysis: &Analysis, n_wanted: f64) -> [(&'static str, Vec<f64>); 6] {
        let n = analysis.n_candidates();
        let weight = |constant: usize| self.constants[constant];
        let flow = flow(analysis);
        let reach = 3.0 / n_wanted.max(3.0);
        let position = (0..n).map(|i| exp(-(i as f64) / DECAY));
        let first = (0..n).map(|i| 1.0 / (i + 1) as f64);
        let length = (0..n).map(|i| length_fit(analysis.n_words(i)));
        let question = (0..n).map(|i| f64::from(u8::from(analysis.is_question(i))));
        let row = |weight: f64, signal: Vec<f64>| {
            let mut signal = standardized(&signal);
            signal.iter_mut().for_each(|value| *value *= weight);
            signal
        };
        [
            ("centroid", row(weight(CENTROID) + flow * weight(CENTROID_IN_FLOW), tfidf::scores(analysis))),
            ("position", row(weight(POSITION) * reach, position.collect())),
            ("first", row(weight(FIRST_IN_FLOW) * flow * reach, first.collect())),
            ("length", row(weight(LENGTH), length.collect())),
            ("title", row(weight(TITLE), title(analysis))),
            ("question", row(weight(QUESTION), question.collect())),
        ]
    }

    pub(super) fn scores(self, analysis: &Analysis, n_wanted: f64) -> Vec<f64> {
        let mut scores = vec![0.0; analysis.n_candidates()];
        for (_, signal) in self.signals(analysis, n_wanted) {
            scores.iter_mut().zip(&signal).for_each(|(score, value)| *score += value);
        }
        scores
    }

    pub(super) fn explain(self, analysis: &Analysis, n_wanted: f64, candidates: &[usize]) -> Vec<Vec<Why>> {
        let signals = self.signals(analysis, n_wanted);
        let parts = |&candidate: &usize| {
            signals.iter().map(|(label, signal)| Why::leaf(*label, signal[candidate])).collect()
        };
        candidates.iter().map(parts).collect()
    }
}

/// How many candidates it takes for the position to fall to a third.
const DECAY: f64 = 5.0;

/// The words of a sentence that says one thing in full.
const FITTING_WORDS: f64 = 24.0;

/// How well a number of words fits: 0 at best, −6 at worst.
fn length_fit(n_words: usize) -> f64 {
    let distance = (ln(n_words.max(1) as f64) - ln(FITTING_WORDS)) / 0.5;
    -(distance * distance).min(6.0)
}

/// How far the text runs on without paragraphs, 0 to 1.
fn flow(analysis: &Analysis) -> f64 {
    let block_of =
        |candidate: usize| analysis.document().sentence(analysis.sentence_of(candidate)).block_index();
    let n = analysis.n_candidates();
    let n_blocks =
        (0..n).filter(|&candidate| candidate == 0 || block_of(candidate) != block_of(candidate - 1)).count();
    let n_breaks = n_blocks.saturating_sub(1);
    (1.0 - 6.0 * n_breaks as f64 / n.max(1) as f64).max(0.0)
}

/// The cosine of every candidate with the content words of the title.
fn title(analysis: &Analysis) -> Vec<f64> {
    let document = analysis.document();
    let mut title = vec![0.0; document.n_terms()];
    let terms = document.title_terms();
    terms.iter().filter(|&&term| document.is_content(term)).for_each(|term| title[term.index()] = 1.0);
    let norm = title.iter().sum::<f64>().sqrt().max(1.0);
    analysis.weights().product(&title).iter().map(|product| product / norm).collect()
}
