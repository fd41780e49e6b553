//! Writes tables as Parquet files: typed columns, in row groups of bounded size.

use super::table::TableCell;
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::Type;
use std::fs::File;
use std::io;
use std::sync::Arc;

/// A row group with this many bytes is written.
const GROUP_BYTES: usize = 8 << 20;

/// A file that rows are added to.
pub(super) enum ParquetFile {
    /// Without rows the columns are not known.
    Empty(File),
    Open(Box<ParquetRows>),
    /// It failed to open.
    Failed,
}

/// The columns of a file, and the row group being filled.
pub(super) struct ParquetRows {
    writer: SerializedFileWriter<File>,
    columns: Vec<ParquetColumn>,
    n_bytes: usize,
}

/// The values of a column in the row group being filled.
enum ParquetColumn {
    /// Texts, and definition levels: 0 for a missing text.
    Text(Vec<ByteArray>, Vec<i16>),
    /// Counts, and definition levels likewise.
    Count(Vec<i64>, Vec<i16>),
    Score(Vec<f64>),
}

impl ParquetFile {
    /// Adds rows. The names of the columns are those of the first call, their types those of its first row.
    pub(super) fn write(&mut self, header: &[String], rows: &[Vec<TableCell>]) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        if let Self::Empty(_) = self {
            let Self::Empty(file) = std::mem::replace(self, Self::Failed) else { return Ok(()) };
            *self = Self::Open(Box::new(ParquetRows::create(file, header, rows)?));
        }
        if let Self::Open(open) = self { open.write(rows) } else { Ok(()) }
    }

    /// Writes the last row group and the footer.
    pub(super) fn finish(self) -> io::Result<()> {
        match self {
            Self::Open(rows) => rows.finish(),
            Self::Empty(file) => ParquetRows::create(file, &["id".to_owned()], &[])?.finish(),
            Self::Failed => Ok(()),
        }
    }
}

impl ParquetRows {
    /// A file with these columns, whose types are taken from the first row.
    fn create(file: File, header: &[String], rows: &[Vec<TableCell>]) -> io::Result<Self> {
        let column = |at: usize| match rows.first().and_then(|row| row.get(at)) {
            Some(TableCell::Count(_) | TableCell::NoCount) => ParquetColumn::Count(Vec::new(), Vec::new()),
            Some(TableCell::Score(_)) => ParquetColumn::Score(Vec::new()),
            Some(TableCell::Text(_) | TableCell::Empty) | None => ParquetColumn::Text(Vec::new(), Vec::new()),
        };
        let columns: Vec<ParquetColumn> = (0..header.len()).map(column).collect();
        let fields = header.iter().zip(&columns).map(|(name, column)| column.field(name).map(Arc::new));
        let fields = fields.collect::<Result<Vec<_>, _>>().map_err(failed)?;
        let schema = Type::group_type_builder("row").with_fields(fields).build().map_err(failed)?;
        let settings = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let writer = SerializedFileWriter::new(file, Arc::new(schema), Arc::new(settings)).map_err(failed)?;
        Ok(Self { writer, columns, n_bytes: 0 })
    }

    fn write(&mut self, rows: &[Vec<TableCell>]) -> io::Result<()> {
        for row in rows {
            for (column, cell) in self.columns.iter_mut().zip(row) {
                self.n_bytes += column.push(cell);
            }
        }
        if self.n_bytes >= GROUP_BYTES { self.write_group() } else { Ok(()) }
    }

    fn finish(mut self) -> io::Result<()> {
        self.write_group()?;
        self.writer.close().map(drop).map_err(failed)
    }

    fn write_group(&mut self) -> io::Result<()> {
        if self.n_bytes == 0 {
            return Ok(());
        }
        self.n_bytes = 0;
        let mut group = self.writer.next_row_group().map_err(failed)?;
        for column in &mut self.columns {
            let Some(mut writer) = group.next_column().map_err(failed)? else { break };
            column.write(&mut writer).map_err(failed)?;
            writer.close().map_err(failed)?;
        }
        group.close().map(drop).map_err(failed)
    }
}

impl ParquetColumn {
    fn field(&self, name: &str) -> Result<Type, ParquetError> {
        let (kind, repetition, logical) = match self {
            Self::Text(..) => (Physical::BYTE_ARRAY, Repetition::OPTIONAL, Some(LogicalType::String)),
            Self::Count(..) => (Physical::INT64, Repetition::OPTIONAL, None),
            Self::Score(_) => (Physical::DOUBLE, Repetition::REQUIRED, None),
        };
        let field = Type::primitive_type_builder(name, kind);
        field.with_repetition(repetition).with_logical_type(logical).build()
    }

    /// Adds a value; returns its size.
    fn push(&mut self, cell: &TableCell) -> usize {
        match (self, cell) {
            (Self::Text(_, levels), TableCell::Empty) => {
                levels.push(0);
                1
            }
            (Self::Text(values, levels), cell) => {
                let text = cell.shown();
                let n_bytes = text.len();
                values.push(ByteArray::from(text.into_bytes()));
                levels.push(1);
                n_bytes + 1
            }
            (Self::Count(values, levels), TableCell::Count(count)) => {
                values.push(count.cast_signed());
                levels.push(1);
                8
            }
            (Self::Count(_, levels), _) => {
                levels.push(0);
                1
            }
            (Self::Score(values), cell) => {
                values.push(if let TableCell::Score(score) = cell { *score } else { 0.0 });
                8
            }
        }
    }

    fn write(&mut self, writer: &mut SerializedColumnWriter) -> Result<(), ParquetError> {
        match self {
            Self::Text(values, levels) => {
                writer.typed::<ByteArrayType>().write_batch(values, Some(levels), None)?;
                values.clear();
                levels.clear();
            }
            Self::Count(values, levels) => {
                writer.typed::<Int64Type>().write_batch(values, Some(levels), None)?;
                values.clear();
                levels.clear();
            }
            Self::Score(values) => {
                writer.typed::<DoubleType>().write_batch(values, None, None)?;
                values.clear();
            }
        }
        Ok(())
    }
}

fn failed(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(inner) => io::Error::other(inner),
        },
        error => io::Error::other(error.to_string()),
    }
}
