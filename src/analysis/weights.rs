//! tf·idf rows, computed from the counts whenever they are asked for: those of a long text take much memory, those of
//! a short one little time.

use crate::math::{SparseRows, ln};
use crate::threads::Threads;

/// One row for each candidate, one column for each term: `(1 + ln tf) · idf`, every row scaled to length 1.
#[derive(Debug)]
pub(crate) struct TfIdfWeights<'a> {
    counts: &'a SparseRows<u16>,
    scale: &'a Scale,
    threads: Threads,
}

/// The factors and divisors of the counts.
#[derive(Debug, Clone)]
pub(super) struct Scale {
    /// `1 + ln tf` of a small count.
    small_tf: [f64; SMALL],
    /// By term.
    idf: Vec<f64>,
    /// The length of every row before it is scaled; 1 for a row without entries.
    lengths: Vec<f64>,
}

/// Nearly all counts are smaller: their logarithms are taken once.
const SMALL: usize = 8;

impl Scale {
    /// `idf = ln(1 + n / df)`, times the rarity of the term if it is known.
    pub(super) fn of(
        counts: &SparseRows<u16>,
        frequency: &[u32],
        rarity: Option<&[f64]>,
        threads: Threads,
    ) -> Self {
        let n = counts.n_rows() as f64;
        let idf_of = |df: u32| ln(1.0 + n / f64::from(df.max(1)));
        let small_idf: [f64; SMALL] = std::array::from_fn(|df| idf_of(df as u32));
        let idf_of = |&df: &u32| small_idf.get(df as usize).copied().unwrap_or_else(|| idf_of(df));
        let mut idf: Vec<f64> = frequency.iter().map(idf_of).collect();
        idf.iter_mut().zip(rarity.unwrap_or_default()).for_each(|(idf, rarity)| *idf *= rarity);
        let small_tf = std::array::from_fn(|count| tf_of(count.max(1) as u16));
        let mut scale = Self { small_tf, idf, lengths: Vec::new() };
        scale.lengths = threads.each(counts.n_rows(), |index| scale.length(counts, index));
        scale
    }

    fn length(&self, counts: &SparseRows<u16>, index: usize) -> f64 {
        let squares = counts.entries(index).map(|(term, count)| {
            let weight = self.weight(term, count);
            weight * weight
        });
        let length = squares.sum::<f64>().sqrt();
        if length > 0.0 { length } else { 1.0 }
    }

    fn weight(&self, term: usize, count: u16) -> f64 {
        let tf = self.small_tf.get(usize::from(count)).copied().unwrap_or_else(|| tf_of(count));
        tf * self.idf[term]
    }
}

fn tf_of(count: u16) -> f64 {
    1.0 + ln(f64::from(count))
}

impl<'a> TfIdfWeights<'a> {
    pub(super) fn new(counts: &'a SparseRows<u16>, scale: &'a Scale, threads: Threads) -> Self {
        Self { counts, scale, threads }
    }

    /// The terms and weights of a row.
    pub(crate) fn row(&self, index: usize) -> impl Iterator<Item = (usize, f64)> {
        self.row_where(index, |_| true)
    }

    /// The terms and weights of a row, of those terms that are wanted.
    pub(crate) fn row_where(
        &self,
        index: usize,
        is_wanted: impl Fn(usize) -> bool,
    ) -> impl Iterator<Item = (usize, f64)> {
        let Self { counts, scale, .. } = *self;
        let length = scale.lengths[index];
        let entries = counts.entries(index).filter(move |(term, _)| is_wanted(*term));
        entries.map(move |(term, count)| (term, scale.weight(term, count) / length))
    }

    /// Aᵀ·1: the sum of all rows.
    pub(crate) fn sum(&self) -> Vec<f64> {
        let mut sum = vec![0.0; self.scale.idf.len()];
        for index in 0..self.counts.n_rows() {
            self.row(index).for_each(|(term, weight)| sum[term] += weight);
        }
        sum
    }

    /// A·v: the product of every row with a vector over the terms.
    pub(crate) fn product(&self, vector: &[f64]) -> Vec<f64> {
        let dot = |index: usize| self.row(index).map(|(term, weight)| weight * vector[term]).sum();
        self.threads.each(self.counts.n_rows(), dot)
    }

    /// The same for a vector that is 0 nearly everywhere.
    pub(crate) fn sparse_product(&self, vector: &[f64]) -> Vec<f64> {
        let dot = |index: usize| {
            let row = self.row_where(index, |term| vector[term] != 0.0);
            // The sum of no entries is −0.
            0.0 + row.map(|(term, weight)| weight * vector[term]).sum::<f64>()
        };
        self.threads.each(self.counts.n_rows(), dot)
    }

    /// The rows as a matrix, for methods that use them many times.
    pub(super) fn matrix(&self) -> SparseRows {
        let mut weights =
            self.counts.map(self.threads, |term, count| self.scale.weight(term as usize, count));
        weights.normalize(self.threads);
        weights
    }
}

#[cfg(test)]
mod tests {
    use super::Threads;
    use crate::{Analysis, Document};

    #[test]
    fn computed_rows_are_those_of_the_matrix() {
        let text = "Cats chase mice. Mice fear cats, cats and cats. Rain fell on Tuesday. It did. ".repeat(3);
        let document = Document::new(text).unwrap();
        let analysis = Analysis::of(&document);
        let (weights, matrix) = (analysis.weights(), analysis.weight_rows());
        for index in 0..analysis.n_candidates() {
            assert!(weights.row(index).eq(matrix.row(index)), "row {index}");
        }
        let vector: Vec<f64> =
            (0..document.n_terms()).map(|term| f64::from(u8::from(term % 3 == 1))).collect();
        assert_eq!(weights.product(&vector), matrix.product(&vector, Threads::ONE));
        assert_eq!(weights.sparse_product(&vector), matrix.product(&vector, Threads::ONE));
        let ones = vec![1.0; analysis.n_candidates()];
        assert_eq!(weights.sum(), matrix.transposed_product(&ones, document.n_terms()));
    }

    /// Long enough to be counted by several threads, which must not wait for one another.
    #[test]
    fn a_long_text_may_be_asked_from_many_threads_at_once() {
        use rayon::prelude::*;
        let document = Document::new("Cats chase mice in the rain. Dogs sleep.\n\n".repeat(6000)).unwrap();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(8).build().unwrap();
        let analysis = Analysis::of(&document).threads(0);
        let lengths: Vec<usize> = pool
            .install(|| (0..64).into_par_iter().map(|index| analysis.n_running_words(index * 2)).collect());
        assert!(lengths.iter().all(|&n| n == 6), "{lengths:?}");
    }
}
