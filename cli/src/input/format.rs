//! The formats of input.

use super::file_name::shown_path;
use super::unpack::PACKED_EXTENSIONS;
use nutgraf::read::OfficeFormat;
use std::path::Path;

/// The format of an input file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum InputFormat {
    /// By file extension and content; else plain text
    Auto,
    /// Plain text whatever the first bytes are, one document per file
    #[value(alias = "txt")]
    Text,
    /// Markdown without its inline markup, one document per file
    #[value(alias = "md")]
    Markdown,
    /// The text of a web page, one document per file
    #[value(alias = "htm")]
    Html,
    /// The spoken text of subtitles, SubRip or WebVTT, one document per file
    #[value(alias = "vtt")]
    Srt,
    /// The messages of a chat or transcript, one document per file
    Chat,
    /// A mail as it is sent, one document per file
    Eml,
    /// A mailbox, one document per mail
    Mbox,
    /// Word documents
    #[value(alias = "docm")]
    Docx,
    /// OpenDocument texts
    #[value(alias = "fodt")]
    Odt,
    /// Books in EPUB
    Epub,
    /// PowerPoint presentations, slide by slide
    Pptx,
    /// The text cells of Excel workbooks
    Xlsx,
    /// The text and code of Jupyter notebooks, without output
    Ipynb,
    /// The text of a PDF file, one document per file
    Pdf,
    /// JSON objects, one document per line
    #[value(aliases = ["ndjson", "jsonlines"])]
    Jsonl,
    /// A JSON list of objects or texts, one document each, or one object; see --rows
    Json,
    /// Comma-separated with a header, one document per row
    Csv,
    /// Tab-separated with a header, one document per row
    Tsv,
    /// Parquet, one document per row
    Parquet,
}

/// The name of a file without its extensions: `news` for `data/news.jsonl.gz`.
pub(crate) fn bare_name(path: &Path) -> String {
    let name = path.file_name().map_or_else(|| shown_path(path), |name| shown_path(Path::new(name)));
    let unpacked = PACKED_EXTENSIONS.iter().find_map(|packing| name.strip_suffix(packing));
    let unpacked = unpacked.unwrap_or(&name);
    unpacked.rsplit_once('.').map_or(unpacked, |(bare, _)| bare).to_owned()
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
            "eml" => Some(Self::Eml),
            "mbox" => Some(Self::Mbox),
            "docx" | "docm" | "dotx" => Some(Self::Docx),
            "odt" | "ott" | "fodt" => Some(Self::Odt),
            "epub" => Some(Self::Epub),
            "pptx" | "pptm" | "ppsx" => Some(Self::Pptx),
            "xlsx" | "xlsm" => Some(Self::Xlsx),
            "ipynb" => Some(Self::Ipynb),
            "pdf" if cfg!(feature = "pdf") => Some(Self::Pdf),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "json" | "geojson" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            "tsv" => Some(Self::Tsv),
            "parquet" => Some(Self::Parquet),
            _ => None,
        }
    }

    /// True if a file holds many documents, one a row.
    pub(crate) fn has_rows(self) -> bool {
        self.content() == FileContent::Rows
    }

    /// The format of office documents that this is, if it is one.
    pub(super) fn office(self) -> Option<OfficeFormat> {
        if let FileContent::Office(format) = self.content() { Some(format) } else { None }
    }

    fn content(self) -> FileContent {
        match self {
            Self::Mbox | Self::Jsonl | Self::Json | Self::Csv | Self::Tsv | Self::Parquet => {
                FileContent::Rows
            }
            Self::Docx => FileContent::Office(OfficeFormat::Docx),
            Self::Odt => FileContent::Office(OfficeFormat::Odt),
            Self::Epub => FileContent::Office(OfficeFormat::Epub),
            Self::Pptx => FileContent::Office(OfficeFormat::Pptx),
            Self::Xlsx => FileContent::Office(OfficeFormat::Xlsx),
            Self::Auto
            | Self::Text
            | Self::Markdown
            | Self::Html
            | Self::Srt
            | Self::Chat
            | Self::Eml
            | Self::Ipynb
            | Self::Pdf => FileContent::Document,
        }
    }
}

/// The content of a file of some format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FileContent {
    Rows,
    Office(OfficeFormat),
    /// One document of any other kind.
    Document,
}
