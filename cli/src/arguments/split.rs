//! `nutgraf split`.

use super::source::DocumentArgs;
use clap::Args;

#[derive(Debug, Clone, Args)]
pub(crate) struct SplitArgs {
    /// Explain which rule ends each sentence, and why other marks and newlines end none
    #[arg(long)]
    pub why: bool,
    #[command(flatten)]
    pub input: DocumentArgs,
}
