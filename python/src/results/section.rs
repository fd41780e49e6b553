//! The sections of an outline.

use super::sentence::PySentence;
use super::shared::{Recipe, dicts, recipe, shown};
use crate::offsets::Places;
use nutgraf::job::{OutlineBody, SectionRow, TitleRow};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use pythonize::pythonize;
use serde::{Deserialize, Serialize};

/// A section of an outline: `document[start:end]` is all that it has.
#[pyclass(frozen, eq, name = "Section", module = "nutgraf")]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct PySection {
    /// The level of its title, from 1 to 6; 0 for what comes before the first title, or without titles.
    #[pyo3(get)]
    level: u8,
    /// Where it starts in the document.
    #[pyo3(get)]
    start: u32,
    /// One past its last place.
    #[pyo3(get)]
    end: u32,
    /// The number of its words without those of the title.
    #[pyo3(get)]
    words: usize,
    title: Option<TitleFields>,
    /// When it begins, if it has no title and the text tells.
    #[pyo3(get)]
    time: Option<String>,
    /// In a part of a text without titles, a few keywords that are hardly in others.
    #[pyo3(get)]
    topics: Vec<String>,
    /// The sentences that say most in it, in reading order.
    #[pyo3(get)]
    sentences: Vec<PySentence>,
}

/// The fields that a title has in JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct TitleFields {
    start: u32,
    end: u32,
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    shown: Option<String>,
}

/// The sections of a document.
pub(crate) fn sections(body: OutlineBody<()>, places: &mut Places) -> Vec<PySection> {
    let mut section = |row: SectionRow<()>| {
        let (start, end) = places.of(row.start, row.end);
        let mut title = |row: TitleRow| {
            let (start, end) = places.of(row.start, row.end);
            TitleFields { start, end, text: row.text, shown: row.shown }
        };
        PySection {
            level: row.level,
            start,
            end,
            words: row.words,
            title: row.title.map(&mut title),
            time: row.time,
            topics: row.topics,
            sentences: row
                .sentences
                .into_iter()
                .map(|row| PySentence::picked(row, None, None, places))
                .collect(),
        }
    };
    body.sections.into_iter().map(&mut section).collect()
}

#[pymethods]
impl PySection {
    /// Its title as people see it; None before the first.
    #[getter]
    fn title(&self) -> Option<&str> {
        self.title.as_ref().map(|title| title.shown.as_deref().unwrap_or(&title.text))
    }

    /// Where the title is in the document; None if there is none.
    #[getter]
    fn title_span(&self) -> Option<(u32, u32)> {
        self.title.as_ref().map(|title| (title.start, title.end))
    }

    /// The section with the names of the command line's JSON.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let dict = PyDict::new(py);
        dict.set_item("level", self.level)?;
        dict.set_item("start", self.start)?;
        dict.set_item("end", self.end)?;
        dict.set_item("words", self.words)?;
        if let Some(title) = &self.title {
            dict.set_item("title", pythonize(py, title)?)?;
        }
        if let Some(time) = &self.time {
            dict.set_item("time", time)?;
        }
        if !self.topics.is_empty() {
            dict.set_item("topics", &self.topics)?;
        }
        dict.set_item("sentences", dicts(py, &self.sentences, PySentence::dict)?)?;
        Ok(dict.into_any())
    }

    fn __hash__(&self) -> u64 {
        (u64::from(self.start) << 32) | u64::from(self.end)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        shown("Section", &self.to_dict(py)?)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Recipe<'py>> {
        recipe(py, "Section", self)
    }
}
