//! A text that failed.

use super::shared::{Recipe, quoted, recipe};
use pyo3::prelude::*;
use pythonize::pythonize;
use serde::{Deserialize, Serialize};

/// A text that failed, in its place among the results of `errors="row"`.
#[pyclass(frozen, eq, hash, name = "Failure", module = "nutgraf")]
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct PyFailure {
    /// The error in words.
    #[pyo3(get)]
    pub(crate) error: String,
}

#[pymethods]
impl PyFailure {
    /// The row of the command line's JSON: `{"error": …}`.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(pythonize(py, self)?)
    }

    fn __str__(&self) -> &str {
        &self.error
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("Failure({})", quoted(py, &self.error)?))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Recipe<'py>> {
        recipe(py, "Failure", self)
    }
}
