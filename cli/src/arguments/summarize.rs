//! `nutgraf summarize`.

use super::source::DocumentArgs;
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use nutgraf::{Budget, SentenceMethod};
use std::path::PathBuf;
use std::str::FromStr;

#[derive(Debug, Clone, Args)]
pub(crate) struct SummarizeArgs {
    /// How long: sentences (3s), words (100w), characters (280c), bytes (1kB) or share of the words (15%)
    #[arg(short, long, value_name = "LENGTH", default_value = "3s")]
    pub length: Budget,
    /// How to rank sentences
    #[arg(long, value_name = "NAME", default_value = "blend", value_parser = sentence_method())]
    pub method: SentenceMethod,
    /// Prefer sentences about this
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub query: String,
    /// Take a sentence that has this term; may be given several times
    #[arg(long, value_name = "TERM")]
    pub must_include: Vec<String>,
    /// Leave out such sentences where there are others; may be given several times
    #[arg(long, value_name = "KIND")]
    pub avoid: Vec<AvoidArg>,
    /// Say the sentences more shortly, so that more of them fit; whole phrases go, in languages other than English
    /// asides alone
    #[arg(long)]
    pub compress: bool,
    /// The length is for each section, not for the document
    #[arg(long)]
    pub per_section: bool,
    /// Say why each sentence was picked
    #[arg(long)]
    pub why: bool,
    /// Sentences on lines of their own
    #[arg(long)]
    pub one_per_line: bool,
    /// Add so many keywords
    #[arg(long, value_name = "N")]
    pub keywords: Option<usize>,
    #[command(flatten)]
    pub together: TogetherArgs,
    /// Take this model for how common words are; nutgraf corpus learn makes one
    #[arg(long, value_name = "FILE")]
    pub corpus: Option<PathBuf>,
    #[command(flatten)]
    pub input: DocumentArgs,
}

/// Which documents are summarized together.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Many documents about one thing")]
pub(crate) struct TogetherArgs {
    /// One summary of all documents
    #[arg(long, conflicts_with = "resume")]
    pub together: bool,
    /// One summary of all rows that have the same value here
    #[arg(long, value_name = "FIELD", conflicts_with_all = ["together", "resume"])]
    pub group_by: Option<String>,
    /// Leave out documents that are nearly the same as an earlier one of theirs
    #[arg(long)]
    pub dedup: bool,
}

impl TogetherArgs {
    pub(crate) fn is_wanted(&self) -> bool {
        self.together || self.group_by.is_some() || self.dedup
    }

    /// Whether copies are to be left out of nothing.
    pub(crate) fn is_alone(&self) -> bool {
        !self.together && self.group_by.is_none()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum AvoidArg {
    /// Sentences with quotation marks
    Quotes,
    /// Questions and exclamations
    Questions,
}

fn sentence_method() -> impl TypedValueParser<Value = SentenceMethod> {
    let names =
        SentenceMethod::ALL.iter().map(|method| PossibleValue::new(method.name()).help(method.summary()));
    PossibleValuesParser::new(names).try_map(|name| SentenceMethod::from_str(&name))
}
