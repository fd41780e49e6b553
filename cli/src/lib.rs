//! The command line of nutgraf.
//!
//! `arguments` declares the options and `commands` runs the commands. `input` reads documents in chunks, `batch`
//! processes the chunks in parallel and returns the results in order, and `output` encodes and writes them.
#![forbid(unsafe_code)]

mod arguments;
mod batch;
mod commands;
mod control_characters;
mod exit;
mod file_identity;
mod input;
mod interrupt;
mod io_error;
mod messages;
mod output;
mod progress;
#[cfg(feature = "parquet")]
mod quiet_panic;

use arguments::Cli;
use clap::Parser;
use control_characters::ControlCharacters;
use exit::{DONE, FATAL};
use messages::Messages;
use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

/// Runs the program with the arguments of the process and returns its exit code.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return print_usage(&error),
    };
    let messages = Messages { quiet: cli.quiet, raw: cli.raw };
    match commands::run(cli, &messages) {
        Ok(code) => ExitCode::from(code),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(DONE),
        Err(error) => {
            messages.print_always(&error.to_string());
            ExitCode::from(FATAL)
        }
    }
}

/// Prints help, which is success, or an error of usage.
fn print_usage(error: &clap::Error) -> ExitCode {
    let text = error.render().to_string();
    let printed = match ControlCharacters::on(io::stderr().is_terminal(), false).show(&text) {
        // Colored on a terminal.
        Cow::Borrowed(_) => error.print(),
        Cow::Owned(shown) => io::stderr().write_all(shown.as_bytes()),
    };
    let is_lost = printed.is_err_and(|error| error.kind() != io::ErrorKind::BrokenPipe);
    ExitCode::from(if error.use_stderr() || is_lost { FATAL } else { DONE })
}
