//! What is done to a chunk: its documents read, worked on and encoded.

use super::task::Task;
use crate::input::{Chunk, Fields, RawDocument, ReadFailure, ReadResult};
use crate::output::{ChunkEntry, EncodedReports, Report, ReportEncoder};
use nutgraf::Segmenter;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// What a chunk became.
#[derive(Default)]
pub(super) struct WorkedChunk {
    pub(super) encoded: EncodedReports,
    pub(super) entry: ChunkEntry,
    pub(super) messages: Vec<String>,
    /// Why the run ends here.
    pub(super) fatal: Option<String>,
}

/// What is done to a chunk.
pub(super) struct Worker<'t> {
    pub(super) task: &'t Task,
    pub(super) encoder: ReportEncoder,
    pub(super) segmenter: Segmenter,
    pub(super) fields: Arc<Fields>,
}

impl Worker<'_> {
    /// Works on a chunk; `is_first` if nothing comes before it.
    pub(super) fn work(&self, chunk: Chunk, is_first: bool) -> WorkedChunk {
        let mark = chunk.mark();
        let may_be_only = is_first && chunk.is_one();
        let mut piece = WorkedChunk::default();
        (piece.entry.bytes, piece.entry.crc) = (mark.bytes, mark.crc);
        chunk.documents(&self.fields, |read| self.document(read, may_be_only, &mut piece));
        piece
    }

    /// Adds what becomes of one document.
    fn document(&self, mut read: ReadResult, may_be_only: bool, piece: &mut WorkedChunk) -> ControlFlow<()> {
        piece.entry.n_documents += 1;
        if let Ok(raw) = &mut read {
            piece.messages.extend(raw.warning.take());
        }
        let before = piece.encoded.len();
        let encoded = read.and_then(|raw| self.encode(raw, may_be_only, piece));
        let Err(failure) = encoded else { return ControlFlow::Continue(()) };
        if self.task.input.source.strict {
            piece.fatal = Some(failure.message);
            piece.encoded.truncate(before);
            return ControlFlow::Break(());
        }
        piece.entry.n_failed += 1;
        piece.messages.push(failure.message.clone());
        piece.encoded.truncate(before);
        // An error row is plain text; nothing can go wrong with it.
        let _ = self.encoder.encode(&Report::from(failure), may_be_only, &mut piece.encoded);
        ControlFlow::Continue(())
    }

    fn encode(
        &self,
        raw: RawDocument,
        may_be_only: bool,
        piece: &mut WorkedChunk,
    ) -> Result<(), ReadFailure> {
        let id = raw.id.clone();
        let with_text = self.task.input.with_text;
        let job = || {
            self.task.run(raw, &self.segmenter, with_text, |report| {
                self.encoder.encode(report, may_be_only, &mut piece.encoded)
            })
        };
        match catch_unwind(AssertUnwindSafe(job)) {
            Ok(Ok(Ok(()))) => Ok(()),
            Ok(Ok(Err(error))) => Err(ReadFailure { message: format!("{id}: {error}"), id }),
            Ok(Err(failure)) => Err(failure),
            Err(_) => {
                let message = format!("{id}: a fault in the program; please report it with the text");
                Err(ReadFailure { id, message })
            }
        }
    }
}
