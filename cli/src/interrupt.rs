//! Ctrl-C: the first ends a run in good order, the second at once.

use crate::exit::INTERRUPTED;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

/// Whether Ctrl-C was pressed.
pub(super) static IS_INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// Whether input is waited for.
static IS_WAITING: AtomicBool = AtomicBool::new(false);

/// How many pieces have been read and not yet been printed.
static N_IN_HAND: AtomicUsize = AtomicUsize::new(0);

/// Listens from now on. A run that reads files sees [`IS_INTERRUPTED`] soon enough; one that waits for input
/// that does not come is ended from here, once nothing is in hand.
pub(super) fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Without a handler Ctrl-C ends the run at once, which loses no whole row either.
        let _ = ctrlc::set_handler(|| {
            if IS_INTERRUPTED.swap(true, Ordering::SeqCst) {
                std::process::exit(i32::from(INTERRUPTED));
            }
            std::thread::spawn(|| {
                loop {
                    std::thread::sleep(WAIT);
                    if IS_WAITING.load(Ordering::SeqCst) && N_IN_HAND.load(Ordering::SeqCst) == 0 {
                        std::process::exit(i32::from(INTERRUPTED));
                    }
                }
            });
        });
    });
}

/// How long a run that waits may take to see by itself that it is to end.
const WAIT: Duration = Duration::from_millis(200);

/// The pieces as they are, watched, so that it is known whether one is waited for.
pub(super) fn watched<P>(mut pieces: impl Iterator<Item = P>) -> impl Iterator<Item = P> {
    std::iter::from_fn(move || {
        IS_WAITING.store(true, Ordering::SeqCst);
        let piece = pieces.next();
        IS_WAITING.store(false, Ordering::SeqCst);
        N_IN_HAND.fetch_add(usize::from(piece.is_some()), Ordering::SeqCst);
        piece
    })
}

/// A piece has been printed.
pub(super) fn printed() {
    N_IN_HAND.fetch_sub(1, Ordering::SeqCst);
}
