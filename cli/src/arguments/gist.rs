//! `nutgraf gist`.

use super::headings::{LENGTH, PRINTED};
use super::numbers::{parse_count, parse_line_size};
use super::source::DocumentArgs;
use clap::Args;

#[derive(Debug, Clone, Args)]
pub(crate) struct GistArgs {
    /// Explain why it is this line, and say what was left out of its sentence
    #[arg(long, help_heading = PRINTED)]
    pub why: bool,
    /// Print at most N words [default: 25, or any number with --max-bytes]
    #[arg(long, value_name = "N", value_parser = parse_count, help_heading = LENGTH)]
    pub max_words: Option<usize>,
    /// Print at most N bytes; with --max-words both limits hold
    #[arg(long, value_name = "N", value_parser = parse_line_size, help_heading = LENGTH)]
    pub max_bytes: Option<usize>,
    #[command(flatten)]
    pub input: DocumentArgs,
}
