//! `nutgraf summarize`.

use super::headings::{LENGTH, METHOD, OUTPUT, PRINTED};
use super::numbers::parse_count;
use super::source::DocumentArgs;
use super::when::When;
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use nutgraf::{Avoid, Budget, SentenceMethod, Tokenizer};
use std::path::PathBuf;
use std::str::FromStr;

#[derive(Debug, Clone, Args)]
pub(crate) struct SummarizeArgs {
    /// Prefer sentences about TEXT
    ///
    /// A query that has no word in any document is told on standard error.
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    #[arg(help_heading = PRINTED)]
    pub query: String,
    /// Include a sentence with TERM; can be given several times
    ///
    /// A term of several words has to be in the sentence as a whole. A term that no document has is told on standard error.
    #[arg(long, value_name = "TERM", help_heading = PRINTED)]
    pub must_include: Vec<String>,
    /// Use such sentences only if there are no others
    ///
    /// Can be given several times.
    #[arg(long, value_name = "KIND", ignore_case = true, value_parser = avoid())]
    #[arg(hide_short_help = true, help_heading = PRINTED)]
    pub avoid: Vec<Avoid>,
    /// Shorten sentences, so that more of them fit
    ///
    /// In English whole phrases are left out, in other languages only asides.
    #[arg(long, help_heading = PRINTED)]
    pub compress: bool,
    /// Add N keywords to each summary
    ///
    /// In tables they are rows of their own, and the column `kind` tells the two.
    #[arg(long, value_name = "N", value_parser = parse_count, help_heading = PRINTED)]
    pub keywords: Option<usize>,
    /// Print each sentence on its own line
    #[arg(long, help_heading = PRINTED)]
    pub one_per_line: bool,
    /// Explain why each sentence was picked
    #[arg(long, help_heading = PRINTED)]
    pub why: bool,
    #[command(flatten)]
    pub view: ViewArgs,
    #[command(flatten)]
    pub together: TogetherArgs,
    /// 3s, 100w (words), 280c (characters), 1kB, 500t (tokens), 15%
    ///
    /// The length is never exceeded. 500t are tokens of a language model (--tokenizer). A share is one of the words of the document. Units may be written out: "100 words".
    #[arg(short, long, value_name = "LENGTH", default_value = "3s", help_heading = LENGTH)]
    pub length: Budget,
    /// Print N sentences: the same as --length Ns
    #[arg(short = 'n', long = "sentences", value_name = "N", conflicts_with = "length")]
    #[arg(value_parser = parse_count, help_heading = LENGTH)]
    pub n_sentences: Option<usize>,
    #[command(flatten)]
    pub tokenizer: TokenizerArgs,
    /// Apply the length to each section, not to the whole document
    #[arg(long, hide_short_help = true, help_heading = LENGTH)]
    pub per_section: bool,
    /// Make longer summaries have all the sentences of shorter ones
    ///
    /// Sentences are taken in one order, whatever the length; JSON has the place of each in it, from 0, so that the sentences
    /// with a place below 5 are the summary of 5 sentences. With --per-section every section has an order of its own.
    #[arg(long, hide_short_help = true, help_heading = LENGTH)]
    pub nested: bool,
    /// How to rank sentences
    #[arg(long, value_name = "NAME", default_value = "blend", ignore_case = true)]
    #[arg(value_parser = sentence_method(), help_heading = METHOD)]
    pub method: SentenceMethod,
    /// Take word frequencies from FILE, made by `nutgraf corpus learn`
    #[arg(long, value_name = "FILE", hide_short_help = true, help_heading = METHOD)]
    pub corpus: Option<PathBuf>,
    #[command(flatten)]
    pub input: DocumentArgs,
}

/// Summaries shown in their texts.
#[derive(Debug, Clone, Args)]
pub(crate) struct ViewArgs {
    /// Print the whole text, the summary in bold and keywords in color
    ///
    /// Without color the lines of the summary are marked in a gutter. On a terminal lines are wrapped, and $PAGER shows them.
    #[arg(long, conflicts_with_all = HIDDEN_BY_VIEWS, help_heading = PRINTED)]
    pub highlight: bool,
    /// Print the sentences of the summary with N around each
    #[arg(long, value_name = "N", conflicts_with_all = HIDDEN_BY_VIEWS, conflicts_with = "highlight")]
    #[arg(help_heading = PRINTED)]
    pub context: Option<usize>,
    /// When to show --highlight and --context in $PAGER (less)
    ///
    /// By default on a terminal, if they do not fit on it.
    #[arg(long, value_name = "WHEN", default_value = "auto", ignore_case = true)]
    #[arg(hide_short_help = true, help_heading = OUTPUT)]
    pub paging: When,
}

/// Options that have no place in a text that is shown.
const HIDDEN_BY_VIEWS: [&str; 6] = ["why", "compress", "one_per_line", "together", "group_by", "dedup"];

/// How tokens are counted.
#[derive(Debug, Clone, Args)]
pub(crate) struct TokenizerArgs {
    /// Tokenizer of lengths such as 500t
    ///
    /// The default is o200k.
    #[arg(long, value_name = "NAME", ignore_case = true, value_parser = tokenizer())]
    #[arg(hide = Tokenizer::ALL.is_empty(), hide_short_help = true, help_heading = LENGTH)]
    pub tokenizer: Option<Tokenizer>,
}

fn tokenizer() -> impl TypedValueParser<Value = Tokenizer> {
    let names = Tokenizer::ALL.iter().map(|one| PossibleValue::new(one.name()).help(one.summary()));
    PossibleValuesParser::new(names).try_map(|name| Tokenizer::from_str(&name.to_ascii_lowercase()))
}

/// Which documents share a summary.
#[derive(Debug, Clone, Args)]
pub(crate) struct TogetherArgs {
    /// Print one summary of all documents
    #[arg(long, conflicts_with = "resume", help_heading = PRINTED)]
    pub together: bool,
    /// Print one summary for all rows with the same value in FIELD
    #[arg(long, value_name = "FIELD", conflicts_with_all = ["together", "resume"])]
    #[arg(hide_short_help = true, help_heading = PRINTED)]
    pub group_by: Option<String>,
    /// Leave out near-duplicates of earlier documents; needs --together or --group-by
    #[arg(long, hide_short_help = true, help_heading = PRINTED)]
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

pub(super) fn sentence_method() -> impl TypedValueParser<Value = SentenceMethod> {
    let names =
        SentenceMethod::ALL.iter().map(|method| PossibleValue::new(method.name()).help(method.summary()));
    PossibleValuesParser::new(names).try_map(|name| SentenceMethod::from_str(&name.to_ascii_lowercase()))
}

fn avoid() -> impl TypedValueParser<Value = Avoid> {
    let names = Avoid::ALL.iter().map(|kind| PossibleValue::new(kind.name()).help(kind.summary()));
    PossibleValuesParser::new(names).try_map(|name| Avoid::from_str(&name.to_ascii_lowercase()))
}
