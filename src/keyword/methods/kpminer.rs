//! KP-Miner: El-Beltagy & Rafea, "KP-Miner: participation in SemEval-2", SemEval (2010).
//!
//! Candidates are n-grams between marks without stop words at their ends, seen at least three times and
//! first seen within the first 400 words.
//!
//! score(phrase) = tf · idf · boost, where the boost of compounds is min(σ, N / (P · α)) with N
//! candidates in all, P of them compounds, σ = 3 and α = 2.3
//!
//! As in the paper a compound's df is taken as 1. Ours: where no phrase is seen three times the bar
//! falls to two, then to one, so that a short text has keywords too.

use super::weight::{MAX_IDF, inverse_document_frequencies};
use crate::analysis::Analysis;
use crate::keyword::candidates::{Phrase, Phrases};

const MIN_COUNT: u32 = 3;
const CUTOFF: u32 = 400;
const SIGMA: f64 = 3.0;
const ALPHA: f64 = 2.3;

/// 0 for phrases that the method leaves out.
pub(crate) fn scores(analysis: &Analysis, phrases: &Phrases) -> Vec<f64> {
    let idf = inverse_document_frequencies(analysis);
    let min_count = phrases.list.iter().map(|phrase| phrase.count).max().unwrap_or(0).min(MIN_COUNT);
    let is_kept = |phrase: &Phrase| phrase.count >= min_count && phrase.first < CUTOFF;
    let kept = || phrases.list.iter().filter(|phrase| is_kept(phrase));
    let n_compounds = kept().filter(|phrase| phrase.n_words > 1).count().max(1);
    let boost = (kept().count() as f64 / (n_compounds as f64 * ALPHA)).min(SIGMA);
    let score = |(index, phrase): (usize, &Phrase)| {
        let count = f64::from(phrase.count);
        match phrase.n_words {
            _ if !is_kept(phrase) => 0.0,
            1 => phrases.terms(index).map(|term| count * idf[term.index()]).sum(),
            _ => count * MAX_IDF * boost,
        }
    };
    phrases.list.iter().enumerate().map(score).collect()
}
