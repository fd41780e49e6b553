//! Messages to standard error.

use std::io::{self, Write};

/// Where warnings and errors go.
pub(crate) struct Messages {
    pub quiet: bool,
}

impl Messages {
    /// Writes a message, unless messages are off.
    pub(crate) fn say(&self, message: &str) {
        if !self.quiet {
            // Nobody may be listening; that is no reason to stop.
            let _ = writeln!(io::stderr(), "nutgraf: {message}");
        }
    }
}
