//! Processes a chunk: reads its documents, runs the task on each, and encodes the results.

use super::task::Task;
use super::wishes::Wishes;
use crate::input::{Chunk, Fields, RawDocument, ReadContext, ReadFailure, ReadResult};
use crate::output::{ChunkEntry, EncodedReports, Report, ReportEncoder};
use std::ops::ControlFlow;
use std::sync::Arc;

/// The results of a chunk.
#[derive(Default)]
pub(super) struct ProcessedChunk {
    pub(super) encoded: EncodedReports,
    pub(super) entry: ChunkEntry,
    pub(super) messages: Vec<String>,
    /// The error that ends the run, under `--strict`.
    pub(super) fatal: Option<String>,
}

/// Processes chunks; shared by all threads.
pub(super) struct Worker<'t> {
    pub(super) task: &'t Task,
    pub(super) encoder: ReportEncoder,
    pub(super) fields: Arc<Fields>,
    pub(super) context: ReadContext,
    pub(super) wishes: Wishes,
}

impl Worker<'_> {
    /// Processes a chunk. `is_first` is true if no chunk comes before it.
    pub(super) fn process(&self, chunk: Chunk, is_first: bool) -> ProcessedChunk {
        let mark = chunk.mark();
        let may_be_only = is_first && chunk.is_one();
        let mut results = ProcessedChunk::default();
        (results.entry.bytes, results.entry.crc) = (mark.bytes, mark.crc);
        chunk.documents(&self.fields, &self.context, |read| {
            self.add_document(read, may_be_only, &mut results)
        });
        results
    }

    /// Adds the result of one document; breaks if the run ends here.
    fn add_document(
        &self,
        mut read: ReadResult,
        may_be_only: bool,
        results: &mut ProcessedChunk,
    ) -> ControlFlow<()> {
        results.entry.n_documents += 1;
        if let Ok(raw) = &mut read {
            results.messages.extend(raw.warning.take());
        }
        let before = results.encoded.len();
        let encoded = read.and_then(|raw| self.run(raw, may_be_only, results));
        let Err(failure) = encoded else { return ControlFlow::Continue(()) };
        if self.task.input.source.strict {
            results.fatal = Some(failure.message);
            results.encoded.truncate(before);
            return ControlFlow::Break(());
        }
        results.entry.n_failed += 1;
        results.messages.push(failure.message.clone());
        results.encoded.truncate(before);
        // An error row is plain text, which can always be encoded.
        let _ = self.encoder.encode(&Report::from(failure), may_be_only, &mut results.encoded);
        ControlFlow::Continue(())
    }

    /// Runs the job on a document and encodes the result.
    fn run(
        &self,
        raw: RawDocument,
        may_be_only: bool,
        results: &mut ProcessedChunk,
    ) -> Result<(), ReadFailure> {
        let (input, fields) = raw.into_input();
        let row = self.task.job.run(input);
        results.entry.met |= self.wishes.met(&row);
        self.encode(Report { row, fields }, may_be_only, &mut results.encoded)
    }

    /// Encodes a report.
    ///
    /// # Errors
    /// If its document failed, or it cannot be encoded.
    pub(super) fn encode(
        &self,
        report: Report,
        may_be_only: bool,
        encoded: &mut EncodedReports,
    ) -> Result<(), ReadFailure> {
        let error = match report.row.error() {
            Some(error) => error.to_owned(),
            None => match self.encoder.encode(&report, may_be_only, encoded) {
                Ok(()) => return Ok(()),
                Err(error) => error.to_string(),
            },
        };
        let id = report.row.id;
        Err(ReadFailure { message: format!("{id}: {error}"), id })
    }
}
