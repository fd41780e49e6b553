//! The documents of a run, as they come.

use super::corpus_entry::CorpusEntry;
use nutgraf::{Document, DuplicateFinder};

/// The documents of a run. Keeps a few kB of each, not its text.
#[derive(Default)]
pub(crate) struct Corpus {
    pub(super) title: String,
    pub(super) entries: Vec<CorpusEntry>,
    /// The errors of documents that failed.
    pub(super) failures: Vec<String>,
    finder: DuplicateFinder,
}

impl Corpus {
    pub(crate) fn new(title: String) -> Self {
        Self { title, ..Self::default() }
    }

    /// Adds a document.
    pub(crate) fn add(&mut self, mut entry: CorpusEntry, document: &Document) {
        entry.copy_of = self.finder.add(document);
        self.entries.push(entry);
    }

    /// Adds the error of a document that failed.
    pub(crate) fn add_failure(&mut self, message: String) {
        self.failures.push(message);
    }

    pub(crate) fn n_documents(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn n_failed(&self) -> usize {
        self.failures.len()
    }

    pub(super) fn n_copies(&self) -> usize {
        self.entries.iter().filter(|entry| entry.copy_of.is_some()).count()
    }
}
