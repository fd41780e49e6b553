//! `nutgraf eval`: rows of references and rows of predictions in, scores out.

mod joined;
mod keywords;
mod summaries;
mod table;

use crate::arguments::EvalCommand;
use crate::messages::Messages;
use std::io;

/// Scores as the command says; returns what to print and how many rows could not be scored.
pub(super) fn run(command: &EvalCommand, messages: &Messages) -> io::Result<(String, usize)> {
    match command {
        EvalCommand::Summaries(args) => summaries::run(args, messages),
        EvalCommand::Keywords(args) => keywords::run(args, messages),
    }
}
