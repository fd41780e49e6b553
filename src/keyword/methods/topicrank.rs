//! `TopicRank`: Bougouin, Boudin & Daille, "TopicRank: graph-based topic ranking for keyword
//! extraction", IJCNLP (2013).
//!
//! `PageRank` over the complete graph of topics, clusters of candidates that share words. Two topics are tied by
//! the sum of 1 / distance over all pairs of their occurrences.
//!
//! score(phrase) = rank(topic) for the first candidate of the topic, 0 for the others
//!
//! Ours: long texts are bounded, see [`super::topic`].

use super::dense::DenseGraph;
use super::topic::Topics;
use crate::explain::Why;
use crate::keyword::candidates::Phrases;
use crate::math::page_rank;

pub(super) fn scores(phrases: &Phrases) -> Vec<f64> {
    let topics = Topics::of(phrases);
    let mut ranks: Vec<Option<f64>> = page_rank(&graph(&topics)).into_iter().map(Some).collect();
    let mut scores = vec![0.0; phrases.len()];
    // In order of first occurrence: the first of a topic takes its rank.
    for (&phrase, &topic) in topics.phrases.iter().zip(&topics.topic_of) {
        scores[phrase] = ranks[topic].take().unwrap_or(0.0);
    }
    scores
}

fn graph(topics: &Topics) -> DenseGraph {
    let n = topics.n_topics;
    let mut graph = DenseGraph { n, weights: vec![0.0; n * n] };
    topics.for_each_pair(|a, b, weight| {
        let (a, b) = (topics.topic_of[a], topics.topic_of[b]);
        graph.weights[a * n + b] += weight;
        graph.weights[b * n + a] += weight;
    });
    graph
}

pub(super) fn explain(phrases: &Phrases, wanted: &[usize]) -> Vec<Why> {
    let topics = Topics::of(phrases);
    let graph = graph(&topics);
    let ranks = page_rank(&graph);
    let name = |topic: usize| phrases.quoted(topics.phrases[topics.first_of(topic)]);
    let why = |&phrase: &usize| {
        let Some(candidate) = topics.candidate(phrase) else { return Topics::left_out() };
        let topic = topics.topic_of[candidate];
        if topics.first_of(topic) != candidate {
            return Why::added(format!("its topic is said by {}, which comes first", name(topic)), 0.0);
        }
        let mut parts = graph.explain(&ranks, topic, name);
        parts.push(topics.size(topic));
        Why::added("PageRank of its topic", ranks[topic]).of(parts)
    };
    wanted.iter().map(why).collect()
}
