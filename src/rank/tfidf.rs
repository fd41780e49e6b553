//! Centroid: Radev, Jing, Styś & Tam, "Centroid-based summarization of multiple documents",
//! Information Processing & Management 40 (2004).
//!
//! The centroid c of a document is the sum of its sentences' tf·idf vectors; a sentence is worth how
//! much it is like the centroid: score(i) = cos(aᵢ, c). The paper adds up the centroid's weights over
//! the words of a sentence, which favours long sentences without bound; the cosine does not.

use crate::analysis::Analysis;

/// The cosine of every candidate with the sum of all, 0 to 1. O(entries).
pub(super) fn scores(analysis: &Analysis) -> Vec<f64> {
    let weights = analysis.weights();
    let centroid = weights.sum();
    let norm = centroid.iter().map(|value| value * value).sum::<f64>().sqrt();
    let scale = if norm > 0.0 { 1.0 / norm } else { 0.0 };
    weights.product(&centroid).iter().map(|product| product * scale).collect()
}
