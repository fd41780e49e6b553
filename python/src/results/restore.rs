//! Results from pickles.

use super::{
    PyDropped, PyFailure, PyGist, PyGistPart, PyKeyword, PySection, PySentence, PySummary, PyTrimmed,
    PyTrimmedPart, PyWhy,
};
use crate::error::raised;
use pyo3::prelude::*;
use pyo3::pyclass::boolean_struct::True;
use serde::de::DeserializeOwned;

/// The object of a recipe.
#[pyfunction]
pub(crate) fn _restore<'py>(py: Python<'py>, class: &str, state: Vec<u8>) -> PyResult<Bound<'py, PyAny>> {
    fn made<'py, C>(py: Python<'py>, state: &[u8]) -> PyResult<Bound<'py, PyAny>>
    where
        C: DeserializeOwned + pyo3::PyClass<Frozen = True> + Into<PyClassInitializer<C>>,
    {
        let object: C = serde_json::from_slice(state).map_err(raised)?;
        Ok(Bound::new(py, object)?.into_any())
    }
    match class {
        "Dropped" => made::<PyDropped>(py, &state),
        "Failure" => made::<PyFailure>(py, &state),
        "Gist" => made::<PyGist>(py, &state),
        "GistPart" => made::<PyGistPart>(py, &state),
        "Keyword" => made::<PyKeyword>(py, &state),
        "Section" => made::<PySection>(py, &state),
        "Sentence" => made::<PySentence>(py, &state),
        "Summary" => made::<PySummary>(py, &state),
        "Trimmed" => made::<PyTrimmed>(py, &state),
        "TrimmedPart" => made::<PyTrimmedPart>(py, &state),
        "Why" => made::<PyWhy>(py, &state),
        _ => Err(raised(format!("nutgraf has no class \"{class}\""))),
    }
}
