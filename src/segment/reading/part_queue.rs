//! Several threads read the parts of a text and join them.

use super::merge::MergedParts;
use super::source_text::SourceText;
use super::text_part::TextPart;
use crate::segment::blocks::RawBlock;
use rayon::Scope;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// For every thread, at most this many parts are being read or wait to be joined.
const PARTS_PER_THREAD: usize = 2;

/// Joins all parts to `merged`, each read by one of the threads of this pool.
pub(super) fn read_side_by_side(
    source: &SourceText,
    parts: &[&[RawBlock]],
    merged: MergedParts,
) -> MergedParts {
    let state = MergeState { ready: BTreeMap::new(), n_merged: 0, merged: Some(merged) };
    let queue = PartQueue { source, parts, n_begun: AtomicUsize::new(0), state: Mutex::new(state) };
    rayon::scope(|scope| {
        (0..PARTS_PER_THREAD * rayon::current_num_threads()).for_each(|_| queue.begin_next(scope));
    });
    queue.lock().merged.take().unwrap_or_default()
}

/// The parts of a text. They are read in any order and joined in reading order. The next one is begun when one has been
/// joined, so that no thread waits for another and only a few parts are in memory twice.
struct PartQueue<'r> {
    source: &'r SourceText<'r>,
    parts: &'r [&'r [RawBlock]],
    n_begun: AtomicUsize,
    state: Mutex<MergeState>,
}

struct MergeState {
    /// The parts that have been read and wait for an earlier one, by number.
    ready: BTreeMap<usize, TextPart>,
    n_merged: usize,
    /// None while a thread joins.
    merged: Option<MergedParts>,
}

impl<'r> PartQueue<'r> {
    /// Has some thread read and join the next part, if there is one.
    fn begin_next<'l>(&'l self, scope: &Scope<'l>)
    where
        'r: 'l,
    {
        scope.spawn(move |scope| {
            // In reading order, whichever thread comes first.
            let number = self.n_begun.fetch_add(1, Ordering::Relaxed);
            if let Some(blocks) = self.parts.get(number) {
                let (part, _) = self.source.read(blocks, "");
                self.hand_in(number, part, scope);
            }
        });
    }

    /// Joins the part and the later ones that wait for it. If another thread is joining, that thread will do it.
    fn hand_in<'l>(&'l self, number: usize, part: TextPart, scope: &Scope<'l>)
    where
        'r: 'l,
    {
        let mut state = self.lock();
        state.ready.insert(number, part);
        let Some(mut merged) = state.merged.take() else { return };
        while let Some(part) = state.take_next() {
            drop(state);
            merged.join(self.source.text, part);
            self.begin_next(scope);
            state = self.lock();
        }
        state.merged = Some(merged);
    }

    fn lock(&self) -> MutexGuard<'_, MergeState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl MergeState {
    fn take_next(&mut self) -> Option<TextPart> {
        let part = self.ready.remove(&self.n_merged)?;
        self.n_merged += 1;
        Some(part)
    }
}
