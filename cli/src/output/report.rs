//! Everything printed about a document: its row, and the fields copied from the input.

use crate::input::{DocumentId, ReadFailure};
use nutgraf::job::Row;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::value::RawValue;

/// Everything printed about a document.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    #[serde(flatten)]
    pub row: Row<DocumentId>,
    /// The fields copied from the input.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "as_object")]
    pub fields: Vec<(String, Box<RawValue>)>,
}

fn as_object<S: Serializer>(fields: &[(String, Box<RawValue>)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut object = serializer.serialize_map(Some(fields.len()))?;
    fields.iter().try_for_each(|(name, value)| object.serialize_entry(name, value))?;
    object.end()
}

impl From<ReadFailure> for Report {
    fn from(failure: ReadFailure) -> Self {
        Self { row: Row::failed(failure.id, failure.message), fields: Vec::new() }
    }
}
