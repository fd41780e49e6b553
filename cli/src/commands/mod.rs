//! The commands, and the steps that they share.

mod about;
mod corpus;
mod documents;
mod ending;
mod eval;
mod model;
mod reading;
mod run_chunks;
mod target;
mod task;
mod together;
mod worker;

use crate::arguments::{Cli, Command};
use crate::exit::{DONE, SOME_FAILED};
use crate::messages::Messages;
use clap::CommandFactory;
use std::io::{self, Write};
use task::Task;

/// Runs a command; returns the exit code.
pub(crate) fn run(cli: Cli) -> io::Result<u8> {
    let messages = Messages { quiet: cli.quiet };
    let color = cli.color;
    match cli.command {
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "nutgraf", &mut script);
            io::stdout().write_all(&script).map(|()| DONE)
        }
        Command::Man => clap_mangen::Man::new(Cli::command()).render(&mut io::stdout()).map(|()| DONE),
        Command::About => io::stdout().write_all(about::about().as_bytes()).map(|()| DONE),
        Command::Corpus { command } => corpus::run(command, &messages),
        Command::Eval { command } => {
            let (scores, n_failed) = eval::run(&command, &messages)?;
            io::stdout().write_all(scores.as_bytes())?;
            Ok(if n_failed > 0 { SOME_FAILED } else { DONE })
        }
        command => match Task::of(command) {
            Some(task) => documents::run(task?, color, &messages),
            None => Ok(DONE),
        },
    }
}
