//! `SingleRank`: Wan & Xiao, "Single document keyword extraction using neighborhood knowledge", AAAI (2008).
//!
//! `PageRank` over the graph of nouns and adjectives, where an edge weighs how often two words are
//! within a window of ten.
//!
//! score(phrase) = Σ rank(word) over its words

use super::graph::{EdgeWeight, WordGraph};
use crate::explain::Why;
use crate::keyword::candidates::Phrases;
use crate::math::page_rank;

pub(super) const WINDOW: usize = 10;

pub(super) fn scores(phrases: &Phrases) -> Vec<f64> {
    let graph = WordGraph::of(phrases, WINDOW, EdgeWeight::Count);
    let rank = page_rank(&graph);
    (0..phrases.len()).map(|phrase| graph.sum(phrases, phrase, &rank)).collect()
}

pub(super) fn explain(phrases: &Phrases, wanted: &[usize]) -> Vec<Why> {
    let graph = WordGraph::of(phrases, WINDOW, EdgeWeight::Count);
    graph.explain(phrases, &page_rank(&graph), wanted, "what every word has")
}
