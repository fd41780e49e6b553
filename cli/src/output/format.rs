//! The formats of output.

/// The format of an output file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum OutputFormat {
    /// Plain text, for people
    #[value(alias = "txt")]
    Text,
    /// Headings and paragraphs, of an outline
    #[value(alias = "md")]
    Markdown,
    /// A JSON object, or an array of them for several documents
    Json,
    /// JSON objects, one per line
    #[value(aliases = ["ndjson", "jsonlines"])]
    Jsonl,
    /// Tab-separated: a header and one row per sentence or keyword
    Tsv,
    /// Comma-separated: the same columns
    Csv,
    /// A Parquet file with the same columns
    Parquet,
}

impl OutputFormat {
    /// The name, as it is typed.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Tsv => "tsv",
            Self::Csv => "csv",
            Self::Parquet => "parquet",
        }
    }
}

/// The look of the text format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TextStyle {
    /// Each sentence of a summary is on its own line.
    pub one_per_line: bool,
    /// Each keyword ends with a NUL byte instead of a newline.
    pub null_separated: bool,
    /// There are no headings between documents.
    pub without_names: bool,
    /// Headings are bold, and so on.
    pub color: bool,
    pub view: View,
    /// The columns of a terminal, to which a view is wrapped.
    pub width: Option<usize>,
}

/// How a summary is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum View {
    /// By itself.
    Alone,
    /// In the whole text.
    Highlight {
        /// True if the keywords are listed after it.
        lists_keywords: bool,
    },
    /// With this number of sentences around each of its own.
    Context(usize),
}
