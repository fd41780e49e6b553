//! Ctrl-C: the first ends a run cleanly, the second at once.

use crate::exit::INTERRUPTED;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

/// True once Ctrl-C was pressed.
pub(super) static IS_INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// True while the run waits for input.
static IS_WAITING: AtomicBool = AtomicBool::new(false);

/// The number of chunks that have been read but not printed yet.
static N_UNPRINTED: AtomicUsize = AtomicUsize::new(0);

/// Handles Ctrl-C from now on. A run that reads files soon sees [`IS_INTERRUPTED`]; a run that waits for input is
/// ended from here, once every chunk is printed.
pub(super) fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // If the handler cannot be set, Ctrl-C ends the run at once, which loses no whole row either.
        let _ = ctrlc::set_handler(|| {
            if IS_INTERRUPTED.swap(true, Ordering::SeqCst) {
                std::process::exit(i32::from(INTERRUPTED));
            }
            std::thread::spawn(|| {
                loop {
                    std::thread::sleep(WAIT);
                    if IS_WAITING.load(Ordering::SeqCst) && N_UNPRINTED.load(Ordering::SeqCst) == 0 {
                        std::process::exit(i32::from(INTERRUPTED));
                    }
                }
            });
        });
    });
}

/// The time that a run has to see [`IS_INTERRUPTED`] by itself.
const WAIT: Duration = Duration::from_millis(200);

/// The same chunks, with a record of when the run waits for one.
pub(super) fn watched<C>(mut chunks: impl Iterator<Item = C>) -> impl Iterator<Item = C> {
    std::iter::from_fn(move || {
        IS_WAITING.store(true, Ordering::SeqCst);
        let chunk = chunks.next();
        IS_WAITING.store(false, Ordering::SeqCst);
        N_UNPRINTED.fetch_add(usize::from(chunk.is_some()), Ordering::SeqCst);
        chunk
    })
}

/// Records that a chunk has been printed.
pub(super) fn record_printed() {
    N_UNPRINTED.fetch_sub(1, Ordering::SeqCst);
}
