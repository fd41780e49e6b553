//! Reads and writes corpus models.

use crate::input::shown_path;
use crate::io_error::describe;
use crate::output::{OutputTarget, Packing};
use nutgraf::CorpusModel;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// A model has at most this many bytes: its offsets have 32 bits, and it has four numbers a term.
const MAX_MODEL_BYTES: u64 = 1 << 34;

/// A file that does not start as a model does is not read further.
const HEAD_BYTES: u64 = 64;

/// Reads a model from a file.
///
/// # Errors
/// If the file cannot be read, or is not a model; then the kind is `InvalidData`. The error names the file.
pub fn load_model(path: &Path) -> io::Result<CorpusModel> {
    let named = |kind, what: String| io::Error::new(kind, format!("{}: {what}", shown_path(path)));
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|mut file| {
        file.by_ref().take(HEAD_BYTES).read_to_end(&mut bytes)?;
        if CorpusModel::is_model(&bytes) {
            file.take(MAX_MODEL_BYTES).read_to_end(&mut bytes)?;
        }
        Ok(())
    });
    read.map_err(|error| named(error.kind(), describe(&error)))?;
    CorpusModel::from_bytes(bytes).map_err(|error| named(io::ErrorKind::InvalidData, error.to_string()))
}

/// Writes a model to a file, which keeps its former content until the model is complete.
///
/// # Errors
/// If the file cannot be written, or another run is writing it. The error names the file.
pub fn save_model(model: &CorpusModel, path: &Path) -> io::Result<()> {
    OutputTarget::create(path, Packing::Plain, None)?.finish(model.as_bytes())
}
