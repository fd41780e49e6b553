//! How many threads work on one document.

use rayon::prelude::*;
use rayon::{ThreadBuilder, ThreadPoolBuilder};

/// The number of threads that may share the work on a document; 0 is one for each core.
///
/// Rayon's global pool is never used: its threads would outlive the call, and a process that forks after it would have
/// a pool without threads, which waits for ever. Threads are those of the pool that the caller runs in, or, where
/// there is none, of a pool that lives as long as the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Threads(pub usize);

/// A shorter text is not worth starting threads for.
pub(crate) const MIN_SHARED_BYTES: usize = 1 << 20;

/// Nor are fewer numbers worth sharing out.
pub(crate) const MIN_SHARED: usize = 1 << 15;

impl Default for Threads {
    fn default() -> Self {
        Self::ONE
    }
}

impl Threads {
    /// The caller's alone.
    pub(crate) const ONE: Self = Self(1);

    /// Those that a text of `n_bytes` is worth.
    pub(crate) fn for_text(self, n_bytes: usize) -> Self {
        if n_bytes < MIN_SHARED_BYTES { Self::ONE } else { self }
    }

    /// Does `work`, in a pool if there are to be several threads; if none can be started, the caller's does it all.
    pub(crate) fn run<T: Send>(self, work: impl FnOnce() -> T + Send) -> T {
        if self == Self::ONE || rayon::current_thread_index().is_some() {
            return work();
        }
        let (mut work, mut done) = (Some(work), None);
        let mut run = || done = work.take().map(|work| work());
        let pool = ThreadPoolBuilder::new().num_threads(self.0);
        if pool.build_scoped(ThreadBuilder::run, |pool| pool.install(&mut run)).is_err() {
            run();
        }
        done.expect("work is done in the pool or here")
    }

    /// True if work may be shared out here: there are to be several threads, and this is one of a pool.
    pub(crate) fn are_here(self) -> bool {
        self != Self::ONE && rayon::current_thread_index().is_some()
    }

    /// `value(0)` to `value(n - 1)`; many are shared out.
    pub(crate) fn each<T: Send>(self, n: usize, value: impl Fn(usize) -> T + Sync) -> Vec<T> {
        if n < MIN_SHARED || !self.are_here() {
            return (0..n).map(value).collect();
        }
        (0..n).into_par_iter().with_min_len(MIN_SHARED / 4).map(&value).collect()
    }

    /// `value` of every item, in order; shared out.
    pub(crate) fn map<I: Send, T: Send>(self, items: Vec<I>, value: impl Fn(I) -> T + Sync) -> Vec<T> {
        if self.are_here() {
            items.into_par_iter().map(&value).collect()
        } else {
            items.into_iter().map(value).collect()
        }
    }

    /// Does both, side by side if work is shared out.
    pub(crate) fn join(self, one: impl FnOnce() + Send, other: impl FnOnce() + Send) {
        if self.are_here() {
            rayon::join(one, other);
        } else {
            one();
            other();
        }
    }

    /// Those of the numbers `0..n` that are wanted, in order; many are shared out.
    pub(crate) fn picked(self, n: usize, is_wanted: impl Fn(usize) -> bool + Sync) -> Vec<u32> {
        if n < MIN_SHARED || !self.are_here() {
            return (0..n).filter(|&index| is_wanted(index)).map(|index| index as u32).collect();
        }
        let mut wanted = self.each(n, is_wanted).into_iter();
        (0..n as u32).filter(|_| wanted.next().unwrap_or_default()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The threads of the pool that work runs in; 0 in none.
    fn n_here() -> usize {
        rayon::current_thread_index().map_or(0, |_| rayon::current_num_threads())
    }

    #[test]
    fn work_runs_in_a_pool_of_as_many_threads() {
        assert_eq!(Threads::ONE.run(n_here), 0);
        assert_eq!(Threads(3).run(n_here), 3);
        assert!(Threads(0).run(n_here) > 0);
        assert_eq!(Threads(3).for_text(1000).run(n_here), 0);
        assert_eq!(n_here(), 0);
    }

    #[test]
    fn a_caller_in_a_pool_shares_its_own() {
        let pool = ThreadPoolBuilder::new().num_threads(2).build().unwrap();
        let n_in_pool = |threads: Threads| pool.install(|| threads.run(n_here));
        assert_eq!([n_in_pool(Threads(0)), n_in_pool(Threads(5))], [2, 2]);
        let are_here = |threads: Threads| pool.install(|| threads.run(|| threads.are_here()));
        assert_eq!([are_here(Threads(5)), are_here(Threads::ONE)], [true, false]);
    }

    #[test]
    fn many_values_are_in_order_whoever_finds_them() {
        let n = 3 * MIN_SHARED;
        for threads in [Threads::ONE, Threads(4)] {
            let values = threads.run(|| threads.each(n, |index| index * 2));
            assert!(values.into_iter().eq((0..n).map(|index| index * 2)));
            let picked = threads.run(|| threads.picked(n, |index| index % 3 == 1));
            assert!(picked.into_iter().eq((0..n as u32).filter(|index| index % 3 == 1)));
        }
    }
}
