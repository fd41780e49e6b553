//! Cuts the files into chunks, in order.

use super::chunk::{Chunk, ChunkContent, ChunkMark};
use super::csv::CsvReader;
use super::document::{DocumentId, ReadFailure};
use super::fields::Fields;
use super::format::InputFormat;
use super::jsonl::JsonlReader;
use super::limits::CHUNK_BYTES;
use super::meter::Meter;
use super::open::{self, EncodingGuess};
#[cfg(feature = "parquet")]
use super::parquet::ParquetReader;
use super::walk::{InputFiles, InputSource};
use crate::io_error::describe;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The chunks of all files, in order.
pub(crate) fn chunks(
    files: InputFiles,
    fields: Arc<Fields>,
    meter: Meter,
) -> impl Iterator<Item = Chunk> + Send {
    Chunks { sources: Box::new(files.sources()), fields, meter, reader: None, waiting: None, next: None }
}

struct Chunks {
    sources: Box<dyn Iterator<Item = InputSource> + Send>,
    fields: Arc<Fields>,
    meter: Meter,
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
    #[cfg(feature = "parquet")]
    Parquet(ParquetReader),
}

impl Iterator for Chunks {
    type Item = Chunk;

    fn next(&mut self) -> Option<Chunk> {
        loop {
            if let Some(chunk) = self.next.take() {
                return Some(chunk);
            }
            let rows = match self.reader.as_mut() {
                Some(RowReader::Jsonl(rows)) => rows.next(),
                Some(RowReader::Csv(rows)) => rows.next(),
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
}

impl Chunks {
    /// Standard input as a chunk. It is read here, so that its size is known.
    fn stdin(&mut self, from: InputFormat) -> Chunk {
        match open::read(Path::new("-"), &self.meter) {
            Ok(bytes) => {
                let mark = ChunkMark { bytes: bytes.len() as u64, crc: 0 };
                Chunk { content: ChunkContent::Stdin(bytes, from), mark }
            }
            Err(error) => {
                let message = format!("standard input: {}", describe(&error));
                Chunk::failed(ReadFailure { id: DocumentId::Path("-".to_owned()), message })
            }
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
        self.meter.add(bytes);
        Chunk { content: ChunkContent::Files(files), mark: ChunkMark { bytes, crc: crc.finalize() } }
    }

    /// Opens a file of rows; a failure becomes the next chunk.
    fn open(&mut self, path: &Path, from: InputFormat) {
        let name = path.display().to_string();
        let opened = match from {
            #[cfg(feature = "parquet")]
            InputFormat::Parquet => {
                ParquetReader::open(path, &self.fields, &self.meter).map(RowReader::Parquet)
            }
            InputFormat::Csv | InputFormat::Tsv => {
                let delimiter = if from == InputFormat::Tsv { b'\t' } else { b',' };
                open::rows(path, EncodingGuess::Yes, &self.meter)
                    .map_err(|error| describe(&error))
                    .and_then(|reader| CsvReader::open(&name, reader, delimiter, &self.fields))
                    .map(RowReader::Csv)
            }
            _ => open::rows(path, EncodingGuess::No, &self.meter)
                .map_err(|error| describe(&error))
                .map(|reader| RowReader::Jsonl(JsonlReader::new(&name, reader))),
        };
        match opened {
            Ok(reader) => self.reader = Some(reader),
            Err(what) => {
                let message = format!("{name}: {what}");
                self.next = Some(Chunk::failed(ReadFailure { id: DocumentId::Path(name), message }));
            }
        }
    }
}

/// The most files in a chunk.
const MAX_FILES: usize = 64;
