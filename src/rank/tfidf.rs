//! Centroid: Radev, Jing, Styś & Tam, "Centroid-based summarization of multiple documents",
//! Information Processing & Management 40 (2004).
//!
//! The centroid c of a document is the sum of its sentences' tf·idf vectors; a sentence is worth as
//! much as it is like the centroid: score(i) = cos(aᵢ, c). The paper adds up the centroid's weights over
//! the words of a sentence, which favours long sentences without bound; the cosine does not.

use super::words::by_word;
use crate::analysis::Analysis;
use crate::explain::Why;

/// The cosine of every candidate with the sum of all, 0 to 1. O(entries).
pub(super) fn scores(analysis: &Analysis) -> Vec<f64> {
    let (centroid, scale) = centroid(analysis);
    analysis.weights().product(&centroid).iter().map(|product| product * scale).collect()
}

/// The sum of all rows, and what scales it to length 1.
fn centroid(analysis: &Analysis) -> (Vec<f64>, f64) {
    let centroid = analysis.weights().sum();
    let norm = centroid.iter().map(|value| value * value).sum::<f64>().sqrt();
    (centroid, if norm > 0.0 { 1.0 / norm } else { 0.0 })
}

pub(super) fn explain(analysis: &Analysis, candidates: &[usize]) -> Vec<Why> {
    let (centroid, scale) = centroid(analysis);
    let weights = analysis.weights();
    let why = |&candidate: &usize| {
        let shares = weights.row(candidate).map(|(term, weight)| (term, weight * centroid[term] * scale));
        let shares: Vec<(usize, f64)> = shares.collect();
        let score = shares.iter().map(|(_, share)| share).sum();
        Why::added("like the text as a whole", score).of(by_word(analysis, candidate, shares.into_iter()))
    };
    candidates.iter().map(why).collect()
}
