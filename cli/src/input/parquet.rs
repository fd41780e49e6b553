//! Reads rows of Parquet files in chunks, and only the columns that are needed.

use super::chunk::Chunk;
use super::document::{DocumentId, RawDocument, ReadFailure, ReadResult};
use super::fields::{Fields, KeptFields, null};
use super::limits::CHUNK_BYTES;
use super::meter::Meter;
use super::place::RowIndex;
use crate::io_error::describe;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row};
use parquet::schema::types::Type;
use serde_json::value::{RawValue, to_raw_value};
use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

/// The rows of a file.
pub(super) struct ParquetReader {
    name: String,
    rows: RowIter<'static>,
    fields: Arc<Fields>,
    meter: Meter,
    n_bytes: u64,
    n_rows: u64,
    next_row: RowIndex,
    is_over: bool,
}

impl ParquetReader {
    /// Reads the metadata of the file; the error is a message.
    pub(super) fn open(path: &Path, fields: &Arc<Fields>, meter: &Meter) -> Result<Self, String> {
        let file = File::open(path).map_err(|error| describe(&error))?;
        let n_bytes = file.metadata().map_or(0, |metadata| metadata.len());
        let opened = catch_unwind(AssertUnwindSafe(|| {
            let reader = SerializedFileReader::new(file).map_err(|error| error.to_string())?;
            let n_rows = reader.metadata().file_metadata().num_rows().max(1) as u64;
            let schema = reader.metadata().file_metadata().schema();
            let wanted = projection(schema, fields)?;
            let rows = RowIter::from_file_into(Box::new(reader));
            rows.project(Some(wanted)).map(|rows| (rows, n_rows)).map_err(|error| error.to_string())
        }));
        let (rows, n_rows) = opened.unwrap_or_else(|_| Err("not a readable Parquet file".to_owned()))?;
        let (fields, meter) = (Arc::clone(fields), meter.clone());
        Ok(Self {
            name: path.display().to_string(),
            rows,
            fields,
            meter,
            n_bytes,
            n_rows,
            next_row: RowIndex::FIRST,
            is_over: false,
        })
    }

    pub(super) fn next(&mut self) -> Option<Chunk> {
        let mut reads = Vec::new();
        let mut bytes = 0;
        let first = self.next_row;
        while bytes < CHUNK_BYTES && !self.is_over {
            let index = self.next_row;
            // The parquet crate panics on some corrupt files, which must not end the run.
            match catch_unwind(AssertUnwindSafe(|| self.rows.next())) {
                Ok(None) => self.is_over = true,
                Ok(Some(Ok(row))) => {
                    let read = document(&row, &self.fields, &self.name, index);
                    bytes += read.as_ref().map_or(0, |raw| raw.text.len()) + 1;
                    reads.push(read);
                    self.next_row = index.plus(1);
                }
                Ok(Some(Err(error))) => reads.push(self.fail(&error.to_string())),
                Err(_) => reads.push(self.fail("the file is corrupt")),
            }
        }
        self.meter.add((self.next_row.0 - first.0) * self.n_bytes / self.n_rows);
        (!reads.is_empty()).then(|| Chunk::read(reads))
    }

    /// Ends the file with a failure.
    fn fail(&mut self, what: &str) -> ReadResult {
        self.is_over = true;
        let message = format!("{}:{}: {what}", self.name, self.next_row.0 + 1);
        Err(ReadFailure { id: DocumentId::Row(self.next_row), message })
    }
}

/// The part of the schema that holds the fields; the error is a message.
fn projection(schema: &Type, fields: &Fields) -> Result<Type, String> {
    let KeptFields::These(kept) = &fields.keep else { return Ok(schema.clone()) };
    let names = [&fields.text, &fields.id, &fields.title].into_iter().chain(&fields.group).chain(kept);
    let names: Vec<&String> = names.collect();
    let is_wanted = |field: &&Arc<Type>| {
        let of = |name: &&String| {
            name.strip_prefix(field.name()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        names.iter().any(of)
    };
    let wanted: Vec<Arc<Type>> = schema.get_fields().iter().filter(is_wanted).cloned().collect();
    if wanted.is_empty() {
        return Err(format!("column \"{}\" is missing", fields.text));
    }
    Type::group_type_builder(schema.name()).with_fields(wanted).build().map_err(|error| error.to_string())
}

/// The value of a column: the one with this name, or else the one that its path leads to.
fn find<'r>(row: &'r Row, name: &str) -> Option<&'r Field> {
    if let Some((_, value)) = row.get_column_iter().find(|(column, _)| *column == name) {
        return Some(value);
    }
    name.match_indices('.').find_map(|(dot, _)| match find(row, &name[..dot])? {
        Field::Group(inner) => find(inner, &name[dot + 1..]),
        _ => None,
    })
}

fn document(row: &Row, fields: &Fields, file: &str, index: RowIndex) -> ReadResult {
    let json = |name: &str| find(row, name).map(json);
    let id = match find(row, &fields.id) {
        None => DocumentId::Row(index),
        Some(value) => DocumentId::Value(self::json(value)),
    };
    let fail = |id: DocumentId, what: &str| {
        let message = format!("{file}:{}: field \"{}\" is {what}", index.0 + 1, fields.text);
        ReadFailure { id, message }
    };
    let text = match find(row, &fields.text).map(string) {
        None => return Err(fail(id, "missing")),
        Some(None) => return Err(fail(id, "not text")),
        Some(Some(text)) => text,
    };
    let kept = match &fields.keep {
        KeptFields::All => {
            row.get_column_iter().map(|(name, value)| (name.clone(), self::json(value))).collect()
        }
        KeptFields::These(names) => {
            names.iter().filter_map(|name| Some((name.clone(), json(name)?))).collect()
        }
    };
    Ok(RawDocument {
        title: find(row, &fields.title).and_then(string),
        kept,
        group: fields.group.as_ref().map(|name| json(name).unwrap_or_else(null)),
        ..RawDocument::new(id, text)
    })
}

fn string(value: &Field) -> Option<String> {
    match value {
        Field::Str(text) => Some(text.clone()),
        Field::Bytes(bytes) => std::str::from_utf8(bytes.data()).ok().map(str::to_owned),
        _ => None,
    }
}

fn json(value: &Field) -> Box<RawValue> {
    let text = if let Field::Bytes(_) = value { string(value) } else { None };
    let raw = text.map_or_else(|| to_raw_value(&value.to_json_value()), |text| to_raw_value(&text));
    raw.unwrap_or_else(|_| null())
}
