//! The formats of input.

use super::unpack::PACKED_EXTENSIONS;
use std::path::{Path, PathBuf};

/// The format of an input file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum InputFormat {
    /// By file extension and first bytes; else plain text
    Auto,
    /// Plain text whatever the first bytes are, one document per file
    Text,
    /// Markdown without its inline markup, one document per file
    Markdown,
    /// The text of a web page, one document per file
    Html,
    /// The spoken text of subtitles, SubRip or WebVTT, one document per file
    #[value(alias = "vtt")]
    Srt,
    /// The text of a PDF file, one document per file
    Pdf,
    /// JSON objects, one document per line
    Jsonl,
    /// Comma-separated with a header, one document per row
    Csv,
    /// Tab-separated with a header, one document per row
    Tsv,
    /// Parquet, one document per row
    Parquet,
}

impl InputFormat {
    /// The format by the name of a file, `Auto` for text; `None` if the extension is unknown.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
        let unpacked = PACKED_EXTENSIONS.iter().find_map(|packing| name.strip_suffix(packing));
        match unpacked.unwrap_or(&name).rsplit_once('.')?.1 {
            "txt" | "text" => Some(Self::Auto),
            "md" | "markdown" | "mdown" | "mkd" | "mdx" | "qmd" | "rmd" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "srt" | "vtt" => Some(Self::Srt),
            "pdf" if cfg!(feature = "pdf") => Some(Self::Pdf),
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
            Self::Auto | Self::Text | Self::Markdown | Self::Html | Self::Srt | Self::Pdf => false,
        }
    }
}

/// True if any of the paths is a file of rows.
pub(crate) fn has_rows(paths: &[PathBuf], from: InputFormat) -> bool {
    from.has_rows()
        || from == InputFormat::Auto
            && paths.iter().any(|path| InputFormat::of(path).is_some_and(InputFormat::has_rows))
}
