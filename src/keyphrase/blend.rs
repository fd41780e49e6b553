//! The default: how often, how telling, how early, how long, and whether the title has it.
//!
//! ln score(phrase) is the sum of
//! - frequency · ln count, alone · ln(times it stands alone / count), and a constant if it occurs once or twice;
//! - information · ln(mean idf of its words);
//! - words · ln(number of words), and a constant for one word, for three, for four and more;
//! - −position · ln(20 + tokens before its first occurrence);
//! - title, if the title has all its words and the text takes them up.
//!
//! The idf of a word comes from its background frequency. Every constant has two values, one for abstracts
//! and one for full papers, and moves between them with the logarithm of the document's length: short
//! texts name their subject once or twice, in phrases; long ones repeat it, and their single words are many.
//! The constants are the same for every text; `examples/tune_keyphrases.rs` finds them.

use super::candidate::Phrases;
use super::role::Role;
use super::weight::inverse_document_frequencies;
use crate::analysis::Analysis;
use crate::document::TermId;
use crate::explain::Why;
use crate::math::{exp, ln};

/// The settings of the default method.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KeyphraseBlend {
    /// By constant: its value for short and for long documents.
    constants: [[f64; 2]; KeyphraseBlend::CONSTANTS.len()],
}

impl Default for KeyphraseBlend {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// The tokens of a document that is as short, and as long, as the constants tell apart.
const SHORT_TOKENS: f64 = 150.0;
const LONG_TOKENS: f64 = 6000.0;

/// What a phrase of fewer letters loses: it is a symbol, not a term.
const MIN_LETTERS: usize = 3;
const MIN_NAME_LETTERS: usize = 2;
const SYMBOL_LOSS: f64 = -3.0;

/// The least idf of a word in a name.
const NAME_IDF: f64 = 5.0;

impl KeyphraseBlend {
    /// The names of the constants.
    pub const CONSTANTS: [&'static str; 11] = [
        "frequency",
        "position",
        "one-word",
        "three-words",
        "four-words",
        "information",
        "alone",
        "once",
        "twice",
        "words",
        "title",
    ];

    pub(super) const DEFAULT: Self = Self {
        constants: [
            [0.6, 0.8],
            [0.3, 0.3],
            [-0.3, -0.8],
            [0.0, 0.0],
            [-0.6, 0.2],
            [1.4, 1.0],
            [0.4, 0.0],
            [-0.4, -1.2],
            [0.0, -0.6],
            [0.6, 1.0],
            [0.8, 0.3],
        ],
    };

    /// The constants, in the order of [`KeyphraseBlend::CONSTANTS`], for short and for long documents.
    #[must_use]
    pub fn constants(self) -> [[f64; 2]; Self::CONSTANTS.len()] {
        self.constants
    }

    /// The method with other constants, in the order of [`KeyphraseBlend::CONSTANTS`]; for tuning.
    #[must_use]
    pub fn with_constants(constants: [[f64; 2]; Self::CONSTANTS.len()]) -> Self {
        Self { constants }
    }

    pub(super) fn scores(self, analysis: &Analysis, phrases: &Phrases) -> Vec<f64> {
        let facts = Facts::of(analysis);
        let constants = self.at_length(analysis);
        let score =
            |phrase| exp(signals(&constants, &facts, phrases, phrase).iter().map(|(_, share)| share).sum());
        (0..phrases.len()).map(score).collect()
    }

    pub(super) fn explain(self, analysis: &Analysis, phrases: &Phrases, wanted: &[usize]) -> Vec<Vec<Why>> {
        let facts = Facts::of(analysis);
        let constants = self.at_length(analysis);
        let parts = |&phrase: &usize| {
            let signals = signals(&constants, &facts, phrases, phrase);
            signals.iter().map(|&(label, share)| Why::leaf(label, share)).collect()
        };
        wanted.iter().map(parts).collect()
    }

    /// The constants for the document's length.
    fn at_length(self, analysis: &Analysis) -> [f64; Self::CONSTANTS.len()] {
        let n_tokens = analysis.document().tokens().len().max(1) as f64;
        let share = (ln(n_tokens) - ln(SHORT_TOKENS)) / (ln(LONG_TOKENS) - ln(SHORT_TOKENS));
        self.constants.map(|[short, long]| short + (long - short) * share.clamp(0.0, 1.0))
    }
}

/// What is known of the document's terms.
struct Facts {
    idf: Vec<f64>,
    in_title: Vec<bool>,
    /// Whether the title stands beside the text, so that no occurrence is its own.
    has_given_title: bool,
}

impl Facts {
    fn of(analysis: &Analysis) -> Self {
        let mut in_title = vec![false; analysis.document().n_terms()];
        analysis.document().title_terms().iter().for_each(|term| in_title[term.index()] = true);
        let has_given_title = !analysis.document().given_title.is_empty();
        Self { idf: inverse_document_frequencies(analysis), in_title, has_given_title }
    }
}

/// The parts of the logarithm of a phrase's score.
fn signals(
    constants: &[f64; KeyphraseBlend::CONSTANTS.len()],
    facts: &Facts,
    phrases: &Phrases,
    phrase: usize,
) -> [(&'static str, f64); 5] {
    let &[frequency, position, one, three, four, information, alone, once, twice, words, title] = constants;
    let entry = phrases.list[phrase];
    let count = f64::from(entry.count);
    let n_words = f64::from(entry.n_words);
    let terms = || phrases.terms(phrase).map(TermId::index);
    let roles = phrases.roles(phrase);
    // A name is telling even where its words are common: "United States".
    let idf = |(term, role): (usize, &Role)| match role {
        Role::Name => facts.idf[term].max(NAME_IDF),
        _ => facts.idf[term],
    };
    let mean_idf = terms().zip(roles).map(idf).sum::<f64>() / n_words;
    let of_count = [0.0, once, twice].get(entry.count as usize).copied().unwrap_or(0.0);
    let of_length = match entry.n_words {
        1 => one,
        2 => 0.0,
        3 => three,
        _ => four,
    };
    let min_letters = if roles.contains(&Role::Name) { MIN_NAME_LETTERS } else { MIN_LETTERS };
    let of_letters = if n_letters(phrases, phrase) < min_letters { SYMBOL_LOSS } else { 0.0 };
    // A phrase of the title that the text never takes up is a figure of speech, or cut wrongly.
    let is_said_again = facts.has_given_title || entry.count > 1;
    let stands_alone = ln(f64::from(entry.n_alone.max(1)) / count);
    [
        ("frequency", frequency * ln(count) + alone * stands_alone + of_count),
        ("information", information * ln(mean_idf.max(0.05))),
        ("length", words * ln(n_words) + of_length + of_letters),
        ("position", -position * ln(20.0 + f64::from(entry.first))),
        ("title", if is_said_again && terms().all(|term| facts.in_title[term]) { title } else { 0.0 }),
    ]
}

/// How many letters the phrase has; ideographs count twice, as two of them are a word.
fn n_letters(phrases: &Phrases, phrase: usize) -> usize {
    let letters = phrases.tokens(phrase).iter().flat_map(|token| phrases.document.token_text(*token).chars());
    letters.filter(|c| c.is_alphabetic()).map(|c| if c >= '\u{2e80}' { 2 } else { 1 }).sum()
}
