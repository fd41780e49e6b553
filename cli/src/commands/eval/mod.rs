//! `nutgraf eval`: scores predictions against references.

mod gold_summary;
mod joined;
mod keywords;
mod kind_report;
mod kind_scores;
mod kind_table;
mod summaries;
mod table;

use super::target::check_not_stdout;
use crate::arguments::EvalCommand;
use crate::exit::{DONE, SOME_FAILED};
use crate::messages::Messages;
use std::io;

/// Runs an `eval` command; returns the exit code.
pub(super) fn run(command: &EvalCommand, messages: &Messages) -> io::Result<u8> {
    let (scores, n_failed) = match command {
        EvalCommand::Summaries(args) => {
            let Some(files) = &args.0.files else { return kind_report::run(&args.0, messages) };
            check_not_stdout(files.paths())?;
            summaries::run(&args.0, files, messages)?
        }
        EvalCommand::Keywords(args) => {
            check_not_stdout(args.0.files.paths())?;
            keywords::run(&args.0, messages)?
        }
    };
    messages.print_text(&scores)?;
    Ok(if n_failed > 0 { SOME_FAILED } else { DONE })
}
