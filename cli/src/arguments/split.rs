//! `nutgraf split`.

use super::headings::PRINTED;
use super::source::DocumentArgs;
use clap::Args;

#[derive(Debug, Clone, Args)]
pub(crate) struct SplitArgs {
    /// Explain which rule ends each sentence, and why other marks end none
    #[arg(long, help_heading = PRINTED)]
    pub why: bool,
    #[command(flatten)]
    pub input: DocumentArgs,
}
