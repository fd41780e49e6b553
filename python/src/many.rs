//! Many texts, on all cores.

use crate::arrow::ArrowTexts;
use crate::document::PyDocument;
use crate::error::{characters, guarded, raised, wrong_type};
use crate::functions::found;
use crate::jobs::{gist_job, keywords_job, read_as_asked, summary_job};
use crate::offsets::{Offsets, Places};
use crate::options::Options;
use crate::results::{PyFailure, PyGist, PySummary, keyword_list};
use crate::threads::CallThreads;
use nutgraf::job::{Input, Job, Row, RowBody};
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyList, PyString};

/// The summaries of many texts, in their order, made on all cores.
///
/// Args:
///     texts: An iterable of str or `Document`: a list, a generator, a column of Arrow, pandas or Polars. It is read as
///         the work goes on, so that a generator need not fit in memory.
///     threads: How many threads; 0 is one for each core, and there are never more.
///     errors: "raise" stops at the first text that fails; "row" puts a `Failure` in its place.
///     progress: True shows a count on standard error; a function is called with the number of texts that are done.
///
///     The others are those of `summarize`.
///
/// Returns:
///     A list with a `Summary` for each text.
///
/// Raises:
///     NutgrafError: If an option makes no sense; with errors="raise" also if a text fails, of which it tells the index.
#[pyfunction]
#[pyo3(signature = (texts, length=None, **options))]
#[pyo3(
    text_signature = "(texts, length='3s', *, method='blend', language=None, query='', must_include=(), avoid=(), compress=False, per_section=False, keywords=None, why=False, corpus=None, offsets='characters', threads=0, errors='raise', progress=False)"
)]
pub(crate) fn summarize_many<'py>(
    py: Python<'py>,
    texts: &Bound<'py, PyAny>,
    length: Option<&Bound<'py, PyAny>>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyList>> {
    let mut options = Options::new(py, "summarize_many", options)?;
    let job = summary_job(&mut options, length)?;
    Batch::of(options, job)?.run(texts)
}

/// The keywords of many texts, in their order, made on all cores.
///
/// Args:
///     texts, threads, errors, progress: As in `summarize_many`.
///
///     The others are those of `keywords`.
///
/// Returns:
///     A list with a list of `Keyword` for each text.
///
/// Raises:
///     NutgrafError: As in `summarize_many`.
#[pyfunction]
#[pyo3(signature = (texts, top=None, **options))]
#[pyo3(
    text_signature = "(texts, top=10, *, method='blend', language=None, query='', max_words=4, min_score=0.0, diversity=0.0, single_words=False, why=False, corpus=None, offsets='characters', threads=0, errors='raise', progress=False)"
)]
pub(crate) fn keywords_many<'py>(
    py: Python<'py>,
    texts: &Bound<'py, PyAny>,
    top: Option<&Bound<'py, PyAny>>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyList>> {
    let mut options = Options::new(py, "keywords_many", options)?;
    let job = keywords_job(&mut options, top)?;
    Batch::of(options, job)?.run(texts)
}

/// The gists of many texts, in their order, made on all cores.
///
/// Args:
///     texts, threads, errors, progress: As in `summarize_many`.
///
///     The others are those of `gist`.
///
/// Returns:
///     A list with a `Gist` for each text.
///
/// Raises:
///     NutgrafError: As in `summarize_many`.
#[pyfunction]
#[pyo3(signature = (texts, **options))]
#[pyo3(
    text_signature = "(texts, *, max_words=None, max_bytes=None, language=None, corpus=None, offsets='characters', threads=0, errors='raise', progress=False)"
)]
pub(crate) fn gist_many<'py>(
    py: Python<'py>,
    texts: &Bound<'py, PyAny>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyList>> {
    let mut options = Options::new(py, "gist_many", options)?;
    let job = gist_job(&mut options)?;
    Batch::of(options, job)?.run(texts)
}

/// The most bytes of texts that are worked on at once.
const CHUNK_BYTES: usize = 4 << 20;

/// The most texts that are worked on at once: Ctrl-C is looked at after them.
const CHUNK_TEXTS: usize = 1024;

/// A text to work on: its own, so that Python's need not live on.
pub(crate) enum BatchText<'py> {
    Text(String),
    Document(Bound<'py, PyDocument>),
    /// It is not a text.
    Wrong(PyErr),
}

/// A call for many texts.
struct Batch<'py> {
    py: Python<'py>,
    job: Job,
    offsets: Offsets,
    threads: CallThreads,
    /// True if the error of a text is raised, false if it becomes a row.
    raises: bool,
    progress: Option<Bound<'py, PyAny>>,
    shows_progress: bool,
    results: Bound<'py, PyList>,
}

impl<'py> Batch<'py> {
    fn of(mut options: Options<'py>, job: Job) -> PyResult<Self> {
        let py = options.py();
        let job = read_as_asked(&mut options, job)?;
        let offsets = options.offsets(Offsets::Characters)?;
        let threads = CallThreads::new(options.count("threads")?.unwrap_or(0))?;
        let raises = options.raises()?;
        let progress = options.take("progress");
        let flag =
            progress.as_ref().and_then(|progress| progress.cast::<PyBool>().ok()).map(PyBoolMethods::is_true);
        let progress = progress.filter(|_| flag.is_none());
        if let Some(progress) = progress.as_ref().filter(|progress| !progress.is_callable()) {
            return Err(wrong_type("progress", "a bool or a function", progress));
        }
        options.finish()?;
        let results = PyList::empty(py);
        Ok(Self { py, job, offsets, threads, raises, progress, shows_progress: flag == Some(true), results })
    }

    fn run(self, texts: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyList>> {
        guarded(|| self.run_unguarded(texts))
    }

    fn run_unguarded(self, texts: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyList>> {
        if texts.is_instance_of::<PyString>() {
            let message =
                "texts has to be a list or another iterable of str, not one str: put it into a list";
            return Err(PyTypeError::new_err(message));
        }
        if let Some(chunks) = ArrowTexts::chunks(texts)? {
            for chunk in chunks {
                let chunk = chunk?;
                self.work_through((0..chunk.len()).map(|at| Ok(arrow_text(&chunk, at))))?;
            }
        } else {
            self.work_through(texts.try_iter()?.map(|value| value.map(|value| batch_text(&value))))?;
        }
        if self.shows_progress {
            eprintln!();
        }
        Ok(self.results)
    }

    /// Works on texts chunk by chunk.
    fn work_through(&self, texts: impl Iterator<Item = PyResult<BatchText<'py>>>) -> PyResult<()> {
        let (mut chunk, mut n_bytes) = (Vec::new(), 0);
        for text in texts {
            let text = text?;
            n_bytes += text.text().len();
            chunk.push(text);
            if n_bytes >= CHUNK_BYTES || chunk.len() >= CHUNK_TEXTS {
                self.add(&std::mem::take(&mut chunk))?;
                n_bytes = 0;
            }
        }
        self.add(&chunk)
    }

    /// Works on some texts in parallel and adds their results.
    fn add(&self, texts: &[BatchText<'py>]) -> PyResult<()> {
        let work: Vec<Work> = texts.iter().map(Work::of).collect();
        let (job, threads) = (&self.job, &self.threads);
        let rows: Vec<Option<Row<()>>> = self.py.detach(|| threads.map(&work, |work| work.run(job)));
        for (task, row) in texts.iter().zip(rows) {
            self.add_result(task, row)?;
        }
        self.py.check_signals()?;
        self.report(self.results.len())
    }

    fn add_result(&self, task: &BatchText<'py>, row: Option<Row<()>>) -> PyResult<()> {
        let body = match (task, row) {
            (BatchText::Wrong(error), _) => Err(error.clone_ref(self.py)),
            (_, Some(row)) => found(row),
            (_, None) => Err(raised("internal error; please report it")),
        };
        match body {
            Ok(body) => self.results.append(self.result(body, task.text())?),
            Err(error) if !self.raises => self
                .results
                .append(PyFailure { error: error.value(self.py).to_string() }.into_bound_py_any(self.py)?),
            Err(error) => Err(self.with_index(&error)),
        }
    }

    /// The same error, which tells the index of its text.
    fn with_index(&self, error: &PyErr) -> PyErr {
        let message = format!("text {}: {}", self.results.len(), error.value(self.py));
        if error.is_instance_of::<PyTypeError>(self.py) {
            PyTypeError::new_err(message)
        } else {
            raised(message)
        }
    }

    fn result(&self, body: RowBody<()>, text: &str) -> PyResult<Bound<'py, PyAny>> {
        let mut places = Places::new(text, self.offsets);
        match body {
            RowBody::Summary(body) => PySummary::of(body, &mut places).into_bound_py_any(self.py),
            RowBody::Keywords(body) => {
                keyword_list(body.keywords, &body.why, &mut places).into_bound_py_any(self.py)
            }
            RowBody::Gist(body) => PyGist::of(body, &mut places).into_bound_py_any(self.py),
            _ => Err(raised("internal error; please report it")),
        }
    }

    fn report(&self, n_done: usize) -> PyResult<()> {
        if let Some(progress) = &self.progress {
            progress.call1((n_done,))?;
        }
        if self.shows_progress {
            eprint!("\r{n_done} texts");
        }
        Ok(())
    }
}

/// A text to work on, as other threads see it.
enum Work<'t> {
    Text(&'t str),
    Document(&'t PyDocument),
    Nothing,
}

impl<'t> Work<'t> {
    fn of(task: &'t BatchText<'_>) -> Self {
        match task {
            BatchText::Text(text) => Self::Text(text),
            BatchText::Document(document) => Self::Document(document.get()),
            BatchText::Wrong(_) => Self::Nothing,
        }
    }

    fn run(&self, job: &Job) -> Option<Row<()>> {
        match self {
            Self::Text(text) => Some(job.run(Input::new((), *text))),
            Self::Document(document) => Some(document.run(job)),
            Self::Nothing => None,
        }
    }
}

impl BatchText<'_> {
    fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Document(document) => document.get().characters(),
            Self::Wrong(_) => "",
        }
    }
}

/// The text of an item.
fn batch_text<'py>(value: &Bound<'py, PyAny>) -> BatchText<'py> {
    if let Ok(document) = value.cast::<PyDocument>() {
        return BatchText::Document(document.clone());
    }
    let string = value.cast::<PyString>().map_err(|_| wrong_type("a text", "a str or a Document", value));
    match string.and_then(|string| characters("the text", string).map(str::to_owned)) {
        Ok(text) => BatchText::Text(text),
        Err(error) => BatchText::Wrong(error),
    }
}

fn arrow_text<'py>(chunk: &ArrowTexts, at: usize) -> BatchText<'py> {
    match chunk.get(at) {
        Some(text) => BatchText::Text(text.to_owned()),
        None => BatchText::Wrong(raised("the text is missing")),
    }
}
