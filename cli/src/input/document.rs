//! A document as read from a row or file.

use super::place::RowIndex;
use nutgraf::job::Input;
use serde_json::value::RawValue;

/// The id of a document in the output.
#[derive(Debug, Clone, serde::Serialize)]
#[serde(untagged)]
pub(crate) enum DocumentId {
    /// The value of the id field, as in the row.
    Value(Box<RawValue>),
    /// The path, or `-` for standard input.
    Path(String),
    /// The number of a row without an id.
    Row(RowIndex),
}

impl DocumentId {
    /// The text as an id.
    pub(super) fn text(text: &str) -> Self {
        serde_json::value::to_raw_value(text).map_or(Self::Path(text.to_owned()), Self::Value)
    }
}

impl std::fmt::Display for DocumentId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Value(value) => match serde_json::from_str::<String>(value.get()) {
                Ok(text) => f.write_str(&text),
                Err(_) => f.write_str(value.get()),
            },
            Self::Path(path) => f.write_str(path),
            Self::Row(index) => write!(f, "{index}"),
        }
    }
}

/// A document as read, not yet segmented.
#[derive(Debug, Clone)]
pub(crate) struct RawDocument {
    pub id: DocumentId,
    pub text: String,
    pub title: Option<String>,
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
        let input = Input::new(self.id, self.text);
        (self.title.into_iter().fold(input, Input::title), self.kept)
    }

    pub(super) fn new(id: DocumentId, text: String) -> Self {
        Self { id, text, title: None, kept: Vec::new(), group: None, warning: None }
    }
}

/// A row or file that could not be read.
#[derive(Debug, Clone)]
pub(crate) struct ReadFailure {
    pub id: DocumentId,
    /// The place and the problem, for people.
    pub message: String,
}

/// The document in a row or file, or the failure to read it.
pub(crate) type ReadResult = Result<RawDocument, ReadFailure>;
