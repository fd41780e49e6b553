//! `nutgraf trim`.

use super::headings::{LENGTH, PRINTED};
use super::source::DocumentArgs;
use super::summarize::TokenizerArgs;
use clap::Args;
use nutgraf::Budget;

#[derive(Debug, Clone, Args)]
pub(crate) struct TrimArgs {
    /// Keep what is about TEXT, rather than the first paragraph and the best sentences
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    #[arg(help_heading = PRINTED)]
    pub query: String,
    /// 4000t (tokens), 2000w (words), 8kB, 9000c (characters), 80s (sentences) or 30%
    ///
    /// The length is never exceeded; marks of what is left out count. A share is one of the words of the document.
    #[arg(short, long, value_name = "LENGTH", help_heading = LENGTH)]
    pub length: Budget,
    #[command(flatten)]
    pub tokenizer: TokenizerArgs,
    #[command(flatten)]
    pub input: DocumentArgs,
}
