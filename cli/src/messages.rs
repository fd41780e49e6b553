//! Messages to standard error.

use std::io::{self, Write};

/// Prints warnings and errors to standard error.
pub(crate) struct Messages {
    pub quiet: bool,
}

impl Messages {
    /// Prints a message, unless `quiet` is set.
    pub(crate) fn print(&self, message: &str) {
        if !self.quiet {
            // A closed standard error does not stop the run.
            let _ = writeln!(io::stderr(), "nutgraf: {message}");
        }
    }
}
