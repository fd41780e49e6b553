//! The input in pieces: what is read at once, worked on by one thread and printed together.

use super::columns::{Columns, Table};
use super::lines::{Lines, is_blank, lines};
use super::open::{self, Meter};
use super::walk::{Files, From, Source};
use super::{CHUNK_BYTES, Failure, Fields, Id, Read, decode, describe};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Some rows or files that follow one another.
pub(crate) struct Chunk {
    pub(super) rows: Rows,
    pub(super) mark: Mark,
}

/// What tells whether a chunk is the same as in an earlier run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Mark {
    /// How many bytes of input it holds.
    pub bytes: u64,
    /// The checksum of its rows, or of the names, sizes and times of its files.
    pub crc: u32,
}

/// What a chunk is made of.
pub(super) enum Rows {
    /// Files to be read, each a document.
    Files(Vec<(PathBuf, From)>),
    /// Standard input, a document.
    Stdin(Vec<u8>, From),
    /// Lines of JSON.
    Lines { bytes: Vec<u8>, first_line: u64, first_row: u64, name: Arc<str> },
    /// Rows of a table, and what went wrong behind them.
    Table {
        records: Vec<csv::ByteRecord>,
        failure: Option<Failure>,
        first_row: u64,
        columns: Arc<Columns>,
        name: Arc<str>,
    },
    /// Rows that are read already.
    Read(Vec<Read>),
}

impl Chunk {
    /// A chunk of one failure.
    pub(super) fn failed(failure: Failure) -> Self {
        let mark = Mark { bytes: 0, crc: crc32fast::hash(failure.message.as_bytes()) };
        Self { rows: Rows::Read(vec![Err(failure)]), mark }
    }

    /// A chunk of rows that are read already.
    #[cfg(feature = "parquet")]
    pub(super) fn read(rows: Vec<Read>) -> Self {
        let mut crc = crc32fast::Hasher::new();
        rows.iter().flatten().for_each(|row| crc.update(row.text.as_bytes()));
        let bytes = rows.iter().flatten().map(|row| row.text.len() as u64).sum();
        Self { rows: Rows::Read(rows), mark: Mark { bytes, crc: crc.finalize() } }
    }

    /// What tells whether it is the same as in an earlier run.
    pub(crate) fn mark(&self) -> Mark {
        self.mark
    }

    /// Whether it can be told for sure that it holds one document.
    pub(crate) fn is_one(&self) -> bool {
        match &self.rows {
            Rows::Files(files) => files.len() == 1,
            Rows::Stdin(..) => true,
            Rows::Lines { bytes, .. } => lines(bytes, 0).filter(|(_, line)| !is_blank(line)).count() == 1,
            Rows::Table { records, failure, .. } => records.len() + usize::from(failure.is_some()) == 1,
            Rows::Read(rows) => rows.len() == 1,
        }
    }

    /// Hands every document, or why it could not be read, to `each`, in order, until it says that this is enough.
    pub(crate) fn documents(self, fields: &Fields, mut each: impl FnMut(Read) -> std::ops::ControlFlow<()>) {
        let mut reads: Box<dyn Iterator<Item = Read>> = match &self.rows {
            Rows::Files(files) => Box::new(files.iter().map(|(path, from)| {
                let name = path.display().to_string();
                let bytes = open::read(path, &Meter::default());
                whole(&name, bytes, *from)
            })),
            Rows::Lines { bytes, first_line, first_row, name } => {
                let rows = lines(bytes, *first_line).filter(|(_, line)| !is_blank(line)).zip(*first_row..);
                Box::new(rows.map(move |((number, line), row)| {
                    fields.read_json(line, || format!("{name}:{number}"), row)
                }))
            }
            Rows::Table { records, failure, first_row, columns, name } => {
                let rows = records.iter().zip(*first_row..).map(move |(record, row)| {
                    let line = record.position().map_or(0, csv::Position::line);
                    columns.read(record, || format!("{name}:{line}"), row)
                });
                Box::new(rows.chain(failure.iter().cloned().map(Err)))
            }
            Rows::Stdin(..) | Rows::Read(_) => Box::new(std::iter::empty()),
        };
        if reads.try_for_each(&mut each).is_break() {
            return;
        }
        drop(reads);
        match self.rows {
            Rows::Stdin(bytes, from) => drop(each(whole("-", Ok(bytes), from))),
            Rows::Read(rows) => drop(rows.into_iter().try_for_each(each)),
            Rows::Files(_) | Rows::Lines { .. } | Rows::Table { .. } => {}
        }
    }
}

/// The one document of a file.
fn whole(name: &str, bytes: io::Result<Vec<u8>>, from: From) -> Read {
    let place = if name == "-" { "standard input" } else { name };
    let text = bytes.map_err(|error| describe(&error)).and_then(|bytes| decode::document(bytes, from));
    match text {
        Ok(mut raw) => {
            raw.id = Id::Path(name.to_owned());
            raw.warning = raw.warning.map(|what| format!("{place}: {what}"));
            Ok(raw)
        }
        Err(what) => Err(Failure { id: Id::Path(name.to_owned()), message: format!("{place}: {what}") }),
    }
}

/// The chunks of all paths, in order.
pub(crate) fn chunks(files: Files, fields: Arc<Fields>, meter: Meter) -> impl Iterator<Item = Chunk> + Send {
    Chunks { sources: Box::new(files.sources()), fields, meter, reader: None, waiting: None, next: None }
}

struct Chunks {
    sources: Box<dyn Iterator<Item = Source> + Send>,
    fields: Arc<Fields>,
    meter: Meter,
    reader: Option<RowReader>,
    waiting: Option<Source>,
    next: Option<Chunk>,
}

/// What reads the rows of one file.
enum RowReader {
    Lines(Lines),
    Table(Table),
    #[cfg(feature = "parquet")]
    Parquet(super::parquet::Rows),
}

impl Iterator for Chunks {
    type Item = Chunk;

    fn next(&mut self) -> Option<Chunk> {
        loop {
            if let Some(chunk) = self.next.take() {
                return Some(chunk);
            }
            let of_reader = match self.reader.as_mut() {
                Some(RowReader::Lines(lines)) => lines.next(),
                Some(RowReader::Table(table)) => table.next(),
                #[cfg(feature = "parquet")]
                Some(RowReader::Parquet(rows)) => rows.next(),
                None => None,
            };
            if of_reader.is_some() {
                return of_reader;
            }
            self.reader = None;
            match self.waiting.take().or_else(|| self.sources.next())? {
                Source::Failed(failure) => return Some(Chunk::failed(failure)),
                Source::File(path, from) if from.has_rows() => self.open(&path, from),
                Source::File(path, from) if path.as_os_str() == "-" => return Some(self.stdin(from)),
                Source::File(path, from) => return Some(self.files(path, from)),
            }
        }
    }
}

impl Chunks {
    /// Standard input is read here, so that its size is known.
    fn stdin(&mut self, from: From) -> Chunk {
        match open::read(Path::new("-"), &self.meter) {
            Ok(bytes) => {
                let mark = Mark { bytes: bytes.len() as u64, crc: 0 };
                Chunk { rows: Rows::Stdin(bytes, from), mark }
            }
            Err(error) => {
                let message = format!("standard input: {}", describe(&error));
                Chunk::failed(Failure { id: Id::Path("-".to_owned()), message })
            }
        }
    }

    /// The file and those behind it, as far as they are documents and small.
    fn files(&mut self, path: PathBuf, from: From) -> Chunk {
        let mut crc = crc32fast::Hasher::new();
        let mut bytes = open::fingerprint(&path, &mut crc);
        let mut files = vec![(path, from)];
        while bytes < CHUNK_BYTES as u64 && files.len() < MAX_FILES {
            match self.sources.next() {
                Some(Source::File(path, from)) if !from.has_rows() && path.as_os_str() != "-" => {
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
        Chunk { rows: Rows::Files(files), mark: Mark { bytes, crc: crc.finalize() } }
    }

    fn open(&mut self, path: &Path, from: From) {
        let name = path.display().to_string();
        let opened = match from {
            #[cfg(feature = "parquet")]
            From::Parquet => {
                super::parquet::Rows::open(path, &self.fields, &self.meter).map(RowReader::Parquet)
            }
            From::Csv | From::Tsv => {
                let delimiter = if from == From::Tsv { b'\t' } else { b',' };
                open::rows(path, open::Guess::Yes, &self.meter)
                    .map_err(|error| describe(&error))
                    .and_then(|reader| Table::open(&name, reader, delimiter, &self.fields))
                    .map(RowReader::Table)
            }
            _ => open::rows(path, open::Guess::No, &self.meter)
                .map_err(|error| describe(&error))
                .map(|reader| RowReader::Lines(Lines::new(&name, reader))),
        };
        match opened {
            Ok(reader) => self.reader = Some(reader),
            Err(what) => {
                let message = format!("{name}: {what}");
                self.next = Some(Chunk::failed(Failure { id: Id::Path(name), message }));
            }
        }
    }
}

/// A chunk of files has at most so many.
const MAX_FILES: usize = 64;

/// Reads what is left of a stream, but no more than a document may have.
pub(super) fn read_bounded(reader: &mut dyn io::Read, size_hint: usize) -> io::Result<Vec<u8>> {
    // One byte more than the file has, so that its end is seen without growing.
    let mut bytes = Vec::with_capacity(size_hint + 1);
    reader.take(MAX_DOCUMENT_BYTES).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == MAX_DOCUMENT_BYTES {
        return Err(io::Error::other("a document may have at most 4 GiB"));
    }
    Ok(bytes)
}

/// As many bytes as no document has.
const MAX_DOCUMENT_BYTES: u64 = 1 << 32;
