//! Reads rows of Parquet files in chunks, and only the columns that are needed.

use super::chunk::Chunk;
use super::context::ReadContext;
use super::document::{DocumentId, RawDocument, ReadFailure, ReadResult, row_place};
use super::fields::{Fields, KeptFields, null};
use super::file_name::shown_path;
use super::limits::CHUNK_BYTES;
use super::parquet_footer;
use super::parquet_pages::LimitedPages;
use super::place::LineNumber;
use crate::io_error::describe;
use crate::quiet_panic;
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row};
use parquet::schema::types::Type;
use serde_json::value::{RawValue, to_raw_value};
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

/// The rows of a file.
pub(super) struct ParquetReader {
    name: String,
    rows: RowIter<'static>,
    fields: Arc<Fields>,
    context: ReadContext,
    n_bytes: u64,
    n_rows: u64,
    /// The number of the next row, as shown.
    next_row: LineNumber,
    is_over: bool,
}

impl ParquetReader {
    /// Reads the metadata of the file; the error is a message.
    pub(super) fn open(path: &Path, fields: &Arc<Fields>, context: &ReadContext) -> Result<Self, String> {
        let mut file = File::open(path).map_err(|error| describe(&error))?;
        if !parquet_footer::is_sound(&mut file).map_err(|error| describe(&error))? {
            return Err("not a readable Parquet file".to_owned());
        }
        let n_bytes = file.metadata().map_or(0, |metadata| metadata.len());
        let pages = LimitedPages { file, limit: context.limit };
        // The crate panics on some corrupt files, which must not end the run.
        let opened = quiet_panic::catch(|| {
            let reader = SerializedFileReader::new(pages).map_err(|error| message(&error))?;
            let n_rows = reader.metadata().file_metadata().num_rows().max(1) as u64;
            let schema = reader.metadata().file_metadata().schema();
            let wanted = projection(schema, fields)?;
            let rows = RowIter::from_file_into(Box::new(reader));
            rows.project(Some(wanted)).map(|rows| (rows, n_rows)).map_err(|error| message(&error))
        });
        let (rows, n_rows) = opened.unwrap_or_else(|| Err("not a readable Parquet file".to_owned()))?;
        Ok(Self {
            name: shown_path(path),
            rows,
            fields: Arc::clone(fields),
            context: context.clone(),
            n_bytes,
            n_rows,
            next_row: LineNumber::FIRST,
            is_over: false,
        })
    }

    pub(super) fn next(&mut self) -> Option<Chunk> {
        let mut reads = Vec::new();
        let mut bytes = 0;
        while bytes < CHUNK_BYTES && !self.is_over {
            let read = match quiet_panic::catch(|| self.rows.next()) {
                Some(None) => {
                    self.is_over = true;
                    break;
                }
                Some(Some(Ok(row))) => document(&row, &self.fields, &self.name, self.next_row)
                    .and_then(|raw| raw.within(self.context.limit, || row_place(&self.name, self.next_row))),
                Some(Some(Err(error))) => self.fail(&message(&error)),
                None => self.fail("the file is corrupt"),
            };
            bytes += read.as_ref().map_or(0, |raw| raw.text.len()) + 1;
            reads.push(read);
            self.next_row = self.next_row.plus(1);
        }
        self.context.meter.add(reads.len() as u64 * self.n_bytes / self.n_rows);
        (!reads.is_empty()).then(|| Chunk::read(reads))
    }

    /// Ends the file with a failure.
    fn fail(&mut self, what: &str) -> ReadResult {
        self.is_over = true;
        Err(ReadFailure::in_row(&self.name, self.next_row, what))
    }
}

fn message(error: &ParquetError) -> String {
    match error {
        ParquetError::General(what) => what.clone(),
        _ => error.to_string(),
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

fn document(row: &Row, fields: &Fields, file: &str, number: LineNumber) -> ReadResult {
    let json = |name: &str| find(row, name).map(json);
    let id = match json(&fields.id).filter(|id| id.get() != "null") {
        None => DocumentId::Place(row_place(file, number)),
        Some(id) => DocumentId::Value(id),
    };
    let text = match find(row, &fields.text).map(text_of) {
        Some(Some(text)) => text,
        found => {
            let what = if found.is_none() { "missing" } else { "not text" };
            let what = format!("field \"{}\" is {what}", fields.text);
            return Err(ReadFailure { id, ..ReadFailure::in_row(file, number, &what) });
        }
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

/// The text of a document: a string, or a list of strings as lines; null is an empty text.
fn text_of(value: &Field) -> Option<String> {
    match value {
        Field::Null => Some(String::new()),
        Field::ListInternal(list) => {
            list.elements().iter().map(string).collect::<Option<Vec<_>>>().map(|lines| lines.join("\n"))
        }
        _ => string(value),
    }
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
