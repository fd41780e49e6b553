//! A chunk of the input: documents that are read together, processed by one thread and printed together.

use super::columns::FieldColumns;
use super::document::{DocumentId, ReadFailure, ReadResult};
use super::fields::Fields;
use super::format::InputFormat;
use super::lines::{is_blank, lines};
use super::meter::Meter;
use super::place::{LineNumber, RowIndex};
use super::{decode, open};
use crate::io_error::describe;
use std::io;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

/// Consecutive rows or files of the input.
pub(crate) struct Chunk {
    pub(super) content: ChunkContent,
    pub(super) mark: ChunkMark,
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
    /// Lines of JSON.
    Lines { bytes: Vec<u8>, first_line: LineNumber, first_row: RowIndex, name: Arc<str> },
    /// Rows of a table, and the failure after the last of them, if any.
    Table {
        records: Vec<csv::ByteRecord>,
        failure: Option<ReadFailure>,
        first_row: RowIndex,
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
        Self { content: ChunkContent::Read(vec![Err(failure)]), mark }
    }

    /// A chunk of documents that are already read.
    #[cfg(feature = "parquet")]
    pub(super) fn read(rows: Vec<ReadResult>) -> Self {
        let mut crc = crc32fast::Hasher::new();
        rows.iter().flatten().for_each(|row| crc.update(row.text.as_bytes()));
        let bytes = rows.iter().flatten().map(|row| row.text.len() as u64).sum();
        Self { content: ChunkContent::Read(rows), mark: ChunkMark { bytes, crc: crc.finalize() } }
    }

    /// The mark of the chunk, to compare with an earlier run.
    pub(crate) fn mark(&self) -> ChunkMark {
        self.mark
    }

    /// True if the chunk is known to hold one document.
    pub(crate) fn is_one(&self) -> bool {
        match &self.content {
            ChunkContent::Files(files) => files.len() == 1,
            ChunkContent::Stdin(..) => true,
            ChunkContent::Lines { bytes, .. } => {
                lines(bytes, LineNumber::FIRST).filter(|(_, line)| !is_blank(line)).count() == 1
            }
            ChunkContent::Table { records, failure, .. } => {
                records.len() + usize::from(failure.is_some()) == 1
            }
            ChunkContent::Read(rows) => rows.len() == 1,
        }
    }

    /// Passes every document, or the failure to read it, to `each`, in order, until that breaks.
    pub(crate) fn documents(self, fields: &Fields, mut each: impl FnMut(ReadResult) -> ControlFlow<()>) {
        let mut reads: Box<dyn Iterator<Item = ReadResult>> = match &self.content {
            ChunkContent::Files(files) => Box::new(files.iter().map(|(path, from)| {
                let name = path.display().to_string();
                let bytes = open::read(path, &Meter::default());
                file_document(&name, bytes, *from)
            })),
            ChunkContent::Lines { bytes, first_line, first_row, name } => {
                let rows = lines(bytes, *first_line).filter(|(_, line)| !is_blank(line)).enumerate();
                Box::new(rows.map(move |(index, (number, line))| {
                    fields.read_json(line, || format!("{name}:{number}"), first_row.plus(index))
                }))
            }
            ChunkContent::Table { records, failure, first_row, columns, name } => {
                let rows = records.iter().enumerate().map(move |(index, record)| {
                    let line = record.position().map_or(0, csv::Position::line);
                    columns.read(record, || format!("{name}:{line}"), first_row.plus(index))
                });
                Box::new(rows.chain(failure.iter().cloned().map(Err)))
            }
            ChunkContent::Stdin(..) | ChunkContent::Read(_) => Box::new(std::iter::empty()),
        };
        if reads.try_for_each(&mut each).is_break() {
            return;
        }
        drop(reads);
        match self.content {
            ChunkContent::Stdin(bytes, from) => drop(each(file_document("-", Ok(bytes), from))),
            ChunkContent::Read(rows) => drop(rows.into_iter().try_for_each(each)),
            ChunkContent::Files(_) | ChunkContent::Lines { .. } | ChunkContent::Table { .. } => {}
        }
    }
}

/// The document that a file holds.
fn file_document(name: &str, bytes: io::Result<Vec<u8>>, from: InputFormat) -> ReadResult {
    let place = if name == "-" { "standard input" } else { name };
    let text = bytes.map_err(|error| describe(&error)).and_then(|bytes| decode::document(bytes, from));
    match text {
        Ok(mut raw) => {
            raw.id = DocumentId::Path(name.to_owned());
            raw.warning = raw.warning.map(|what| format!("{place}: {what}"));
            Ok(raw)
        }
        Err(what) => {
            Err(ReadFailure { id: DocumentId::Path(name.to_owned()), message: format!("{place}: {what}") })
        }
    }
}
