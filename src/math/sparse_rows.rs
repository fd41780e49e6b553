//! A sparse matrix.

use crate::threads::{MIN_SHARED, Threads};
use std::sync::Arc;

/// A matrix stored by rows, without its zeros.
#[derive(Debug, Clone, Default)]
pub(crate) struct SparseRows<V = f64> {
    /// Shared by matrices that are made from one another.
    pattern: Arc<SparsePattern>,
    values: Vec<V>,
}

/// The places of the entries.
#[derive(Debug, Clone)]
struct SparsePattern {
    /// The start of every row in `columns` and in the values, and the end of the last row.
    starts: Vec<u32>,
    columns: Vec<u32>,
}

impl Default for SparsePattern {
    fn default() -> Self {
        Self { starts: vec![0], columns: Vec::new() }
    }
}

impl<V: Copy + Into<f64> + Sync> SparseRows<V> {
    /// A matrix without rows, with room for this number of rows and entries.
    pub(crate) fn with_capacity(n_rows: usize, n_entries: usize) -> Self {
        let mut starts = Vec::with_capacity(n_rows + 1);
        starts.push(0);
        let pattern = SparsePattern { starts, columns: Vec::with_capacity(n_entries) };
        Self { pattern: Arc::new(pattern), values: Vec::with_capacity(n_entries) }
    }

    /// Adds a row of columns and values.
    pub(crate) fn push_row(&mut self, entries: impl IntoIterator<Item = (u32, V)>) {
        let SparsePattern { starts, columns } = Arc::make_mut(&mut self.pattern);
        for (column, value) in entries {
            columns.push(column);
            self.values.push(value);
        }
        starts.push(columns.len() as u32);
    }

    /// Adds the rows of another matrix.
    pub(crate) fn append(&mut self, other: &Self) {
        let SparsePattern { starts, columns } = Arc::make_mut(&mut self.pattern);
        let end = columns.len() as u32;
        starts.extend(other.pattern.starts[1..].iter().map(|start| end + start));
        columns.extend_from_slice(&other.pattern.columns);
        self.values.extend_from_slice(&other.values);
    }

    /// The number of rows.
    pub(crate) fn n_rows(&self) -> usize {
        self.pattern.starts.len() - 1
    }

    /// The columns and values of a row.
    pub(crate) fn row(&self, index: usize) -> impl ExactSizeIterator<Item = (usize, f64)> + '_ {
        self.entries(index).map(|(column, value)| (column, value.into()))
    }

    /// The columns of a row, and its values as they are stored.
    pub(crate) fn entries(&self, index: usize) -> impl ExactSizeIterator<Item = (usize, V)> + '_ {
        let SparsePattern { starts, columns } = &*self.pattern;
        let range = starts[index] as usize..starts[index + 1] as usize;
        columns[range.clone()].iter().map(|&column| column as usize).zip(self.values[range].iter().copied())
    }

    /// The number of entries of a row.
    pub(crate) fn row_len(&self, index: usize) -> usize {
        (self.pattern.starts[index + 1] - self.pattern.starts[index]) as usize
    }

    /// By column: the number of rows that have an entry in it.
    pub(crate) fn rows_by_column(&self, n_columns: usize) -> Vec<u32> {
        let mut n_rows = vec![0; n_columns];
        self.pattern.columns.iter().for_each(|&column| n_rows[column as usize] += 1);
        n_rows
    }

    /// The same rows with every value replaced by `value(column, value)`.
    pub(crate) fn map(&self, threads: Threads, value: impl Fn(u32, V) -> f64 + Sync) -> SparseRows {
        let columns = &self.pattern.columns;
        let values = threads.each(columns.len(), |at| value(columns[at], self.values[at]));
        SparseRows { pattern: Arc::clone(&self.pattern), values }
    }

    /// The product of a row with a dense vector over the columns.
    pub(crate) fn dot(&self, index: usize, vector: &[f64]) -> f64 {
        self.row(index).map(|(column, value)| value * vector[column]).sum()
    }

    /// The product of a row with itself.
    pub(crate) fn squared_norm(&self, index: usize) -> f64 {
        self.row(index).map(|(_, value)| value * value).sum()
    }

    /// Adds `factor` times a row to a dense vector over the columns.
    pub(crate) fn add_row(&self, index: usize, factor: f64, vector: &mut [f64]) {
        for (column, value) in self.row(index) {
            vector[column] += factor * value;
        }
    }

    /// Aᵀ·x: the sum of all rows, each times its element of `x`.
    pub(crate) fn transposed_product(&self, x: &[f64], n_columns: usize) -> Vec<f64> {
        let mut sum = vec![0.0; n_columns];
        for (index, &factor) in x.iter().enumerate() {
            if factor != 0.0 {
                self.add_row(index, factor, &mut sum);
            }
        }
        sum
    }

    /// A·v: the product of every row with `vector`.
    pub(crate) fn product(&self, vector: &[f64], threads: Threads) -> Vec<f64> {
        threads.each(self.n_rows(), |index| self.dot(index, vector))
    }
}

impl SparseRows {
    /// Scales every row to length 1, except rows of zeros.
    pub(crate) fn normalize(&mut self, threads: Threads) {
        normalize(&self.pattern.starts, &mut self.values, threads);
    }
}

/// Scales rows to length 1: they start at `starts`, and the first of `values` is at the first of these.
fn normalize(starts: &[u32], values: &mut [f64], threads: Threads) {
    if starts.len() > MIN_SHARED && threads.are_here() {
        let middle = starts.len() / 2;
        let (head, tail) = values.split_at_mut((starts[middle] - starts[0]) as usize);
        threads.join(
            || normalize(&starts[..=middle], head, threads),
            || normalize(&starts[middle..], tail, threads),
        );
        return;
    }
    for ends in starts.windows(2) {
        let row = &mut values[(ends[0] - starts[0]) as usize..(ends[1] - starts[0]) as usize];
        let norm = row.iter().map(|value| value * value).sum::<f64>().sqrt();
        if norm > 0.0 {
            row.iter_mut().for_each(|value| *value /= norm);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// There are enough rows to be shared out; each has the values that it has alone.
    #[test]
    fn many_rows_are_each_scaled_alone() {
        let n = 3 * MIN_SHARED as u32;
        let entries = |row: u32| (0..row % 4).map(move |column| (column, row % 7 + column));
        let matrix = |rows: std::ops::Range<u32>| {
            let mut matrix = SparseRows::<u32>::with_capacity(0, 0);
            rows.for_each(|row| matrix.push_row(entries(row)));
            matrix
        };
        let mut counts = matrix(0..1000);
        counts.append(&matrix(1000..n));
        let threads = Threads(4);
        let scaled = threads.run(|| {
            let mut scaled = counts.map(threads, |column, value| f64::from(column + value));
            scaled.normalize(threads);
            scaled
        });
        for row in 0..n {
            let values: Vec<f64> = entries(row).map(|(column, value)| f64::from(column + value)).collect();
            let norm = values.iter().map(|value| value * value).sum::<f64>().sqrt();
            let alone = values.iter().map(|value| if norm > 0.0 { value / norm } else { 0.0 });
            assert!(scaled.row(row as usize).map(|(_, value)| value).eq(alone), "row {row}");
        }
        assert_eq!(counts.n_rows(), n as usize);
        assert_eq!(counts.rows_by_column(4), [n / 4 * 3, n / 4 * 2, n / 4, 0]);
    }
}
