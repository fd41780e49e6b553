//! `nutgraf outline`.

use super::headings::{LENGTH, METHOD, PRINTED};
use super::numbers::parse_count;
use super::source::DocumentArgs;
use super::summarize::sentence_method;
use clap::Args;
use nutgraf::SentenceMethod;

#[derive(Debug, Clone, Args)]
pub(crate) struct OutlineArgs {
    /// Prefer sentences about TEXT
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    #[arg(help_heading = PRINTED)]
    pub query: String,
    /// Print N sentences under each title; 0 prints the titles alone
    #[arg(short = 'n', long = "sentences", value_name = "N", default_value_t = 1)]
    #[arg(value_parser = parse_count, help_heading = LENGTH)]
    pub n_sentences: usize,
    /// Print titles down to level N; what is under deeper ones belongs to the section above
    #[arg(long, value_name = "N", default_value_t = 6, help_heading = LENGTH)]
    #[arg(value_parser = clap::value_parser!(u8).range(1..))]
    pub depth: u8,
    /// How to rank sentences
    #[arg(long, value_name = "NAME", default_value = "blend", ignore_case = true)]
    #[arg(value_parser = sentence_method(), help_heading = METHOD)]
    pub method: SentenceMethod,
    #[command(flatten)]
    pub input: DocumentArgs,
}
