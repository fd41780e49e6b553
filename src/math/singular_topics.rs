//! The strongest singular values of a matrix, by subspace iteration.

use super::sparse_rows::SparseRows;
use crate::threads::Threads;

/// A singular value of a matrix and its left singular vector, with one entry a row.
pub(crate) struct Topic {
    pub value: f64,
    pub vector: Vec<f64>,
}

/// The number of multiplications of the subspace; topics are separate long before the last.
const SUBSPACE_STEPS: usize = 30;

/// The strongest singular values of `rows`, the largest first, with their left vectors.
///
/// Starts from fixed vectors, so that the result is the same every time; the entry of a vector with the largest
/// absolute value is positive. O(entries · topics · steps).
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

/// Makes the vectors orthogonal and of length 1 (Gram–Schmidt). Returns the length of each after what it shares with
/// earlier ones was taken off; a vector that has nothing of its own becomes 0.
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
}
