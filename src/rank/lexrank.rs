//! Continuous LexRank: Erkan & Radev, "LexRank: graph-based lexical centrality as salience in text
//! summarization", JAIR 22 (2004).
//!
//! PageRank over the graph of sentences whose edges weigh their tf·idf cosine. The matrix of cosines
//! is A·Aᵀ without its diagonal and is never built: a product with it costs O(entries of A).
//!
//! The paper's discrete form keeps the pairs with a cosine of at least 0.1 and weighs them all alike. Its
//! graph has to be built, by an inverted index, and can have as many edges as there are pairs: only the
//! first [`MAX_SENTENCES`] candidates are ranked, and the rest have score 0.

use super::words::page_rank_parts;
use crate::analysis::Analysis;
use crate::explain::Why;
use crate::math::{Similarities, SparseRows, page_rank};
use foldhash::{HashMap, HashMapExt};

/// Shares that sum to 1. O(entries · steps).
pub(super) fn scores(analysis: &Analysis) -> Vec<f64> {
    page_rank(&Cosines::of(analysis))
}

pub(super) fn explain(analysis: &Analysis, candidates: &[usize]) -> Vec<Why> {
    page_rank_parts(analysis, &Cosines::of(analysis), candidates)
}

/// The least cosine of an edge of the discrete graph.
const THRESHOLD: f64 = 0.1;

/// The most candidates that the discrete graph is built for.
pub(super) const MAX_SENTENCES: usize = 10_000;

/// The `PageRank` of every candidate over the pairs with a cosine of at least 0.1, unweighted.
///
/// Time grows with the pairs of distinct sentences that share a term, memory with the edges.
pub(super) fn discrete_scores(analysis: &Analysis) -> Vec<f64> {
    let graph = Neighbors::of(analysis);
    let mut scores = page_rank(&graph);
    scores.resize(analysis.n_candidates(), 0.0);
    scores
}

pub(super) fn explain_discrete(analysis: &Analysis, candidates: &[usize]) -> Vec<Why> {
    page_rank_parts(analysis, &Neighbors::of(analysis), candidates)
}

/// The neighbours of every candidate in the discrete graph. Candidates with the same row have the same
/// neighbours, so the graph is kept between groups of them.
struct Neighbors {
    /// The group of every candidate.
    group: Vec<usize>,
    /// The groups next to every group; a group with content is next to itself.
    next_to: Vec<Vec<u32>>,
    /// 1 for a candidate with content, which is not its own neighbour though its group is.
    own: Vec<f64>,
}

impl Neighbors {
    fn of(analysis: &Analysis) -> Self {
        let rows = analysis.weight_rows();
        let n = rows.n_rows().min(MAX_SENTENCES);
        let mut numbers: HashMap<Vec<(usize, u64)>, usize> = HashMap::new();
        let mut first_of: Vec<usize> = Vec::new();
        let number = |index: usize| {
            let key = rows.row(index).map(|(term, value)| (term, value.to_bits())).collect();
            *numbers.entry(key).or_insert_with(|| {
                first_of.push(index);
                first_of.len() - 1
            })
        };
        let group: Vec<usize> = (0..n).map(number).collect();
        let next_to = near_pairs(rows, &first_of, analysis.document().n_terms());
        let own = (0..n).map(|index| f64::from(u8::from(rows.row_len(index) > 0))).collect();
        Self { group, next_to, own }
    }
}

/// For each of the rows listed those of the listed that have a cosine with it of at least the threshold,
/// found by an inverted index.
fn near_pairs(rows: &SparseRows, listed: &[usize], n_terms: usize) -> Vec<Vec<u32>> {
    let mut having: Vec<Vec<(u32, f64)>> = vec![Vec::new(); n_terms];
    let mut near: Vec<Vec<u32>> = vec![Vec::new(); listed.len()];
    let mut cosines = vec![0.0; listed.len()];
    for (place, &index) in listed.iter().enumerate() {
        rows.row(index).for_each(|(term, value)| having[term].push((place as u32, value)));
        let mut touched: Vec<u32> = Vec::new();
        for (term, value) in rows.row(index) {
            for &(other, other_value) in &having[term] {
                if cosines[other as usize] == 0.0 {
                    touched.push(other);
                }
                cosines[other as usize] += value * other_value;
            }
        }
        touched.sort_unstable();
        for other in touched {
            if std::mem::take(&mut cosines[other as usize]) >= THRESHOLD {
                near[other as usize].push(place as u32);
                if other as usize != place {
                    near[place].push(other);
                }
            }
        }
    }
    near
}

impl Similarities for Neighbors {
    fn len(&self) -> usize {
        self.group.len()
    }

    fn times(&self, x: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.next_to.len()];
        self.group.iter().zip(x).for_each(|(&group, value)| sums[group] += value);
        let near: Vec<f64> = self
            .next_to
            .iter()
            .map(|groups| groups.iter().map(|&group| sums[group as usize]).sum())
            .collect();
        let without_self = |(index, &group): (usize, &usize)| {
            let flow = near[group] - self.own[index] * x[index];
            // A candidate that is next to itself only is left with rounding noise.
            if flow <= x[index] * 1e-9 { 0.0 } else { flow }
        };
        self.group.iter().enumerate().map(without_self).collect()
    }
}

/// The cosines of all pairs of candidates, 0 of each with itself.
pub(super) struct Cosines<'a> {
    rows: &'a SparseRows,
    squared_norms: Vec<f64>,
    n_columns: usize,
}

impl<'a> Cosines<'a> {
    pub(super) fn of(analysis: &'a Analysis) -> Self {
        let rows = analysis.weight_rows();
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
            // A row that shares no term with another is left with rounding noise.
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
        let rows = analysis.weight_rows();
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
        // The pairs (0, 1), (0, 2) and (1, 2) share "cats"; the last two sentences share nothing.
        let discrete = discrete_scores(&analysis);
        assert!((discrete[0] - discrete[1]).abs() < 1e-9 && (discrete[0] - discrete[2]).abs() < 1e-9);
        assert!(discrete[3] < discrete[0] && (discrete[3] - discrete[4]).abs() < 1e-9);
        for (fast, slow) in scores(&analysis).iter().zip(direct(&analysis)) {
            assert!((fast - slow).abs() < 1e-10, "{fast} {slow}");
        }
    }
}
