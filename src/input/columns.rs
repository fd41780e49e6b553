//! Rows of CSV and TSV.

use super::chunk::{Chunk, Mark, Rows};
use super::fields::null;
use super::{CHUNK_BYTES, Failure, Fields, Id, Keep, MAX_ROW_BYTES, RawDocument, Read, describe};
use serde_json::value::{RawValue, to_raw_value};
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Where the fields stand in the rows of a table.
#[derive(Debug)]
pub(super) struct Columns {
    text: usize,
    id: Option<usize>,
    title: Option<usize>,
    group: Group,
    kept: Vec<(String, usize)>,
}

/// Where the value stands that rows are grouped by.
#[derive(Debug, Clone, Copy)]
enum Group {
    /// They are not grouped.
    None,
    /// The table has no such column.
    Missing,
    At(usize),
}

impl Columns {
    /// Finds the fields in the header; the message says what is missing.
    fn of(header: &csv::ByteRecord, fields: &Fields) -> Result<Self, String> {
        let find = |name: &str| header.iter().position(|column| column == name.as_bytes());
        let text = find(&fields.text).ok_or_else(|| format!("column \"{}\" is missing", fields.text))?;
        let kept = match &fields.keep {
            Keep::All => header
                .iter()
                .enumerate()
                .map(|(at, name)| (String::from_utf8_lossy(name).into_owned(), at))
                .collect(),
            Keep::These(names) => names.iter().filter_map(|name| Some((name.clone(), find(name)?))).collect(),
        };
        let group = match &fields.group {
            None => Group::None,
            Some(name) => find(name).map_or(Group::Missing, Group::At),
        };
        Ok(Self { text, id: find(&fields.id), title: find(&fields.title), group, kept })
    }

    /// The document of one row.
    pub(super) fn read(&self, row: &csv::ByteRecord, place: impl Fn() -> String, number: u64) -> Read {
        let fail = |what: &str| Failure { id: Id::Row(number), message: format!("{}: {what}", place()) };
        let column = |index: usize| -> Result<&str, Failure> {
            let bytes = row.get(index).ok_or_else(|| fail("the row is too short"))?;
            std::str::from_utf8(bytes).map_err(|_| fail("not UTF-8"))
        };
        let json = |index: usize| -> Result<Box<RawValue>, Failure> {
            Ok(to_raw_value(column(index)?).unwrap_or_else(|_| null()))
        };
        let text = column(self.text)?.to_owned();
        let id = self.id.map(column).transpose()?.map_or(Id::Row(number), Id::text);
        let kept = self.kept.iter().map(|(name, at)| Ok((name.clone(), json(*at)?)));
        Ok(RawDocument {
            title: self.title.map(column).transpose()?.map(str::to_owned),
            kept: kept.collect::<Result<_, _>>()?,
            group: match self.group {
                Group::None => None,
                Group::Missing => Some(null()),
                Group::At(index) => Some(json(index)?),
            },
            ..RawDocument::new(id, text)
        })
    }
}

/// The rows of a table, chunk by chunk.
pub(super) struct Table {
    name: Arc<str>,
    rows: csv::Reader<Guarded>,
    columns: Arc<Columns>,
    left: Arc<AtomicUsize>,
    n_rows: u64,
    is_over: bool,
}

impl Table {
    /// Reads the header; the message says what is wrong with it.
    pub(super) fn open(
        name: &str,
        reader: Box<dyn io::Read + Send>,
        delimiter: u8,
        fields: &Fields,
    ) -> Result<Self, String> {
        let left = Arc::new(AtomicUsize::new(MAX_ROW_BYTES));
        let guarded = Guarded { reader, left: Arc::clone(&left) };
        let mut builder = csv::ReaderBuilder::new();
        let mut rows =
            builder.delimiter(delimiter).flexible(true).buffer_capacity(CHUNK_BYTES).from_reader(guarded);
        let header = rows.byte_headers().map_err(|error| what_failed(&error))?;
        let columns = Arc::new(Columns::of(header, fields)?);
        Ok(Self { name: name.into(), rows, columns, left, n_rows: 0, is_over: false })
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
                    let message = format!("{}:{line}: {}", self.name, what_failed(&error));
                    failure = Some(Failure { id: Id::Row(self.n_rows + records.len() as u64), message });
                }
            }
        }
        if records.is_empty() && failure.is_none() {
            return None;
        }
        let first_row = self.n_rows;
        self.n_rows += records.len() as u64;
        let mark = Mark { bytes: bytes as u64, crc: crc.finalize() };
        let rows = Rows::Table {
            records,
            failure,
            first_row,
            columns: Arc::clone(&self.columns),
            name: Arc::clone(&self.name),
        };
        Some(Chunk { rows, mark })
    }
}

fn what_failed(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Io(error) => describe(error),
        _ => error.to_string(),
    }
}

/// A reader that gives up on a row without an end: a quote that is never closed would take in all the rest.
struct Guarded {
    reader: Box<dyn io::Read + Send>,
    left: Arc<AtomicUsize>,
}

impl io::Read for Guarded {
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
