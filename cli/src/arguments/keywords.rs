//! `nutgraf keywords`.

use super::headings::{LENGTH, METHOD, PRINTED};
use super::numbers::{parse_count, parse_share};
use super::source::DocumentArgs;
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use nutgraf::{KeywordMethod, Tag};
use std::path::PathBuf;
use std::str::FromStr;

#[derive(Debug, Clone, Args)]
pub(crate) struct KeywordsArgs {
    /// Prefer keywords about TEXT
    ///
    /// A query that has no word in any document is told on standard error.
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    #[arg(help_heading = PRINTED)]
    pub query: String,
    /// Print single words instead of phrases
    #[arg(long, help_heading = PRINTED)]
    pub single_words: bool,
    /// End each keyword with a NUL byte instead of a newline
    #[arg(short = '0', long = "null", help_heading = PRINTED)]
    pub null_separated: bool,
    /// Explain why each keyword was picked
    #[arg(long, help_heading = PRINTED)]
    pub why: bool,
    /// Explain why TEXT is not among the keywords
    ///
    /// Can be given several times.
    #[arg(long, value_name = "TEXT", help_heading = PRINTED)]
    pub why_not: Vec<String>,
    /// Print at most N keywords
    #[arg(short = 'n', long, value_name = "N", default_value_t = 10)]
    #[arg(value_parser = parse_count, help_heading = LENGTH)]
    pub top: usize,
    /// Longest keyword, in words
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = parse_count, help_heading = LENGTH)]
    pub max_words: usize,
    /// Skip keywords that score lower, 0 to 1
    #[arg(long, value_name = "SCORE", default_value_t = 0.0)]
    #[arg(value_parser = parse_share, help_heading = LENGTH)]
    pub min_score: f64,
    /// Penalty for sharing words with a better keyword, 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = 0.0)]
    #[arg(value_parser = parse_share, help_heading = METHOD)]
    pub diversity: f64,
    /// Leave out phrases of FILE, one a line
    ///
    /// And keywords that have one of them in it.
    #[arg(long, value_name = "FILE", help_heading = METHOD)]
    pub stop: Option<PathBuf>,
    /// Take keywords from FILE only, a name a line
    ///
    /// After tabs there may be other names of the same. A name is found in singular and plural, wherever the text has it, and printed as FILE has it.
    #[arg(long, hide_short_help = true, value_name = "FILE", help_heading = METHOD)]
    pub only: Option<PathBuf>,
    /// Multiply scores by FILE: a phrase a line, after a tab its factor
    #[arg(long, hide_short_help = true, value_name = "FILE", help_heading = METHOD)]
    pub boost: Option<PathBuf>,
    /// Make keywords of words of these parts of speech only, as in `noun,propn,adj`
    ///
    /// The names are those of Universal Dependencies, in any case; a name of a person or a place is `propn`, not `noun`. Keywords are the longest runs of such words. A text in a language whose parts of speech are not known fails.
    #[arg(long, value_name = "TAGS", value_delimiter = ',', ignore_case = true, hide_short_help = true)]
    #[arg(value_parser = part_of_speech(), help_heading = METHOD)]
    pub pos: Vec<Tag>,
    /// How to rank keywords
    #[arg(long, value_name = "NAME", default_value = "blend", ignore_case = true)]
    #[arg(value_parser = keyword_method(), help_heading = METHOD)]
    pub method: KeywordMethod,
    /// Take word frequencies from FILE, made by `nutgraf corpus learn`
    #[arg(long, value_name = "FILE", help_heading = METHOD)]
    pub corpus: Option<PathBuf>,
    #[command(flatten)]
    pub input: DocumentArgs,
}

fn part_of_speech() -> impl TypedValueParser<Value = Tag> {
    let names = Tag::ALL.iter().map(|tag| PossibleValue::new(tag.name()).help(tag.description()));
    PossibleValuesParser::new(names).try_map(|name| Tag::from_str(&name))
}

fn keyword_method() -> impl TypedValueParser<Value = KeywordMethod> {
    let names =
        KeywordMethod::ALL.iter().map(|method| PossibleValue::new(method.name()).help(method.summary()));
    PossibleValuesParser::new(names).try_map(|name| KeywordMethod::from_str(&name.to_ascii_lowercase()))
}
