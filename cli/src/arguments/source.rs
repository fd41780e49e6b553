//! The options of every command that reads documents.

use crate::input::{InputFormat, KeptFields};
use crate::output::OutputFormat;
use clap::Args;
use nutgraf::{Error, ErrorKind, Language};
use std::path::PathBuf;

/// What is read.
#[derive(Debug, Clone, Args)]
pub(crate) struct SourceArgs {
    /// Files or directories; none or - is standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// What the input is
    #[arg(long, value_name = "KIND", default_value = "auto")]
    pub from: InputFormat,
    /// In directories, read files with such names, or with ! before it not; may be given several times
    #[arg(short, long = "glob", value_name = "GLOB")]
    pub globs: Vec<String>,
    /// In directories, pass over larger files (500k, 10M, 1G)
    #[arg(long, value_name = "SIZE", value_parser = parse_size)]
    pub max_filesize: Option<u64>,
    /// The field of a row that has the text
    #[arg(long, value_name = "NAME", default_value = "text")]
    pub text_field: String,
    /// The field of a row that names it in the output
    #[arg(long, value_name = "NAME", default_value = "id")]
    pub id_field: String,
    /// The field of a row that has its title
    #[arg(long, value_name = "NAME", default_value = "title")]
    pub title_field: String,
    /// The language, as an ISO 639 code; auto detects it for each document
    #[arg(long, value_name = "CODE", default_value = "auto", value_parser = parse_language)]
    pub lang: LanguageArg,
    /// How many threads; 0 is one a core
    #[arg(short = 'j', long, value_name = "N", default_value_t = 0)]
    pub threads: usize,
    /// Stop at the first document that fails
    #[arg(long)]
    pub strict: bool,
}

/// What is read, and how the results are printed.
#[derive(Debug, Clone, Args)]
pub(crate) struct DocumentArgs {
    #[command(flatten)]
    pub source: SourceArgs,
    /// Write here instead of standard output; .gz and .zst are packed
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// How to print; rows in give jsonl, all else text
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<OutputFormat>,
    /// Carry these fields of the rows along, between commas; all for all
    #[arg(long, value_name = "FIELDS", default_value = "", hide_default_value = true)]
    pub keep: KeptFields,
    /// Print the text that the offsets refer to
    #[arg(long)]
    pub with_text: bool,
    /// Print documents as they are done, not in the order of the input
    #[arg(long)]
    pub unordered: bool,
    /// Go on where an earlier run with the same options and -o FILE was interrupted
    #[arg(long, requires = "output")]
    pub resume: bool,
    /// Go on before the first document that failed in the earlier run
    #[arg(long, requires = "resume")]
    pub retry_errors: bool,
}

/// The language asked for; none for `auto`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LanguageArg {
    pub language: Option<Language>,
    /// What is wrong with the code, if nothing is known of its language.
    pub warning: Option<Error>,
}

/// A number of bytes: `500`, `500k`, `10M`, `1G`; `k` is 1024, as ripgrep has it.
fn parse_size(given: &str) -> Result<u64, String> {
    let digits = given.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = match &given[digits.len()..] {
        "" => 1,
        "k" | "K" => 1 << 10,
        "M" => 1 << 20,
        "G" => 1 << 30,
        _ => return Err("not a size such as 500k, 10M or 1G".to_owned()),
    };
    let number: Option<u64> = digits.parse().ok();
    number
        .and_then(|number| number.checked_mul(unit))
        .ok_or_else(|| "not a size such as 500k, 10M or 1G".to_owned())
}

fn parse_language(given: &str) -> Result<LanguageArg, Error> {
    if given == "auto" {
        return Ok(LanguageArg { language: None, warning: None });
    }
    let language = language_or_undetermined(given)?;
    Ok(LanguageArg { language: Some(language), warning: given.parse::<Language>().err() })
}

/// The language of a code, undetermined if nothing is known of it.
pub(crate) fn language_or_undetermined(code: &str) -> Result<Language, Error> {
    match code.parse::<Language>() {
        Err(error) if matches!(error.kind(), ErrorKind::UnknownLanguage(_)) => Ok(Language::Undetermined),
        parsed => parsed,
    }
}
