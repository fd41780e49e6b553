//! Where documents come from: files, directories, standard input, rows of JSONL, CSV, TSV and Parquet.
//!
//! `walk` turns the paths into sources, in order; [`chunks`] cuts the sources into [`Chunk`]s of about
//! [`CHUNK_BYTES`], cheaply and one after another; [`Chunk::documents`] reads and decodes, which is done
//! where the documents are worked on, in parallel. Nothing holds more than a chunk, or one row or file if
//! that is larger. What goes wrong with a row or file costs that row or file alone.

mod chunk;
mod columns;
mod decode;
mod fields;
mod html;
mod lines;
mod markdown;
mod open;
#[cfg(feature = "parquet")]
mod parquet;
mod walk;

pub(crate) use chunk::{Chunk, Mark, chunks};
pub(crate) use fields::{Fields, Keep};
pub(crate) use open::Meter;
pub(crate) use walk::{Files, From, has_rows};

use serde_json::value::RawValue;
use std::io;
use std::path::Path;

/// A chunk is closed when it holds so many bytes.
const CHUNK_BYTES: usize = 1 << 16;

/// A row of more bytes is refused: it would take gigabytes to work on.
const MAX_ROW_BYTES: usize = 256 << 20;

/// The lines of a file, unpacked if it is packed, without their ends and a byte order mark; `-` is standard
/// input. The error names the file.
pub(crate) fn read_lines(path: &Path) -> io::Result<Vec<Vec<u8>>> {
    let bytes = open::read(path, &Meter::default());
    let bytes = bytes
        .map_err(|error| io::Error::new(error.kind(), format!("{}: {}", path.display(), describe(&error))))?;
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    Ok(text.split(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect())
}

/// What tells documents apart in the output.
#[derive(Debug, Clone, serde::Serialize)]
#[serde(untagged)]
pub(crate) enum Id {
    /// The value of the id field, as it stands in the row.
    Value(Box<RawValue>),
    /// The path, or `-` for standard input.
    Path(String),
    /// The number of the row, from 0.
    Row(u64),
}

impl Id {
    /// The id that a text is.
    fn text(text: &str) -> Self {
        serde_json::value::to_raw_value(text).map_or(Self::Path(text.to_owned()), Self::Value)
    }
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Value(value) => match serde_json::from_str::<String>(value.get()) {
                Ok(text) => f.write_str(&text),
                Err(_) => f.write_str(value.get()),
            },
            Self::Path(path) => f.write_str(path),
            Self::Row(number) => write!(f, "{number}"),
        }
    }
}

/// A text as read, before anything is known of it.
#[derive(Debug, Clone)]
pub(crate) struct RawDocument {
    pub id: Id,
    pub text: String,
    pub title: Option<String>,
    /// The fields to carry along, with their values as JSON.
    pub kept: Vec<(String, Box<RawValue>)>,
    /// The value of the field that rows are grouped by, as JSON; `null` if the row has none.
    pub group: Option<Box<RawValue>>,
    /// What to say of a text that was not read without loss.
    pub warning: Option<String>,
}

impl RawDocument {
    fn new(id: Id, text: String) -> Self {
        Self { id, text, title: None, kept: Vec::new(), group: None, warning: None }
    }
}

/// Why an item could not be read.
#[derive(Debug, Clone)]
pub(crate) struct Failure {
    pub id: Id,
    /// Where and what, for people.
    pub message: String,
}

/// What becomes of a row or file.
pub(crate) type Read = Result<RawDocument, Failure>;

/// An I/O error in a few words, without its number.
pub(crate) fn describe(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or directory".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => {
            let message = error.to_string();
            let message = message.split(" (os error").next().unwrap_or_default();
            let mut chars = message.chars();
            chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
        }
    }
}
