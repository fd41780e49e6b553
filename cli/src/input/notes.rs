//! Notes on the input that belong to no document; they are shown at the end of a run.

use super::place::LineNumber;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Notes on the input, shared by all its readers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Notes(Arc<Mutex<TakenNotes>>);

#[derive(Debug, Default)]
struct TakenNotes {
    messages: Vec<String>,
    /// By table: the rows that have not as many fields as the header.
    ragged: BTreeMap<Arc<str>, RaggedRows>,
    /// The number of files passed over, by kind.
    passed_over: BTreeMap<String, u64>,
}

/// Rows of a table that have not as many fields as its header.
#[derive(Debug, Clone, Copy)]
struct RaggedRows {
    first: LineNumber,
    /// The number of fields of the first, and of the header.
    n_fields: usize,
    n_columns: usize,
    n_rows: u64,
}

impl Notes {
    pub(super) fn add(&self, message: String) {
        self.lock().messages.push(message);
    }

    /// Notes a file that is not read because of its kind.
    pub(super) fn pass_over(&self, kind: String) {
        *self.lock().passed_over.entry(kind).or_default() += 1;
    }

    /// Notes a row that has not as many fields as the header of its table.
    pub(super) fn check_length(&self, file: &Arc<str>, line: LineNumber, n_fields: usize, n_columns: usize) {
        if n_fields == n_columns {
            return;
        }
        let row = RaggedRows { first: line, n_fields, n_columns, n_rows: 1 };
        let mut notes = self.lock();
        let rows = notes.ragged.entry(Arc::clone(file)).or_insert(RaggedRows { n_rows: 0, ..row });
        let n_rows = rows.n_rows + 1;
        // Threads take notes in any order.
        *rows = RaggedRows { n_rows, ..if line < rows.first { row } else { *rows } };
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
        let ragged = notes.ragged.iter().map(|(file, rows)| ragged_message(file, rows));
        notes.messages.iter().cloned().chain(ragged).chain(passed_over).collect()
    }

    fn lock(&self) -> MutexGuard<'_, TakenNotes> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The first ragged row of a table: `t.csv:3: the row has 4 fields, the header 3; 7 rows differ from the header`.
fn ragged_message(file: &str, rows: &RaggedRows) -> String {
    let RaggedRows { first, n_fields, n_columns, n_rows } = rows;
    let more = if *n_rows > 1 { format!("; {n_rows} rows differ from the header") } else { String::new() };
    let fields = if *n_fields == 1 { "field" } else { "fields" };
    format!("{file}:{first}: the row has {n_fields} {fields}, the header {n_columns}{more}")
}

/// Files passed over, the most frequent kind first: `3 files passed over (2 .pdf, 1 .json)`.
fn summary(passed_over: &BTreeMap<String, u64>) -> String {
    let mut kinds: Vec<(&String, &u64)> = passed_over.iter().collect();
    kinds.sort_by(|a, b| b.1.cmp(a.1));
    let kinds: Vec<String> = kinds.iter().map(|(kind, n)| format!("{n} {kind}")).collect();
    let n: u64 = passed_over.values().sum();
    format!("{n} {} passed over ({})", if n == 1 { "file" } else { "files" }, kinds.join(", "))
}
