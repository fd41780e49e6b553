//! Reads documents from files, directories, standard input, and rows of JSONL, JSON, CSV, TSV and Parquet.
//!
//! [`InputFiles`] finds the files, in order. [`chunks`] cuts them into [`Chunk`]s of about 64 kB, quickly and one after
//! another. [`Chunk::documents`] reads and decodes the documents, in parallel. Memory holds no more than a chunk per
//! thread, or one row or file if that is larger. A malformed row or file affects no other.
//!
//! A file passes `open` and `unpack`. Each format of rows has its own file (`jsonl`, `csv`, `parquet`); `row_cutter` cuts the
//! stream of the first two into whole rows. `json_rows` makes lines of a JSON file, which are then read as JSONL. `decode` turns
//! the bytes of a whole file into text, unless they are of one of the formats in `unread`. `notebook` reads notebooks, `mbox`
//! mailboxes. `notes` holds messages about files that are not read, for the end of the run.
//! To add a format of rows, add a file here, a variant of [`InputFormat`] and an arm of `chunks`.

mod binary;
mod chunk;
mod chunks;
mod columns;
mod context;
mod csv;
mod decode;
mod delimiter;
mod document;
mod fields;
mod file_name;
mod format;
mod json_mend;
mod json_path;
mod json_rows;
mod jsonl;
mod limits;
mod markup;
mod mbox;
mod meter;
mod notebook;
mod notes;
mod open;
#[cfg(feature = "parquet")]
mod parquet;
#[cfg(feature = "parquet")]
mod parquet_footer;
#[cfg(feature = "parquet")]
mod parquet_pages;
mod pdf;
mod peek;
mod place;
mod read_ahead;
mod record;
mod row_cutter;
mod row_scanner;
mod row_search;
mod row_signs;
mod unpack;
mod unread;
mod walk;

pub(crate) use chunk::{Chunk, ChunkMark};
pub(crate) use chunks::chunks;
pub(crate) use context::ReadContext;
pub use document::ReadFailure;
pub(crate) use document::{DocumentId, RawDocument, ReadResult};
pub(crate) use fields::{Fields, KeptFields};
pub(crate) use file_name::shown_path;
pub(crate) use format::{InputFormat, bare_name};
pub(crate) use limits::DocumentLimit;
pub(crate) use markup::Markup;
pub(crate) use open::{read_lines, read_text};
pub(crate) use place::LineNumber;
pub(crate) use row_signs::format_of_rows;
pub(crate) use walk::InputFiles;
