//! TextRank: Mihalcea & Tarau, "TextRank: bringing order into texts", EMNLP (2004).
//!
//! `PageRank` over the graph of nouns and adjectives, with an edge of weight 1 between words that
//! are next to each other (window 2).
//!
//! score(phrase) = Σ rank(word) over its words
//!
//! The paper joins those of the top third of the words that are side by side; ours ranks whole noun phrases
//! instead, which finds the same phrases without cutting any of them short.

use super::graph::{EdgeWeight, WordGraph};
use crate::explain::Why;
use crate::keyword::candidates::Phrases;
use crate::math::page_rank;

const WINDOW: usize = 2;

pub(super) fn scores(phrases: &Phrases) -> Vec<f64> {
    let graph = WordGraph::of(phrases, WINDOW, EdgeWeight::One);
    let rank = page_rank(&graph);
    (0..phrases.len()).map(|phrase| graph.sum(phrases, phrase, &rank)).collect()
}

pub(super) fn explain(phrases: &Phrases, wanted: &[usize]) -> Vec<Why> {
    let graph = WordGraph::of(phrases, WINDOW, EdgeWeight::One);
    graph.explain(phrases, &page_rank(&graph), wanted, "what every word has")
}
