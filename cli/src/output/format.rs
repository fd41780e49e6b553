//! The formats of output.

/// How reports are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum OutputFormat {
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
pub(crate) struct TextStyle {
    /// Sentences of a summary on lines of their own.
    pub one_per_line: bool,
    /// A NUL byte, not a newline, behind every keyword.
    pub null_separated: bool,
    /// Headings between documents in bold.
    pub color: bool,
}
