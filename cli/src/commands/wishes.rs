//! What was asked for by its words and is in no document of a run.

use crate::input::DocumentId;
use crate::progress::Progress;
use nutgraf::Wish;
use nutgraf::job::{Job, Row};

/// The wishes of a run. A number says which of them are met: it has a bit for each.
pub(super) struct Wishes(Vec<Wish>);

/// There are bits for the first wishes alone.
const MAX_WISHES: usize = u64::BITS as usize;

impl Wishes {
    /// The wishes of a job.
    pub(super) fn of(job: &Job) -> Self {
        let mut wishes = job.wishes();
        wishes.truncate(MAX_WISHES);
        Self(wishes)
    }

    /// The wishes that the document of a row meets.
    pub(super) fn met(&self, row: &Row<DocumentId>) -> u64 {
        if row.error().is_some() {
            return 0;
        }
        let is_met = |wish: &Wish| !row.unmet().contains(wish);
        self.0.iter().enumerate().filter(|(_, wish)| is_met(wish)).map(|(at, _)| 1 << at).sum()
    }

    /// A message for every wish that no document of a finished run meets; none if there was no document.
    pub(super) fn messages(&self, progress: &Progress) -> impl Iterator<Item = String> {
        let has_document = progress.n_documents > progress.n_failed;
        let is_unmet = move |at: usize| has_document && progress.met & (1 << at) == 0;
        self.0.iter().enumerate().filter(move |(at, _)| is_unmet(*at)).map(|(_, wish)| message(wish))
    }
}

fn message(wish: &Wish) -> String {
    match wish {
        Wish::Query(query) => format!("--query \"{query}\": no word of it is in any document"),
        Wish::Term(term) => format!("--must-include \"{term}\": no sentence of any document has it"),
        other => format!("{other:?}: is in no document"),
    }
}
