//! Numbers: functions that give the same bits everywhere, sparse rows, power iteration.

use crate::threads::{MIN_SHARED, Threads};
use std::cmp::Ordering;
use std::sync::Arc;

/// The natural logarithm.
pub(crate) fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// e to the power of `x`.
pub(crate) fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// Higher first, equal scores by the earlier index.
pub(crate) fn by_score_then_index(a: (f64, usize), b: (f64, usize)) -> Ordering {
    b.0.total_cmp(&a.0).then(a.1.cmp(&b.1))
}

/// The values shifted to mean 0 and scaled to standard deviation 1; all 0 where they do not differ.
pub(crate) fn standardized(mut values: Vec<f64>) -> Vec<f64> {
    let n = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / n;
    let deviation = variance.sqrt();
    if deviation < 1e-9 {
        values.fill(0.0);
    } else {
        values.iter_mut().for_each(|value| *value = (*value - mean) / deviation);
    }
    values
}

/// A matrix stored by rows, without its zeros.
#[derive(Debug, Clone, Default)]
pub(crate) struct SparseRows<V = f64> {
    /// Where the entries stand: matrices made of one another have it in common.
    pattern: Arc<Pattern>,
    values: Vec<V>,
}

#[derive(Debug, Clone)]
struct Pattern {
    /// Where every row starts in `columns` and in the values, and where the last one ends.
    starts: Vec<u32>,
    columns: Vec<u32>,
}

impl Default for Pattern {
    fn default() -> Self {
        Self { starts: vec![0], columns: Vec::new() }
    }
}

impl<V: Copy + Into<f64> + Sync> SparseRows<V> {
    /// No rows yet, with room for so many rows and entries.
    pub(crate) fn with_capacity(n_rows: usize, n_entries: usize) -> Self {
        let mut starts = Vec::with_capacity(n_rows + 1);
        starts.push(0);
        let pattern = Pattern { starts, columns: Vec::with_capacity(n_entries) };
        Self { pattern: Arc::new(pattern), values: Vec::with_capacity(n_entries) }
    }

    /// Adds a row of columns and values.
    pub(crate) fn push_row(&mut self, entries: impl IntoIterator<Item = (u32, V)>) {
        let Pattern { starts, columns } = Arc::make_mut(&mut self.pattern);
        for (column, value) in entries {
            columns.push(column);
            self.values.push(value);
        }
        starts.push(columns.len() as u32);
    }

    /// Adds the rows of another matrix.
    pub(crate) fn append(&mut self, other: &Self) {
        let Pattern { starts, columns } = Arc::make_mut(&mut self.pattern);
        let end = columns.len() as u32;
        starts.extend(other.pattern.starts[1..].iter().map(|start| end + start));
        columns.extend_from_slice(&other.pattern.columns);
        self.values.extend_from_slice(&other.values);
    }

    pub(crate) fn n_rows(&self) -> usize {
        self.pattern.starts.len() - 1
    }

    /// The columns and values of a row.
    pub(crate) fn row(&self, index: usize) -> impl ExactSizeIterator<Item = (usize, f64)> + '_ {
        self.entries(index).map(|(column, value)| (column, value.into()))
    }

    /// The same with the values as they are stored.
    pub(crate) fn entries(&self, index: usize) -> impl ExactSizeIterator<Item = (usize, V)> + '_ {
        let Pattern { starts, columns } = &*self.pattern;
        let range = starts[index] as usize..starts[index + 1] as usize;
        columns[range.clone()].iter().map(|&column| column as usize).zip(self.values[range].iter().copied())
    }

    /// How many entries a row has.
    pub(crate) fn row_len(&self, index: usize) -> usize {
        (self.pattern.starts[index + 1] - self.pattern.starts[index]) as usize
    }

    /// How many rows have an entry in every column.
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
    /// Scales every row to length 1; rows of zeros stay as they are.
    pub(crate) fn normalize(&mut self, threads: Threads) {
        normalize(&self.pattern.starts, &mut self.values, threads);
    }
}

/// Scales the rows that start at `starts`, the first of them at the first of `values`, to length 1.
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

/// A symmetric matrix of similarities, of which only products are ever asked.
pub(crate) trait Similarities {
    /// How many rows and columns there are.
    fn len(&self) -> usize;
    /// The matrix, its diagonal taken as 0, times `x`.
    fn times(&self, x: &[f64]) -> Vec<f64>;
    /// The sum of the edges that leave every row; one product, where the matrix is symmetric.
    fn degrees(&self) -> Vec<f64> {
        self.times(&vec![1.0; self.len()])
    }
}

/// The share of a step that follows the graph (Brin & Page 1998; Mihalcea & Tarau 2004).
const DAMPING: f64 = 0.85;
const MAX_STEPS: usize = 100;
/// Power iteration stops when a step moves less of the total than this.
const TOLERANCE: f64 = 1e-7;
/// Degrees below this are rounding noise: the row is dangling.
pub(crate) const NO_DEGREE: f64 = 1e-12;

/// The `PageRank` of every row of a graph weighted by similarity: shares that sum to 1.
///
/// A dangling row hands its share to all alike. Each step costs one product.
pub(crate) fn page_rank(graph: &impl Similarities) -> Vec<f64> {
    let n = graph.len();
    biased_page_rank(graph, &vec![1.0 / n.max(1) as f64; n])
}

/// The same with jumps, and the shares of dangling rows, going to every row by its share of `bias`,
/// which sums to 1.
pub(crate) fn biased_page_rank(graph: &impl Similarities, bias: &[f64]) -> Vec<f64> {
    if bias.is_empty() {
        return Vec::new();
    }
    let degree = graph.degrees();
    let mut rank = bias.to_vec();
    for _ in 0..MAX_STEPS {
        let mut dangling = 0.0;
        let spread: Vec<f64> = rank
            .iter()
            .zip(&degree)
            .map(|(&rank, &degree)| {
                if degree > NO_DEGREE {
                    rank / degree
                } else {
                    dangling += rank;
                    0.0
                }
            })
            .collect();
        let base = 1.0 - DAMPING + DAMPING * dangling;
        let step = |(&flow, &bias): (&f64, &f64)| base * bias + DAMPING * flow.max(0.0);
        let next: Vec<f64> = graph.times(&spread).iter().zip(bias).map(step).collect();
        let moved: f64 = next.iter().zip(&rank).map(|(new, old)| (new - old).abs()).sum();
        rank = next;
        if moved < TOLERANCE {
            break;
        }
    }
    rank
}

/// A singular value of a matrix with its left singular vector, one entry a row.
pub(crate) struct Topic {
    pub value: f64,
    pub vector: Vec<f64>,
}

/// How often the subspace is multiplied; topics are told apart long before.
const SUBSPACE_STEPS: usize = 30;

/// The strongest singular values of `rows`, falling, with their left vectors (subspace iteration).
///
/// Starts from fixed vectors, so the result is the same every time; the sign of a vector is such that its
/// entry of largest size is positive. O(entries · topics · steps).
pub(crate) fn singular_topics(
    rows: &SparseRows,
    n_columns: usize,
    n_topics: usize,
    threads: Threads,
) -> Vec<Topic> {
    let n = rows.n_rows();
    let n_topics = n_topics.min(n);
    // Fixed and far from parallel: the entries of a small linear congruential sequence.
    let mut state = 0x2545_f491_u32;
    let mut entry = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(state >> 8) / f64::from(1_u32 << 24) - 0.5
    };
    let mut basis: Vec<Vec<f64>> = (0..n_topics).map(|_| (0..n).map(|_| entry()).collect()).collect();
    orthonormalize(&mut basis);
    let mut values = vec![0.0; n_topics];
    for _ in 0..SUBSPACE_STEPS {
        for vector in &mut basis {
            *vector = rows.product(&rows.transposed_product(vector, n_columns), threads);
        }
        values = orthonormalize(&mut basis);
    }
    let topic = |(mut vector, squared): (Vec<f64>, f64)| {
        let largest = vector.iter().copied().fold(0.0_f64, |a, b| if b.abs() > a.abs() { b } else { a });
        if largest < 0.0 {
            vector.iter_mut().for_each(|entry| *entry = -*entry);
        }
        Topic { value: squared.max(0.0).sqrt(), vector }
    };
    basis.into_iter().zip(values).map(topic).collect()
}

/// Makes the vectors orthogonal and of length 1 (Gram–Schmidt), and returns the lengths they had when
/// what they share with earlier ones was taken off; a vector without anything of its own becomes 0.
fn orthonormalize(basis: &mut [Vec<f64>]) -> Vec<f64> {
    let mut lengths = Vec::with_capacity(basis.len());
    for index in 0..basis.len() {
        let (done, rest) = basis.split_at_mut(index);
        let vector = &mut rest[0];
        let before = vector.iter().map(|entry| entry * entry).sum::<f64>().sqrt();
        for other in done.iter() {
            let shared: f64 = vector.iter().zip(other).map(|(a, b)| a * b).sum();
            vector.iter_mut().zip(other).for_each(|(a, b)| *a -= shared * b);
        }
        let length = vector.iter().map(|entry| entry * entry).sum::<f64>().sqrt();
        // What is left of a dependent vector is rounding noise.
        let scale = if length > before * 1e-9 { 1.0 / length } else { 0.0 };
        vector.iter_mut().for_each(|entry| *entry *= scale);
        lengths.push(if scale > 0.0 { length } else { 0.0 });
    }
    lengths
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Dense(Vec<Vec<f64>>);

    impl Similarities for Dense {
        fn len(&self) -> usize {
            self.0.len()
        }

        fn times(&self, x: &[f64]) -> Vec<f64> {
            self.0.iter().map(|row| row.iter().zip(x).map(|(a, b)| a * b).sum()).collect()
        }
    }

    fn check_page_rank(edges: &[&[f64]], expected: &[f64]) {
        let found = page_rank(&Dense(edges.iter().map(|row| row.to_vec()).collect()));
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-6, "{found} {expected}");
        }
        assert_eq!(found.len(), expected.len());
    }

    #[test]
    fn page_rank_of_small_graphs() {
        check_page_rank(&[], &[]);
        check_page_rank(&[&[0.0]], &[1.0]);
        check_page_rank(&[&[0.0, 1.0], &[1.0, 0.0]], &[0.5, 0.5]);
        // A path a – b – c: b = 0.05 + 0.85·(a + c), a = c = 0.05 + 0.85·b/2, so a = 0.07125/0.2775.
        check_page_rank(
            &[&[0.0, 1.0, 0.0], &[1.0, 0.0, 1.0], &[0.0, 1.0, 0.0]],
            &[0.256_756_757, 0.486_486_486, 0.256_756_757],
        );
        // A row without edges gives all it has to all alike: x = 0.05 + 0.85·x/3 for it.
        let (pair, alone) = (20.0 / 43.0, 3.0 / 43.0);
        check_page_rank(&[&[0.0, 1.0, 0.0], &[1.0, 0.0, 0.0], &[0.0, 0.0, 0.0]], &[pair, pair, alone]);
    }

    #[test]
    fn singular_values_of_small_matrices() {
        // Orthogonal rows of lengths 3, 2 and 1 are their own topics.
        let mut rows = SparseRows::with_capacity(3, 3);
        for (column, value) in [(0, 2.0), (1, 3.0), (2, 1.0)] {
            rows.push_row([(column, value)]);
        }
        let topics = singular_topics(&rows, 3, 5, Threads::ONE);
        let values: Vec<f64> = topics.iter().map(|topic| topic.value).collect();
        for (found, expected) in values.iter().zip([3.0, 2.0, 1.0]) {
            assert!((found - expected).abs() < 1e-6, "{values:?}");
        }
        assert!((topics[0].vector[1] - 1.0).abs() < 1e-6);
        // Two equal rows are one topic of length √2.
        let mut rows = SparseRows::with_capacity(2, 2);
        for _ in 0..2 {
            rows.push_row([(0, 1.0)]);
        }
        let topics = singular_topics(&rows, 1, 2, Threads::ONE);
        assert!((topics[0].value - 2.0_f64.sqrt()).abs() < 1e-9 && topics[1].value == 0.0);
    }

    /// Rows enough to be shared out, in two halves, have the values of each alone.
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

    #[test]
    fn standardizes() {
        assert_eq!(standardized(Vec::new()), Vec::<f64>::new());
        assert_eq!(standardized(vec![4.0, 4.0]), [0.0, 0.0]);
        assert_eq!(standardized(vec![1.0, 3.0]), [-1.0, 1.0]);
    }
}
