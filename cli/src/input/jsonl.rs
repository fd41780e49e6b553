//! Reads rows of JSONL in blocks of whole lines.

use super::chunk::{Chunk, ChunkContent, ChunkMark};
use super::document::{DocumentId, ReadFailure};
use super::limits::{CHUNK_BYTES, MAX_ROW_BYTES};
use super::lines::{is_blank, lines};
use super::place::{LineNumber, RowIndex};
use crate::io_error::describe;
use std::io::{self, Read};
use std::sync::Arc;

/// The lines of a file, chunk by chunk.
pub(super) struct JsonlReader {
    name: Arc<str>,
    reader: Box<dyn Read + Send>,
    /// The start of a line whose end is not read yet.
    begun: Vec<u8>,
    next_line: LineNumber,
    next_row: RowIndex,
    is_over: bool,
}

impl JsonlReader {
    pub(super) fn new(name: &str, reader: Box<dyn Read + Send>) -> Self {
        Self {
            name: name.into(),
            reader,
            begun: Vec::new(),
            next_line: LineNumber::FIRST,
            next_row: RowIndex::FIRST,
            is_over: false,
        }
    }

    pub(super) fn next(&mut self) -> Option<Chunk> {
        while !self.is_over {
            let chunk = match self.read_lines() {
                Ok(Some(bytes)) => self.chunk(bytes),
                Ok(None) => Some(self.skip_long_row()),
                Err(error) => {
                    self.is_over = true;
                    Some(self.failed(&format!("line {}: {}", self.next_line, describe(&error))))
                }
            };
            if chunk.is_some() {
                return chunk;
            }
        }
        None
    }

    /// One or more whole lines, or the rest of the file; `None` if a line is too long.
    ///
    /// Lines from a pipe are returned as soon as they arrive. A file is read in steps of [`CHUNK_BYTES`], so that its
    /// chunks are the same in every run.
    fn read_lines(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut bytes = std::mem::take(&mut self.begun);
        loop {
            let n_before = bytes.len();
            if n_before > MAX_ROW_BYTES {
                return Ok(None);
            }
            bytes.resize(n_before + CHUNK_BYTES, 0);
            let n_read = read_some(&mut self.reader, &mut bytes[n_before..])?;
            bytes.truncate(n_before + n_read);
            if n_read == 0 {
                self.is_over = true;
                return Ok(Some(bytes));
            }
            if let Some(newline) = memchr::memrchr(b'\n', &bytes[n_before..]) {
                self.begun = bytes[n_before + newline + 1..].to_vec();
                bytes.truncate(n_before + newline + 1);
                return Ok(Some(bytes));
            }
        }
    }

    /// A chunk of whole lines; `None` if all are blank.
    fn chunk(&mut self, bytes: Vec<u8>) -> Option<Chunk> {
        let (first_line, first_row) = (self.next_line, self.next_row);
        for (number, line) in lines(&bytes, first_line) {
            self.next_line = number.plus(1);
            self.next_row = self.next_row.plus(usize::from(!is_blank(line)));
        }
        if self.next_row == first_row {
            return None;
        }
        let mark = ChunkMark { bytes: bytes.len() as u64, crc: crc32fast::hash(&bytes) };
        let content = ChunkContent::Lines { bytes, first_line, first_row, name: Arc::clone(&self.name) };
        Some(Chunk { content, mark })
    }

    /// Skips a line that is too long; returns a failure.
    fn skip_long_row(&mut self) -> Chunk {
        let mut buffer = vec![0; CHUNK_BYTES];
        loop {
            let n_read = self.reader.read(&mut buffer).unwrap_or(0);
            if n_read == 0 {
                self.is_over = true;
                break;
            }
            if let Some(newline) = memchr::memchr(b'\n', &buffer[..n_read]) {
                self.begun = buffer[newline + 1..n_read].to_vec();
                break;
            }
        }
        let message =
            format!("{}:{}: the row has more than {} MB", self.name, self.next_line, MAX_ROW_BYTES >> 20);
        let id = DocumentId::Row(self.next_row);
        self.next_line = self.next_line.plus(1);
        self.next_row = self.next_row.plus(1);
        Chunk::failed(ReadFailure { id, message })
    }

    fn failed(&self, what: &str) -> Chunk {
        Chunk::failed(ReadFailure {
            id: DocumentId::Path(self.name.to_string()),
            message: format!("{}: {what}", self.name),
        })
    }
}

/// Reads once into the buffer, and again if interrupted.
fn read_some(reader: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match reader.read(buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            read => return read,
        }
    }
}
