//! A graph that is stored whole.

use crate::explain::{Why, largest};
use crate::math::{Similarities, page_rank_flows};

/// A graph of `n` nodes, each edge at `weights[to * n + from]`.
pub(super) struct DenseGraph {
    pub(super) n: usize,
    pub(super) weights: Vec<f64>,
}

impl Similarities for DenseGraph {
    fn len(&self) -> usize {
        self.n
    }

    fn times(&self, x: &[f64]) -> Vec<f64> {
        self.weights.chunks(self.n.max(1)).map(|row| row.iter().zip(x).map(|(w, x)| w * x).sum()).collect()
    }

    fn degrees(&self) -> Vec<f64> {
        let mut degrees = vec![0.0; self.n];
        for row in self.weights.chunks(self.n.max(1)) {
            degrees.iter_mut().zip(row).for_each(|(degree, weight)| *degree += weight);
        }
        degrees
    }

    fn edges_to(&self, row: usize) -> Vec<f64> {
        self.weights[row * self.n..(row + 1) * self.n].to_vec()
    }
}

impl DenseGraph {
    /// Where the rank of a node comes from: what the others hand to it, each under its label, and the rest.
    pub(super) fn explain(&self, ranks: &[f64], node: usize, label: impl Fn(usize) -> String) -> Vec<Why> {
        let flow = page_rank_flows(self, ranks, std::iter::once(node)).next().unwrap_or_default();
        let handed: f64 = flow.iter().sum();
        let label = |node: usize| format!("near {}", label(node));
        let mut parts = largest(flow.into_iter().enumerate().collect(), N_NAMED, label, "phrases near it");
        parts.push(Why::added("what every phrase has", ranks[node] - handed));
        parts
    }
}

/// How many neighbours of a node an explanation names.
const N_NAMED: usize = 3;
