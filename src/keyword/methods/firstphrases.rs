//! First phrases: noun phrases in the order of their first occurrence, the baseline for news and abstracts.
//!
//! score(phrase) = 1 / (1 + tokens before its first occurrence)

use crate::explain::Why;
use crate::keyword::candidates::{Phrase, Phrases};

pub(super) fn scores(phrases: &Phrases) -> Vec<f64> {
    phrases.list.iter().map(score).collect()
}

fn score(phrase: &Phrase) -> f64 {
    1.0 / (1.0 + f64::from(phrase.first))
}

pub(super) fn explain(phrases: &Phrases, wanted: &[usize]) -> Vec<Why> {
    let why = |&index: &usize| {
        let phrase = &phrases.list[index];
        let before = Why::fact("words and marks before it", f64::from(phrase.first));
        Why::added("comes early", score(phrase)).of(vec![before])
    };
    wanted.iter().map(why).collect()
}
