//! `nutgraf mcp`.

use super::headings::{INPUT, LENGTH};
use super::source::parse_document_limit;
use crate::input::DocumentLimit;
use clap::Args;
use nutgraf::{Budget, Tokenizer};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct McpArgs {
    /// Folder whose files may be read; without it only texts are taken
    ///
    /// Neither .. nor a symbolic link leads out of it.
    #[arg(long, value_name = "DIR", help_heading = INPUT)]
    pub root: Option<PathBuf>,
    /// Refuse files and texts larger than SIZE
    #[arg(long, value_name = "SIZE", default_value = "16M", value_parser = parse_document_limit)]
    #[arg(help_heading = INPUT)]
    pub max_document: DocumentLimit,
    /// No answer is longer: 8000t (tokens), 6000w (words), 32kB or 32000c
    #[arg(long, value_name = "LENGTH", default_value = MAX_LENGTH, help_heading = LENGTH)]
    pub max_length: Budget,
}

/// The most that an answer may take of the window of a model, if it is not said.
const MAX_LENGTH: &str = if Tokenizer::ALL.is_empty() { "32kB" } else { "8000t" };
