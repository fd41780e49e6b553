//! `nutgraf keywords`.

use super::source::DocumentArgs;
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use nutgraf::KeywordMethod;
use std::path::PathBuf;
use std::str::FromStr;

#[derive(Debug, Clone, Args)]
pub(crate) struct KeywordsArgs {
    /// At most so many
    #[arg(short = 'n', long, value_name = "N", default_value_t = 10)]
    pub top: usize,
    /// No phrase of more words
    #[arg(long, value_name = "N", default_value_t = 4)]
    pub max_words: usize,
    /// Nothing with a lower score, 0 to 1
    #[arg(long, value_name = "SCORE", default_value_t = 0.0)]
    pub min_score: f64,
    /// How much a phrase loses that shares words with a better one, 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = 0.0)]
    pub diversity: f64,
    /// Words, not phrases
    #[arg(long)]
    pub single_words: bool,
    /// Prefer phrases about this
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub query: String,
    /// How to rank phrases
    #[arg(long, value_name = "NAME", default_value = "blend", value_parser = keyword_method())]
    pub method: KeywordMethod,
    /// A NUL byte, not a newline, behind every keyword
    #[arg(short = '0', long = "null")]
    pub null_separated: bool,
    /// Say why each phrase was picked
    #[arg(long)]
    pub why: bool,
    /// Take this model for how common words are; nutgraf corpus learn makes one
    #[arg(long, value_name = "FILE")]
    pub corpus: Option<PathBuf>,
    #[command(flatten)]
    pub input: DocumentArgs,
}

fn keyword_method() -> impl TypedValueParser<Value = KeywordMethod> {
    let names =
        KeywordMethod::ALL.iter().map(|method| PossibleValue::new(method.name()).help(method.summary()));
    PossibleValuesParser::new(names).try_map(|name| KeywordMethod::from_str(&name))
}
