//! Rows of CSV and TSV, chunk by chunk.

use super::chunk::{Chunk, ChunkContent, ChunkMark};
use super::columns::FieldColumns;
use super::document::{DocumentId, ReadFailure};
use super::fields::Fields;
use super::limits::{CHUNK_BYTES, MAX_ROW_BYTES};
use super::place::RowIndex;
use crate::io_error::describe;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The rows of a table, chunk by chunk.
pub(super) struct CsvReader {
    name: Arc<str>,
    rows: csv::Reader<RowLimit>,
    columns: Arc<FieldColumns>,
    /// The bytes that the current row may still read.
    left: Arc<AtomicUsize>,
    next_row: RowIndex,
    is_over: bool,
}

impl CsvReader {
    /// Reads the header; the error is a message.
    pub(super) fn open(
        name: &str,
        reader: Box<dyn io::Read + Send>,
        delimiter: u8,
        fields: &Fields,
    ) -> Result<Self, String> {
        let left = Arc::new(AtomicUsize::new(MAX_ROW_BYTES));
        let limited = RowLimit { reader, left: Arc::clone(&left) };
        let mut builder = csv::ReaderBuilder::new();
        let mut rows =
            builder.delimiter(delimiter).flexible(true).buffer_capacity(CHUNK_BYTES).from_reader(limited);
        let header = rows.byte_headers().map_err(|error| message(&error))?;
        let columns = Arc::new(FieldColumns::of(header, fields)?);
        Ok(Self { name: name.into(), rows, columns, left, next_row: RowIndex::FIRST, is_over: false })
    }

    pub(super) fn next(&mut self) -> Option<Chunk> {
        let mut records = Vec::new();
        let mut bytes = 0;
        let mut crc = crc32fast::Hasher::new();
        let mut failure = None;
        while bytes < CHUNK_BYTES && !self.is_over {
            let mut record = csv::ByteRecord::new();
            self.left.store(MAX_ROW_BYTES, Ordering::Relaxed);
            match self.rows.read_byte_record(&mut record) {
                Ok(true) => {
                    bytes += record.as_slice().len() + record.len();
                    crc.update(record.as_slice());
                    records.push(record);
                }
                Ok(false) => self.is_over = true,
                Err(error) => {
                    self.is_over = true;
                    let line = self.rows.position().line();
                    let message = format!("{}:{line}: {}", self.name, message(&error));
                    failure =
                        Some(ReadFailure { id: DocumentId::Row(self.next_row.plus(records.len())), message });
                }
            }
        }
        if records.is_empty() && failure.is_none() {
            return None;
        }
        let first_row = self.next_row;
        self.next_row = first_row.plus(records.len());
        let mark = ChunkMark { bytes: bytes as u64, crc: crc.finalize() };
        let content = ChunkContent::Table {
            records,
            failure,
            first_row,
            columns: Arc::clone(&self.columns),
            name: Arc::clone(&self.name),
        };
        Some(Chunk { content, mark })
    }
}

fn message(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Io(error) => describe(error),
        _ => error.to_string(),
    }
}

/// A reader that fails in a row that is too long: a quote that is never closed would swallow all later rows.
struct RowLimit {
    reader: Box<dyn io::Read + Send>,
    left: Arc<AtomicUsize>,
}

impl io::Read for RowLimit {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.reader.read(buffer)?;
        let left = self.left.load(Ordering::Relaxed);
        if left < n {
            let message = format!("the row has more than {} MB: is a quote missing?", MAX_ROW_BYTES >> 20);
            return Err(io::Error::other(message));
        }
        self.left.store(left - n, Ordering::Relaxed);
        Ok(n)
    }
}
