//! `--together` and `--group-by`: one summary of several documents.

use super::ending::end;
use super::reading::{fields, files, is_nothing_read, tell, tell_unmet};
use super::run_chunks::run_chunks;
use super::target::{OpenedTarget, open};
use super::task::Task;
use super::wishes::Wishes;
use super::worker::Worker;
use crate::arguments::TogetherArgs;
use crate::batch::{self, OutputOrder};
use crate::control_characters::ControlCharacters;
use crate::exit::{DONE, SOME_FAILED};
use crate::input::{
    Chunk, DocumentId, Fields, InputFiles, RawDocument, ReadContext, ReadFailure, ReadResult, chunks,
};
use crate::interrupt::IS_INTERRUPTED;
use crate::messages::Messages;
use crate::output::{ChunkEntry, EncodedReports, Printer, Report, ReportEncoder};
use crate::progress::Progress;
use foldhash::HashMap;
use std::io;
use std::ops::ControlFlow;
use std::sync::Arc;

/// Reads all documents, then prints a summary of each group, in the order of their first documents.
///
/// All texts are held in memory, since any document may belong to any group.
pub(super) fn run(
    task: &Task,
    together: &TogetherArgs,
    mut encoder: ReportEncoder,
    messages: &Messages,
) -> io::Result<u8> {
    let input = &task.input;
    let mut fields = fields(&input.source, input.keep.clone());
    if let Some(fields) = Arc::get_mut(&mut fields) {
        fields.group.clone_from(&together.group_by);
    }
    let files = files(&input.source)?;
    let format = encoder.format;
    let OpenedTarget::Open(target, _) = open(task, &files, format, 0, |what| messages.print(what))? else {
        return Ok(DONE);
    };
    let context = ReadContext::new(input.source.max_document, input.source.text_markup);
    encoder.controls = ControlCharacters::on(target.is_terminal(), messages.raw);
    let worker = Worker { task, encoder, fields, context, wishes: Wishes::of(&task.job) };
    let mut run = TogetherRun {
        worker: &worker,
        progress: Progress::new(files.size(), messages),
        printer: Printer::new(*target, format),
        messages,
    };
    let result = run.read_groups(files).and_then(|groups| run.print_summaries(groups));
    tell(&worker.context, messages);
    if result.is_ok() {
        tell_unmet(&worker.wishes, &run.progress, messages);
    }
    let code = end(result, run.printer, &run.progress, messages, None)?;
    let is_nothing_read = is_nothing_read(&worker.context, run.progress.n_documents);
    Ok(if code == DONE && is_nothing_read { SOME_FAILED } else { code })
}

struct TogetherRun<'r> {
    worker: &'r Worker<'r>,
    progress: Progress,
    printer: Printer,
    messages: &'r Messages,
}

impl TogetherRun<'_> {
    /// Reads all documents into groups and prints the failures.
    fn read_groups(&mut self, files: InputFiles) -> io::Result<DocumentGroups> {
        let worker = self.worker;
        let context = &worker.context;
        let chunks = chunks(files, Arc::clone(&worker.fields), context.clone());
        let mut groups = DocumentGroups::default();
        let result = run_chunks(
            chunks,
            &worker.task.input.source,
            OutputOrder::Input,
            |(_, chunk)| read(chunk, &worker.fields, context),
            |(entry, reads)| {
                for read in reads {
                    match read {
                        Ok(mut raw) => {
                            raw.warning.take().iter().for_each(|warning| self.messages.print(warning));
                            groups.add(raw);
                        }
                        Err(failure) => self.print_failure(failure)?,
                    }
                }
                self.progress.add(&entry);
                self.progress.show(context.meter.n_done());
                Ok(())
            },
        );
        self.progress.clear();
        result.map(|()| groups)
    }

    fn print_summaries(&mut self, groups: DocumentGroups) -> io::Result<()> {
        let may_be_only = groups.all.len() == 1 && self.progress.n_failed == 0;
        let worker = self.worker;
        let settings = batch::BatchSettings {
            threads: worker.task.input.source.threads,
            order: OutputOrder::Input,
            is_live: false,
            stop: &IS_INTERRUPTED,
        };
        batch::run(
            groups.all.into_iter(),
            settings,
            |group| group.n_bytes,
            |group| summarize(group, worker, may_be_only),
            |summary| match summary {
                Ok((encoded, met)) => {
                    self.progress.met |= met;
                    self.printer.print(encoded, ChunkEntry::default())
                }
                Err(failure) => {
                    self.progress.n_failed += 1;
                    self.print_failure(failure)
                }
            },
        )
    }

    /// Prints an error row and a message; an error under `--strict`.
    fn print_failure(&mut self, failure: ReadFailure) -> io::Result<()> {
        if self.worker.task.input.source.strict {
            return Err(io::Error::other(format!("{} (stopped because of --strict)", failure.message)));
        }
        self.messages.print(&failure.message);
        let mut encoded = EncodedReports::default();
        self.worker.encoder.encode(&Report::from(failure), false, &mut encoded)?;
        self.printer.print(encoded, ChunkEntry::default())
    }
}

/// The documents of a chunk and their counts.
fn read(chunk: Chunk, fields: &Fields, context: &ReadContext) -> (ChunkEntry, Vec<ReadResult>) {
    let mut entry = ChunkEntry { bytes: chunk.mark().bytes, ..ChunkEntry::default() };
    let mut reads = Vec::new();
    chunk.documents(fields, context, |read| {
        entry.n_documents += 1;
        entry.n_failed += u64::from(read.is_err());
        reads.push(read);
        ControlFlow::Continue(())
    });
    (entry, reads)
}

/// Documents that share a summary.
#[derive(Default)]
struct DocumentGroup {
    id: Option<DocumentId>,
    documents: Vec<RawDocument>,
    n_bytes: u64,
}

/// The groups, in the order of their first documents.
#[derive(Default)]
struct DocumentGroups {
    all: Vec<DocumentGroup>,
    by_id: HashMap<String, usize>,
}

impl DocumentGroups {
    fn add(&mut self, mut raw: RawDocument) {
        let id = raw.group.take();
        let key = id.as_ref().map_or(String::new(), |id| id.get().to_owned());
        let at = *self.by_id.entry(key).or_insert(self.all.len());
        if at == self.all.len() {
            self.all.push(DocumentGroup { id: id.map(DocumentId::Value), ..DocumentGroup::default() });
        }
        let group = &mut self.all[at];
        group.n_bytes += raw.text.len() as u64;
        group.documents.push(raw);
    }
}

/// The encoded summary of a group, and the wishes that it meets.
fn summarize(
    group: DocumentGroup,
    worker: &Worker,
    may_be_only: bool,
) -> Result<(EncodedReports, u64), ReadFailure> {
    let id = group.id.unwrap_or_else(|| DocumentId::Place("together".to_owned()));
    let inputs = group.documents.into_iter().map(|raw| raw.into_input().0);
    let row = worker.task.job.run_together(id, inputs);
    let met = worker.wishes.met(&row);
    let mut encoded = EncodedReports::default();
    worker.encode(Report { row, fields: Vec::new() }, may_be_only, &mut encoded)?;
    Ok((encoded, met))
}
