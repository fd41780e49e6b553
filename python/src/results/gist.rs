//! One-line summaries.

use super::shared::{Recipe, formatted, quoted, recipe, shown};
use super::why::PyWhy;
use crate::offsets::Places;
use nutgraf::job::{DroppedRow, GistBody, PartRow};
use pyo3::prelude::*;
use pythonize::pythonize;
use serde::{Deserialize, Serialize};
use std::hash::{DefaultHasher, Hash, Hasher};

/// One line that says what a document is about.
#[pyclass(frozen, eq, name = "Gist", module = "nutgraf")]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct PyGist {
    /// The code of the document's language.
    #[pyo3(get)]
    pub(crate) language: String,
    #[serde(rename = "gist")]
    pub(crate) text: String,
    pub(crate) parts: Vec<PyGistPart>,
    /// True if a sentence had to be cut to fit.
    #[pyo3(get)]
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) cut: bool,
    /// Why this line was chosen, if that was asked for and it was chosen by its score.
    #[pyo3(get)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) why: Option<PyWhy>,
    /// The text that the line leaves out of its sentences, in its order, if that was asked for.
    #[pyo3(get)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) dropped: Option<Vec<PyDropped>>,
}

/// Text that the line leaves out of a sentence: `document[start:end]`.
#[pyclass(frozen, eq, hash, get_all, name = "Dropped", module = "nutgraf")]
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct PyDropped {
    /// The number of its sentence.
    pub(crate) sentence: usize,
    /// Where it starts in the document.
    pub(crate) start: u32,
    /// One past its last place.
    pub(crate) end: u32,
    /// Why it was left out: "dateline", "link", "aside", "phrase" where the line had to be shorter, "rest" where it was cut.
    pub(crate) reason: String,
}

/// A part of the line: `document[start:end]`, or a connective that the document does not have there.
#[pyclass(frozen, eq, hash, get_all, name = "GistPart", module = "nutgraf")]
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct PyGistPart {
    /// The number of its sentence; None if it is inserted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) sentence: Option<usize>,
    /// Where it starts in the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) start: Option<u32>,
    /// One past its last place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) end: Option<u32>,
    /// The connective, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) inserted: Option<String>,
}

impl PyGistPart {
    fn of(row: PartRow, places: &mut Places) -> Self {
        match row {
            PartRow::Kept { sentence, start, end } => {
                let (start, end) = places.of(start, end);
                Self { sentence: Some(sentence), start: Some(start), end: Some(end), inserted: None }
            }
            PartRow::Inserted { inserted } => {
                Self { sentence: None, start: None, end: None, inserted: Some(inserted.to_owned()) }
            }
            other => unreachable!("a part of a gist that is new: {other:?}"),
        }
    }
}

impl PyDropped {
    fn of(row: &DroppedRow, places: &mut Places) -> Self {
        let (start, end) = places.of(row.start, row.end);
        Self { sentence: row.sentence, start, end, reason: row.reason.to_owned() }
    }
}

impl PyGist {
    pub(crate) fn of(body: GistBody, places: &mut Places) -> Self {
        let parts = body.parts.into_iter().map(|part| PyGistPart::of(part, places)).collect();
        let dropped = body.dropped.map(|rows| rows.iter().map(|row| PyDropped::of(row, places)).collect());
        Self {
            language: body.language.code().to_owned(),
            text: body.gist,
            parts,
            cut: body.cut,
            why: body.why.as_ref().map(PyWhy::from),
            dropped,
        }
    }
}

#[pymethods]
impl PyGist {
    /// The line.
    #[getter]
    fn text(&self) -> &str {
        &self.text
    }

    /// The parts of the line, in its order.
    #[getter]
    fn parts(&self) -> Vec<PyGistPart> {
        self.parts.clone()
    }

    /// The gist with the names of the command line's JSON.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(pythonize(py, self)?)
    }

    fn __str__(&self) -> &str {
        &self.text
    }

    fn __format__<'py>(&self, py: Python<'py>, format: &str) -> PyResult<Bound<'py, PyAny>> {
        formatted(py, &self.text, format)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("Gist({}, language='{}')", quoted(py, &self.text)?, self.language))
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (&self.text, &self.parts).hash(&mut hasher);
        hasher.finish()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Recipe<'py>> {
        recipe(py, "Gist", self)
    }
}

#[pymethods]
impl PyDropped {
    /// The text with the names of the command line's JSON.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(pythonize(py, self)?)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        shown("Dropped", &self.to_dict(py)?)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Recipe<'py>> {
        recipe(py, "Dropped", self)
    }
}

#[pymethods]
impl PyGistPart {
    /// The part with the names of the command line's JSON.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(pythonize(py, self)?)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        shown("GistPart", &self.to_dict(py)?)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Recipe<'py>> {
        recipe(py, "GistPart", self)
    }
}
