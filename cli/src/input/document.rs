//! A document as read from a row or file.

use super::limits::DocumentLimit;
use super::place::LineNumber;
use nutgraf::Stamp;
use nutgraf::job::Input;
use serde_json::Value;
use serde_json::value::RawValue;
use std::fmt;

/// The id of a document in the output.
#[derive(Debug, Clone, serde::Serialize)]
#[serde(untagged)]
pub(crate) enum DocumentId {
    /// The value of the id field, as in the row.
    Value(Box<RawValue>),
    /// The path, or `-` for standard input; for a row without an id followed by its line.
    Place(String),
}

impl DocumentId {
    /// The text as an id.
    pub(super) fn text(text: &str) -> Self {
        serde_json::value::to_raw_value(text).map_or(Self::Place(text.to_owned()), Self::Value)
    }

    /// The id as a value; a number that is too large for one as text.
    pub(crate) fn to_value(&self) -> Value {
        serde_json::to_value(self).unwrap_or_else(|_| Value::String(self.to_string()))
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(value) => match serde_json::from_str::<String>(value.get()) {
                Ok(text) => f.write_str(&text),
                Err(_) => f.write_str(value.get()),
            },
            Self::Place(place) => f.write_str(place),
        }
    }
}

/// A document as read, not yet segmented.
#[derive(Debug, Clone)]
pub(crate) struct RawDocument {
    pub id: DocumentId,
    pub text: String,
    pub title: Option<String>,
    /// Who says what in the text, and when.
    pub stamps: Vec<Stamp>,
    /// The fields to copy to the output, as JSON.
    pub kept: Vec<(String, Box<RawValue>)>,
    /// The value of the field that rows are grouped by, as JSON; `null` if the row has none.
    pub group: Option<Box<RawValue>>,
    /// A warning about text that could not be decoded.
    pub warning: Option<String>,
}

impl RawDocument {
    /// The input of a job, and the fields to copy to the output.
    pub(crate) fn into_input(self) -> (Input<DocumentId>, Vec<(String, Box<RawValue>)>) {
        let input = Input::new(self.id, self.text).stamps(self.stamps);
        (self.title.into_iter().fold(input, Input::title), self.kept)
    }

    /// The document, or a failure if its text is too large.
    pub(super) fn within(self, limit: DocumentLimit, place: impl FnOnce() -> String) -> ReadResult {
        match limit.check(self.text.len() as u64) {
            Ok(()) => Ok(self),
            Err(what) => Err(ReadFailure { message: format!("{}: {what}", place()), id: self.id }),
        }
    }

    pub(super) fn new(id: DocumentId, text: String) -> Self {
        Self { id, text, title: None, stamps: Vec::new(), kept: Vec::new(), group: None, warning: None }
    }
}

/// A row or file that could not be read.
#[derive(Debug, Clone)]
pub struct ReadFailure {
    pub(crate) id: DocumentId,
    /// The place and the problem, for people: `news.jsonl:17: field "text" is missing`.
    pub message: String,
}

impl ReadFailure {
    /// The value of the id field of the row, if it could be read; else the place.
    #[must_use]
    pub fn id(&self) -> Value {
        self.id.to_value()
    }

    /// A failure to read a file.
    pub(super) fn in_file(name: &str, what: &str) -> Self {
        Self { id: DocumentId::Place(name.to_owned()), message: format!("{}: {what}", file_place(name)) }
    }

    /// A failure to read a row of a file.
    pub(super) fn in_row(name: &str, line: LineNumber, what: &str) -> Self {
        let place = row_place(name, line);
        Self { message: format!("{place}: {what}"), id: DocumentId::Place(place) }
    }
}

impl fmt::Display for ReadFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ReadFailure {}

/// The place of a file in messages.
pub(super) fn file_place(name: &str) -> &str {
    if name == "-" { "standard input" } else { name }
}

/// The place of a row, which is its id if it has none.
pub(super) fn row_place(name: &str, line: LineNumber) -> String {
    format!("{name}:{line}")
}

/// The document in a row or file, or the failure to read it.
pub(crate) type ReadResult = Result<RawDocument, ReadFailure>;
