//! `nutgraf summarize`.

use super::numbers::parse_count;
use super::source::DocumentArgs;
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use nutgraf::{Avoid, Budget, SentenceMethod};
use std::path::PathBuf;
use std::str::FromStr;

#[derive(Debug, Clone, Args)]
pub(crate) struct SummarizeArgs {
    /// Length in sentences (3s), words (100w), characters (280c) or bytes (1kB), or as a share of the words (15%)
    #[arg(short, long, value_name = "LENGTH", default_value = "3s")]
    pub length: Budget,
    /// Print N sentences: the same as --length Ns
    #[arg(short = 'n', long = "sentences", value_name = "N", conflicts_with = "length", value_parser = parse_count)]
    pub n_sentences: Option<usize>,
    /// How to rank sentences
    #[arg(long, value_name = "NAME", default_value = "blend", ignore_case = true, value_parser = sentence_method())]
    pub method: SentenceMethod,
    /// Prefer sentences about TEXT
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub query: String,
    /// Include a sentence that contains TERM; can be given several times
    #[arg(long, value_name = "TERM")]
    pub must_include: Vec<String>,
    /// Use such sentences only when there are no others; can be given several times
    #[arg(long, value_name = "KIND", ignore_case = true, value_parser = avoid())]
    pub avoid: Vec<Avoid>,
    /// Shorten sentences so that more of them fit: whole phrases in English, only asides in other languages
    #[arg(long)]
    pub compress: bool,
    /// Apply the length to each section instead of the whole document
    #[arg(long)]
    pub per_section: bool,
    /// Explain why each sentence was picked
    #[arg(long)]
    pub why: bool,
    /// Print each sentence on its own line
    #[arg(long)]
    pub one_per_line: bool,
    /// Add N keywords to each summary
    #[arg(long, value_name = "N", value_parser = parse_count)]
    pub keywords: Option<usize>,
    /// Take word frequencies from FILE, made by `nutgraf corpus learn`
    #[arg(long, value_name = "FILE")]
    pub corpus: Option<PathBuf>,
    #[command(flatten)]
    pub together: TogetherArgs,
    #[command(flatten)]
    pub input: DocumentArgs,
}

/// Which documents share a summary.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Several documents")]
pub(crate) struct TogetherArgs {
    /// Print one summary of all documents
    #[arg(long, conflicts_with = "resume")]
    pub together: bool,
    /// Print one summary for all rows with the same value in FIELD
    #[arg(long, value_name = "FIELD", conflicts_with_all = ["together", "resume"])]
    pub group_by: Option<String>,
    /// Leave out near-duplicates of earlier documents; needs --together or --group-by
    #[arg(long)]
    pub dedup: bool,
}

impl TogetherArgs {
    /// True if any of the options is given.
    pub(crate) fn is_wanted(&self) -> bool {
        self.together || self.group_by.is_some() || self.dedup
    }

    /// True if every document has a summary of its own, so that `--dedup` makes no sense.
    pub(crate) fn is_alone(&self) -> bool {
        !self.together && self.group_by.is_none()
    }
}

fn sentence_method() -> impl TypedValueParser<Value = SentenceMethod> {
    let names =
        SentenceMethod::ALL.iter().map(|method| PossibleValue::new(method.name()).help(method.summary()));
    PossibleValuesParser::new(names).try_map(|name| SentenceMethod::from_str(&name.to_ascii_lowercase()))
}

fn avoid() -> impl TypedValueParser<Value = Avoid> {
    let names = Avoid::ALL.iter().map(|kind| PossibleValue::new(kind.name()).help(kind.summary()));
    PossibleValuesParser::new(names).try_map(|name| Avoid::from_str(&name.to_ascii_lowercase()))
}
