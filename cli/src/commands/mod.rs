//! The commands, and the steps that they share.

mod abbreviations;
mod about;
mod corpus;
mod documents;
mod dropped;
mod ending;
mod eval;
mod man;
mod mcp;
pub(crate) mod reading;
mod report;
mod run_chunks;
mod target;
mod task;
mod together;
mod wishes;
mod wording;
mod worker;

pub use mcp::serve;

use crate::arguments::{Cli, Command};
use crate::exit::DONE;
use crate::messages::Messages;
use clap::CommandFactory;
use std::io;
use task::Task;

/// Runs a command; returns the exit code.
pub(crate) fn run(cli: Cli, messages: &Messages) -> io::Result<u8> {
    let color = cli.color;
    match cli.command {
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "nutgraf", &mut script);
            messages.print_text(&String::from_utf8_lossy(&script)).map(|()| DONE)
        }
        Command::Man { dir: Some(dir), .. } => man::write_pages(&dir).map(|()| DONE),
        Command::Man { command, dir: None } => messages.print_text(&man::page(&command)?).map(|()| DONE),
        Command::Mcp(args) => mcp::run(&args),
        Command::About => messages.print_text(&about::about()).map(|()| DONE),
        Command::Corpus { command } => corpus::run(command, messages),
        Command::Eval { command } => eval::run(&command, messages),
        Command::Report(args) => report::run(*args.0, messages),
        command => match Task::of(command) {
            Some(task) => documents::run(task?, color, messages),
            None => Ok(DONE),
        },
    }
}
