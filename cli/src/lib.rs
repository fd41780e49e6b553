//! The command line of nutgraf: arguments in, documents through, exit code out.
//!
//! `arguments` says what can be typed, `commands` what each command does. `input` reads documents chunk by chunk, `batch`
//! works on the chunks in parallel and hands the results on in order, `output` encodes and writes them.
#![forbid(unsafe_code)]

mod arguments;
mod batch;
mod commands;
mod exit;
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
    match commands::run(cli) {
        Ok(code) => ExitCode::from(code),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(DONE),
        Err(error) => {
            let _ = writeln!(io::stderr(), "nutgraf: {error}");
            ExitCode::from(FATAL)
        }
    }
}
