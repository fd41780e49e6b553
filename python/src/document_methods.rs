//! The methods of documents: the functions, on a text that is analysed once.

use crate::corpus::{PyCorpusModel, corpus};
use crate::document::{DocumentFacts, PyDocument};
use crate::error::{characters, guarded, raised, wrong_type};
use crate::functions;
use crate::options::Options;
use crate::results::{PyGist, PyKeyword, PySentence, PySummary, quoted};
use nutgraf::{Language, Stamp};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use pyo3::{PyTraverseError, PyVisit};

#[pymethods]
impl PyDocument {
    #[new]
    #[pyo3(signature = (text, **options))]
    #[pyo3(text_signature = "(text, *, id=None, language=None, title=None, corpus=None)")]
    fn new<'py>(
        py: Python<'py>,
        text: &Bound<'py, PyAny>,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Self> {
        let string = text.cast::<PyString>().map_err(|_| wrong_type("text", "a str", text))?;
        let source = characters("text", string)?.to_owned();
        let mut options = Options::new(py, "Document", options)?;
        let facts = DocumentFacts {
            title: options.text("title")?,
            language: options.language()?,
            corpus: corpus(&mut options)?,
            ..DocumentFacts::default()
        };
        let id = options.take("id").map(Bound::unbind);
        options.finish()?;
        Ok(Self::made(py, source, id, facts))
    }

    /// The text.
    #[getter]
    fn text<'py>(&self, py: Python<'py>) -> Bound<'py, PyString> {
        self.text.bind(py).clone()
    }

    /// The name of it: of a file its path, of a row its id or place; None if nothing does.
    #[getter(id)]
    fn given_id(&self, py: Python<'_>) -> Option<Py<PyAny>> {
        self.id.as_ref().map(|id| id.clone_ref(py))
    }

    /// The title that is not in the text.
    #[getter(title)]
    fn given_title(&self) -> Option<&str> {
        self.facts.title.as_deref()
    }

    /// The code of its language, given or detected.
    #[getter]
    fn language(&self, py: Python<'_>) -> PyResult<&'static str> {
        let analysis = guarded(|| Ok(py.detach(|| self.analysis())))?;
        let language = analysis.as_ref().map(|analysis| analysis.document().language());
        Ok(language.unwrap_or(Language::Undetermined).code())
    }

    /// The sentences that say most: see `nutgraf.summarize`.
    #[pyo3(signature = (length=None, **options))]
    #[pyo3(
        text_signature = "($self, length='3s', *, method='blend', tokenizer='o200k', query='', must_include=(), avoid=(), compress=False, per_section=False, nested=False, keywords=None, why=False, offsets='characters')"
    )]
    fn summarize<'py>(
        slf: &Bound<'py, Self>,
        length: Option<&Bound<'py, PyAny>>,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<PySummary> {
        functions::summarize(slf.py(), slf.as_any(), length, options)
    }

    /// The phrases that say best what the text is about: see `nutgraf.keywords`.
    #[pyo3(signature = (top=None, **options))]
    #[pyo3(
        text_signature = "($self, top=10, *, method='blend', query='', max_words=4, min_score=0.0, diversity=0.0, single_words=False, pos=(), stop=(), only=(), boost=None, why=False, offsets='characters')"
    )]
    fn keywords<'py>(
        slf: &Bound<'py, Self>,
        top: Option<&Bound<'py, PyAny>>,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Vec<PyKeyword>> {
        functions::keywords(slf.py(), slf.as_any(), top, options)
    }

    /// One line that says what the text is about: see `nutgraf.gist`.
    #[pyo3(signature = (**options))]
    #[pyo3(text_signature = "($self, *, max_words=None, max_bytes=None, why=False, offsets='characters')")]
    fn gist<'py>(slf: &Bound<'py, Self>, options: Option<&Bound<'py, PyDict>>) -> PyResult<PyGist> {
        functions::gist(slf.py(), slf.as_any(), options)
    }

    /// All sentences in reading order: see `nutgraf.split`.
    #[pyo3(signature = (**options))]
    #[pyo3(text_signature = "($self, *, offsets='characters')")]
    fn split<'py>(slf: &Bound<'py, Self>, options: Option<&Bound<'py, PyDict>>) -> PyResult<Vec<PySentence>> {
        functions::split(slf.py(), slf.as_any(), options)
    }

    fn __str__<'py>(&self, py: Python<'py>) -> Bound<'py, PyString> {
        self.text(py)
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        self.id.as_ref().map_or(Ok(()), |id| visit.call(id))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let id =
            self.id.as_ref().map(|id| Ok::<_, PyErr>(format!(", id={}", id.bind(py).repr()?))).transpose()?;
        let title =
            self.facts.title.as_ref().map(|title| Ok::<_, PyErr>(format!(", title={}", quoted(py, title)?)));
        let start: String = self.characters().chars().take(40).collect();
        let more = if start.len() < self.characters().len() { "…" } else { "" };
        let (id, title) = (id.unwrap_or_default(), title.transpose()?.unwrap_or_default());
        Ok(format!("Document({}{id}{title})", quoted(py, &(start + more))?))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, DocumentState)> {
        let DocumentFacts { title, stamps, language, is_as_given, corpus } = self.facts.clone();
        let stamps = stamps.into_iter().map(|stamp| (stamp.start, stamp.time, stamp.speaker)).collect();
        let corpus = corpus.map(|corpus| Py::new(py, PyCorpusModel::from(corpus))).transpose()?;
        let id = self.id.as_ref().map(|id| id.clone_ref(py));
        let language = language.map(|language| language.code().to_owned());
        let state = (self.text.clone_ref(py), id, (title, language, is_as_given, corpus, stamps));
        Ok((py.import("nutgraf._nutgraf")?.getattr("_restore_document")?, state))
    }
}

/// A stamp: its start, its time and its speaker.
type StampState = (u32, Option<String>, Option<String>);

/// The facts of a document: its title, its language, whether it is as given, its corpus and its stamps.
type FactsState = (Option<String>, Option<String>, bool, Option<Py<PyCorpusModel>>, Vec<StampState>);

/// A document: its text, its id and its facts.
type DocumentState = (Py<PyString>, Option<Py<PyAny>>, FactsState);

/// The document of a pickle.
#[pyfunction]
pub(crate) fn _restore_document(
    py: Python<'_>,
    text: String,
    id: Option<Py<PyAny>>,
    facts: FactsState,
) -> PyResult<PyDocument> {
    let (title, language, is_as_given, corpus, stamps) = facts;
    let stamp = |(start, time, speaker)| {
        let mut stamp = Stamp::default();
        (stamp.start, stamp.time, stamp.speaker) = (start, time, speaker);
        stamp
    };
    let facts = DocumentFacts {
        title,
        stamps: stamps.into_iter().map(stamp).collect(),
        language: language.map(|code| code.parse()).transpose().map_err(raised)?,
        is_as_given,
        corpus: corpus.map(|corpus| corpus.get().shared()),
    };
    Ok(PyDocument::made(py, text, id, facts))
}
