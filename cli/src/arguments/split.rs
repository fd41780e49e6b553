//! `nutgraf split`.

use super::source::DocumentArgs;
use clap::Args;

#[derive(Debug, Clone, Args)]
pub(crate) struct SplitArgs {
    #[command(flatten)]
    pub input: DocumentArgs,
}
