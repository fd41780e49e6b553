//! `nutgraf man`.

use crate::arguments::Cli;
use crate::input::shown_path;
use crate::io_error::describe;
use clap::{Command, CommandFactory};
use clap_mangen::Man;
use std::fs;
use std::io;
use std::path::Path;

/// The manual page of the program, or of the command that the names lead to.
///
/// # Errors
/// If there is no such command.
pub(super) fn page(names: &[String]) -> io::Result<String> {
    let mut command = built();
    for name in names {
        let found = command.find_subcommand(name).cloned();
        command = found.ok_or_else(|| io::Error::other(format!("no command is called \"{name}\"")))?;
    }
    let mut page = Vec::new();
    Man::new(command).render(&mut page)?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}

/// Writes the pages of all commands to a directory, which is made if it is not there.
///
/// # Errors
/// If a page cannot be written.
pub(super) fn write_pages(dir: &Path) -> io::Result<()> {
    let written = fs::create_dir_all(dir).and_then(|()| clap_mangen::generate_to(without_help(), dir));
    written.map_err(|error| io::Error::other(format!("{}: {}", shown_path(dir), describe(&error))))
}

/// The commands with their full names.
fn built() -> Command {
    let mut command = without_help();
    command.build();
    command
}

/// The commands without `help`, which has no page.
fn without_help() -> Command {
    let sub = |command: Command| command.disable_help_subcommand(true);
    Cli::command().disable_help_subcommand(true).mut_subcommands(sub)
}
