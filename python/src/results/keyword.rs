//! Keywords.

use super::shared::{Recipe, as_python, formatted, recipe, shown, spans_as_lists};
use super::why::PyWhy;
use crate::offsets::Places;
use nutgraf::job::KeywordRow;
use pyo3::prelude::*;
use pythonize::pythonize;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A phrase that says what a document is about.
#[pyclass(frozen, eq, name = "Keyword", module = "nutgraf")]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct PyKeyword {
    /// Why it was picked, if that was asked for.
    #[pyo3(get)]
    pub(crate) why: Option<PyWhy>,
    pub(crate) row: KeywordFields,
}

/// The fields that a keyword has in JSON.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct KeywordFields {
    pub(crate) text: String,
    pub(crate) score: f64,
    pub(crate) count: usize,
    #[serde(serialize_with = "spans_as_lists")]
    pub(crate) spans: Vec<(u32, u32)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) sources: Vec<Value>,
}

impl PyKeyword {
    /// A keyword of a document.
    fn of<I>(row: KeywordRow<I>, why: Option<PyWhy>, places: &mut Places) -> Self {
        let spans = places.of_all(&row.spans);
        Self {
            why,
            row: KeywordFields {
                text: row.text,
                score: row.score,
                count: row.count,
                spans,
                sources: Vec::new(),
            },
        }
    }

    /// A keyword of several documents, which has a place in each: `place` gives the id and the span there of one that
    /// the number of its document is known of.
    pub(super) fn of_several(
        row: KeywordRow<usize>,
        mut place: impl FnMut(usize, [u32; 2]) -> (Value, (u32, u32)),
    ) -> Self {
        let places = row.sources.iter().zip(&row.spans).map(|(&source, &span)| place(source, span));
        let (sources, spans) = places.unzip();
        Self {
            why: None,
            row: KeywordFields { text: row.text, score: row.score, count: row.count, spans, sources },
        }
    }

    pub(super) fn dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(pythonize(py, &self.row)?)
    }
}

/// The keywords of a document, each with its explanation if there are any.
pub(crate) fn keyword_list<I>(
    rows: Vec<KeywordRow<I>>,
    why: &[nutgraf::Why],
    places: &mut Places,
) -> Vec<PyKeyword> {
    let mut why = why.iter().map(PyWhy::from);
    rows.into_iter().map(|row| PyKeyword::of(row, why.next(), places)).collect()
}

#[pymethods]
impl PyKeyword {
    /// The phrase as the text has it.
    #[getter]
    fn text(&self) -> &str {
        &self.row.text
    }

    /// How good it is, 0 to 1.
    #[getter]
    fn score(&self) -> f64 {
        self.row.score
    }

    /// The number of its occurrences.
    #[getter]
    fn count(&self) -> usize {
        self.row.count
    }

    /// Its occurrences, in reading order: (start, end) each.
    #[getter]
    fn spans(&self) -> Vec<(u32, u32)> {
        self.row.spans.clone()
    }

    /// By occurrence: the id of its document, if several are summarized together.
    #[getter]
    fn sources<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        self.row.sources.iter().map(|source| as_python(py, source)).collect()
    }

    /// The keyword with the names of the command line's JSON.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.dict(py)
    }

    fn __str__(&self) -> &str {
        &self.row.text
    }

    fn __format__<'py>(&self, py: Python<'py>, format: &str) -> PyResult<Bound<'py, PyAny>> {
        formatted(py, &self.row.text, format)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        shown("Keyword", &self.dict(py)?)
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (&self.row.text, &self.row.spans).hash(&mut hasher);
        hasher.finish()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Recipe<'py>> {
        recipe(py, "Keyword", self)
    }
}
