//! The command line: arguments in, documents through, exit code out.

mod args;
mod corpus;
mod eval;
mod interrupt;
mod output;
mod progress;
mod resolve;
mod run;
mod together;

use args::{Cli, Color, Command};
use clap::{CommandFactory, Parser};
use resolve::Task;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

/// Everything was done.
const DONE: u8 = 0;
/// Wrong usage, or nothing could be done.
const FATAL: u8 = 2;
/// Done, but some documents failed.
const SOME_FAILED: u8 = 3;
/// Ended by Ctrl-C.
const INTERRUPTED: u8 = 130;

/// Runs the program on the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help goes to standard output and is success; a closed pipe is no reason to complain.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { FATAL } else { DONE });
        }
    };
    match run(cli) {
        Ok(code) => ExitCode::from(code),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(DONE),
        Err(error) => {
            let _ = writeln!(io::stderr(), "nutgraf: {error}");
            ExitCode::from(FATAL)
        }
    }
}

fn run(cli: Cli) -> io::Result<u8> {
    let messages = Messages { quiet: cli.quiet };
    let color = cli.color;
    match cli.command {
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "nutgraf", &mut script);
            io::stdout().write_all(&script).map(|()| DONE)
        }
        Command::Man => clap_mangen::Man::new(Cli::command()).render(&mut io::stdout()).map(|()| DONE),
        Command::About => io::stdout().write_all(about().as_bytes()).map(|()| DONE),
        Command::Corpus { command } => corpus::run(command, &messages),
        Command::Eval { command } => {
            let (scores, n_failed) = eval::run(&command, &messages)?;
            io::stdout().write_all(scores.as_bytes())?;
            Ok(if n_failed > 0 { SOME_FAILED } else { DONE })
        }
        command => match Task::of(command) {
            Some(task) => run::run(task?, color, &messages),
            None => Ok(DONE),
        },
    }
}

fn wants_color(color: Color, to_stdout: bool) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            let is_off = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
            to_stdout && !is_off && io::stdout().is_terminal()
        }
    }
}

/// What is said beside the data.
struct Messages {
    quiet: bool,
}

impl Messages {
    fn say(&self, message: &str) {
        if !self.quiet {
            // Nobody may be listening; that is no reason to stop.
            let _ = writeln!(io::stderr(), "nutgraf: {message}");
        }
    }
}

/// Version, licences and notices.
fn about() -> String {
    format!(
        "nutgraf {}\n\nThe code is licensed under MIT or Apache-2.0, at your option.\n{}",
        env!("CARGO_PKG_VERSION"),
        if cfg!(feature = "models") { include_str!("notices.txt") } else { "" }
    )
}
