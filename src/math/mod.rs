//! Numbers: functions that give the same bits everywhere, sparse rows, power iteration.

mod page_rank;
mod singular_topics;
mod sparse_rows;

pub(crate) use page_rank::{Similarities, biased_page_rank, page_rank, page_rank_flows};
pub(crate) use singular_topics::{Topic, singular_topics};
pub(crate) use sparse_rows::SparseRows;

use std::cmp::Ordering;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standardizes() {
        assert_eq!(standardized(Vec::new()), Vec::<f64>::new());
        assert_eq!(standardized(vec![4.0, 4.0]), [0.0, 0.0]);
        assert_eq!(standardized(vec![1.0, 3.0]), [-1.0, 1.0]);
    }
}
