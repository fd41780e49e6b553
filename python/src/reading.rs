//! The readers of files that the command line has.

use crate::corpus::corpus;
use crate::document::{DocumentFacts, PyDocument};
use crate::error::{guarded, raised, warn, wrong_type};
use crate::options::Options;
use crate::results::PyFailure;
use nutgraf_cli::ReadOptions;
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use pythonize::pythonize;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// The documents of files and directories, read one by one as they are asked for.
///
/// Args:
///     path: A file or a directory, or a list of them; "-" is standard input.
///     format: "auto", or a format that the command line has: "text", "markdown", "html", "jsonl", "json", "csv",
///         "parquet", "docx", "odt", "epub", "pdf", "ipynb", "srt", "vtt", "eml", "mbox", "chat" and others.
///     text_field, id_field, title_field: The fields of rows.
///     text_markup: The markup of the text in rows: "auto", "text", "markdown" or "html".
///     rows: In JSON, the path to the rows.
///     delimiter: The delimiter of tables.
///     globs: In directories, read only files that match one of these; one with a leading "!" is skipped.
///     max_document: Refuse documents larger than this once unpacked.
///     language: An ISO 639 code or an English name; by default it is detected for each document.
///     corpus: A `CorpusModel` that says how common words are.
///     errors: "raise" raises the error of a document that cannot be read, after which the next one can still be asked
///         for; "row" gives a `Failure` in its place.
///
/// Returns:
///     An iterator of `Document`. Files that are passed over are told as a warning at its end.
///
/// Raises:
///     NutgrafError: If an option makes no sense; from the iterator if a document cannot be read.
#[pyfunction]
#[pyo3(signature = (path, **options))]
#[pyo3(
    text_signature = "(path, *, format='auto', text_field='text', id_field='id', title_field='title', text_markup='auto', rows=None, delimiter=None, globs=(), max_document='256M', language=None, corpus=None, errors='raise')"
)]
pub(crate) fn read<'py>(
    py: Python<'py>,
    path: &Bound<'py, PyAny>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<PyDocuments> {
    let mut options = Options::new(py, "read", options)?;
    let mut settings = ReadOptions::default();
    if let Some(format) = options.text("format")? {
        settings = settings.format(&format).map_err(raised)?;
    }
    if let Some(markup) = options.text("text_markup")? {
        settings = settings.text_markup(&markup).map_err(raised)?;
    }
    if let Some(delimiter) = options.text("delimiter")? {
        settings = settings.delimiter(&delimiter).map_err(raised)?;
    }
    if let Some(limit) = options.text("max_document")? {
        settings = settings.max_document(&limit).map_err(raised)?;
    }
    settings = options.text("text_field")?.into_iter().fold(settings, ReadOptions::text_field);
    settings = options.text("id_field")?.into_iter().fold(settings, ReadOptions::id_field);
    settings = options.text("title_field")?.into_iter().fold(settings, ReadOptions::title_field);
    settings = options.text("rows")?.into_iter().fold(settings, ReadOptions::rows);
    settings = settings.globs(options.texts("globs")?);
    let facts = DocumentFacts {
        language: options.language()?,
        is_as_given: settings.is_as_given(),
        corpus: corpus(&mut options)?,
        ..DocumentFacts::default()
    };
    let raises = options.raises()?;
    options.finish()?;
    let paths = paths(path)?;
    let documents = guarded(|| py.detach(|| settings.read(paths)).map_err(raised))?;
    Ok(PyDocuments { documents: Mutex::new(Some(documents)), facts, raises })
}

/// The paths of an argument.
fn paths(path: &Bound<'_, PyAny>) -> PyResult<Vec<PathBuf>> {
    if let Ok(path) = path.extract() {
        return Ok(vec![path]);
    }
    let wrong = |given: &Bound<'_, PyAny>| wrong_type("path", "a str, a path or a list of these", given);
    // A file that is open gives its lines, and not paths.
    if path.hasattr("read")? {
        return Err(wrong(path));
    }
    let paths = path.try_iter().map_err(|_| wrong(path))?;
    let one = |one: PyResult<Bound<'_, PyAny>>| one.and_then(|one| one.extract().map_err(|_| wrong(&one)));
    paths.map(one).collect()
}

/// The documents that are read, one after another.
#[pyclass(frozen, name = "Documents", module = "nutgraf")]
pub(crate) struct PyDocuments {
    /// None once all are read.
    documents: Mutex<Option<nutgraf_cli::Documents>>,
    /// The facts that all of them have.
    facts: DocumentFacts,
    raises: bool,
}

#[pymethods]
impl PyDocuments {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        py.check_signals()?;
        let (next, notes) = guarded(|| Ok(py.detach(|| self.next())))?;
        notes.iter().try_for_each(|note| warn(py, note))?;
        match next {
            None => Ok(None),
            Some(Err(failure)) if self.raises => Err(raised(failure.message)),
            Some(Err(failure)) => PyFailure { error: failure.message }.into_bound_py_any(py).map(Some),
            Some(Ok(read)) => {
                read.warning.iter().try_for_each(|warning| warn(py, warning))?;
                let id = pythonize(py, &read.id)?.unbind();
                let facts = DocumentFacts { title: read.title, stamps: read.stamps, ..self.facts.clone() };
                PyDocument::made(py, read.text, Some(id), facts).into_bound_py_any(py).map(Some)
            }
        }
    }
}

type NextRead = Option<Result<nutgraf_cli::ReadDocument, nutgraf_cli::ReadFailure>>;

impl PyDocuments {
    /// The next document, and the notes of the readers after the last.
    fn next(&self) -> (NextRead, Vec<String>) {
        let mut documents = self.documents.lock().unwrap_or_else(PoisonError::into_inner);
        let next = documents.as_mut().and_then(Iterator::next);
        let ended = if next.is_none() { documents.take() } else { None };
        (next, ended.map(|ended| ended.notes()).unwrap_or_default())
    }
}
