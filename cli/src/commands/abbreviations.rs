//! Reads lists of abbreviations.

use crate::input::{read_text, shown_path};
use nutgraf::{Abbreviations, ErrorKind};
use std::io;
use std::path::Path;

/// The abbreviations in a file, if there is one; the error names the file and the line.
pub(super) fn read_abbreviations(path: Option<&Path>) -> io::Result<Abbreviations> {
    let Some(path) = path else { return Ok(Abbreviations::default()) };
    let list = read_text(path).map_err(|what| io::Error::other(format!("{}: {what}", shown_path(path))))?;
    Abbreviations::read(&list).map_err(|error| {
        io::Error::other(match error.kind() {
            ErrorKind::BadAbbreviation(line, given, why) => {
                format!("{}:{line}: \"{given}\" {why}", shown_path(path))
            }
            _ => format!("{}: {error}", shown_path(path)),
        })
    })
}
