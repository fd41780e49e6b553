//! One summary of several texts.

use crate::batch_texts::check_many;
use crate::error::{guarded, raised, wrong_type};
use crate::functions::warn_of;
use crate::inputs::Given;
use crate::jobs::{read_as_asked, summary_job};
use crate::offsets::{Offsets, Places};
use crate::options::Options;
use crate::results::PySummary;
use nutgraf::job::{Input, RowBody};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyFloat, PyInt, PyString};
use pythonize::depythonize;
use serde_json::Value;

/// One summary of several texts: the sentences that say most of all of them.
///
/// Args:
///     documents: An iterable of str or `Document`. All are in memory at once.
///     dedup: Leave out near-duplicates of earlier texts.
///
///     The others are those of `summarize`; the length is that of the whole summary.
///
/// Returns:
///     A `Summary`. The `source` of every sentence is the id of its `Document`, or the index of its text if it has
///     none; `start` and `end` are places in that text.
///
/// Raises:
///     NutgrafError: If an option makes no sense, or a text has half of a surrogate pair.
#[pyfunction]
#[pyo3(signature = (documents, length=None, **options))]
#[pyo3(
    text_signature = "(documents, length='3s', *, dedup=False, method='blend', tokenizer='o200k', language=None, query='', must_include=(), avoid=(), compress=False, per_section=False, nested=False, keywords=None, why=False, corpus=None, offsets='characters')"
)]
pub(crate) fn summarize_together<'py>(
    py: Python<'py>,
    documents: &Bound<'py, PyAny>,
    length: Option<&Bound<'py, PyAny>>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<PySummary> {
    let mut options = Options::new(py, "summarize_together", options)?;
    let job = summary_job(&mut options, length)?.without_copies(options.flag("dedup")?);
    let job = read_as_asked(&mut options, job)?;
    let offsets = options.offsets(Offsets::Characters)?;
    options.finish()?;

    check_many("documents", documents)?;
    let documents: Vec<Bound<'py, PyAny>> = documents.try_iter()?.collect::<PyResult<_>>()?;
    let given = documents.iter().enumerate().map(|(at, one)| Given::of(&format!("document {at}"), one));
    let given: Vec<Given> = given.collect::<PyResult<_>>()?;
    let ids = given.iter().enumerate().map(|(at, one)| id(py, at, one)).collect::<PyResult<Vec<Value>>>()?;
    let input = |(at, one): (usize, &Given)| match one {
        Given::Text(text) => Input::new(at, *text),
        Given::Document(document) => document.input(at),
    };
    let inputs: Vec<Input<usize>> = given.iter().enumerate().map(input).collect();
    let row = guarded(|| Ok(py.detach(|| job.run_together(usize::MAX, inputs))))?;
    if let Some(error) = row.error() {
        return Err(raised(error));
    }
    row.unmet().iter().try_for_each(|wish| warn_of(py, wish))?;
    let RowBody::Summary(body) = row.body else { unreachable!("a summary was asked for") };
    let mut places: Vec<Places> = given.iter().map(|one| Places::new(one.text(), offsets)).collect();
    Ok(PySummary::of_several(body, &ids, &mut places))
}

/// The id of a document, or else its index.
///
/// # Errors
/// If it is not a str or a number: other things would not come back the same from a pickle or JSON.
fn id(py: Python<'_>, at: usize, given: &Given) -> PyResult<Value> {
    let Given::Document(document) = given else { return Ok(Value::from(at)) };
    let Some(id) = document.id(py) else { return Ok(Value::from(at)) };
    let number = if id.hasattr("__index__")? { id.call_method0("__index__")? } else { id.clone() };
    let is_plain =
        number.is_instance_of::<PyInt>() || id.is_instance_of::<PyFloat>() || id.is_instance_of::<PyString>();
    let plain = if is_plain { depythonize(&number).ok() } else { None };
    plain.filter(|value: &Value| !value.is_null()).ok_or_else(|| {
        wrong_type(&format!("the id of document {at}"), "a str or a number to be summarized together", &id)
    })
}
