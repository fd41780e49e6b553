//! `--together` and `--group-by`: one summary of several documents.

use super::ending::end;
use super::pump::pump;
use super::reading::{fields, files};
use super::target::{OpenedTarget, open};
use super::task::Task;
use super::worker::Worker;
use crate::arguments::TogetherArgs;
use crate::batch::{self, OutputOrder};
use crate::exit::DONE;
use crate::input::{Chunk, DocumentId, Meter, RawDocument, ReadFailure, chunks};
use crate::interrupt::IS_INTERRUPTED;
use crate::messages::Messages;
use crate::output::{
    Body, ChunkEntry, CompressedRow, CopyRow, EncodedReports, KeywordRow, Printer, Report, ReportEncoder,
    SentenceRow,
};
use crate::progress::Progress;
use foldhash::HashMap;
use nutgraf::{Document, Error, Segmenter, near_duplicates};
use rayon::prelude::*;
use std::io;
use std::ops::ControlFlow;
use std::sync::Arc;

/// Documents about one thing.
#[derive(Default)]
struct DocumentGroup {
    id: Option<DocumentId>,
    documents: Vec<RawDocument>,
    n_bytes: u64,
}

/// Reads all documents, then prints a summary of each group, in the order in which the groups begin.
///
/// The texts are held until all are read: a group may end anywhere.
pub(super) fn run(
    task: &Task,
    together: &TogetherArgs,
    encoder: ReportEncoder,
    segmenter: Segmenter,
    messages: &Messages,
) -> io::Result<u8> {
    let input = &task.input;
    let mut fields = fields(&input.source, input.keep.clone());
    if let Some(fields) = Arc::get_mut(&mut fields) {
        fields.group.clone_from(&together.group_by);
    }
    let files = files(&input.source)?;
    let format = encoder.format;
    let OpenedTarget::Open(target, _) = open(input, format, 0, |what| messages.say(what))? else {
        return Ok(DONE);
    };
    let meter = Meter::default();
    let mut progress = Progress::new(files.size(), messages.quiet);
    let mut printer = Printer::new(*target, format);
    let mut groups = DocumentGroups::default();
    let chunks = chunks(files, Arc::clone(&fields), meter.clone());
    let worker = Worker { task, encoder, segmenter, fields };
    let read = |(_, chunk): (usize, Chunk)| {
        let mut entry = ChunkEntry { bytes: chunk.mark().bytes, ..ChunkEntry::default() };
        let mut reads = Vec::new();
        chunk.documents(&worker.fields, |read| {
            entry.n_documents += 1;
            entry.n_failed += u64::from(read.is_err());
            reads.push(read);
            ControlFlow::Continue(())
        });
        (entry, reads)
    };
    let collected = pump(chunks, &input.source, OutputOrder::Input, read, |(entry, reads)| {
        for read in reads {
            match read {
                Ok(mut raw) => {
                    raw.warning.take().iter().for_each(|what| messages.say(what));
                    groups.add(raw);
                }
                Err(failure) => fail(failure, &worker, &mut printer, messages)?,
            }
        }
        progress.add(&entry);
        progress.show(meter.bytes());
        Ok(())
    });
    progress.clear();
    let may_be_only = groups.all.len() == 1 && progress.n_failed == 0;
    let settings = batch::BatchSettings {
        threads: input.source.threads,
        order: OutputOrder::Input,
        is_live: false,
        stop: &IS_INTERRUPTED,
    };
    let summarize = |group: DocumentGroup| summarize(group, together, &worker, may_be_only);
    let printed = collected.and_then(|()| {
        batch::run(
            groups.all.into_iter(),
            settings,
            |group| group.n_bytes,
            summarize,
            |made| match made {
                Ok(encoded) => printer.print(encoded, ChunkEntry::default()),
                Err(failure) => {
                    progress.n_failed += 1;
                    fail(failure, &worker, &mut printer, messages)
                }
            },
        )
    });
    end(printed, printer, &progress, messages, None)
}

fn fail(failure: ReadFailure, worker: &Worker, printer: &mut Printer, messages: &Messages) -> io::Result<()> {
    if worker.task.input.source.strict {
        return Err(io::Error::other(format!("{} (stopped, as --strict says)", failure.message)));
    }
    messages.say(&failure.message);
    let mut encoded = EncodedReports::default();
    worker.encoder.encode(&Report::from(failure), false, &mut encoded)?;
    printer.print(encoded, ChunkEntry::default())
}

/// The groups met so far, in order.
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

/// The encoded report on one group.
fn summarize(
    group: DocumentGroup,
    together: &TogetherArgs,
    worker: &Worker,
    may_be_only: bool,
) -> Result<EncodedReports, ReadFailure> {
    let id = group.id.unwrap_or_else(|| DocumentId::Path("together".to_owned()));
    let ids: Vec<DocumentId> = group.documents.iter().map(|raw| raw.id.clone()).collect();
    let fail = |error: String| ReadFailure { message: format!("{id}: {error}"), id: id.clone() };
    let cut = |raw: RawDocument| worker.segmenter.clone().title(raw.title.unwrap_or_default()).run(raw.text);
    let documents: Result<Vec<Document>, Error> = if group.n_bytes > PARALLEL_BYTES {
        group.documents.into_par_iter().map(cut).collect()
    } else {
        group.documents.into_iter().map(cut).collect()
    };
    let mut documents = documents.map_err(|error| fail(error.to_string()))?;
    let copies = if together.dedup { near_duplicates(&documents) } else { vec![None; documents.len()] };
    let mut is_kept = copies.iter().map(Option::is_none);
    documents.retain(|_| is_kept.next().unwrap_or(true));
    let kept: Vec<DocumentId> =
        ids.iter().zip(&copies).filter(|(_, copy)| copy.is_none()).map(|(id, _)| id.clone()).collect();
    let copies: Vec<CopyRow> = (ids.iter().zip(&copies))
        .filter_map(|(id, copy)| Some(CopyRow { id: id.clone(), of: ids[(*copy)?].clone() }))
        .collect();
    let joined = Document::joined(&documents).map_err(|error| fail(error.to_string()))?;
    drop(documents);
    let body = attributed(worker.task.body(&joined), &joined, kept, copies);
    let mut encoded = EncodedReports::default();
    let report = Report::new(id.clone(), body);
    worker.encoder.encode(&report, may_be_only, &mut encoded).map_err(|error| fail(error.to_string()))?;
    Ok(encoded)
}

/// DocumentGroups of more bytes are cut in parallel.
const PARALLEL_BYTES: u64 = 1 << 18;

/// A body with every sentence and keyword placed in its own document.
fn attributed<'d>(body: Body<'d>, joined: &Document, ids: Vec<DocumentId>, copies: Vec<CopyRow>) -> Body<'d> {
    let Body::Summary { language, sentences, keywords, why, .. } = body else { return body };
    let sentence = |row: SentenceRow<'d>| {
        let (source, index, base) = joined.source_of(row.index);
        let (start, end) = (row.start - base as u32, row.end - base as u32);
        let base = base as u32;
        let compressed = row.compressed.map(|short| CompressedRow {
            kept: short.kept.iter().map(|&[start, end]| [start - base, end - base]).collect(),
            ..short
        });
        SentenceRow { source: ids.get(source).cloned(), index, start, end, compressed, ..row }
    };
    let keyword = |row: KeywordRow| {
        let placed: Vec<(usize, [u32; 2])> = row
            .spans
            .iter()
            .map(|&[start, end]| {
                let (source, base) = joined.source_at(start as usize);
                (source, [start - base as u32, end - base as u32])
            })
            .collect();
        let sources = placed.iter().filter_map(|(source, _)| ids.get(*source).cloned()).collect();
        KeywordRow { spans: placed.iter().map(|(_, span)| *span).collect(), sources, ..row }
    };
    let sentences = sentences.into_iter().map(sentence).collect();
    let keywords = keywords.map(|rows| rows.into_iter().map(keyword).collect());
    Body::Summary { language, sentences, keywords, why, sources: Some(ids), copies }
}
