//! Reads documents from files, directories, standard input, and rows of JSONL, CSV, TSV and Parquet.
//!
//! [`InputFiles`] finds the files, in order. [`chunks`] cuts them into [`Chunk`]s of about 64 kB, quickly and one after
//! another. [`Chunk::documents`] reads and decodes the documents, in parallel. Memory holds no more than a chunk per
//! thread, or one row or file if that is larger. A malformed row or file affects no other.
//!
//! Each format of rows has its own file (`jsonl`, `csv`, `parquet`); `decode` turns the bytes of a whole file into text.
//! To add a format of rows, add a file here, a variant of [`InputFormat`] and an arm of `chunks`.

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
