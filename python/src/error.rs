//! Errors as Python has them.

use pyo3::exceptions::{PyTypeError, PyUnicodeEncodeError, PyUserWarning, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyString, PyType};
use std::ffi::CString;
use std::panic::{AssertUnwindSafe, catch_unwind};

pyo3::create_exception!(
    nutgraf,
    NutgrafError,
    PyValueError,
    "A text, a file or an option that cannot be used; the message says which, and where."
);

/// The type of the exceptions.
pub(crate) fn exception_type(py: Python<'_>) -> Bound<'_, PyType> {
    py.get_type::<NutgrafError>()
}

/// The exception of a message.
pub(crate) fn raised(message: impl ToString) -> PyErr {
    NutgrafError::new_err(message.to_string())
}

/// The result of `work`; a panic, which is a fault of nutgraf, becomes an exception like any other.
pub(crate) fn guarded<T>(work: impl FnOnce() -> PyResult<T>) -> PyResult<T> {
    let result = catch_unwind(AssertUnwindSafe(work));
    result.unwrap_or_else(|_| Err(raised("internal error; please report it together with the text")))
}

/// The exception of a value of a wrong type: `text has to be a str, not bytes`.
pub(crate) fn wrong_type(what: &str, wanted: &str, given: &Bound<'_, PyAny>) -> PyErr {
    let hint = if given.is_instance_of::<pyo3::types::PyBytes>() { ": decode it first" } else { "" };
    let given = given.get_type().name().map_or_else(|_| "something else".to_owned(), |name| name.to_string());
    PyTypeError::new_err(format!("{what} has to be {wanted}, not {given}{hint}"))
}

/// The same error, which tells the index of its text.
pub(crate) fn at_index(py: Python<'_>, index: usize, error: &PyErr) -> PyErr {
    let message = format!("text {index}: {}", error.value(py));
    if error.is_instance_of::<PyTypeError>(py) { PyTypeError::new_err(message) } else { raised(message) }
}

/// Warns of what does not keep a call from its work.
pub(crate) fn warn(py: Python<'_>, message: &str) -> PyResult<()> {
    let message = CString::new(message.replace('\0', " ")).unwrap_or_default();
    PyErr::warn(py, &py.get_type::<PyUserWarning>(), &message, 1)
}

/// The characters of a string.
///
/// # Errors
/// If it has half of a surrogate pair, which is not a character; the message says where.
pub(crate) fn characters<'s>(what: &str, string: &'s Bound<'_, PyString>) -> PyResult<&'s str> {
    string.to_str().map_err(|error| {
        let py = string.py();
        if !error.is_instance_of::<PyUnicodeEncodeError>(py) {
            return error;
        }
        let place = error.value(py).getattr("start").and_then(|start| start.extract::<usize>()).unwrap_or_default();
        let unit = string.get_item(place).and_then(|one| one.call_method1("encode", ("utf-16-be", "surrogatepass")));
        let unit = unit.and_then(|bytes| bytes.extract::<[u8; 2]>()).map_or(0, u16::from_be_bytes);
        raised(format!(
            "{what} has half of a surrogate pair, U+{unit:04X}, at index {place}: it was decoded with \"surrogateescape\" or \
             \"surrogatepass\", or cut within a pair"
        ))
    })
}
