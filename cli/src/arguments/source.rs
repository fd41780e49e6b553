//! Options shared by the commands that read documents.

use super::numbers::{parse_count, parse_size};
use crate::input::{DocumentLimit, InputFormat, KeptFields, Markup};
use crate::output::OutputFormat;
use clap::Args;
use nutgraf::{Error, ErrorKind, Language};
use std::path::PathBuf;

/// Which documents are read, and how.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Input")]
pub(crate) struct SourceArgs {
    /// Files or directories to read; without any, or for -, standard input
    #[arg(value_name = "PATH", help_heading = None)]
    pub paths: Vec<PathBuf>,
    /// Format of the input
    #[arg(long, value_name = "KIND", default_value = "auto", ignore_case = true)]
    pub from: InputFormat,
    /// In JSON, the list or object that holds the rows: a name, or names with dots between them
    #[arg(long, value_name = "PATH")]
    pub rows: Option<String>,
    /// Delimiter of tables: one character, or tab [default: by the extension and the header]
    #[arg(long, value_name = "C", value_parser = parse_delimiter)]
    pub delimiter: Option<u8>,
    /// In directories, read only files that match GLOB, or with a leading ! skip them; can be given several times
    #[arg(short, long = "glob", value_name = "GLOB")]
    pub globs: Vec<String>,
    /// In directories, skip files larger than SIZE (500kB, 10M, 1G)
    #[arg(long, value_name = "SIZE", value_parser = parse_size)]
    pub max_filesize: Option<u64>,
    /// Refuse documents larger than SIZE once unpacked; other documents are not affected
    #[arg(long, value_name = "SIZE", default_value = "256M", value_parser = parse_document_limit)]
    pub max_document: DocumentLimit,
    /// Field of a row that holds the text
    #[arg(long, value_name = "NAME", default_value = "text")]
    pub text_field: String,
    /// Markup of the text in rows
    #[arg(long, value_name = "KIND", default_value = "auto", ignore_case = true)]
    pub text_markup: Markup,
    /// Field of a row that identifies it in the output
    #[arg(long, value_name = "NAME", default_value = "id")]
    pub id_field: String,
    /// Field of a row that holds the title
    #[arg(long, value_name = "NAME", default_value = "title")]
    pub title_field: String,
    /// Language, as an ISO 639 code or its English name; auto detects it for each document
    #[arg(long, alias = "language", value_name = "CODE", default_value = "auto", value_parser = parse_language)]
    pub lang: LanguageArg,
    /// Take abbreviations that end no sentence from FILE, one per line
    #[arg(long, value_name = "FILE")]
    pub abbreviations: Option<PathBuf>,
    /// Number of threads; 0 means one per core
    #[arg(short = 'j', long, value_name = "N", default_value_t = 0, value_parser = parse_count)]
    pub threads: usize,
    /// Stop at the first document that fails
    #[arg(long)]
    pub strict: bool,
}

/// Which documents are read, and where and how the results are printed.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct DocumentArgs {
    /// Write to FILE instead of standard output; .gz and .zst compress
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Output format [default: jsonl for rows, text for anything else]
    #[arg(long, value_name = "FORMAT", ignore_case = true)]
    pub format: Option<OutputFormat>,
    /// Copy these comma-separated fields of each row to the output; all copies every field
    #[arg(long, value_name = "FIELDS", default_value = "", hide_default_value = true)]
    pub keep: KeptFields,
    /// Print no headings with the names of documents, and no blank lines between them
    #[arg(long)]
    pub no_filename: bool,
    /// Add the text that the offsets refer to
    #[arg(long)]
    pub with_text: bool,
    /// In tables, put ' before texts that a spreadsheet would run as a formula
    #[arg(long)]
    pub csv_safe: bool,
    /// Print each document as soon as it is done instead of in input order
    #[arg(long)]
    pub unordered: bool,
    /// Continue an interrupted run that had the same options and the same -o FILE
    #[arg(long, requires = "output")]
    pub resume: bool,
    /// With --resume, start again from the first document that failed
    #[arg(long, requires = "resume")]
    pub retry_errors: bool,
    #[command(flatten)]
    pub source: SourceArgs,
}

/// The language asked for; none for `auto`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LanguageArg {
    pub language: Option<Language>,
    /// Set if nutgraf does not know the language.
    pub warning: Option<Error>,
}

/// Parses one character of ASCII, `\t` or `tab`.
fn parse_delimiter(given: &str) -> Result<u8, &'static str> {
    match given.as_bytes() {
        b"\\t" | b"tab" | b"TAB" => Ok(b'\t'),
        [b'"' | b'\n' | b'\r'] => Err("a quote or a newline cannot be one"),
        [byte] => Ok(*byte),
        _ => Err("not one character such as ; or |, nor tab"),
    }
}

fn parse_document_limit(given: &str) -> Result<DocumentLimit, String> {
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
