//! Reports to bytes, in the format asked for, and the one door for every file written.
//!
//! Reports are encoded each by itself (`encode`), so that many can be at once, and put together in order (`printer`).
//! A new format is a file here, a variant of [`OutputFormat`] and an arm of `encode`.

mod encode;
mod format;
mod json;
mod one_line;
#[cfg(feature = "parquet")]
mod parquet;
mod printer;
mod resume;
mod table;
mod target;
mod text;

pub(crate) use encode::{EncodedReports, ReportEncoder};
pub(crate) use format::{OutputFormat, TextStyle};
pub(crate) use json::{Body, CompressedRow, CopyRow, KeywordRow, PartRow, Report, SentenceRow, SplitRow};
pub(crate) use printer::Printer;
pub(crate) use resume::{ChunkEntry, EarlierRun};
pub(crate) use target::{OutputTarget, Packing, part_of};
