//! Continuous LexRank: Erkan & Radev, "LexRank: graph-based lexical centrality as salience in text
//! summarization", JAIR 22 (2004).
//!
//! PageRank over the graph of sentences whose edges weigh their tf·idf cosine. The matrix of cosines
//! is A·Aᵀ less its diagonal and is never built: a product with it costs O(entries of A).

use crate::analysis::Analysis;
use crate::math::{Similarities, SparseRows, page_rank};

/// Shares that sum to 1. O(entries · steps).
pub(super) fn scores(analysis: &Analysis) -> Vec<f64> {
    page_rank(&Cosines::of(analysis))
}

/// The cosines of all pairs of candidates, 0 of each with itself.
pub(super) struct Cosines<'a> {
    rows: &'a SparseRows,
    squared_norms: Vec<f64>,
    n_columns: usize,
}

impl<'a> Cosines<'a> {
    pub(super) fn of(analysis: &'a Analysis) -> Self {
        let rows = analysis.weights();
        let squared_norms = (0..rows.n_rows()).map(|index| rows.squared_norm(index)).collect();
        Self { rows, squared_norms, n_columns: analysis.document().n_terms() }
    }
}

impl Similarities for Cosines<'_> {
    fn len(&self) -> usize {
        self.rows.n_rows()
    }

    fn times(&self, x: &[f64]) -> Vec<f64> {
        let sum = self.rows.transposed_product(x, self.n_columns);
        let without_self = |index: usize| {
            let own = self.squared_norms[index] * x[index];
            let product = self.rows.dot(index, &sum) - own;
            // What is left of a row that shares no term with another is rounding noise.
            if product <= own * 1e-12 { 0.0 } else { product }
        };
        (0..self.len()).map(without_self).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    /// Every pair's cosine, as the paper defines the graph.
    fn direct(analysis: &Analysis) -> Vec<f64> {
        struct Direct(Vec<Vec<f64>>);
        impl Similarities for Direct {
            fn len(&self) -> usize {
                self.0.len()
            }
            fn times(&self, x: &[f64]) -> Vec<f64> {
                self.0.iter().map(|row| row.iter().zip(x).map(|(a, b)| a * b).sum()).collect()
            }
        }
        let rows = analysis.weights();
        let n = rows.n_rows();
        let cosine = |i: usize, j: usize| {
            let pairs =
                |(a, x): (usize, f64)| rows.row(j).filter(move |(b, _)| a == *b).map(move |(_, y)| x * y);
            if i == j { 0.0 } else { rows.row(i).flat_map(pairs).sum() }
        };
        page_rank(&Direct((0..n).map(|i| (0..n).map(|j| cosine(i, j)).collect()).collect()))
    }

    #[test]
    fn equals_the_direct_formula() {
        let text = "Cats chase mice. Mice fear cats and dogs. Dogs chase cats. Rain fell on Tuesday. It did.";
        let document = Document::new(text).unwrap();
        let analysis = Analysis::of(&document);
        for (fast, slow) in scores(&analysis).iter().zip(direct(&analysis)) {
            assert!((fast - slow).abs() < 1e-10, "{fast} {slow}");
        }
    }
}
