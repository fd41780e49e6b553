//! What is printed: one report a document, in the format asked for.

mod encode;
mod json;
#[cfg(feature = "parquet")]
mod parquet;
mod printer;
mod resume;
mod table;
mod target;
mod text;

pub(crate) use encode::{Encoded, Encoder};
pub(crate) use json::{Body, CompressedRow, CopyRow, KeywordRow, PartRow, Report, SentenceRow, SplitRow};
pub(crate) use printer::Printer;
pub(crate) use resume::{Done, Entry};
pub(crate) use target::{Packing, Target, part_of};

/// How reports are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// One object, or an array of them.
    Json,
    /// One object a line.
    Jsonl,
    /// A header and one row a sentence or keyword, between tabs.
    Tsv,
    /// The same, between commas.
    Csv,
    /// The same, as a Parquet file.
    Parquet,
}

/// How the text format looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Style {
    /// Sentences of a summary on lines of their own.
    pub one_per_line: bool,
    /// A NUL byte, not a newline, behind every keyword.
    pub null_separated: bool,
    /// Headings between documents in bold.
    pub color: bool,
}
