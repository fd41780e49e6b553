//! The default: a few standardised signals, weighted and added up.
//!
//! score(i) = Σ weight · z(signal(i)), z(x) = (x − mean) / standard deviation over the candidates
//!
//! - *centroid*: cosine with the sum of all tf·idf rows (Radev et al. 2004);
//! - *links*: the words shared with the other sentences, Σ (sentences with the term − 1) / (ln words + their
//!   mean): a sentence's degree in TextRank's graph (Mihalcea & Tarau 2004), the others being of mean length;
//! - *position*: e^(−i/5) for the i-th candidate, since writers put first what matters;
//! - *first*: 1/(i+1), which falls more steeply;
//! - *length*: −((ln words − ln 24) / ½)², at least −6: short sentences say little, long ones cost much;
//! - *title*: cosine with the words of the title;
//! - *question*: 1 for a question or an exclamation, which rarely sums anything up.
//!
//! Three cues adapt the weights to the document and to what is asked for:
//! - *flow*, 0 to 1: how far the text runs on without paragraphs, 1 − 6 · breaks between blocks / candidates.
//!   Where paragraphs are lost the centroid and the links count for less, and, unless there is a title to say
//!   what the text is about, its first sentence does.
//! - a longer summary than three sentences reaches beyond the head of the text, so position counts for
//!   less: times 3 / sentences wanted. The title, or the first sentence, is said once: / √(sentences wanted).
//! - the larger the *share* of the sentences that is wanted, the more it matters to cover the text: the links
//!   count for more, and as far as the text does not flow all but centroid and links for less.
//!
//! The constants are the same for every text; `examples/tune_summaries.rs` finds them.

use super::tfidf;
use crate::analysis::Analysis;
use crate::document::TermId;
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
const LINKS: usize = 2;
const LINKS_IN_FLOW: usize = 3;
const LINKS_BY_SHARE: usize = 4;
const POSITION: usize = 5;
const UNTITLED_FIRST: usize = 6;
const LENGTH: usize = 7;
const TITLE: usize = 8;
const QUESTION: usize = 9;
const REDUNDANCY: usize = 10;

impl Blend {
    /// The names of the constants: the weights of the signals, those that only apply as far as the text
    /// flows, and what repeating earlier picks costs, as a share of the best score.
    pub const CONSTANTS: [&'static str; 11] = [
        "centroid",
        "centroid-in-flow",
        "links",
        "links-in-flow",
        "links-by-share",
        "position",
        "untitled-first",
        "length",
        "title",
        "question",
        "redundancy",
    ];

    pub(super) const DEFAULT: Self =
        Self { constants: [0.8, -0.6, 0.8, -0.4, 0.8, 0.6, 1.2, 0.6, 1.0, -0.4, 0.4] };

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

    /// What a summary may lose so that no sentence of it leans on a missing one.
    pub(super) const COHERENCE: f64 = 0.15;

    pub(super) fn redundancy(self) -> f64 {
        self.constants[REDUNDANCY]
    }

    /// The weighted, standardised signals of a summary of so many sentences, one row a signal.
    fn signals(self, analysis: &Analysis, n_wanted: f64) -> [(&'static str, Vec<f64>); 7] {
        let n = analysis.n_candidates();
        let flow = flow(analysis);
        let share = (n_wanted / n.max(1) as f64).min(1.0);
        let reach = 3.0 / n_wanted.max(3.0);
        let shape = 1.0 - (1.0 - flow) * share;
        let weight = |constant: usize| self.constants[constant];
        let links = weight(LINKS) + flow * weight(LINKS_IN_FLOW) + share * weight(LINKS_BY_SHARE);
        let once = shape / n_wanted.max(1.0).sqrt();
        let untitled = if analysis.document().title_terms().is_empty() { flow } else { 0.0 };
        let row = |weight: f64, signal: Vec<f64>| {
            let mut signal = standardized(&signal);
            signal.iter_mut().for_each(|value| *value *= weight);
            signal
        };
        let of = |signal: fn(&Analysis, usize) -> f64| (0..n).map(|i| signal(analysis, i)).collect();
        [
            ("centroid", row(weight(CENTROID) + flow * weight(CENTROID_IN_FLOW), tfidf::scores(analysis))),
            ("links", row(links, self::links(analysis))),
            ("position", row(weight(POSITION) * reach * shape, of(|_, i| exp(-(i as f64) / DECAY)))),
            ("first", row(weight(UNTITLED_FIRST) * untitled * once, of(|_, i| 1.0 / (i + 1) as f64))),
            ("length", row(weight(LENGTH) * shape, of(|analysis, i| length_fit(analysis.n_words(i))))),
            ("title", row(weight(TITLE) * once, title(analysis))),
            (
                "question",
                row(weight(QUESTION) * shape, of(|analysis, i| f64::from(u8::from(analysis.is_question(i))))),
            ),
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

/// What every candidate shares with all the others.
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
    (0..n).map(shared).collect()
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
    analysis.weights().product(&title).iter().map(|product| product / norm).collect()
}
