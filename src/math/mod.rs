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
