//! `nutgraf corpus`.

use super::deferred::Deferred;
use super::headings::OUTPUT;
use super::source::SourceArgs;
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(crate) enum CorpusCommand {
    /// Count how many documents contain each term
    #[command(after_help = "Examples:
  nutgraf corpus learn news.jsonl -o news.df
  nutgraf corpus learn --min-df 3 --max-terms 500000 archive/ -o archive.df
  nutgraf keywords --corpus news.df article.txt

Memory grows with the number of distinct terms (about 20 bytes each), not with the number of documents. Above
8 million terms the rarest are dropped during the run; --min-df and --max-terms apply at the end. Learning from
parts and merging the models gives the same file as learning from everything, unless terms were dropped.")]
    Learn(Deferred<LearnArgs>),
    /// Merge models into one
    Merge(MergeArgs),
    /// Show what a model contains
    Info {
        /// Model to show
        #[arg(value_name = "FILE")]
        path: PathBuf,
        /// List the N most frequent terms, each with its number of documents
        #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
        top: usize,
    },
}

#[derive(Debug, Args)]
pub(crate) struct LearnArgs {
    #[command(flatten)]
    pub source: SourceArgs,
    #[command(flatten)]
    pub target: ModelArgs,
}

#[derive(Debug, Args)]
pub(crate) struct MergeArgs {
    /// Models to merge
    #[arg(value_name = "FILE", required = true)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub target: ModelArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ModelArgs {
    /// Write the model to FILE
    #[arg(short, long, value_name = "FILE", help_heading = OUTPUT)]
    pub output: PathBuf,
    /// Drop terms found in fewer than N documents
    #[arg(long, value_name = "N", default_value_t = 1, help_heading = OUTPUT)]
    pub min_df: u32,
    /// Keep only the N most frequent terms
    #[arg(long, value_name = "N", default_value_t = usize::MAX, hide_default_value = true)]
    #[arg(help_heading = OUTPUT)]
    pub max_terms: usize,
}
