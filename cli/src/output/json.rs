//! The objects that scripts read: their fields and the order of these are the contract.

use super::one_line::one_line;
use crate::input::{DocumentId, ReadFailure};
use nutgraf::Why;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::value::RawValue;

/// Everything printed about one document.
#[derive(Debug, Serialize)]
pub(crate) struct Report<'d> {
    pub id: DocumentId,
    #[serde(flatten)]
    pub body: Body<'d>,
    /// The text that the offsets refer to, if it is to be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'d str>,
    /// The fields carried along from the input.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "as_object")]
    pub fields: Vec<(String, Box<RawValue>)>,
}

impl<'d> Report<'d> {
    pub(crate) fn new(id: DocumentId, body: Body<'d>) -> Self {
        Self { id, body, text: None, fields: Vec::new() }
    }
}

fn as_object<S: Serializer>(fields: &[(String, Box<RawValue>)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut object = serializer.serialize_map(Some(fields.len()))?;
    fields.iter().try_for_each(|(name, value)| object.serialize_entry(name, value))?;
    object.end()
}

/// What a report says.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Body<'d> {
    Summary {
        language: &'static str,
        sentences: Vec<SentenceRow<'d>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        keywords: Option<Vec<KeywordRow>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        why: Option<Vec<SpokenWhy>>,
        /// The documents summarized together.
        #[serde(skip_serializing_if = "Option::is_none")]
        sources: Option<Vec<DocumentId>>,
        #[serde(skip_serializing_if = "Vec::is_empty", rename = "duplicates")]
        copies: Vec<CopyRow>,
    },
    Keywords {
        language: &'static str,
        keywords: Vec<KeywordRow>,
        #[serde(skip_serializing_if = "Option::is_none")]
        why: Option<Vec<SpokenWhy>>,
    },
    Gist {
        language: &'static str,
        gist: String,
        parts: Vec<PartRow>,
        #[serde(skip_serializing_if = "is_false")]
        cut: bool,
    },
    Split {
        language: &'static str,
        sentences: Vec<SplitRow<'d>>,
    },
    Failed {
        error: String,
    },
}

/// A sentence of a summary.
#[derive(Debug, Serialize)]
pub(crate) struct SentenceRow<'d> {
    /// Its document, where several are summarized together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<DocumentId>,
    pub index: usize,
    pub start: u32,
    pub end: u32,
    pub score: f64,
    pub text: &'d str,
    #[serde(skip_serializing_if = "is_false")]
    pub cut: bool,
    /// What people see behind a sentence that was cut.
    #[serde(skip)]
    pub mark: &'static str,
    /// What people see in its place, where sentences are compressed.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub compressed: Option<CompressedRow>,
}

/// A sentence less what it can do without.
#[derive(Debug, Serialize)]
pub(crate) struct CompressedRow {
    pub compressed: String,
    /// What is kept of the document.
    pub kept: Vec<[u32; 2]>,
}

impl SentenceRow<'_> {
    /// The sentence as people see it, white space collapsed.
    pub(crate) fn shown(&self) -> String {
        match &self.compressed {
            Some(short) => short.compressed.clone(),
            None => one_line(self.text) + self.mark,
        }
    }
}

/// A keyword.
#[derive(Debug, Serialize)]
pub(crate) struct KeywordRow {
    pub text: String,
    pub score: f64,
    pub count: usize,
    pub spans: Vec<[u32; 2]>,
    /// The documents of the spans, where several are summarized together.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<DocumentId>,
}

/// A document that was left out, and the one that it is nearly the same as.
#[derive(Debug, Serialize)]
pub(crate) struct CopyRow {
    pub id: DocumentId,
    pub of: DocumentId,
}

/// A part of a gist.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum PartRow {
    Kept { sentence: usize, start: u32, end: u32 },
    Inserted { inserted: &'static str },
}

/// A sentence as `split` prints it.
#[derive(Debug, Serialize)]
pub(crate) struct SplitRow<'d> {
    pub start: u32,
    pub end: u32,
    pub kind: &'static str,
    pub text: &'d str,
}

/// A [`Why`] for printing.
#[derive(Debug, Serialize)]
pub(crate) struct SpokenWhy {
    pub label: String,
    pub share: f64,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<SpokenWhy>,
}

impl From<Why> for SpokenWhy {
    fn from(why: Why) -> Self {
        let children = why.children.into_iter().map(Self::from).collect();
        Self { label: why.label.into_owned(), share: why.share, children }
    }
}

impl From<ReadFailure> for Report<'_> {
    fn from(failure: ReadFailure) -> Self {
        Self::new(failure.id, Body::Failed { error: failure.message })
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(value: &bool) -> bool {
    !value
}
