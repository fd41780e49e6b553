//! Reads rows of CSV and TSV, chunk by chunk.

use super::chunk::{Chunk, ChunkContent};
use super::columns::FieldColumns;
use super::context::ReadContext;
use super::delimiter::{delimiter_of, read_header};
use super::document::ReadFailure;
use super::fields::Fields;
use super::place::LineNumber;
use super::read_ahead::ByteStream;
use super::record::record;
use super::row_cutter::{RowCut, RowCutter};
use super::row_scanner::{RowEnds, rows};
use crate::io_error::describe;
use std::io::{self, Cursor, Read};
use std::sync::Arc;

/// The delimiter of a table.
#[derive(Debug, Clone, Copy)]
pub(super) enum Delimiter {
    /// The one asked for.
    Given(u8),
    /// The usual one, unless the header tells another.
    Usual(u8),
}

/// The rows of a table, chunk by chunk.
pub(super) struct CsvReader {
    name: Arc<str>,
    rows: RowCutter,
    delimiter: u8,
    columns: Arc<FieldColumns>,
    /// The rows that were read with the header.
    first: Option<RowCut>,
}

impl CsvReader {
    /// Reads the header.
    pub(super) fn open(
        name: &str,
        stream: ByteStream,
        delimiter: Delimiter,
        context: &ReadContext,
        fields: &Fields,
    ) -> Result<Self, ReadFailure> {
        let (stream, delimiter) = with_delimiter(stream, delimiter, fields)
            .map_err(|error| ReadFailure::in_file(name, &describe(&error)))?;
        let mut rows = RowCutter::new(stream, RowEnds::Records(delimiter), context.limit);
        let mut header = csv::ByteRecord::new();
        let mut first = None;
        while header.is_empty() && first.is_none() {
            match rows.next() {
                None => break,
                Some(RowCut::Rows(bytes, line)) => {
                    (header, first) = split_header(&bytes, line, delimiter)
                        .map_err(|what| ReadFailure::in_file(name, &what))?;
                }
                Some(RowCut::Failed(line, what) | RowCut::Broken(line, what)) => {
                    return Err(ReadFailure::in_file(name, &format!("line {line}: {what}")));
                }
            }
        }
        let columns = FieldColumns::of(&header, fields).map_err(|what| ReadFailure::in_file(name, &what))?;
        FieldColumns::missing(&header, fields)
            .into_iter()
            .for_each(|what| context.notes.add(format!("{name}: {what}")));
        Ok(Self { name: name.into(), rows, delimiter, columns: Arc::new(columns), first })
    }

    pub(super) fn next(&mut self) -> Option<Chunk> {
        let ends = RowEnds::Records(self.delimiter);
        loop {
            return Some(match self.first.take().or_else(|| self.rows.next())? {
                RowCut::Rows(bytes, first_line) if rows(&bytes, ends, first_line).next().is_none() => {
                    continue;
                }
                RowCut::Rows(bytes, first_line) => {
                    let (name, columns) = (Arc::clone(&self.name), Arc::clone(&self.columns));
                    let delimiter = self.delimiter;
                    let table = |bytes| ChunkContent::Table { bytes, first_line, delimiter, columns, name };
                    Chunk::rows(bytes, table)
                }
                RowCut::Failed(line, what) | RowCut::Broken(line, what) => {
                    Chunk::failed(ReadFailure::in_row(&self.name, line, &what))
                }
            });
        }
    }
}

/// The whole stream, and the delimiter of the table.
fn with_delimiter(
    mut stream: ByteStream,
    delimiter: Delimiter,
    fields: &Fields,
) -> io::Result<(ByteStream, u8)> {
    match delimiter {
        Delimiter::Given(delimiter) => Ok((stream, delimiter)),
        Delimiter::Usual(usual) => {
            let head = read_header(&mut stream)?;
            let delimiter = delimiter_of(&head, usual, &fields.text);
            Ok((Box::new(Cursor::new(head).chain(stream)), delimiter))
        }
    }
}

/// The header, if there is one, and the rows after it; the error is a message.
fn split_header(
    bytes: &[u8],
    line: LineNumber,
    delimiter: u8,
) -> Result<(csv::ByteRecord, Option<RowCut>), String> {
    let mut rows = rows(bytes, RowEnds::Records(delimiter), line);
    let header = rows.next().map(|(_, row)| record(&bytes[row], delimiter)).transpose()?;
    let rest = rows.next().map(|(line, row)| RowCut::Rows(bytes[row.start..].to_vec(), line));
    Ok((header.unwrap_or_default(), rest))
}
