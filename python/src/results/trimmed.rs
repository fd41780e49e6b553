//! Texts within a length.

use super::shared::{Recipe, formatted, quoted, recipe, shown};
use crate::offsets::Places;
use nutgraf::job::{KeptRow, OmittedRow, TrimBody};
use pyo3::prelude::*;
use pythonize::pythonize;
use serde::{Deserialize, Serialize, Serializer};

/// A text within a length: parts of the document as they are, with a mark for each that is left out.
#[pyclass(frozen, eq, hash, name = "Trimmed", module = "nutgraf")]
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct PyTrimmed {
    /// The code of the document's language.
    #[pyo3(get)]
    language: String,
    /// The unit of the lengths: "sentences", "words", "characters", "bytes", "tokens".
    #[pyo3(get)]
    unit: String,
    /// The length that the text may have.
    #[pyo3(get)]
    limit: usize,
    /// The length of the whole document.
    #[pyo3(get)]
    total: usize,
    /// The length of the text.
    #[pyo3(get)]
    length: usize,
    #[serde(rename = "trimmed")]
    text: String,
    /// The parts that are in it, in reading order.
    #[pyo3(get)]
    kept: Vec<PyTrimmedPart>,
    /// The parts that are left out, in reading order.
    #[pyo3(get)]
    omitted: Vec<PyTrimmedPart>,
}

/// A part of a document, `document[start:end]`, that stays or is left out.
#[pyclass(frozen, eq, hash, name = "TrimmedPart", module = "nutgraf")]
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct PyTrimmedPart {
    /// Where it starts in the document.
    #[pyo3(get)]
    start: u32,
    /// One past its last place.
    #[pyo3(get)]
    end: u32,
    #[serde(serialize_with = "lines_as_list")]
    lines: [usize; 2],
    /// How many sentences are left out with it; None if it stays.
    #[pyo3(get)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sentences: Option<usize>,
    /// Its topics, as its mark has them; None if it stays.
    #[pyo3(get)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    topics: Option<Vec<String>>,
}

/// Writes the lines as a list, as JSON has them, and not as a tuple.
fn lines_as_list<S: Serializer>(lines: &[usize; 2], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(lines)
}

impl PyTrimmed {
    pub(crate) fn of(body: TrimBody, places: &mut Places) -> Self {
        let kept = body.kept.into_iter().map(|row| PyTrimmedPart::kept(&row, places)).collect();
        let omitted = body.omitted.into_iter().map(|row| PyTrimmedPart::omitted(row, places)).collect();
        Self {
            language: body.language.code().to_owned(),
            unit: body.unit.to_owned(),
            limit: body.limit,
            total: body.total,
            length: body.length,
            text: body.text,
            kept,
            omitted,
        }
    }
}

impl PyTrimmedPart {
    fn kept(row: &KeptRow, places: &mut Places) -> Self {
        let (start, end) = places.of(row.start, row.end);
        Self { start, end, lines: row.lines, sentences: None, topics: None }
    }

    fn omitted(row: OmittedRow, places: &mut Places) -> Self {
        let (start, end) = places.of(row.start, row.end);
        Self { start, end, lines: row.lines, sentences: Some(row.sentences), topics: Some(row.topics) }
    }
}

#[pymethods]
impl PyTrimmed {
    /// The text.
    #[getter]
    fn text(&self) -> &str {
        &self.text
    }

    /// The result with the names of the command line's JSON.
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
        let Self { unit, length, total, .. } = self;
        Ok(format!("Trimmed({}, {length} of {total} {unit})", quoted(py, &self.text)?))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Recipe<'py>> {
        recipe(py, "Trimmed", self)
    }
}

#[pymethods]
impl PyTrimmedPart {
    /// The numbers of its first and its last line, from 1.
    #[getter]
    fn lines(&self) -> (usize, usize) {
        (self.lines[0], self.lines[1])
    }

    /// The part with the names of the command line's JSON.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(pythonize(py, self)?)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        shown("TrimmedPart", &self.to_dict(py)?)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Recipe<'py>> {
        recipe(py, "TrimmedPart", self)
    }
}
