//! The default: a log-linear ranker whose weights move with the length and the kind of the text.
//!
//! ln score(phrase) = Σ weight · signal over the signals of [`super::signal`]: how often the phrase occurs and is a
//! phrase of its own, how early, in the title, how telling and how long its words are, and what form it has.
//!
//! Every weight has three values. Short texts of a field (abstracts) name their subject once or twice, in
//! phrases; long ones (papers) repeat it, and have many single words; stories about people (news) say early
//! what matters. A text is of all three kinds by shares that add up to 1: its length tells the first two
//! apart, and its share of names and pronouns, against nouns and adjectives, the third.
//!
//! The weights are the same for every text; `training/src/tune_keywords.rs` finds them.

use super::measure::Signals;
use super::signal::{N_SIGNALS, Signal};
use crate::analysis::Analysis;
use crate::document::Document;
use crate::error::{Error, check_setting};
use crate::explain::Why;
use crate::keyword::candidates::{CandidateSource, Phrases};
use crate::math::{exp, ln};
use crate::tag::Tag;

/// The settings of the default method.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KeywordBlend {
    /// By signal: its weight in abstracts, papers and stories.
    weights: &'static [[f64; 3]; N_SIGNALS],
    /// By signal: its weight if single words are wanted, in short texts and in papers.
    word_weights: &'static [[f64; 2]; N_SIGNALS],
}

impl Default for KeywordBlend {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// The number of tokens of a text that is wholly an abstract, and of one that is wholly a paper.
const SHORT_TOKENS: f64 = 200.0;
const LONG_TOKENS: f64 = 6000.0;

/// The share of nouns and adjectives among those and names and pronouns in a text that is not a story at all, and in
/// one that is wholly a story.
const PLAIN_NOUNS: f64 = 0.82;
const STORY_NOUNS: f64 = 0.74;

/// The number of tokens from which a text is less of a story, and from which it is none.
const STORY_TOKENS: f64 = 1500.0;
const MAX_STORY_TOKENS: f64 = 4000.0;

/// The share of a story in a text of a language without tags.
const UNTAGGED_STORY: f64 = 1.0;

impl KeywordBlend {
    pub(super) const DEFAULT: Self = Self {
        weights: &[
            [0.14, 0.16, 0.75],    // count
            [-0.31, -1.04, -0.30], // once
            [0.60, 0.33, 0.30],    // alone
            [0.21, 0.28, 0.20],    // sentences
            [0.27, 0.45, 0.20],    // relatives
            [0.01, -0.28, -0.75],  // tokens-before
            [-0.05, -1.62, -0.50], // share-before
            [0.16, 0.19, 0.00],    // early
            [0.07, 0.68, 0.00],    // opening-words
            [0.17, -0.69, 0.00],   // opening
            [0.44, 0.44, 0.40],    // title
            [0.00, 0.00, -1.00],   // headline
            [1.27, 1.62, 0.70],    // information
            [0.58, 1.28, 0.70],    // letters
            [0.24, -0.89, -1.50],  // symbol
            [-1.21, -1.65, -0.50], // one-word
            [0.18, 0.06, 0.05],    // three-words
            [-0.05, -0.24, 0.00],  // four-words
            [1.02, 1.29, 1.00],    // abbreviation
            [-0.42, -0.93, 0.00],  // name
            [0.27, 0.43, 0.00],    // capital
            [-0.26, -0.24, -0.25], // adjective
            [0.29, 0.53, 0.10],    // gerund
            [-0.04, -0.22, -0.10], // plural
            [-0.54, -0.69, -0.40], // before-of
        ],
        word_weights: &[
            [0.40, 0.36],   // count
            [-0.16, -0.08], // once
            [0.18, -0.24],  // alone
            [0.20, 0.63],   // sentences
            [0.00, 0.00],   // relatives
            [-0.14, -0.26], // tokens-before
            [0.05, -0.25],  // share-before
            [0.11, 0.11],   // early
            [-0.21, 0.72],  // opening-words
            [-0.03, -0.18], // opening
            [0.14, 0.44],   // title
            [0.00, 0.00],   // headline
            [0.07, 1.00],   // information
            [1.05, 0.46],   // letters
            [-0.55, -2.13], // symbol
            [0.00, 0.00],   // one-word
            [0.00, 0.00],   // three-words
            [0.00, 0.00],   // four-words
            [-0.03, 1.27],  // abbreviation
            [-0.11, -0.52], // name
            [-0.14, -0.22], // capital
            [-0.22, -0.61], // adjective
            [-0.03, 0.30],  // gerund
            [-0.12, 0.01],  // plural
            [0.14, -0.52],  // before-of
        ],
    };

    /// The names of the signals.
    #[must_use]
    pub fn names() -> [&'static str; N_SIGNALS] {
        Signal::ALL.map(|signal| signal.name)
    }

    /// The weights, in the order of [`KeywordBlend::names`]: for abstracts, papers and stories.
    #[must_use]
    pub fn weights(self) -> [[f64; 3]; N_SIGNALS] {
        *self.weights
    }

    /// The method with other weights, in the order of [`KeywordBlend::names`]; for tuning.
    #[must_use]
    pub fn with_weights(self, weights: &'static [[f64; 3]; N_SIGNALS]) -> Self {
        Self { weights, ..self }
    }

    /// The weights for single words, in the order of [`KeywordBlend::names`]: for short texts and for papers.
    #[must_use]
    pub fn word_weights(self) -> [[f64; 2]; N_SIGNALS] {
        *self.word_weights
    }

    /// The method with other weights for single words; for tuning.
    #[must_use]
    pub fn with_word_weights(self, word_weights: &'static [[f64; 2]; N_SIGNALS]) -> Self {
        Self { word_weights, ..self }
    }

    /// How much of an abstract, of a paper and of a story a text is; adds up to 1.
    #[must_use]
    pub fn shares(analysis: &Analysis) -> [f64; 3] {
        let long = by_length(analysis, SHORT_TOKENS, LONG_TOKENS);
        let noun_share = |tags| noun_share(analysis.document(), tags);
        let narrated = match analysis.tags().and_then(noun_share) {
            Some(share) => 1.0 - between(STORY_NOUNS, PLAIN_NOUNS, share),
            None => UNTAGGED_STORY,
        };
        let story = narrated * Self::word_shares(analysis)[0];
        [(1.0 - story) * (1.0 - long), (1.0 - story) * long, story]
    }

    /// How much of a short text and of a paper it is if single words are wanted; adds up to 1.
    #[must_use]
    pub fn word_shares(analysis: &Analysis) -> [f64; 2] {
        let long = by_length(analysis, STORY_TOKENS, MAX_STORY_TOKENS);
        [1.0 - long, long]
    }

    pub(super) fn scores(self, analysis: &Analysis, phrases: &Phrases) -> Vec<f64> {
        let signals = Signals::new(analysis, phrases);
        let weights = self.at(analysis, phrases);
        let score = |phrase| {
            if !phrases.is_candidate(phrase) {
                return 0.0;
            }
            let values = signals.of(phrase);
            exp(weights.iter().zip(values).map(|(weight, value)| weight * value).sum())
        };
        (0..phrases.len()).map(score).collect()
    }

    pub(super) fn explain(self, analysis: &Analysis, phrases: &Phrases, wanted: &[usize]) -> Vec<Why> {
        let signals = Signals::new(analysis, phrases);
        let weights = self.at(analysis, phrases);
        wanted.iter().map(|&phrase| why(&weights, &signals.of(phrase))).collect()
    }

    /// An error if a weight is not a number.
    pub(super) fn check(self) -> Result<(), Error> {
        let mut weights = self.weights.iter().flatten().chain(self.word_weights.iter().flatten());
        check_setting(weights.all(|weight| weight.is_finite()), "a weight of blend", "not finite", "a number")
    }

    /// The weights for this document.
    fn at(self, analysis: &Analysis, phrases: &Phrases) -> [f64; N_SIGNALS] {
        fn mixed<const N: usize>(weights: [f64; N], shares: [f64; N]) -> f64 {
            weights.iter().zip(shares).map(|(weight, share)| weight * share).sum()
        }
        if phrases.source == CandidateSource::Words {
            let shares = Self::word_shares(analysis);
            return self.word_weights.map(|weights| mixed(weights, shares));
        }
        let shares = Self::shares(analysis);
        self.weights.map(|weights| mixed(weights, shares))
    }
}

/// How far `value` is on the way from `low` to `high`, 0 to 1.
fn between(low: f64, high: f64, value: f64) -> f64 {
    ((value - low) / (high - low)).clamp(0.0, 1.0)
}

/// How far the document's length is on the way from `low` to `high`, on a scale of logarithms.
fn by_length(analysis: &Analysis, low: f64, high: f64) -> f64 {
    let n_tokens = analysis.document().tokens().len().max(1) as f64;
    between(ln(low), ln(high), ln(n_tokens))
}

/// The share of nouns and adjectives among those and names and pronouns, if there are any. Names of people and places
/// count, not the abbreviations and symbols that science has instead.
fn noun_share(document: &Document, tags: &[Tag]) -> Option<f64> {
    let (mut n_plain, mut n_narrated) = (0_u32, 0_u32);
    for (token, tag) in document.tokens().iter().zip(tags) {
        n_plain += u32::from(matches!(tag, Tag::Noun | Tag::Adj));
        let is_name = || *tag == Tag::Propn && is_capitalized(document.token_text(*token));
        n_narrated += u32::from(*tag == Tag::Pron || is_name());
    }
    let n = n_plain + n_narrated;
    (n > 0).then(|| f64::from(n_plain) / f64::from(n))
}

/// True if a word has a capital first and small letters after it.
fn is_capitalized(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
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
