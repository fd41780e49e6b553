//! Lead: the sentences as they come, the baseline that is hard to beat on news.
//!
//! score(i) = (n − i) / n for the i-th of n candidates, counted from 0.

use crate::analysis::Analysis;
use crate::explain::Why;

pub(super) fn scores(analysis: &Analysis) -> Vec<f64> {
    (0..analysis.n_candidates()).map(|candidate| score(analysis, candidate)).collect()
}

fn score(analysis: &Analysis, candidate: usize) -> f64 {
    let n = analysis.n_candidates();
    (n - candidate) as f64 / n as f64
}

pub(super) fn explain(analysis: &Analysis, candidates: &[usize]) -> Vec<Why> {
    let why = |&candidate: &usize| {
        let before = Why::fact("sentences before it", candidate as f64);
        Why::added("comes early", score(analysis, candidate)).of(vec![before])
    };
    candidates.iter().map(why).collect()
}
