//! `nutgraf eval`: scores predictions against references.

mod joined;
mod keywords;
mod summaries;
mod table;

use super::target::check_not_stdout;
use crate::arguments::EvalCommand;
use crate::messages::Messages;
use std::io;

/// Runs an `eval` command; returns the text to print and the number of rows that could not be scored.
pub(super) fn run(command: &EvalCommand, messages: &Messages) -> io::Result<(String, usize)> {
    let files = command.files();
    check_not_stdout([&files.gold, &files.pred].into_iter().chain(&files.against))?;
    match command {
        EvalCommand::Summaries(args) => summaries::run(&args.0, messages),
        EvalCommand::Keywords(args) => keywords::run(&args.0, messages),
    }
}
