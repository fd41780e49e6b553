//! `nutgraf gist`.

use super::source::DocumentArgs;
use clap::Args;

#[derive(Debug, Clone, Args)]
pub(crate) struct GistArgs {
    /// Print at most N words
    #[arg(long, value_name = "N", default_value_t = 25)]
    pub max_words: usize,
    /// Print at most N bytes
    #[arg(long, value_name = "N")]
    pub max_bytes: Option<usize>,
    #[command(flatten)]
    pub input: DocumentArgs,
}
