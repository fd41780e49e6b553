//! Sentences, of summaries and of whole texts.

use super::shared::{Recipe, as_python, formatted, recipe, shown, spans_as_lists};
use super::why::PyWhy;
use crate::offsets::Places;
use nutgraf::Cut;
use nutgraf::job::{SentenceRow, SplitBody};
use pyo3::prelude::*;
use pythonize::pythonize;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A sentence: `document[start:end]` is its `text`.
#[pyclass(frozen, eq, name = "Sentence", module = "nutgraf")]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct PySentence {
    /// The number of the sentence in its document, counted as `split` gives them.
    #[pyo3(get)]
    index: usize,
    /// How people see it: without line breaks, shortened if that was asked for, with … where it was cut.
    #[pyo3(get)]
    pub(super) shown: String,
    /// Why it was picked, if that was asked for.
    #[pyo3(get)]
    pub(crate) why: Option<PyWhy>,
    pub(crate) row: SentenceFields,
}

/// The fields that a sentence has in JSON.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct SentenceFields {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) source: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) index: Option<usize>,
    pub(crate) start: u32,
    pub(crate) end: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) score: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) place: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<String>,
    pub(crate) text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) shown: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) time: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) speaker: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) cut: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) compressed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "kept_as_lists")]
    pub(crate) kept: Option<Vec<(u32, u32)>>,
}

/// Writes the spans that are kept, as JSON has them.
#[expect(clippy::ref_option, reason = "serde passes a reference")]
fn kept_as_lists<S: Serializer>(kept: &Option<Vec<(u32, u32)>>, serializer: S) -> Result<S::Ok, S::Error> {
    spans_as_lists(kept.as_deref().unwrap_or_default(), serializer)
}

impl PySentence {
    /// A sentence of a summary. `places` is that of its document.
    pub(super) fn picked<I>(
        row: SentenceRow<I>,
        source: Option<Value>,
        why: Option<PyWhy>,
        places: &mut Places,
    ) -> Self {
        let display = row.shown();
        let (start, end) = places.of(row.start, row.end);
        let (compressed, kept) = match row.shortened {
            Some(short) => (Some(short.text), Some(places.of_all(&short.kept))),
            None => (None, None),
        };
        let fields = SentenceFields {
            source,
            index: Some(row.index),
            start,
            end,
            score: Some(row.score),
            place: row.place,
            kind: None,
            text: row.text,
            shown: row.shown,
            time: row.time,
            speaker: row.speaker,
            cut: row.cut != Cut::Whole,
            compressed,
            kept,
        };
        Self { index: row.index, shown: display, why, row: fields }
    }

    /// The parts of the document that are shown.
    pub(super) fn shown_spans(&self) -> Vec<(u32, u32)> {
        self.row.kept.clone().unwrap_or_else(|| vec![(self.row.start, self.row.end)])
    }

    pub(super) fn dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(pythonize(py, &self.row)?)
    }
}

/// All sentences of a document.
pub(crate) fn split_sentences(body: &SplitBody, places: &mut Places) -> Vec<PySentence> {
    let rows = body.sentences.rows().enumerate();
    let sentence = |(index, row): (usize, nutgraf::job::SplitRow)| {
        let (start, end) = places.of(row.start, row.end);
        let fields = SentenceFields {
            start,
            end,
            kind: Some(row.kind.name().to_owned()),
            text: row.text.to_owned(),
            time: row.time.map(str::to_owned),
            speaker: row.speaker.map(str::to_owned),
            shown: row.shown.clone(),
            ..SentenceFields::default()
        };
        PySentence { index, shown: row.shown(), why: None, row: fields }
    };
    rows.map(sentence).collect()
}

#[pymethods]
impl PySentence {
    /// Where it starts in the document.
    #[getter]
    fn start(&self) -> u32 {
        self.row.start
    }

    /// One past its last place.
    #[getter]
    fn end(&self) -> u32 {
        self.row.end
    }

    /// `document[start:end]`.
    #[getter]
    fn text(&self) -> &str {
        &self.row.text
    }

    /// How good it is, 0 to 1; None if it is not of a summary.
    #[getter]
    fn score(&self) -> Option<f64> {
        self.row.score
    }

    /// Its place in the order of all, from 0; None if the summary is not nested.
    #[getter]
    fn place(&self) -> Option<usize> {
        self.row.place
    }

    /// The kind of its block, such as "paragraph" or "title", if it is from `split`.
    #[getter]
    fn kind(&self) -> Option<&str> {
        self.row.kind.as_deref()
    }

    /// When it is said, as the text has it, in a chat, subtitles or the like.
    #[getter]
    fn time(&self) -> Option<&str> {
        self.row.time.as_deref()
    }

    /// Who says it, as the text has it.
    #[getter]
    fn speaker(&self) -> Option<&str> {
        self.row.speaker.as_deref()
    }

    /// True if it had to be cut to fit.
    #[getter]
    fn cut(&self) -> bool {
        self.row.cut
    }

    /// The parts of the document that are kept, if it was shortened: (start, end) each.
    #[getter]
    fn kept(&self) -> Option<Vec<(u32, u32)>> {
        self.row.kept.clone()
    }

    /// The id of its document, if several are summarized together.
    #[getter]
    fn source<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.row.source.as_ref().map(|source| as_python(py, source)).transpose()
    }

    /// The sentence with the names of the command line's JSON; what is absent is left out.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.dict(py)
    }

    fn __str__(&self) -> &str {
        &self.shown
    }

    fn __format__<'py>(&self, py: Python<'py>, format: &str) -> PyResult<Bound<'py, PyAny>> {
        formatted(py, &self.shown, format)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        shown("Sentence", &self.dict(py)?)
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.row.start, self.row.end, &self.row.text).hash(&mut hasher);
        hasher.finish()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Recipe<'py>> {
        recipe(py, "Sentence", self)
    }
}
