//! Functions that all results share.

use crate::error::raised;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};
use pythonize::pythonize;
use serde::{Serialize, Serializer};
use serde_json::Value;

/// The function and the arguments that make the object again, for `pickle` and `copy`.
pub(super) type Recipe<'py> = (Bound<'py, PyAny>, (&'static str, Vec<u8>));

/// How to make an object again.
pub(super) fn recipe<'py>(
    py: Python<'py>,
    class: &'static str,
    object: &impl Serialize,
) -> PyResult<Recipe<'py>> {
    let restore = py.import("nutgraf._nutgraf")?.getattr("_restore")?;
    Ok((restore, (class, serde_json::to_vec(object).map_err(raised)?)))
}

/// A value of JSON, such as an id, as Python has it.
pub(super) fn as_python<'py>(py: Python<'py>, value: &Value) -> PyResult<Bound<'py, PyAny>> {
    Ok(pythonize(py, value)?)
}

/// A list of what `to_dict` gives for each.
pub(super) fn dicts<'py, T>(
    py: Python<'py>,
    all: &[T],
    to_dict: impl Fn(&T, Python<'py>) -> PyResult<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyList>> {
    let list = PyList::empty(py);
    all.iter().try_for_each(|one| list.append(to_dict(one, py)?))?;
    Ok(list)
}

/// The fields of a class that is shown as `Class(name=value, …)`; absent ones are left out.
pub(super) fn shown(class: &str, dict: &Bound<'_, PyAny>) -> PyResult<String> {
    let mut fields = Vec::new();
    for (name, value) in dict.cast::<PyDict>()?.iter() {
        fields.push(format!("{}={}", name.cast::<PyString>()?, value.repr()?));
    }
    Ok(format!("{class}({})", fields.join(", ")))
}

/// Writes spans as lists, as JSON has them, and not as tuples.
pub(super) fn spans_as_lists<S: Serializer>(spans: &[(u32, u32)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(spans.iter().map(|&(start, end)| vec![start, end]))
}

/// A string as Python writes it.
pub(crate) fn quoted(py: Python<'_>, string: &str) -> PyResult<String> {
    Ok(PyString::new(py, string).repr()?.to_string())
}

/// A string as a format such as `>10` in `f"{keyword:>10}"` has it.
pub(super) fn formatted<'py>(py: Python<'py>, string: &str, format: &str) -> PyResult<Bound<'py, PyAny>> {
    PyString::new(py, string).call_method1("__format__", (format,))
}
