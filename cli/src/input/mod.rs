//! Where documents come from: files, directories, standard input, rows of JSONL, CSV, TSV and Parquet.
//!
//! [`InputFiles`] turns the paths into files, in order; [`chunks`] cuts these into [`Chunk`]s of about 64 kB, cheaply
//! and one after another; [`Chunk::documents`] reads and decodes them, in parallel. Nothing holds more than a chunk, or
//! one row or file if that is larger. A fault in a row or file costs only that row or file.
//!
//! A file a format: `jsonl`, `csv`, `parquet`; `decode` turns the bytes of a whole file into text. A new format of rows
//! is a file here, a variant of [`InputFormat`] and an arm of `chunks`.

mod chunk;
mod chunks;
mod columns;
mod csv;
mod decode;
mod document;
mod fields;
mod format;
mod jsonl;
mod limits;
mod lines;
mod meter;
mod open;
#[cfg(feature = "parquet")]
mod parquet;
mod place;
mod walk;

pub(crate) use chunk::{Chunk, ChunkMark};
pub(crate) use chunks::chunks;
pub(crate) use document::{DocumentId, RawDocument, ReadFailure, ReadResult};
pub(crate) use fields::{Fields, KeptFields};
pub(crate) use format::{InputFormat, has_rows};
pub(crate) use meter::Meter;
pub(crate) use open::read_lines;
pub(crate) use place::LineNumber;
pub(crate) use walk::InputFiles;
