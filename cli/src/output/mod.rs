//! Encodes reports in the output format and writes them.
//!
//! Each report is encoded by itself (`encode`), so that many can be encoded in parallel, and then joined in order
//! (`printer`). To add a format, add a file here, a variant of [`OutputFormat`] and an arm of `encode`.

mod encode;
mod format;
mod formulas;
mod one_line;
mod outline;
mod pager;
mod paint;
#[cfg(feature = "parquet")]
mod parquet;
mod paths;
mod printer;
mod report;
mod resume;
mod sink;
mod table;
mod target;
mod text;
mod unfinished;
mod view;
mod wrap;

pub(crate) use encode::{EncodedReports, ReportEncoder};
pub(crate) use format::{OutputFormat, TextStyle, View};
pub(crate) use formulas::Formulas;
pub(crate) use one_line::one_line;
pub(crate) use paths::{part_of, written_files};
pub(crate) use printer::Printer;
pub(crate) use report::Report;
pub(crate) use resume::{ChunkEntry, EarlierRun};
pub(crate) use sink::Packing;
pub(crate) use target::OutputTarget;
pub(crate) use text::plain_text;
