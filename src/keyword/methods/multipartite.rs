//! `MultipartiteRank`: Boudin, "Unsupervised keyword extraction with multipartite graphs", NAACL (2018).
//!
//! `PageRank` over the graph of candidates with edges only between different topics, weighted by the sum of
//! 1 / distance. Edges into the first candidate of a topic are made heavier by what ties the rest of its topic:
//!
//! w(i → j) += α · e^(1 / p(j)) · Σ w(k, i) over the other candidates k of j's topic, α = 1.1
//!
//! where p(j) is the position of the first occurrence of the topic's first candidate, counted from 1: the paper's
//! formula leaves open which candidate is meant; its author's program takes this one.
//! Ours: long texts are bounded, see [`super::topic`].

use super::dense::DenseGraph;
use super::topic::Topics;
use crate::explain::Why;
use crate::keyword::candidates::Phrases;
use crate::math::{exp, page_rank};

const ALPHA: f64 = 1.1;

pub(super) fn scores(phrases: &Phrases) -> Vec<f64> {
    let topics = Topics::of(phrases);
    let mut scores = vec![0.0; phrases.len()];
    let ranks = page_rank(&graph(phrases, &topics));
    topics.phrases.iter().zip(ranks).for_each(|(&phrase, rank)| scores[phrase] = rank);
    scores
}

fn graph(phrases: &Phrases, topics: &Topics) -> DenseGraph {
    let n = topics.phrases.len();
    let mut weights = vec![0.0; n * n];
    topics.for_each_pair(|a, b, weight| {
        weights[a * n + b] += weight;
        weights[b * n + a] += weight;
    });
    DenseGraph { n, weights: adjusted(phrases, topics, &weights) }
}

pub(super) fn explain(phrases: &Phrases, wanted: &[usize]) -> Vec<Why> {
    let topics = Topics::of(phrases);
    let graph = graph(phrases, &topics);
    let ranks = page_rank(&graph);
    let why = |&phrase: &usize| {
        let Some(candidate) = topics.candidate(phrase) else { return Topics::left_out() };
        let mut parts = graph.explain(&ranks, candidate, |other| phrases.quoted(topics.phrases[other]));
        parts.push(topics.size(topics.topic_of[candidate]));
        Why::added("PageRank", ranks[candidate]).of(parts)
    };
    wanted.iter().map(why).collect()
}

/// The weights with the edges into the first candidate of every topic made heavier.
fn adjusted(phrases: &Phrases, topics: &Topics, weights: &[f64]) -> Vec<f64> {
    let n = topics.phrases.len();
    let mut members = vec![Vec::new(); topics.n_topics];
    topics.topic_of.iter().enumerate().for_each(|(candidate, &topic)| members[topic].push(candidate));
    let mut heavier = weights.to_vec();
    for topic in members.iter().filter(|members| members.len() > 1) {
        let position = f64::from(phrases.list[topics.phrases[topic[0]]].first + 1);
        for from in 0..n {
            let tied: f64 = topic[1..].iter().map(|&other| weights[other * n + from]).sum();
            heavier[topic[0] * n + from] += ALPHA * exp(1.0 / position) * tied;
        }
    }
    heavier
}
