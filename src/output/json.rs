//! The objects that scripts read: their fields and the order of these are the contract.

use crate::explain::Why;
use crate::input::{Failure, Id};
use serde::Serialize;

/// Everything printed about one document.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    pub id: Id,
    #[serde(flatten)]
    pub body: Body,
}

/// What a report says.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Body {
    Summary {
        language: &'static str,
        sentences: Vec<SentenceRow>,
        #[serde(skip_serializing_if = "Option::is_none")]
        keywords: Option<Vec<KeywordRow>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        why: Option<Vec<SpokenWhy>>,
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
        sentences: Vec<SplitRow>,
    },
    Failed {
        error: String,
    },
}

/// A sentence of a summary.
#[derive(Debug, Serialize)]
pub(crate) struct SentenceRow {
    pub index: usize,
    pub start: u32,
    pub end: u32,
    pub score: f64,
    pub text: String,
    #[serde(skip_serializing_if = "is_false")]
    pub cut: bool,
    /// What people see behind a sentence that was cut.
    #[serde(skip)]
    pub mark: &'static str,
}

/// A keyphrase.
#[derive(Debug, Serialize)]
pub(crate) struct KeywordRow {
    pub text: String,
    pub score: f64,
    pub count: usize,
    pub spans: Vec<[u32; 2]>,
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
pub(crate) struct SplitRow {
    pub start: u32,
    pub end: u32,
    pub kind: &'static str,
    pub text: String,
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

impl From<Failure> for Report {
    fn from(failure: Failure) -> Self {
        Self { id: failure.id, body: Body::Failed { error: failure.message } }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(value: &bool) -> bool {
    !value
}
