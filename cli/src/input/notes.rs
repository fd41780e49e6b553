//! Notes on the input that belong to no document; they are shown at the end of a run.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Notes on the input, shared by all its readers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Notes(Arc<Mutex<TakenNotes>>);

#[derive(Debug, Default)]
struct TakenNotes {
    messages: Vec<String>,
    /// The number of files passed over, by kind.
    passed_over: BTreeMap<String, u64>,
}

impl Notes {
    pub(super) fn add(&self, message: String) {
        self.lock().messages.push(message);
    }

    /// Notes a file that is not read because of its kind.
    pub(super) fn pass_over(&self, kind: String) {
        *self.lock().passed_over.entry(kind).or_default() += 1;
    }

    /// True if files were passed over.
    pub(crate) fn has_passed_over(&self) -> bool {
        !self.lock().passed_over.is_empty()
    }

    /// All notes, as messages.
    pub(crate) fn messages(&self) -> Vec<String> {
        let mut notes = self.lock();
        // Threads take notes in any order.
        notes.messages.sort_unstable();
        let passed_over = (!notes.passed_over.is_empty()).then(|| summary(&notes.passed_over));
        notes.messages.iter().cloned().chain(passed_over).collect()
    }

    fn lock(&self) -> MutexGuard<'_, TakenNotes> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Files passed over, the most frequent kind first: `3 files passed over (2 .pdf, 1 .json)`.
fn summary(passed_over: &BTreeMap<String, u64>) -> String {
    let mut kinds: Vec<(&String, &u64)> = passed_over.iter().collect();
    kinds.sort_by(|a, b| b.1.cmp(a.1));
    let kinds: Vec<String> = kinds.iter().map(|(kind, n)| format!("{n} {kind}")).collect();
    let n: u64 = passed_over.values().sum();
    format!("{n} {} passed over ({})", if n == 1 { "file" } else { "files" }, kinds.join(", "))
}
