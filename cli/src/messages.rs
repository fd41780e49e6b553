//! Messages to standard error, and short texts to standard output.

use crate::control_characters::ControlCharacters;
use std::io::{self, IsTerminal, Write};

/// Prints warnings and errors to standard error.
pub(crate) struct Messages {
    pub quiet: bool,
    /// Set to print the total of a run.
    pub verbose: bool,
    /// Set to print control characters as they are, even on a terminal.
    pub raw: bool,
}

impl Messages {
    /// Prints a message, unless `quiet` is set.
    pub(crate) fn print(&self, message: &str) {
        if !self.quiet {
            self.print_always(message);
        }
    }

    /// Prints a message. A closed standard error does not stop the run.
    pub(crate) fn print_always(&self, message: &str) {
        let controls = ControlCharacters::on(io::stderr().is_terminal(), self.raw);
        let _ = writeln!(io::stderr(), "nutgraf: {}", controls.show(message));
    }

    /// Prints a text to standard output.
    pub(crate) fn print_text(&self, text: &str) -> io::Result<()> {
        let controls = ControlCharacters::on(io::stdout().is_terminal(), self.raw);
        let mut stdout = io::stdout().lock();
        stdout.write_all(controls.show(text).as_bytes())?;
        stdout.flush()
    }
}
