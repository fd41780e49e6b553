//! Many texts, on all cores.

use crate::batch_texts::{BatchText, each_chunk};
use crate::error::{at_index, guarded, raised, wrong_type};
use crate::functions::warn_of;
use crate::inputs::Given;
use crate::jobs::{gist_job, keywords_job, read_as_asked, summary_job};
use crate::offsets::{Offsets, Places};
use crate::options::Options;
use crate::results::{Finding, PyFailure};
use crate::threads::CallThreads;
use nutgraf::Wish;
use nutgraf::job::{Job, Row};
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyList};

/// The summaries of many texts, in their order, made on all cores.
///
/// Args:
///     texts: An iterable of str or `Document`: a list, a generator, a column of Arrow, pandas or Polars. It is read as
///         the work goes on, so that a generator need not fit in memory.
///     threads: How many threads; 0 is one for each core, and there are never more.
///     errors: "raise" stops at the first text that fails; "row" puts a `Failure` in its place. A `Failure` among the texts,
///         as `read` gives it, is such a text.
///     progress: True shows a count on standard error; a function is called with the number of texts that are done so far,
///         after at most 1,024 texts, or a tenth of a second of waiting for them.
///
///     The others are those of `summarize`.
///
/// Returns:
///     A list with a `Summary` for each text.
///
/// Raises:
///     NutgrafError: If an option makes no sense; with errors="raise" also if a text fails, of which it tells the index.
///     TypeError: If the texts are one str, a dict or a table; with errors="raise" also if a text is not a str.
#[pyfunction]
#[pyo3(signature = (texts, length=None, **options))]
#[pyo3(
    text_signature = "(texts, length='3s', *, method='blend', tokenizer='o200k', language=None, query='', must_include=(), avoid=(), compress=False, per_section=False, nested=False, keywords=None, why=False, corpus=None, offsets='characters', threads=0, errors='raise', progress=False)"
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
    text_signature = "(texts, top=10, *, method='blend', language=None, query='', max_words=4, min_score=0.0, diversity=0.0, single_words=False, pos=(), stop=(), only=(), boost=None, why=False, corpus=None, offsets='characters', threads=0, errors='raise', progress=False)"
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
    text_signature = "(texts, *, max_words=None, max_bytes=None, language=None, why=False, corpus=None, offsets='characters', threads=0, errors='raise', progress=False)"
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

/// A call for many texts.
struct Batch<'py> {
    py: Python<'py>,
    job: Job,
    offsets: Offsets,
    threads: CallThreads,
    /// True if the error of a text is raised, false if it becomes a row.
    raises: bool,
    progress: BatchProgress<'py>,
    /// The wishes that no text met so far; none before the first.
    unmet: Option<Vec<Wish>>,
    results: Bound<'py, PyList>,
}

impl<'py> Batch<'py> {
    fn of(mut options: Options<'py>, job: Job) -> PyResult<Self> {
        let py = options.py();
        let job = read_as_asked(&mut options, job)?;
        let offsets = options.offsets(Offsets::Characters)?;
        let threads = CallThreads::new(options.count("threads")?.unwrap_or(0))?;
        let raises = options.raises()?;
        let progress = BatchProgress::of(options.take("progress"))?;
        options.finish()?;
        let results = PyList::empty(py);
        Ok(Self { py, job, offsets, threads, raises, progress, unmet: None, results })
    }

    fn run(self, texts: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyList>> {
        guarded(|| self.run_unguarded(texts))
    }

    fn run_unguarded(mut self, texts: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyList>> {
        each_chunk("texts", texts, |chunk| self.add(chunk))?;
        self.warn_of_unmet()?;
        if let BatchProgress::Shown = self.progress {
            eprintln!();
        }
        Ok(self.results)
    }

    /// Warns of what was asked for and is in no text.
    fn warn_of_unmet(&self) -> PyResult<()> {
        self.unmet.iter().flatten().try_for_each(|wish| warn_of(self.py, wish))
    }

    /// Works on some texts in parallel and adds their results.
    fn add(&mut self, texts: &[BatchText<'py>]) -> PyResult<()> {
        let work: Vec<Option<Given>> = texts.iter().map(BatchText::given).collect();
        let (job, threads) = (&self.job, &self.threads);
        let run = |given: &Option<Given>| given.as_ref().map(|given| given.run(job, None));
        let rows: Vec<Option<Row<()>>> = self.py.detach(|| threads.map(&work, run));
        for (text, row) in texts.iter().zip(rows) {
            if let Some(row) = row.as_ref().filter(|row| row.error().is_none()) {
                let asked = self.unmet.take().unwrap_or_else(|| job.wishes());
                self.unmet = Some(asked.into_iter().filter(|wish| row.unmet().contains(wish)).collect());
            }
            self.add_result(text, row)?;
        }
        self.py.check_signals()?;
        self.report(self.results.len())
    }

    fn add_result(&self, text: &BatchText<'py>, row: Option<Row<()>>) -> PyResult<()> {
        let found = match (text, row) {
            (BatchText::Wrong(error), _) => Err(error.clone_ref(self.py)),
            (_, Some(row)) => {
                let mut places = Places::new(text.characters(), self.offsets);
                Finding::of(row.body, &mut places).map_err(raised)
            }
            (_, None) => Err(raised("internal error; please report it")),
        };
        match found {
            Ok(found) => self.results.append(found.into_python(self.py)?),
            Err(error) if !self.raises => self
                .results
                .append(PyFailure { error: error.value(self.py).to_string() }.into_bound_py_any(self.py)?),
            Err(error) => Err(at_index(self.py, self.results.len(), &error)),
        }
    }

    /// Tells how many texts are done.
    fn report(&self, n_done: usize) -> PyResult<()> {
        match &self.progress {
            BatchProgress::Silent => {}
            BatchProgress::Shown => eprint!("\r{n_done} texts"),
            BatchProgress::Told(function) => {
                function.call1((n_done,))?;
            }
        }
        Ok(())
    }
}

/// Who learns how many texts are done.
enum BatchProgress<'py> {
    Silent,
    /// Standard error.
    Shown,
    /// A function.
    Told(Bound<'py, PyAny>),
}

impl<'py> BatchProgress<'py> {
    fn of(given: Option<Bound<'py, PyAny>>) -> PyResult<Self> {
        let Some(given) = given else { return Ok(Self::Silent) };
        if let Ok(is_shown) = given.cast::<PyBool>() {
            return Ok(if is_shown.is_true() { Self::Shown } else { Self::Silent });
        }
        if given.is_callable() {
            Ok(Self::Told(given))
        } else {
            Err(wrong_type("progress", "a bool or a function", &given))
        }
    }
}
