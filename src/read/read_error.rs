//! The error of a reader.

use std::fmt;

/// Why a file could not be read, in words for people: `damaged: invalid file trailer`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    message: String,
}

impl ReadError {
    /// An error with this message, in lower case and without a full stop.
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ReadError {}
