//! Latent semantic analysis: Steinberger & Ježek, "Using latent semantic analysis in text summarization
//! and summary evaluation", ISIM 2004.
//!
//! The matrix A = U·Σ·Vᵀ of sentences by terms is reduced to its r strongest topics; a sentence is worth its
//! length in their space:
//!
//! score(i) = √(Σ_{k ≤ r} uᵢₖ² · σₖ²)
//!
//! Topics weaker than half the strongest are left out, as in the paper. The score does not depend on the
//! signs of the vectors. The paper leaves the weights of A open: ours are counts, not scaled to length 1, so
//! that a sentence that says more lies further out.

use super::words::written;
use crate::analysis::Analysis;
use crate::explain::Why;
use crate::math::{SparseRows, Topic, singular_topics};

/// More topics than this are not looked for.
const MAX_TOPICS: usize = 10;

/// The length of every candidate in the space of topics. O(entries · topics · steps).
pub(super) fn scores(analysis: &Analysis) -> Vec<f64> {
    let (_, topics) = topics(analysis);
    let mut squares = vec![0.0; analysis.n_candidates()];
    for topic in topics {
        for (square, entry) in squares.iter_mut().zip(&topic.vector) {
            *square += entry * entry * topic.value * topic.value;
        }
    }
    squares.into_iter().map(f64::sqrt).collect()
}

/// The matrix of counts, and its topics that are strong enough.
fn topics(analysis: &Analysis) -> (SparseRows, Vec<Topic>) {
    let threads = analysis.threads;
    let counts = analysis.counts().map(threads, |_, count| f64::from(count));
    let mut topics = singular_topics(&counts, analysis.document().n_terms(), MAX_TOPICS, threads);
    let strongest = topics.first().map_or(0.0, |topic| topic.value);
    topics.retain(|topic| topic.value * 2.0 >= strongest);
    (counts, topics)
}

/// The share of every topic in the square of a candidate's length is its share of the score.
pub(super) fn explain(analysis: &Analysis, candidates: &[usize]) -> Vec<Why> {
    let (counts, topics) = topics(analysis);
    let n_terms = analysis.document().n_terms();
    let directions: Vec<Vec<f64>> =
        topics.iter().map(|topic| counts.transposed_product(&topic.vector, n_terms)).collect();
    let why = |&candidate: &usize| {
        let square = |topic: &Topic| {
            let length = topic.vector[candidate] * topic.value;
            length * length
        };
        let score = topics.iter().map(square).sum::<f64>().sqrt();
        let parts = topics.iter().zip(&directions).filter(|(topic, _)| square(topic) > 0.0);
        let part = |(topic, direction): (&Topic, &Vec<f64>)| {
            Why::added(label(analysis, &counts, direction, candidate), square(topic) / score)
        };
        Why::added("length in the space of topics", score).of(parts.map(part).collect())
    };
    candidates.iter().map(why).collect()
}

/// A topic by the words that tie a candidate to it most.
fn label(analysis: &Analysis, counts: &SparseRows, direction: &[f64], candidate: usize) -> String {
    let mut ties: Vec<(usize, f64)> =
        counts.row(candidate).map(|(term, count)| (term, (count * direction[term]).abs())).collect();
    ties.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    let words: Vec<String> =
        ties.iter().take(3).map(|&(term, _)| written(analysis, candidate, term)).collect();
    format!("topic of {}", words.join(", "))
}
