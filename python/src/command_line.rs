//! The program `nutgraf`, for `pip install`.

use pyo3::prelude::*;

/// Runs the program with these arguments, of which the first is its name, and returns its exit code.
#[pyfunction]
pub(crate) fn run_command_line(py: Python<'_>, arguments: Vec<std::ffi::OsString>) -> u8 {
    py.detach(|| nutgraf_cli::run(arguments))
}
