//! `nutgraf keywords`.

use super::numbers::{parse_count, parse_share};
use super::source::DocumentArgs;
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use nutgraf::KeywordMethod;
use std::path::PathBuf;
use std::str::FromStr;

#[derive(Debug, Clone, Args)]
pub(crate) struct KeywordsArgs {
    /// Print at most N keywords
    #[arg(short = 'n', long, value_name = "N", default_value_t = 10, value_parser = parse_count)]
    pub top: usize,
    /// Longest keyword, in words
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = parse_count)]
    pub max_words: usize,
    /// Skip keywords that score lower, 0 to 1
    #[arg(long, value_name = "SCORE", default_value_t = 0.0, value_parser = parse_share)]
    pub min_score: f64,
    /// How strongly to penalize keywords that share words with a better one, 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = 0.0, value_parser = parse_share)]
    pub diversity: f64,
    /// Print single words instead of phrases
    #[arg(long)]
    pub single_words: bool,
    /// Prefer keywords about TEXT
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub query: String,
    /// How to rank keywords
    #[arg(long, value_name = "NAME", default_value = "blend", ignore_case = true, value_parser = keyword_method())]
    pub method: KeywordMethod,
    /// End each keyword with a NUL byte instead of a newline
    #[arg(short = '0', long = "null")]
    pub null_separated: bool,
    /// Explain why each keyword was picked
    #[arg(long)]
    pub why: bool,
    /// Explain why TEXT is not among the keywords; can be given several times
    #[arg(long, value_name = "TEXT")]
    pub why_not: Vec<String>,
    /// Take word frequencies from FILE, made by `nutgraf corpus learn`
    #[arg(long, value_name = "FILE")]
    pub corpus: Option<PathBuf>,
    #[command(flatten)]
    pub input: DocumentArgs,
}

fn keyword_method() -> impl TypedValueParser<Value = KeywordMethod> {
    let names =
        KeywordMethod::ALL.iter().map(|method| PossibleValue::new(method.name()).help(method.summary()));
    PossibleValuesParser::new(names).try_map(|name| KeywordMethod::from_str(&name.to_ascii_lowercase()))
}
