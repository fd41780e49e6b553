//! First phrases: noun phrases in the order of their first occurrence, the baseline for news and abstracts.
//!
//! score(phrase) = 1 / (1 + tokens before its first occurrence)

use crate::keyword::candidates::Phrases;

pub(crate) fn scores(phrases: &Phrases) -> Vec<f64> {
    phrases.list.iter().map(|phrase| 1.0 / (1.0 + f64::from(phrase.first))).collect()
}
