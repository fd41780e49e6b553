//! The command line of nutgraf.
//!
//! `arguments` declares the options and `commands` runs the commands. `input` reads documents in chunks, `batch`
//! processes the chunks in parallel and returns the results in order, and `output` encodes and writes them.
//!
//! `report` makes the pages of reports.
//!
//! Programs that call this library run the command line with [`run`], or only read documents and models as it does
//! ([`ReadOptions`], [`load_model`]), make a [`report()`], or answer a client of the Model Context Protocol ([`serve`]).
#![forbid(unsafe_code)]

mod arguments;
mod batch;
mod commands;
mod control_characters;
mod exit;
mod file_identity;
mod hints;
mod input;
mod interrupt;
mod io_error;
mod messages;
mod model;
mod output;
mod progress;
#[cfg(feature = "parquet")]
mod quiet_panic;
mod read;
mod report;

pub use commands::serve;
pub use input::ReadFailure;
pub use model::{load_model, save_model};
pub use read::{Documents, ReadDocument, ReadOptions};
pub use report::{ReportedDocument, report};

use arguments::{Cli, for_short_help};
use clap::{CommandFactory, Parser};
use control_characters::ControlCharacters;
use exit::{DONE, FATAL};
use hints::with_hint;
use messages::Messages;
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

/// Runs the program with the arguments of the process and returns its exit code.
#[must_use]
pub fn main() -> ExitCode {
    ExitCode::from(run(std::env::args_os()))
}

/// Runs the program with some arguments, of which the first is its name, and returns its exit code.
pub fn run<A: Into<OsString>>(arguments: impl IntoIterator<Item = A>) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().map(Into::into).collect();
    let cli = match parse(&arguments) {
        Ok(cli) => cli,
        Err(error) => return print_usage(&with_hint(error, &arguments), &arguments),
    };
    let messages = Messages { quiet: cli.quiet, verbose: cli.verbose, raw: cli.raw };
    let done = commands::run(cli, &messages);
    // A process that is not of Rust, such as Python, does not do it at its end.
    let flushed = io::stdout().flush();
    match done.and_then(|code| flushed.map(|()| code)) {
        Ok(code) => code,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => DONE,
        Err(error) => {
            messages.print_always(&error.to_string());
            FATAL
        }
    }
}

/// The command line. Its short help fits a screen.
fn parse(arguments: &[OsString]) -> Result<Cli, clap::Error> {
    if arguments.iter().any(|argument| argument == "-h") {
        for_short_help(Cli::command()).try_get_matches_from(arguments)?;
    }
    Cli::try_parse_from(arguments)
}

/// Prints help, which is success, or an error of usage, which may repeat an argument.
fn print_usage(error: &clap::Error, arguments: &[OsString]) -> u8 {
    let controls = ControlCharacters::on(io::stderr().is_terminal(), false);
    let is_shown = |argument: &OsString| {
        let argument = argument.to_string_lossy();
        controls.show(&argument) == argument
    };
    let printed = if arguments.iter().all(is_shown) {
        // Colored on a terminal.
        error.print().and_then(|()| io::stdout().flush())
    } else {
        // Without colors, and without the sequences in arguments.
        io::stderr().write_all(controls.show(&error.render().to_string()).as_bytes())
    };
    let is_lost = printed.is_err_and(|error| error.kind() != io::ErrorKind::BrokenPipe);
    if error.use_stderr() || is_lost { FATAL } else { DONE }
}
