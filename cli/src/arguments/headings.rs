//! The groups of options in the help, and its short form.

use clap::Command;

/// Options for the content of the output.
pub(super) const PRINTED: Option<&str> = Some("What to print");
/// Options for its length.
pub(super) const LENGTH: Option<&str> = Some("How much");
/// Options for the way in which it is found.
pub(super) const METHOD: Option<&str> = Some("By which method");
/// Options for what is read.
pub(super) const INPUT: Option<&str> = Some("Input");
/// Options for a report by kind of text.
pub(super) const KINDS: Option<&str> = Some("By kind of text");
/// Options for where and how it is written.
pub(super) const OUTPUT: Option<&str> = Some("Output");

/// The command for `-h`, which fits a screen: without the values of options. `--help` has them.
pub(crate) fn for_short_help(mut command: Command) -> Command {
    command.build();
    without_values(command)
}

fn without_values(command: Command) -> Command {
    let plain = command.mut_args(|arg| {
        let has_value = arg.get_action().takes_values();
        let arg = arg.hide_possible_values(has_value);
        if arg.get_id() == "version" { arg.hide_short_help(true) } else { arg }
    });
    plain.mut_subcommands(without_values)
}
