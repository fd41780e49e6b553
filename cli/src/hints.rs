//! Hints for plain slips on the command line.

use crate::arguments::Cli;
use crate::input::shown_path;
use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;
use std::path::Path;

/// Options of other programs, and what is called so here.
const OTHER_NAMES: [(&str, &str); 10] = [
    ("--words", "--length 100w"),
    ("--max-words", "--length 100w"),
    ("--max-sentences", "--length 3s"),
    ("--count", "--length 3s"),
    ("--chars", "--length 280c"),
    ("--max-chars", "--length 280c"),
    ("--bytes", "--length 500B"),
    ("--max-bytes", "--length 500B"),
    ("--ratio", "--length 15%"),
    ("--percent", "--length 15%"),
];

/// The error with a hint, if a file was given without a command, or an option of another name to `summarize`.
pub(crate) fn with_hint(error: clap::Error, arguments: &[OsString]) -> clap::Error {
    let kind = error.kind();
    if !matches!(kind, ErrorKind::InvalidSubcommand | ErrorKind::UnknownArgument) {
        return error;
    }
    let given = arguments.get(1..).unwrap_or_default();
    let message = if has_command(given) { option_hint(&error, given) } else { file_hint(given) };
    message.map_or(error, |message| Cli::command().error(kind, message))
}

/// True if an argument is the name of a command.
fn has_command(given: &[OsString]) -> bool {
    let cli = Cli::command();
    let names: Vec<&str> = cli.get_subcommands().flat_map(|one| one.get_name_and_visible_aliases()).collect();
    given.iter().filter_map(|argument| argument.to_str()).any(|argument| names.contains(&argument))
}

/// The hint for a file, or what looks like one, without a command.
fn file_hint(given: &[OsString]) -> Option<String> {
    let is_there = |argument: &&OsString| *argument == "-" || Path::new(argument).exists();
    let has_extension = |argument: &&OsString| {
        Path::new(argument).extension().is_some() && !argument.to_string_lossy().starts_with('-')
    };
    let path = given.iter().find(is_there).or_else(|| given.iter().find(has_extension))?;
    let path = shown_path(Path::new(path));
    let all: Vec<String> = given.iter().map(quoted).collect();
    let what = if Path::new(&path).is_dir() { "a directory" } else { "a file" };
    Some(format!("{path} is {what}, not a command\n\n  tip: nutgraf summarize {}", all.join(" ")))
}

/// An argument as a shell takes it.
fn quoted(argument: &OsString) -> String {
    let shown = shown_path(Path::new(argument));
    if shown.contains(char::is_whitespace) { format!("'{shown}'") } else { shown }
}

/// The hint for an option that is called otherwise.
fn option_hint(error: &clap::Error, given: &[OsString]) -> Option<String> {
    let Some(ContextValue::String(name)) = error.get(ContextKind::InvalidArg) else { return None };
    let is_summarize = given.iter().any(|argument| argument == "summarize" || argument == "summarise");
    let name = name.split('=').next().unwrap_or_default();
    let (_, own) = OTHER_NAMES.iter().find(|(other, _)| is_summarize && *other == name)?;
    Some(format!("there is no option {name}\n\n  tip: nutgraf summarize {own}"))
}
