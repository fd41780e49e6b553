//! TextRank: Mihalcea & Tarau, "TextRank: bringing order into texts", EMNLP 2004.
//!
//! PageRank over the graph of sentences whose edges weigh the words that two sentences share, over the
//! logarithms of their lengths:
//!
//! similarity(i, j) = |i ∩ j| / (ln|i| + ln|j|)
//!
//! Words are distinct content terms; |i| is their number. Two sentences of one word have similarity 0,
//! since the paper's divisor is 0 there.
//!
//! The graph is never built. The matrix of 1/(ln a + ln b) over the distinct lengths a, b ≥ 2 is a
//! Cauchy matrix, symmetric and positive definite, with quickly falling singular values: its pivoted
//! Cholesky factor has about ten columns at a precision of 1e-13, and each turns the similarity into
//! one product of binary rows scaled by length. O(entries · 10) a step, exact to 1e-10 and better.

use super::words::page_rank_parts;
use crate::analysis::Analysis;
use crate::explain::Why;
use crate::math::{Similarities, SparseRows, ln, page_rank};

/// Shares that sum to 1.
pub(super) fn scores(analysis: &Analysis) -> Vec<f64> {
    page_rank(&graph(analysis))
}

fn graph<'a>(analysis: &'a Analysis) -> WordOverlaps<'a> {
    WordOverlaps::of(analysis.counts(), analysis.document().n_terms())
}

pub(super) fn explain(analysis: &Analysis, candidates: &[usize]) -> Vec<Why> {
    page_rank_parts(analysis, &graph(analysis), candidates)
}

/// The similarities of all pairs of rows, 0 of each with itself.
struct WordOverlaps<'a> {
    rows: &'a SparseRows<u16>,
    n_columns: usize,
    /// The factors f with Σ f(i)·f(j) = 1/(ln|i| + ln|j|), one value for each row; 0 for rows of one word.
    factors: Vec<Vec<f64>>,
    /// 1/ln|i|, 0 for rows of one word or none.
    inverse_log: Vec<f64>,
    /// 1 for rows of one word, else 0.
    is_single: Vec<f64>,
}

impl<'a> WordOverlaps<'a> {
    fn of(rows: &'a SparseRows<u16>, n_columns: usize) -> Self {
        let lengths: Vec<usize> = (0..rows.n_rows()).map(|index| rows.row_len(index)).collect();
        let mut distinct: Vec<usize> = lengths.iter().copied().filter(|&length| length > 1).collect();
        distinct.sort_unstable();
        distinct.dedup();
        let logs: Vec<f64> = distinct.iter().map(|&length| ln(length as f64)).collect();
        let place = |length: usize| distinct.binary_search(&length).ok();
        let of_rows = |factor: &Vec<f64>| {
            lengths.iter().map(|&length| place(length).map_or(0.0, |at| factor[at])).collect()
        };
        Self {
            rows,
            n_columns,
            factors: cauchy_factors(&logs).iter().map(of_rows).collect(),
            inverse_log: lengths
                .iter()
                .map(|&length| place(length).map_or(0.0, |at| 1.0 / logs[at]))
                .collect(),
            is_single: lengths.iter().map(|&length| f64::from(u8::from(length == 1))).collect(),
        }
    }

    /// Adds left(i) · Σⱼ |i ∩ j| · right(j) · x(j) to `out`.
    fn add_product(&self, left: &[f64], right: &[f64], x: &[f64], out: &mut [f64]) {
        let mut sum = vec![0.0; self.n_columns];
        for (index, (scale, value)) in right.iter().zip(x).enumerate() {
            let factor = scale * value;
            if factor != 0.0 {
                self.rows.row(index).for_each(|(column, _)| sum[column] += factor);
            }
        }
        for (index, (scale, out)) in left.iter().zip(out).enumerate() {
            if *scale != 0.0 {
                *out += scale * self.rows.row(index).map(|(column, _)| sum[column]).sum::<f64>();
            }
        }
    }
}

impl Similarities for WordOverlaps<'_> {
    fn len(&self) -> usize {
        self.rows.n_rows()
    }

    fn times(&self, x: &[f64]) -> Vec<f64> {
        let mut out = vec![0.0; self.len()];
        for factor in &self.factors {
            self.add_product(factor, factor, x, &mut out);
        }
        if self.is_single.contains(&1.0) {
            self.add_product(&self.inverse_log, &self.is_single, x, &mut out);
            self.add_product(&self.is_single, &self.inverse_log, x, &mut out);
        }
        for (index, out) in out.iter_mut().enumerate() {
            let own = self.rows.row_len(index) as f64 * self.inverse_log[index] / 2.0 * x[index];
            *out -= own;
            // A row that shares no word with another is left with rounding noise.
            if *out <= own * 1e-11 {
                *out = 0.0;
            }
        }
        out
    }
}

/// The columns of a pivoted Cholesky factor of the matrix 1/(aᵢ + aⱼ), aᵢ > 0 and distinct.
fn cauchy_factors(a: &[f64]) -> Vec<Vec<f64>> {
    const PRECISION: f64 = 1e-14;
    let mut left: Vec<f64> = a.iter().map(|value| 0.5 / value).collect();
    let mut factors: Vec<Vec<f64>> = Vec::new();
    let Some(largest) = left.iter().copied().reduce(f64::max) else { return factors };
    while factors.len() < a.len() {
        let pivot = (0..a.len()).rev().max_by(|&i, &j| left[i].total_cmp(&left[j])).unwrap_or(0);
        if left[pivot] <= largest * PRECISION {
            break;
        }
        let scale = left[pivot].sqrt();
        let column: Vec<f64> = (0..a.len())
            .map(|i| {
                let explained: f64 = factors.iter().map(|factor| factor[i] * factor[pivot]).sum();
                (1.0 / (a[i] + a[pivot]) - explained) / scale
            })
            .collect();
        left.iter_mut().zip(&column).for_each(|(left, value)| *left -= value * value);
        factors.push(column);
    }
    factors
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of the given terms, and every product of the fast form beside the direct formula.
    fn check_products(rows: &[&[u32]]) {
        let mut sparse = SparseRows::with_capacity(rows.len(), 0);
        for row in rows {
            sparse.push_row(row.iter().map(|&term| (term, 1)));
        }
        let direct = |i: usize, j: usize| {
            let shared = rows[i].iter().filter(|term| rows[j].contains(term)).count() as f64;
            let divisor = ln(rows[i].len().max(1) as f64) + ln(rows[j].len().max(1) as f64);
            if i == j || divisor == 0.0 { 0.0 } else { shared / divisor }
        };
        let overlaps = WordOverlaps::of(&sparse, 1000);
        for j in 0..rows.len() {
            let mut unit = vec![0.0; rows.len()];
            unit[j] = 1.0;
            for (i, fast) in overlaps.times(&unit).iter().enumerate() {
                assert!((fast - direct(i, j)).abs() < 1e-10, "{i} {j}: {fast} {}", direct(i, j));
            }
        }
    }

    #[test]
    fn equals_the_direct_formula() {
        check_products(&[&[0, 1, 2], &[1, 2, 3, 4], &[5], &[1], &[1], &[], &[0, 5], &[7, 8, 9]]);
        let long: Vec<Vec<u32>> = (1..200).map(|n| (0..n * 4).map(|k| k * 7 % 1000).collect()).collect();
        check_products(&long.iter().map(Vec::as_slice).collect::<Vec<_>>());
    }

    #[test]
    fn few_factors_are_enough() {
        let logs: Vec<f64> = (2..2000).map(|length| ln(f64::from(length))).collect();
        assert!(cauchy_factors(&logs).len() <= 16);
    }
}
