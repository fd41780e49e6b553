//! Threads for calls that work on many texts.

use crate::error::raised;
use pyo3::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// Threads for one call; 0 is one for each core, and there are never more. Rayon's own threads would not live on in a
/// process that forks.
pub(crate) fn thread_pool(n_threads: usize) -> PyResult<ThreadPool> {
    let n_cores = std::thread::available_parallelism().map_or(1, usize::from);
    let n_threads = if n_threads == 0 { n_cores } else { n_threads.min(n_cores) };
    ThreadPoolBuilder::new().num_threads(n_threads).build().map_err(raised)
}
