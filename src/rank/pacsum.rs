//! PacSum: Zheng & Lapata, "Sentence centrality revisited for unsupervised summarization", ACL 2019.
//!
//! Similarity to what follows makes a sentence central, similarity to what went before makes it a repeat:
//!
//! score(i) = λ₁ · Σ_{j < i} cos(i, j) + λ₂ · Σ_{j > i} cos(i, j)
//!
//! with tf·idf vectors and an edge threshold of 0, so that both sums are products of a row with a running
//! sum of rows. λ₁ = −0.2 and λ₂ = 1; the paper tunes them, always with λ₁ ≤ 0 < λ₂ on news.

use super::words::by_sentence;
use crate::analysis::Analysis;
use crate::explain::Why;
use crate::math::SparseRows;
use std::ops::Range;

const BACKWARD: f64 = -0.2;
const FORWARD: f64 = 1.0;

/// Forward centrality minus a share of backward centrality. O(entries).
pub(super) fn scores(analysis: &Analysis) -> Vec<f64> {
    let (rows, n_terms) = (analysis.weight_rows(), analysis.document().n_terms());
    let n = rows.n_rows();
    let before = similarity_to_earlier(rows, 0..n, n_terms);
    let mut after = similarity_to_earlier(rows, (0..n).rev(), n_terms);
    after.reverse();
    before.iter().zip(&after).map(|(before, after)| BACKWARD * before + FORWARD * after).collect()
}

/// The sum of cosines of each row with those visited before it, in the order visited.
pub(super) fn similarity_to_earlier(
    rows: &SparseRows,
    order: impl Iterator<Item = usize>,
    n_columns: usize,
) -> Vec<f64> {
    let mut sum = vec![0.0; n_columns];
    let visit = |index: usize| {
        let similarity = rows.dot(index, &sum);
        rows.add_row(index, 1.0, &mut sum);
        similarity
    };
    order.map(visit).collect()
}

pub(super) fn explain(analysis: &Analysis, candidates: &[usize]) -> Vec<Why> {
    let (rows, n_terms) = (analysis.weight_rows(), analysis.document().n_terms());
    let why = |&candidate: &usize| {
        let mut own = vec![0.0; n_terms];
        rows.add_row(candidate, 1.0, &mut own);
        let part = |label: &'static str, factor: f64, others: Range<usize>| {
            let shares: Vec<(usize, f64)> =
                others.map(|other| (other, factor * rows.dot(other, &own))).collect();
            let sum = shares.iter().map(|(_, share)| share).sum();
            Why::added(label, sum).of(by_sentence(analysis, shares.into_iter()))
        };
        let after = part("like what follows", FORWARD, candidate + 1..rows.n_rows());
        let before = part("like what came before", BACKWARD, 0..candidate);
        Why::added("likeness to other sentences", after.share + before.share).of(vec![after, before])
    };
    candidates.iter().map(why).collect()
}
