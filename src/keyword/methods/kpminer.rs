//! KP-Miner: El-Beltagy & Rafea, "KP-Miner: participation in SemEval-2", SemEval (2010).
//!
//! Candidates are n-grams between marks without stop words at their ends, seen at least three times and
//! first seen within the first 400 words.
//!
//! score(phrase) = tf · idf · boost, where the boost of compounds is min(σ, N / (P · α)) with N
//! candidates in all, P of them compounds, σ = 3 and α = 2.3
//!
//! As in the paper a compound's df is taken as 1. Ours: if no phrase is seen three times the bar falls to
//! two, then to one, so that a short text has keywords too.

use super::weight::{MAX_IDF, inverse_document_frequencies, rarity_parts};
use crate::analysis::Analysis;
use crate::explain::Why;
use crate::keyword::candidates::{Phrase, Phrases};

const MIN_COUNT: u32 = 3;
const CUTOFF: u32 = 400;
const SIGMA: f64 = 3.0;
const ALPHA: f64 = 2.3;

/// 0 for phrases that the method leaves out.
pub(super) fn scores(analysis: &Analysis, phrases: &Phrases) -> Vec<f64> {
    let bar = Bar::of(phrases);
    let idf = inverse_document_frequencies(analysis);
    let boost = bar.boost(phrases);
    let score = |(index, phrase): (usize, &Phrase)| {
        let count = f64::from(phrase.count);
        match phrase.n_words {
            _ if !bar.is_passed(phrase) => 0.0,
            1 => phrases.terms(index).map(|term| count * idf[term.index()]).sum(),
            _ => count * MAX_IDF * boost,
        }
    };
    phrases.list.iter().enumerate().map(score).collect()
}

/// The bar that a phrase has to pass to be scored.
struct Bar {
    min_count: u32,
}

impl Bar {
    fn of(phrases: &Phrases) -> Self {
        let most = phrases.list.iter().map(|phrase| phrase.count).max().unwrap_or(0);
        Self { min_count: most.min(MIN_COUNT) }
    }

    fn is_passed(&self, phrase: &Phrase) -> bool {
        phrase.count >= self.min_count && phrase.first < CUTOFF
    }

    /// The factor that makes up for compounds being rarer than words.
    fn boost(&self, phrases: &Phrases) -> f64 {
        let kept = || phrases.list.iter().filter(|phrase| self.is_passed(phrase));
        let n_compounds = kept().filter(|phrase| phrase.n_words > 1).count().max(1);
        (kept().count() as f64 / (n_compounds as f64 * ALPHA)).min(SIGMA)
    }
}

pub(super) fn explain(analysis: &Analysis, phrases: &Phrases, wanted: &[usize]) -> Vec<Why> {
    let bar = Bar::of(phrases);
    let idf = inverse_document_frequencies(analysis);
    let boost = bar.boost(phrases);
    let why = |&index: &usize| {
        let phrase = &phrases.list[index];
        let count = f64::from(phrase.count);
        if !bar.is_passed(phrase) {
            return Why::added("seen too rarely, or too late", 0.0).of(vec![
                Why::fact("occurrences", count),
                Why::fact("occurrences needed", f64::from(bar.min_count)),
                Why::fact("words and marks before it", f64::from(phrase.first)),
                Why::fact("words and marks that may be", f64::from(CUTOFF)),
            ]);
        }
        let mut factors = vec![Why::factor("occurrences", count)];
        if phrase.n_words == 1 {
            factors.push(rarity_parts(phrases, index, &idf));
        } else {
            factors.push(Why::factor("rarity of a phrase", MAX_IDF));
            factors.push(Why::factor("boost of phrases over words", boost));
        }
        Why::added("occurrences × rarity", factors.iter().map(|factor| factor.share).product()).of(factors)
    };
    wanted.iter().map(why).collect()
}
