//! Processes many items in parallel, in bounded memory, and returns the results in order.

use rayon::ThreadPool;
use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// The most bytes of items that are read ahead of the one to be printed next.
const WINDOW_BYTES: u64 = 16 << 20;

/// The most items that are read ahead.
const WINDOW_ITEMS: usize = 1024;

/// A single item of more bytes is worth starting the threads for.
const LARGE_BYTES: u64 = 1 << 17;

/// The order of the results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OutputOrder {
    /// The order of the input.
    Input,
    /// Each result as soon as it is done.
    Any,
}

/// Settings of a batch.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BatchSettings<'s> {
    /// The number of threads; 0 means one per core.
    pub threads: usize,
    pub order: OutputOrder,
    /// True if the next item may take long to arrive, so that the first is not held up for it.
    pub is_live: bool,
    /// Set from outside to read no more items; those already read are still processed and printed.
    pub stop: &'s AtomicBool,
}

/// Does `work` on every item and passes the results to `print`, one at a time.
///
/// `size` is the number of bytes of an item. Threads are started only for a second item, a large one or a live input.
///
/// # Errors
/// Errors of `print`, after which nothing more is printed, and of starting threads.
pub(crate) fn run<I: Send, R: Send>(
    items: impl Iterator<Item = I>,
    settings: BatchSettings,
    size: impl Fn(&I) -> u64,
    work: impl Fn(I) -> R + Sync,
    mut print: impl FnMut(R) -> io::Result<()> + Send,
) -> io::Result<()> {
    let mut items = items.take_while(|_| !settings.stop.load(Ordering::Relaxed));
    let Some(first) = items.next() else { return Ok(()) };
    if settings.threads == 1 {
        return std::iter::once(first).chain(items).try_for_each(|item| print(work(item)));
    }
    let second = if settings.is_live || size(&first) > LARGE_BYTES {
        None
    } else {
        match items.next() {
            None => return print(work(first)),
            second => second,
        }
    };
    let builder = rayon::ThreadPoolBuilder::new().num_threads(settings.threads);
    let pool = builder.build().map_err(io::Error::other)?;
    let all = std::iter::once(first).chain(second).chain(items);
    run_on(&pool, all, settings, size, work, print)
}

fn run_on<I: Send, R: Send>(
    pool: &ThreadPool,
    items: impl Iterator<Item = I>,
    settings: BatchSettings,
    size: impl Fn(&I) -> u64,
    work: impl Fn(I) -> R + Sync,
    print: impl FnMut(R) -> io::Result<()> + Send,
) -> io::Result<()> {
    let buffer = ReorderBuffer::new(settings.order, print);
    pool.in_place_scope(|scope| {
        for (number, item) in items.enumerate() {
            let bytes = size(&item);
            if !buffer.reserve(bytes) {
                break;
            }
            let (work, buffer) = (&work, &buffer);
            scope.spawn(move |_| buffer.add(number, bytes, work(item)));
        }
    });
    buffer.finish()
}

/// Limits the items in work and prints their results in order.
struct ReorderBuffer<R, F> {
    order: OutputOrder,
    state: Mutex<BufferState<R>>,
    has_room: Condvar,
    print: Mutex<F>,
}

struct BufferState<R> {
    /// Results that wait for an earlier one, with the bytes of their items.
    waiting: BTreeMap<usize, (u64, R)>,
    /// The number of the item to be printed next.
    next: usize,
    /// Items that are read and not yet printed, and their bytes.
    n_within: usize,
    bytes_within: u64,
    is_printing: bool,
    error: Option<io::Error>,
}

impl<R, F: FnMut(R) -> io::Result<()>> ReorderBuffer<R, F> {
    fn new(order: OutputOrder, print: F) -> Self {
        let state = BufferState {
            waiting: BTreeMap::new(),
            next: 0,
            n_within: 0,
            bytes_within: 0,
            is_printing: false,
            error: None,
        };
        Self { order, state: Mutex::new(state), has_room: Condvar::new(), print: Mutex::new(print) }
    }

    fn lock(&self) -> MutexGuard<'_, BufferState<R>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until there is room for an item; false if printing has failed.
    fn reserve(&self, bytes: u64) -> bool {
        let mut state = self.lock();
        while state.error.is_none()
            && state.n_within > 0
            && (state.bytes_within + bytes > WINDOW_BYTES || state.n_within >= WINDOW_ITEMS)
        {
            state = self.has_room.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.n_within += 1;
        state.bytes_within += bytes;
        state.error.is_none()
    }

    /// Adds a result, and prints it and those that waited for it, unless another thread is printing.
    fn add(&self, number: usize, bytes: u64, result: R) {
        let mut state = self.lock();
        state.waiting.insert(number, (bytes, result));
        if state.is_printing {
            return;
        }
        state.is_printing = true;
        while let Some((bytes, result)) = state.take_next(self.order) {
            let has_failed = state.error.is_some();
            drop(state);
            let printed = if has_failed {
                Ok(())
            } else {
                (self.print.lock().unwrap_or_else(PoisonError::into_inner))(result)
            };
            state = self.lock();
            state.error = state.error.take().or(printed.err());
            state.n_within -= 1;
            state.bytes_within -= bytes;
            self.has_room.notify_all();
        }
        state.is_printing = false;
    }

    fn finish(self) -> io::Result<()> {
        let state = self.state.into_inner().unwrap_or_else(PoisonError::into_inner);
        state.error.map_or(Ok(()), Err)
    }
}

impl<R> BufferState<R> {
    /// The next result to print and the bytes of its item, if it is there.
    fn take_next(&mut self, order: OutputOrder) -> Option<(u64, R)> {
        match order {
            OutputOrder::Any => self.waiting.pop_first().map(|(_, result)| result),
            OutputOrder::Input => {
                let result = self.waiting.remove(&self.next)?;
                self.next += 1;
                Some(result)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The items printed of 0..n, and true if all were; printing fails at item `fail_at`.
    fn printed(threads: usize, order: OutputOrder, n: usize, fail_at: usize) -> (Vec<usize>, bool) {
        let stop = AtomicBool::new(false);
        let mut printed = Vec::new();
        let settings = BatchSettings { threads, order, is_live: false, stop: &stop };
        let work = |item: usize| {
            // The early items take longest.
            std::thread::sleep(std::time::Duration::from_micros((200 - item.min(200)) as u64));
            item
        };
        let result = run(
            0..n,
            settings,
            |_| 1 << 20,
            work,
            |item| {
                if item == fail_at {
                    return Err(io::Error::other("full"));
                }
                printed.push(item);
                Ok(())
            },
        );
        (printed, result.is_ok())
    }

    #[test]
    fn results_come_in_order_for_any_number_of_threads() {
        for threads in [1, 2, 8] {
            for n in [0, 1, 2, 100] {
                assert_eq!(printed(threads, OutputOrder::Input, n, usize::MAX), ((0..n).collect(), true));
                let (mut any, is_complete) = printed(threads, OutputOrder::Any, n, usize::MAX);
                any.sort_unstable();
                assert_eq!((any, is_complete), ((0..n).collect(), true));
            }
        }
    }

    #[test]
    fn nothing_is_printed_after_an_error() {
        for threads in [1, 2, 8] {
            assert_eq!(printed(threads, OutputOrder::Input, 100, 40), ((0..40).collect(), false));
        }
    }
}
