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

use crate::analysis::Analysis;
use crate::math::singular_topics;

/// More topics than this are not looked for.
const MAX_TOPICS: usize = 10;

/// The length of every candidate in the space of topics. O(entries · topics · steps).
pub(super) fn scores(analysis: &Analysis) -> Vec<f64> {
    let threads = analysis.threads;
    let counts = analysis.counts().map(threads, |_, count| f64::from(count));
    let topics = singular_topics(&counts, analysis.document().n_terms(), MAX_TOPICS, threads);
    let strongest = topics.first().map_or(0.0, |topic| topic.value);
    let kept = topics.iter().filter(|topic| topic.value * 2.0 >= strongest);
    let mut squares = vec![0.0; analysis.n_candidates()];
    for topic in kept {
        for (square, entry) in squares.iter_mut().zip(&topic.vector) {
            *square += entry * entry * topic.value * topic.value;
        }
    }
    squares.into_iter().map(f64::sqrt).collect()
}
