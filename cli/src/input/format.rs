//! The formats that documents are read from.

use std::path::{Path, PathBuf};

/// A format of input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum InputFormat {
    /// By the extension; standard input is text.
    Auto,
    /// One document a file.
    Text,
    /// One document a file, its inline marks taken away.
    Markdown,
    /// One document a file, reduced to its text.
    Html,
    /// One document a line, in JSON.
    Jsonl,
    /// One document a row, with a header.
    Csv,
    /// One document a row, with a header, between tabs.
    Tsv,
    /// One document a row.
    Parquet,
}

impl InputFormat {
    /// The format of a file of this name; none for an unknown extension.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?.to_ascii_lowercase();
        let packed = [".gz", ".zst"].iter().find_map(|packing| name.strip_suffix(packing));
        match packed.unwrap_or(&name).rsplit_once('.')?.1 {
            "txt" | "text" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "csv" => Some(Self::Csv),
            "tsv" => Some(Self::Tsv),
            "parquet" => Some(Self::Parquet),
            _ => None,
        }
    }

    /// True if a file holds many documents, one a row.
    pub(super) fn has_rows(self) -> bool {
        match self {
            Self::Jsonl | Self::Csv | Self::Tsv | Self::Parquet => true,
            Self::Auto | Self::Text | Self::Markdown | Self::Html => false,
        }
    }
}

/// True if any of the paths is a file of rows.
pub(crate) fn has_rows(paths: &[PathBuf], from: InputFormat) -> bool {
    from.has_rows()
        || from == InputFormat::Auto
            && paths.iter().any(|path| InputFormat::of(path).is_some_and(InputFormat::has_rows))
}
