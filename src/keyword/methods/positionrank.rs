//! `PositionRank`: Florescu & Caragea, "PositionRank: an unsupervised approach to keyword extraction
//! from scholarly documents", ACL (2017).
//!
//! `SingleRank`'s graph, but the walk jumps to a word by the inverses of its positions, so that words which
//! come early and often rank high.
//!
//! bias(word) ∝ Σ 1 / position over its occurrences, counted from 1; score(phrase) = Σ rank(word)
//!
//! The paper keeps phrases of up to three words; the limit here is what was asked for.

use super::graph::{EdgeWeight, WordGraph};
use super::singlerank::WINDOW;
use crate::explain::Why;
use crate::keyword::candidates::Phrases;
use crate::math::{Similarities, biased_page_rank};

pub(super) fn scores(phrases: &Phrases) -> Vec<f64> {
    let graph = WordGraph::of(phrases, WINDOW, EdgeWeight::Count);
    let rank = biased_page_rank(&graph, &bias(&graph));
    (0..phrases.len()).map(|phrase| graph.sum(phrases, phrase, &rank)).collect()
}

/// The sum of the inverse positions of every node, scaled to sum to 1.
fn bias(graph: &WordGraph) -> Vec<f64> {
    let mut bias = vec![0.0; graph.len()];
    for &(position, node) in graph.words() {
        bias[node as usize] += 1.0 / (position + 1) as f64;
    }
    let sum: f64 = bias.iter().sum();
    bias.iter_mut().for_each(|value| *value /= sum);
    bias
}

pub(super) fn explain(phrases: &Phrases, wanted: &[usize]) -> Vec<Why> {
    let graph = WordGraph::of(phrases, WINDOW, EdgeWeight::Count);
    let rank = biased_page_rank(&graph, &bias(&graph));
    graph.explain(phrases, &rank, wanted, "comes early and often")
}
