//! Lead: the sentences as they come, the baseline that news is hard to beat with.
//!
//! score(i) = (n − i) / n for the i-th of n candidates, counted from 0.

use crate::analysis::Analysis;

pub(super) fn scores(analysis: &Analysis) -> Vec<f64> {
    let n = analysis.n_candidates();
    (0..n).map(|candidate| (n - candidate) as f64 / n as f64).collect()
}
