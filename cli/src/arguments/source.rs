//! Options shared by the commands that read documents.

use super::headings::{INPUT, OUTPUT};
use super::numbers::{parse_count, parse_size};
use crate::input::{DocumentLimit, InputFormat, KeptFields, Markup};
use crate::output::OutputFormat;
use clap::{Args, Command, FromArgMatches};
use nutgraf::{Error, ErrorKind, Language};
use std::path::PathBuf;

/// Which documents are read, and how.
#[derive(Debug, Clone, Args)]
pub(crate) struct SourceArgs {
    /// Files or directories; standard input without any, or for -
    #[arg(value_name = "PATH", help_heading = INPUT)]
    pub paths: Vec<PathBuf>,
    /// Format of the input
    ///
    /// By default the extension and the first bytes of a file decide. Rows of JSON are recognized on standard input too.
    #[arg(long, value_name = "KIND", default_value = "auto", ignore_case = true, help_heading = INPUT)]
    pub from: InputFormat,
    /// Field of a row that holds the text
    ///
    /// A name with dots is a path into objects.
    #[arg(long, value_name = "NAME", default_value = "text", help_heading = INPUT)]
    pub text_field: String,
    /// Field of a row that identifies it in the output
    #[arg(long, value_name = "NAME", default_value = "id", help_heading = INPUT)]
    pub id_field: String,
    /// Field of a row that holds the title
    #[arg(long, value_name = "NAME", default_value = "title")]
    #[arg(hide_short_help = true, help_heading = INPUT)]
    pub title_field: String,
    /// Markup of the text in rows
    #[arg(long, value_name = "KIND", default_value = "auto", ignore_case = true)]
    #[arg(hide_short_help = true, help_heading = INPUT)]
    pub text_markup: Markup,
    /// In JSON, the list or object that holds the rows: a name, or names with dots between them
    #[arg(long, value_name = "PATH", hide_short_help = true, help_heading = INPUT)]
    pub rows: Option<String>,
    /// Delimiter of tables: one character, or tab
    ///
    /// By default a comma, or a tab in .tsv; a semicolon, tab or pipe if only that finds the text in the header.
    #[arg(long, value_name = "C", value_parser = parse_delimiter)]
    #[arg(hide_short_help = true, help_heading = INPUT)]
    pub delimiter: Option<u8>,
    /// In directories, read only files that match GLOB
    ///
    /// With a leading ! such files are skipped. Can be given several times.
    #[arg(short, long = "glob", value_name = "GLOB", help_heading = INPUT)]
    pub globs: Vec<String>,
    /// In directories, skip files larger than SIZE (500kB, 10M, 1G)
    #[arg(long, value_name = "SIZE", value_parser = parse_size)]
    #[arg(hide_short_help = true, help_heading = INPUT)]
    pub max_filesize: Option<u64>,
    /// Refuse documents larger than SIZE once unpacked; other documents are not affected
    #[arg(long, value_name = "SIZE", default_value = "256M", value_parser = parse_document_limit)]
    #[arg(hide_short_help = true, help_heading = INPUT)]
    pub max_document: DocumentLimit,
    /// Language: an ISO 639 code or its English name
    ///
    /// By default it is detected for each document.
    #[arg(long, alias = "language", value_name = "CODE", default_value = "auto")]
    #[arg(value_parser = parse_language, help_heading = INPUT)]
    pub lang: LanguageArg,
    /// Take abbreviations that end no sentence from FILE, one per line
    ///
    /// With the last full stop or without; # starts a comment. One in lower case holds for any spelling, one with a capital only
    /// as it is written.
    #[arg(long, value_name = "FILE", hide_short_help = true, help_heading = INPUT)]
    pub abbreviations: Option<PathBuf>,
    /// Number of threads; 0 means one per core
    #[arg(short = 'j', long, value_name = "N", default_value_t = 0, value_parser = parse_count)]
    #[arg(hide_short_help = true, help_heading = INPUT)]
    pub threads: usize,
    /// Stop at the first document that fails
    #[arg(long, hide_short_help = true, help_heading = INPUT)]
    pub strict: bool,
}

impl Default for SourceArgs {
    /// The options of a command line that gives none.
    fn default() -> Self {
        let matches = Self::augment_args(Command::new("nutgraf")).get_matches_from(["nutgraf"]);
        Self::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
    }
}

/// Which documents are read, and where and how the results are printed.
#[derive(Debug, Clone, Args)]
pub(crate) struct DocumentArgs {
    #[command(flatten)]
    pub source: SourceArgs,
    /// Write to FILE instead of standard output
    ///
    /// .gz and .zst compress; .parquet is a format.
    #[arg(short, long, value_name = "FILE", help_heading = OUTPUT)]
    pub output: Option<PathBuf>,
    /// text, json, jsonl, tsv, csv or parquet [default: jsonl for rows, else text]
    #[arg(long, value_name = "FORMAT", ignore_case = true, help_heading = OUTPUT)]
    pub format: Option<OutputFormat>,
    /// Copy these comma-separated fields of each row to the output
    ///
    /// all copies every field.
    #[arg(long, value_name = "FIELDS", default_value = "", hide_default_value = true)]
    #[arg(help_heading = OUTPUT)]
    pub keep: KeptFields,
    /// Print no headings with the names of documents, and no blank lines
    #[arg(long, help_heading = OUTPUT)]
    pub no_filename: bool,
    /// Add the text that the offsets refer to
    #[arg(long, hide_short_help = true, help_heading = OUTPUT)]
    pub with_text: bool,
    /// In tables, put ' before texts that a spreadsheet would run as a formula
    #[arg(long, hide_short_help = true, help_heading = OUTPUT)]
    pub csv_safe: bool,
    /// Print each document as soon as it is done instead of in input order
    #[arg(long, hide_short_help = true, help_heading = OUTPUT)]
    pub unordered: bool,
    /// Continue an interrupted run with the same options and -o FILE
    #[arg(long, requires = "output", help_heading = OUTPUT)]
    pub resume: bool,
    /// With --resume, start again from the first document that failed
    #[arg(long, requires = "resume", hide_short_help = true, help_heading = OUTPUT)]
    pub retry_errors: bool,
}

/// The language asked for; none for `auto`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LanguageArg {
    pub language: Option<Language>,
    /// Set if nutgraf does not know the language.
    pub warning: Option<Error>,
}

/// Parses one character of ASCII, `\t` or `tab`.
pub(crate) fn parse_delimiter(given: &str) -> Result<u8, &'static str> {
    match given.as_bytes() {
        b"\\t" | b"tab" | b"TAB" => Ok(b'\t'),
        [b'"' | b'\n' | b'\r'] => Err("a quote or a newline cannot be one"),
        [byte] => Ok(*byte),
        _ => Err("not one character such as ; or |, nor tab"),
    }
}

/// Parses a size that a document may have.
pub(crate) fn parse_document_limit(given: &str) -> Result<DocumentLimit, String> {
    let limit = DocumentLimit::new(parse_size(given)?);
    limit.ok_or_else(|| format!("a document may have at most {}", DocumentLimit::LARGEST))
}

/// Parses `auto`, the ISO 639 code of a language, or its English name.
fn parse_language(given: &str) -> Result<LanguageArg, String> {
    if given.eq_ignore_ascii_case("auto") {
        return Ok(LanguageArg { language: None, warning: None });
    }
    if let Some(language) = Language::ALL.iter().find(|language| language.name().eq_ignore_ascii_case(given))
    {
        return Ok(LanguageArg { language: Some(*language), warning: None });
    }
    let language = language_or_undetermined(given)
        .map_err(|error| format!("{error}, nor the English name of a language such as German"))?;
    Ok(LanguageArg { language: Some(language), warning: given.parse::<Language>().err() })
}

/// The language of a code; undetermined if the code is that of no language we know.
pub(crate) fn language_or_undetermined(code: &str) -> Result<Language, Error> {
    match code.parse::<Language>() {
        Err(error) if matches!(error.kind(), ErrorKind::UnknownLanguage(_)) => Ok(Language::Undetermined),
        parsed => parsed,
    }
}
