//! The command line of nutgraf.
//!
//! `arguments` declares the options and `commands` runs the commands. `input` reads documents in chunks, `batch`
//! processes the chunks in parallel and returns the results in order, and `output` encodes and writes them.
#![forbid(unsafe_code)]

mod arguments;
mod batch;
mod commands;
mod exit;
mod file_identity;
mod input;
mod interrupt;
mod io_error;
mod messages;
mod output;
mod progress;

use arguments::Cli;
use clap::Parser;
use exit::{DONE, FATAL};
use std::io::{self, Write};
use std::process::ExitCode;

/// Runs the program with the arguments of the process and returns its exit code.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help goes to standard output and counts as success, even if the pipe is closed.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { FATAL } else { DONE });
        }
    };
    match commands::run(cli) {
        Ok(code) => ExitCode::from(code),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(DONE),
        Err(error) => {
            let _ = writeln!(io::stderr(), "nutgraf: {error}");
            ExitCode::from(FATAL)
        }
    }
}
