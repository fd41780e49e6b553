//! A chunk of the input: documents that are read together, processed by one thread and printed together.

use super::columns::FieldColumns;
use super::context::ReadContext;
use super::document::{DocumentId, ReadFailure, ReadResult, file_place, row_place};
use super::fields::Fields;
use super::file_name::shown_path;
use super::format::InputFormat;
use super::place::LineNumber;
use super::record::record;
use super::row_scanner::{RowEnds, rows};
use super::{decode, open};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

/// Consecutive rows or files of the input.
pub(crate) struct Chunk {
    pub(super) content: ChunkContent,
    pub(super) mark: ChunkMark,
    /// The bytes of files that were read for it.
    pub(super) n_read: u64,
}

/// Identifies a chunk: it is equal in two runs if the input is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct ChunkMark {
    /// Bytes of input.
    pub bytes: u64,
    /// A checksum of the rows, or of the names, sizes and times of the files.
    pub crc: u32,
}

/// The rows or files of a chunk.
pub(super) enum ChunkContent {
    /// Paths of files, one document each.
    Files(Vec<(PathBuf, InputFormat)>),
    /// The bytes of standard input, one document.
    Stdin(Vec<u8>, InputFormat),
    /// Lines of JSONL, or those made of a JSON file.
    Lines { bytes: Vec<u8>, first_line: LineNumber, from: InputFormat, name: Arc<str> },
    /// Rows of a table.
    Table {
        bytes: Vec<u8>,
        first_line: LineNumber,
        delimiter: u8,
        columns: Arc<FieldColumns>,
        name: Arc<str>,
    },
    /// Documents that are already read.
    Read(Vec<ReadResult>),
}

impl Chunk {
    /// A chunk that consists of one failure.
    pub(super) fn failed(failure: ReadFailure) -> Self {
        let mark = ChunkMark { bytes: 0, crc: crc32fast::hash(failure.message.as_bytes()) };
        Self { content: ChunkContent::Read(vec![Err(failure)]), mark, n_read: 0 }
    }

    /// A chunk of documents that are already read.
    pub(super) fn read(rows: Vec<ReadResult>) -> Self {
        let mut crc = crc32fast::Hasher::new();
        rows.iter().flatten().for_each(|row| crc.update(row.text.as_bytes()));
        let bytes = rows.iter().flatten().map(|row| row.text.len() as u64).sum();
        Self { content: ChunkContent::Read(rows), mark: ChunkMark { bytes, crc: crc.finalize() }, n_read: 0 }
    }

    /// A chunk of whole rows.
    pub(super) fn rows(bytes: Vec<u8>, content: impl FnOnce(Vec<u8>) -> ChunkContent) -> Self {
        let mark = ChunkMark { bytes: bytes.len() as u64, crc: crc32fast::hash(&bytes) };
        Self { content: content(bytes), mark, n_read: 0 }
    }

    /// The mark of the chunk, to compare with an earlier run.
    pub(crate) fn mark(&self) -> ChunkMark {
        self.mark
    }

    /// The bytes of files that were read for it.
    pub(crate) fn n_read(&self) -> u64 {
        self.n_read
    }

    /// True if the chunk is known to hold one document.
    pub(crate) fn is_one(&self) -> bool {
        match &self.content {
            ChunkContent::Files(files) => files.len() == 1,
            ChunkContent::Stdin(..) => true,
            ChunkContent::Lines { bytes, first_line, .. } => is_one_row(bytes, RowEnds::Lines, *first_line),
            ChunkContent::Table { bytes, first_line, delimiter, .. } => {
                is_one_row(bytes, RowEnds::Records(*delimiter), *first_line)
            }
            ChunkContent::Read(rows) => rows.len() == 1,
        }
    }

    /// Passes every document, or the failure to read it, to `each`, in order, until that breaks.
    pub(crate) fn documents(
        self,
        fields: &Fields,
        context: &ReadContext,
        each: impl FnMut(ReadResult) -> ControlFlow<()>,
    ) {
        let n_read = self.n_read;
        self.read_documents(fields, context, each);
        context.meter.add_done(n_read);
    }

    fn read_documents(
        self,
        fields: &Fields,
        context: &ReadContext,
        mut each: impl FnMut(ReadResult) -> ControlFlow<()>,
    ) {
        let without_markup = |raw| context.markup.remove_from(raw);
        let mut reads: Box<dyn Iterator<Item = ReadResult>> = match &self.content {
            ChunkContent::Files(files) => Box::new(files.iter().map(|(path, from)| {
                file_document(&shown_path(path), open::read(path, context), *from, context)
            })),
            ChunkContent::Lines { bytes, first_line, from, name } => {
                let rows = rows(bytes, RowEnds::Lines, *first_line);
                Box::new(rows.map(move |(line, row)| {
                    let read = fields.read_json(&bytes[row], *from, name, line);
                    read.map(&without_markup)
                        .and_then(|raw| raw.within(context.limit, || row_place(name, line)))
                }))
            }
            ChunkContent::Table { bytes, first_line, delimiter, columns, name } => {
                let rows = rows(bytes, RowEnds::Records(*delimiter), *first_line);
                Box::new(rows.map(move |(line, row)| {
                    let record = record(&bytes[row], *delimiter);
                    let record = record.map_err(|what| ReadFailure::in_row(name, line, &what));
                    let read = record.and_then(|record| {
                        context.notes.check_length(name, line, record.len(), columns.n);
                        columns.read(&record, name, line)
                    });
                    read.map(&without_markup)
                        .and_then(|raw| raw.within(context.limit, || row_place(name, line)))
                }))
            }
            ChunkContent::Stdin(..) | ChunkContent::Read(_) => Box::new(std::iter::empty()),
        };
        if reads.try_for_each(&mut each).is_break() {
            return;
        }
        drop(reads);
        // Nothing follows that a break could keep from being read.
        let _ = match self.content {
            ChunkContent::Stdin(bytes, from) => each(file_document("-", Ok(bytes), from, context)),
            ChunkContent::Read(rows) => {
                rows.into_iter().map(|read| read.map(&without_markup)).try_for_each(each)
            }
            ChunkContent::Files(_) | ChunkContent::Lines { .. } | ChunkContent::Table { .. } => {
                ControlFlow::Continue(())
            }
        };
    }
}

fn is_one_row(bytes: &[u8], ends: RowEnds, first_line: LineNumber) -> bool {
    rows(bytes, ends, first_line).take(2).count() == 1
}

/// The document that a file holds.
fn file_document(
    name: &str,
    bytes: Result<Vec<u8>, String>,
    from: InputFormat,
    context: &ReadContext,
) -> ReadResult {
    let mut raw = bytes
        .and_then(|bytes| decode::document(bytes, from, name, context))
        .map_err(|what| ReadFailure::in_file(name, &what))?;
    raw.id = DocumentId::Place(name.to_owned());
    raw.warning = raw.warning.map(|what| format!("{}: {what}", file_place(name)));
    raw.within(context.limit, || file_place(name).to_owned())
}
