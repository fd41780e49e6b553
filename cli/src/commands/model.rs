//! Reads corpus models.

use crate::input::shown_path;
use crate::io_error::describe;
use nutgraf::CorpusModel;
use std::io;
use std::path::Path;

/// Reads a model; the error names the file.
pub(super) fn read_model(path: &Path) -> io::Result<CorpusModel> {
    let named = |what: String| io::Error::other(format!("{}: {what}", shown_path(path)));
    let bytes = std::fs::read(path).map_err(|error| named(describe(&error)))?;
    CorpusModel::from_bytes(bytes).map_err(|error| named(error.to_string()))
}
