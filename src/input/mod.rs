//! Where documents come from: files, directories, standard input, rows of JSONL, CSV and TSV.
//!
//! [`items`] walks the paths and hands out [`Item`]s in order, cheaply; [`Item::load`] reads and decodes
//! one, which is done where the document is worked on, in parallel. What goes wrong with an item costs
//! that item alone.

mod decode;
mod rows;
mod walk;

pub(crate) use rows::Fields;
pub(crate) use walk::{From, Item, has_rows, items};

use std::io::{self, Read};
use std::path::Path;

/// The lines of a file, unpacked if it is packed, without their ends and a byte order mark; `-` is standard
/// input. The error names the file.
pub(crate) fn read_lines(path: &Path) -> io::Result<Vec<Vec<u8>>> {
    let bytes = if path.as_os_str() == "-" { read_stdin() } else { decode::read(path) };
    let bytes = bytes.map_err(|error| {
        io::Error::new(error.kind(), format!("{}: {}", path.display(), walk::describe(&error)))
    })?;
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    Ok(text.split(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect())
}

fn read_stdin() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What tells documents apart in the output.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub(crate) enum Id {
    /// The value of the id field, its type kept.
    Value(serde_json::Value),
    /// The path, or `-` for standard input.
    Path(String),
    /// The number of the row, from 0.
    Row(u64),
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Value(serde_json::Value::String(text)) => f.write_str(text),
            Self::Value(value) => write!(f, "{value}"),
            Self::Path(path) => f.write_str(path),
            Self::Row(number) => write!(f, "{number}"),
        }
    }
}

/// A text as read, before anything is known of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RawDocument {
    pub id: Id,
    pub text: String,
    pub title: Option<String>,
}

/// Why an item could not be read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Failure {
    pub id: Id,
    /// Where and what, for people.
    pub message: String,
}
