//! `TopicRank`: Bougouin, Boudin & Daille, "TopicRank: graph-based topic ranking for keyword
//! extraction", IJCNLP (2013).
//!
//! `PageRank` over the complete graph of topics, clusters of candidates that share words. Two topics are tied by
//! the sum of 1 / distance over all pairs of their occurrences.
//!
//! score(phrase) = rank(topic) for the first candidate of the topic, 0 for the others
//!
//! Ours: long texts are bounded, see [`super::topic`].

use super::topic::{DenseGraph, Topics};
use crate::keyword::candidates::Phrases;
use crate::math::page_rank;

pub(crate) fn scores(phrases: &Phrases) -> Vec<f64> {
    let topics = Topics::of(phrases);
    let n = topics.n_topics;
    let mut graph = DenseGraph { n, weights: vec![0.0; n * n] };
    topics.for_each_pair(|a, b, weight| {
        let (a, b) = (topics.topic_of[a], topics.topic_of[b]);
        graph.weights[a * n + b] += weight;
        graph.weights[b * n + a] += weight;
    });
    let mut ranks: Vec<Option<f64>> = page_rank(&graph).into_iter().map(Some).collect();
    let mut scores = vec![0.0; phrases.len()];
    // In order of first occurrence: the first of a topic takes its rank.
    for (&phrase, &topic) in topics.phrases.iter().zip(&topics.topic_of) {
        scores[phrase] = ranks[topic].take().unwrap_or(0.0);
    }
    scores
}
