//! Many pieces of work: done in parallel, handed on in order, in bounded memory.

use rayon::ThreadPool;
use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Pieces of so many bytes in all are read ahead of the one that is to be printed next.
const WINDOW_BYTES: u64 = 16 << 20;

/// Likewise for their number.
const WINDOW_PIECES: usize = 1024;

/// A piece of more bytes gets all threads for itself, even if there is no other.
const LARGE_BYTES: u64 = 1 << 17;

/// In which order outcomes are handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OutputOrder {
    /// That of the input.
    Input,
    /// As they are done.
    Any,
}

/// How a batch is run.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BatchSettings<'s> {
    /// How many threads; 0 is one a core.
    pub threads: usize,
    pub order: OutputOrder,
    /// Whether the next piece may be long in coming, so that none is waited for.
    pub is_live: bool,
    /// Set from outside to read no more: what has been read is done and handed on.
    pub stop: &'s AtomicBool,
}

/// Keeps what one piece would share out to all threads on this thread too; for the whole process, and for good.
pub(crate) fn stay_on_this_thread() {
    // An error says that the threads are there already.
    let _ = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global();
}

/// Does `work` on every piece and hands the outcomes to `print`, one at a time.
///
/// `size` tells the bytes of a piece. Threads are started only for a second piece, a large one or a live input.
///
/// # Errors
/// Those of `print`, after which nothing more is printed, and of starting threads.
pub(crate) fn run<P: Send, O: Send>(
    pieces: impl Iterator<Item = P>,
    settings: BatchSettings,
    size: impl Fn(&P) -> u64,
    work: impl Fn(P) -> O + Sync,
    mut print: impl FnMut(O) -> io::Result<()> + Send,
) -> io::Result<()> {
    let mut pieces = pieces.take_while(|_| !settings.stop.load(Ordering::Relaxed));
    let Some(first) = pieces.next() else { return Ok(()) };
    if settings.threads == 1 {
        return std::iter::once(first).chain(pieces).try_for_each(|piece| print(work(piece)));
    }
    let second = if settings.is_live || size(&first) > LARGE_BYTES {
        None
    } else {
        match pieces.next() {
            None => return print(work(first)),
            second => second,
        }
    };
    let builder = rayon::ThreadPoolBuilder::new().num_threads(settings.threads);
    let pool = builder.build().map_err(io::Error::other)?;
    let all = std::iter::once(first).chain(second).chain(pieces);
    run_on(&pool, all, settings, size, work, print)
}

fn run_on<P: Send, O: Send>(
    pool: &ThreadPool,
    pieces: impl Iterator<Item = P>,
    settings: BatchSettings,
    size: impl Fn(&P) -> u64,
    work: impl Fn(P) -> O + Sync,
    print: impl FnMut(O) -> io::Result<()> + Send,
) -> io::Result<()> {
    let turnstile = Turnstile::new(settings.order, print);
    pool.in_place_scope(|scope| {
        for (number, piece) in pieces.enumerate() {
            let bytes = size(&piece);
            if !turnstile.admit(bytes) {
                break;
            }
            let (work, turnstile) = (&work, &turnstile);
            scope.spawn(move |_| turnstile.hand_in(number, bytes, work(piece)));
        }
    });
    turnstile.finish()
}

/// Lets pieces in while there is room, and outcomes out in order.
struct Turnstile<O, F> {
    order: OutputOrder,
    state: Mutex<TurnstileState<O>>,
    has_room: Condvar,
    print: Mutex<F>,
}

struct TurnstileState<O> {
    /// Outcomes that wait for an earlier one, with the bytes of their pieces.
    waiting: BTreeMap<usize, (u64, O)>,
    next: usize,
    n_within: usize,
    bytes_within: u64,
    is_printing: bool,
    error: Option<io::Error>,
}

impl<O, F: FnMut(O) -> io::Result<()>> Turnstile<O, F> {
    fn new(order: OutputOrder, print: F) -> Self {
        let state = TurnstileState {
            waiting: BTreeMap::new(),
            next: 0,
            n_within: 0,
            bytes_within: 0,
            is_printing: false,
            error: None,
        };
        Self { order, state: Mutex::new(state), has_room: Condvar::new(), print: Mutex::new(print) }
    }

    fn lock(&self) -> MutexGuard<'_, TurnstileState<O>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until there is room for a piece; false if there is no use in it any more.
    fn admit(&self, bytes: u64) -> bool {
        let mut state = self.lock();
        while state.error.is_none()
            && state.n_within > 0
            && (state.bytes_within + bytes > WINDOW_BYTES || state.n_within >= WINDOW_PIECES)
        {
            state = self.has_room.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.n_within += 1;
        state.bytes_within += bytes;
        state.error.is_none()
    }

    /// Takes an outcome, and prints it and what waited for it, unless another thread is at that.
    fn hand_in(&self, number: usize, bytes: u64, outcome: O) {
        let mut state = self.lock();
        state.waiting.insert(number, (bytes, outcome));
        if state.is_printing {
            return;
        }
        state.is_printing = true;
        while let Some((bytes, outcome)) = state.take_next(self.order) {
            let is_fine = state.error.is_none();
            drop(state);
            let printed = if is_fine {
                (self.print.lock().unwrap_or_else(PoisonError::into_inner))(outcome)
            } else {
                Ok(())
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

impl<O> TurnstileState<O> {
    fn take_next(&mut self, order: OutputOrder) -> Option<(u64, O)> {
        match order {
            OutputOrder::Any => self.waiting.pop_first().map(|(_, outcome)| outcome),
            OutputOrder::Input => {
                let outcome = self.waiting.remove(&self.next)?;
                self.next += 1;
                Some(outcome)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(threads: usize, order: OutputOrder, n: usize, fail_at: usize) -> (Vec<usize>, bool) {
        let stop = AtomicBool::new(false);
        let mut printed = Vec::new();
        let settings = BatchSettings { threads, order, is_live: false, stop: &stop };
        let work = |piece: usize| {
            // The early pieces take longest.
            std::thread::sleep(std::time::Duration::from_micros((200 - piece.min(200)) as u64));
            piece
        };
        let ended = run(
            0..n,
            settings,
            |_| 1 << 20,
            work,
            |piece| {
                if piece == fail_at {
                    return Err(io::Error::other("full"));
                }
                printed.push(piece);
                Ok(())
            },
        );
        (printed, ended.is_ok())
    }

    #[test]
    fn outcomes_come_in_order_for_any_number_of_threads() {
        for threads in [1, 2, 8] {
            for n in [0, 1, 2, 100] {
                assert_eq!(done(threads, OutputOrder::Input, n, usize::MAX), ((0..n).collect(), true));
                let (mut any, is_fine) = done(threads, OutputOrder::Any, n, usize::MAX);
                any.sort_unstable();
                assert_eq!((any, is_fine), ((0..n).collect(), true));
            }
        }
    }

    #[test]
    fn nothing_is_printed_after_an_error() {
        for threads in [1, 2, 8] {
            assert_eq!(done(threads, OutputOrder::Input, 100, 40), ((0..40).collect(), false));
        }
    }
}
