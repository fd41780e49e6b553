//! Threads for calls that work on many texts.

use crate::error::raised;
use pyo3::prelude::*;
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// The threads of one call: that of the caller alone, or some of their own. Rayon's own threads would not live on in a process
/// that forks.
pub(crate) struct CallThreads(Option<ThreadPool>);

impl CallThreads {
    /// A number of threads; 0 is one for each core, and there are never more.
    pub(crate) fn new(n_threads: usize) -> PyResult<Self> {
        let n_cores = std::thread::available_parallelism().map_or(1, usize::from);
        let n_threads = if n_threads == 0 { n_cores } else { n_threads.min(n_cores) };
        if n_threads == 1 {
            return Ok(Self(None));
        }
        ThreadPoolBuilder::new().num_threads(n_threads).build().map(|pool| Self(Some(pool))).map_err(raised)
    }

    /// The number of threads.
    pub(crate) fn len(&self) -> usize {
        self.0.as_ref().map_or(1, ThreadPool::current_num_threads)
    }

    /// The results of `work` for every item, in order.
    pub(crate) fn map<T: Send, R: Send>(
        &self,
        items: impl IntoIterator<Item = T> + IntoParallelIterator<Item = T> + Send,
        work: impl Fn(T) -> R + Sync + Send,
    ) -> Vec<R> {
        match &self.0 {
            None => items.into_iter().map(work).collect(),
            Some(pool) => pool.install(|| items.into_par_iter().map(work).collect()),
        }
    }
}
