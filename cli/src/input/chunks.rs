//! Cuts the files into chunks, in order.

use super::chunk::{Chunk, ChunkContent, ChunkMark};
use super::context::ReadContext;
use super::csv::{CsvReader, Delimiter};
use super::document::ReadFailure;
use super::fields::Fields;
use super::file_name::shown_path;
use super::format::InputFormat;
use super::json_rows::JsonRows;
use super::jsonl::JsonlReader;
use super::limits::CHUNK_BYTES;
use super::mbox::MboxReader;
use super::open::{self, EncodingGuess};
#[cfg(feature = "parquet")]
use super::parquet::ParquetReader;
use super::walk::{InputFiles, InputSource};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The chunks of all files, in order.
pub(crate) fn chunks(
    files: InputFiles,
    fields: Arc<Fields>,
    context: ReadContext,
) -> impl Iterator<Item = Chunk> + Send {
    let (delimiter, rows) = (files.delimiter, files.rows.clone());
    let sources = Box::new(files.sources(context.notes.clone()));
    Chunks { sources, fields, context, delimiter, rows, n_read: 0, reader: None, waiting: None, next: None }
}

struct Chunks {
    sources: Box<dyn Iterator<Item = InputSource> + Send>,
    fields: Arc<Fields>,
    context: ReadContext,
    /// The delimiter of tables, if it was given.
    delimiter: Option<u8>,
    /// The path to the rows in JSON, if it was given.
    rows: Option<String>,
    /// The bytes of files that were read up to the last chunk.
    n_read: u64,
    /// The file of rows being read.
    reader: Option<RowReader>,
    /// A source that did not fit into the last chunk.
    waiting: Option<InputSource>,
    /// A chunk that is already made.
    next: Option<Chunk>,
}

/// Reads the rows of one file, chunk by chunk.
enum RowReader {
    Jsonl(JsonlReader),
    Csv(CsvReader),
    Mbox(MboxReader),
    #[cfg(feature = "parquet")]
    Parquet(ParquetReader),
}

impl Iterator for Chunks {
    type Item = Chunk;

    fn next(&mut self) -> Option<Chunk> {
        let chunk = self.next_chunk()?;
        let before = std::mem::replace(&mut self.n_read, self.context.meter.n_read());
        Some(Chunk { n_read: self.n_read - before, ..chunk })
    }
}

impl Chunks {
    fn next_chunk(&mut self) -> Option<Chunk> {
        loop {
            if let Some(chunk) = self.next.take() {
                return Some(chunk);
            }
            let rows = match self.reader.as_mut() {
                Some(RowReader::Jsonl(rows)) => rows.next(),
                Some(RowReader::Csv(rows)) => rows.next(),
                Some(RowReader::Mbox(rows)) => rows.next(),
                #[cfg(feature = "parquet")]
                Some(RowReader::Parquet(rows)) => rows.next(),
                None => None,
            };
            if rows.is_some() {
                return rows;
            }
            self.reader = None;
            match self.waiting.take().or_else(|| self.sources.next())? {
                InputSource::Failed(failure) => return Some(Chunk::failed(failure)),
                InputSource::File(path, from) if from.has_rows() => self.open(&path, from),
                InputSource::File(path, from) if path.as_os_str() == "-" => return Some(self.stdin(from)),
                InputSource::File(path, from) => return Some(self.files(path, from)),
            }
        }
    }

    /// Standard input as a chunk. It is read here, so that its size is known.
    fn stdin(&mut self, from: InputFormat) -> Chunk {
        match open::read(Path::new("-"), &self.context) {
            Ok(bytes) => {
                let mark = ChunkMark { bytes: bytes.len() as u64, crc: 0 };
                Chunk { content: ChunkContent::Stdin(bytes, from), mark, n_read: 0 }
            }
            Err(what) => Chunk::failed(ReadFailure::in_file("-", &what)),
        }
    }

    /// A chunk of the file and those that follow it, as far as they are documents and fit.
    fn files(&mut self, path: PathBuf, from: InputFormat) -> Chunk {
        let mut crc = crc32fast::Hasher::new();
        let mut bytes = open::fingerprint(&path, &mut crc);
        let mut files = vec![(path, from)];
        while bytes < CHUNK_BYTES as u64 && files.len() < MAX_FILES {
            match self.sources.next() {
                Some(InputSource::File(path, from)) if !from.has_rows() && path.as_os_str() != "-" => {
                    bytes += open::fingerprint(&path, &mut crc);
                    files.push((path, from));
                }
                other => {
                    self.waiting = other;
                    break;
                }
            }
        }
        self.context.meter.add(bytes);
        let mark = ChunkMark { bytes, crc: crc.finalize() };
        Chunk { content: ChunkContent::Files(files), mark, n_read: 0 }
    }

    /// Opens a file of rows; a failure becomes the next chunk.
    fn open(&mut self, path: &Path, from: InputFormat) {
        match self.open_rows(path, from) {
            Ok(reader) => self.reader = Some(reader),
            Err(failure) => self.next = Some(Chunk::failed(failure)),
        }
    }

    fn open_rows(&self, path: &Path, from: InputFormat) -> Result<RowReader, ReadFailure> {
        let name = shown_path(path);
        let (context, limit) = (&self.context, self.context.limit);
        let fail = |what: String| ReadFailure::in_file(&name, &what);
        match from {
            #[cfg(feature = "parquet")]
            InputFormat::Parquet if name == "-" => {
                Err(fail("Parquet cannot be read from a stream; it has to be a file".to_owned()))
            }
            #[cfg(feature = "parquet")]
            InputFormat::Parquet => {
                ParquetReader::open(path, &self.fields, context).map(RowReader::Parquet).map_err(fail)
            }
            InputFormat::Csv | InputFormat::Tsv => {
                let usual = Delimiter::Usual(if from == InputFormat::Tsv { b'\t' } else { b',' });
                let delimiter = self.delimiter.map_or(usual, Delimiter::Given);
                let stream = open::rows(path, EncodingGuess::Yes, context).map_err(fail)?;
                CsvReader::open(&name, stream, delimiter, context, &self.fields).map(RowReader::Csv)
            }
            InputFormat::Mbox => {
                let stream = open::rows(path, EncodingGuess::No, context).map_err(fail)?;
                MboxReader::open(&name, stream, limit).map(RowReader::Mbox).map_err(fail)
            }
            InputFormat::Json => {
                let stream = open::rows(path, EncodingGuess::No, context).map_err(fail)?;
                let lines = JsonRows::open(stream, self.rows.as_deref()).map_err(fail)?;
                Ok(RowReader::Jsonl(JsonlReader::new(&name, Box::new(lines), from, limit)))
            }
            _ => {
                let stream = open::rows(path, EncodingGuess::No, context).map_err(fail)?;
                Ok(RowReader::Jsonl(JsonlReader::new(&name, stream, from, limit)))
            }
        }
    }
}

/// The most files in a chunk.
const MAX_FILES: usize = 64;
