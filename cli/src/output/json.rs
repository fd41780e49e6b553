//! The objects that scripts read: their fields and the order of these are the contract.

use crate::input::{DocumentId, ReadFailure};
use nutgraf::{BoundaryVerdict, Document, Effect, Pick, Span, Why, WhyNot};
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
        /// Of every sentence, if it is asked for.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        why: Vec<SpokenWhy>,
        /// The documents summarized together.
        #[serde(skip_serializing_if = "Option::is_none")]
        sources: Option<Vec<DocumentId>>,
        #[serde(skip_serializing_if = "Vec::is_empty", rename = "duplicates")]
        copies: Vec<CopyRow>,
        /// What people see between two sentences.
        #[serde(skip)]
        joint: &'static str,
    },
    Keywords {
        language: &'static str,
        keywords: Vec<KeywordRow>,
        /// Of every keyword, if it is asked for.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        why: Vec<SpokenWhy>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        why_not: Vec<WhyNotRow>,
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
        /// Of every place where a sentence might end, if it is asked for.
        #[serde(skip_serializing_if = "Option::is_none")]
        why: Option<Vec<VerdictRow>>,
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
    /// What people see in its place, where sentences are compressed.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub compressed: Option<CompressedRow>,
    #[serde(skip)]
    pub pick: Pick,
    #[serde(skip)]
    pub document: &'d Document,
}

/// A sentence without what it can do without.
#[derive(Debug, Serialize)]
pub(crate) struct CompressedRow {
    pub compressed: String,
    /// What is kept of the document.
    pub kept: Vec<[u32; 2]>,
}

impl SentenceRow<'_> {
    /// The sentence as people see it.
    pub(crate) fn shown(&self) -> String {
        self.pick.shown(self.document)
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

/// Whether a sentence ends at some place, and why.
#[derive(Debug, Serialize)]
pub(crate) struct VerdictRow {
    pub start: u32,
    pub end: u32,
    pub is_end: bool,
    pub rule: &'static str,
    pub explanation: &'static str,
    /// What people see of the place: the word before it and its marks.
    #[serde(skip)]
    pub shown: String,
}

/// People do not see longer words.
const MAX_SHOWN_CHARS: usize = 20;

impl VerdictRow {
    /// The row of a verdict on a place in `text`.
    pub(crate) fn new(text: &str, verdict: &BoundaryVerdict) -> Self {
        let Span { start, end } = verdict.span;
        let before = text[..start as usize].char_indices().rev().take(MAX_SHOWN_CHARS);
        let word = before.take_while(|(_, c)| !c.is_whitespace()).last().map_or(start as usize, |(at, _)| at);
        let marks = text[start as usize..end as usize].trim_end_matches(' ').replace(['\n', '\r'], "⏎");
        Self {
            start,
            end,
            is_end: verdict.is_end(),
            rule: verdict.rule.id(),
            explanation: verdict.rule.explanation(),
            shown: format!("{}{marks}", &text[word..start as usize]),
        }
    }

    /// The verdicts of each of `n_sentences`: those up to its end; the last one has the others too.
    pub(crate) fn of_each(rows: &[Self], n_sentences: usize) -> impl Iterator<Item = &[Self]> {
        let mut rest = rows;
        (1..=n_sentences).map(move |number| {
            let end = rest.iter().position(|row| row.is_end).filter(|_| number < n_sentences);
            let (own, others) = rest.split_at(end.map_or(rest.len(), |end| end + 1));
            rest = others;
            own
        })
    }
}

/// A [`Why`] for printing.
#[derive(Debug, Serialize)]
pub(crate) struct SpokenWhy {
    pub label: String,
    pub share: f64,
    /// `factor` or `fact`; nothing for a part that is added.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effect: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<SpokenWhy>,
}

impl From<&Why> for SpokenWhy {
    fn from(why: &Why) -> Self {
        let children = why.children.iter().map(Self::from).collect();
        let effect = (why.effect != Effect::Added).then(|| why.effect.name());
        Self { label: why.label.to_string(), share: why.share, effect, children }
    }
}

/// Why a phrase is not among the keywords.
#[derive(Debug, Serialize)]
pub(crate) struct WhyNotRow {
    pub text: String,
    pub reason: &'static str,
    /// The reason in words.
    pub explanation: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<SpokenWhy>,
}

impl From<WhyNot> for WhyNotRow {
    fn from(why_not: WhyNot) -> Self {
        Self {
            reason: why_not.reason.name(),
            explanation: why_not.reason.to_string(),
            why: why_not.why.as_ref().map(SpokenWhy::from),
            text: why_not.text,
        }
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
