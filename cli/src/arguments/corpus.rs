//! `nutgraf corpus`.

use super::source::SourceArgs;
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(crate) enum CorpusCommand {
    /// Count in how many documents each term is
    #[command(after_help = "Examples:
  nutgraf corpus learn news.jsonl -o news.df
  nutgraf corpus learn --min-df 3 --max-terms 500000 archive/ -o archive.df
  nutgraf keywords --corpus news.df article.txt

Memory grows with the distinct terms, about 20 bytes each, not with the documents. Above 8 million terms the
rarest are dropped as learning goes on; --min-df and --max-terms drop at the end. Learning on parts and merging
gives the same file as learning on all, unless terms were dropped.")]
    Learn(LearnArgs),
    /// Add models up
    Merge(MergeArgs),
    /// Say what a model holds
    Info {
        /// The model
        #[arg(value_name = "FILE")]
        path: PathBuf,
        /// Print the terms with their numbers of documents, the most frequent first
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
    /// The models
    #[arg(value_name = "FILE", required = true)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub target: ModelArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ModelArgs {
    /// Where the model goes
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Leave out terms that fewer documents have
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub min_df: u32,
    /// Keep the most frequent so many
    #[arg(long, value_name = "N", default_value_t = usize::MAX, hide_default_value = true)]
    pub max_terms: usize,
}
