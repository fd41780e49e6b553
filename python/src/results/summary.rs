//! Summaries.

use super::html::{listed, marked};
use super::keyword::{PyKeyword, keyword_list};
use super::sentence::PySentence;
use super::shared::{Recipe, as_python, dicts, formatted, quoted, recipe};
use super::why::PyWhy;
use crate::offsets::Places;
use nutgraf::job::SummaryBody;
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The sentences that say most, in reading order: a sequence of `Sentence`.
///
/// `str(summary)`, or `summary.text`, is the summary as one paragraph.
#[pyclass(frozen, sequence, name = "Summary", module = "nutgraf")]
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct PySummary {
    pub(crate) content: SummaryFields,
    /// The document, to show the summary in a notebook; offsets are its characters.
    #[serde(skip)]
    document: Option<Py<PyString>>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct SummaryFields {
    pub(crate) language: String,
    text: String,
    pub(crate) sentences: Vec<PySentence>,
    pub(crate) keywords: Option<Vec<PyKeyword>>,
    sources: Option<Vec<Value>>,
    duplicates: Vec<(Value, Value)>,
}

impl PySummary {
    /// The summary of one document.
    pub(crate) fn of(mut body: SummaryBody<()>, places: &mut Places) -> Self {
        let text = body.shown();
        let mut why = std::mem::take(&mut body.why).into_iter().map(|why| PyWhy::from(&why));
        let sentences =
            body.sentences.into_iter().map(|row| PySentence::picked(row, None, why.next(), places));
        let sentences = sentences.collect();
        let keywords = body.keywords.map(|rows| keyword_list(rows, &[], places));
        let language = body.language.code().to_owned();
        Self::new(SummaryFields {
            language,
            text,
            sentences,
            keywords,
            sources: None,
            duplicates: Vec::new(),
        })
    }

    /// The summary of several documents, with their ids and texts; rows have the numbers of documents.
    pub(crate) fn of_several(mut body: SummaryBody<usize>, ids: &[Value], places: &mut [Places]) -> Self {
        let text = body.shown();
        let mut why = std::mem::take(&mut body.why).into_iter().map(|why| PyWhy::from(&why));
        let id = |at: usize| ids[at].clone();
        let sentence = |row: nutgraf::job::SentenceRow<usize>| {
            let source = row.source.unwrap_or_default();
            PySentence::picked(row, Some(id(source)), why.next(), &mut places[source])
        };
        let sentences = body.sentences.into_iter().map(sentence).collect();
        let keyword = |row| {
            PyKeyword::of_several(row, |source, [start, end]| (id(source), places[source].of(start, end)))
        };
        let keywords = body.keywords.map(|rows| rows.into_iter().map(keyword).collect());
        let sources = body.sources.map(|sources| sources.into_iter().map(id).collect());
        let duplicates = body.copies.iter().map(|copy| (id(copy.id), id(copy.of))).collect();
        let language = body.language.code().to_owned();
        Self::new(SummaryFields { language, text, sentences, keywords, sources, duplicates })
    }

    fn new(content: SummaryFields) -> Self {
        Self { content, document: None }
    }

    /// The summary of a document whose text notebooks show.
    pub(crate) fn with_document(self, document: Py<PyString>) -> Self {
        Self { document: Some(document), ..self }
    }

    /// The sentences of some indices, as Python's lists have them.
    fn list<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        PyList::new(py, self.content.sentences.iter().cloned())
    }

    fn keywords_or_none(&self) -> &[PyKeyword] {
        self.content.keywords.as_deref().unwrap_or_default()
    }
}

#[pymethods]
impl PySummary {
    /// The summary as one paragraph, as people see it.
    #[getter]
    fn text(&self) -> &str {
        &self.content.text
    }

    /// The code of the document's language.
    #[getter]
    fn language(&self) -> &str {
        &self.content.language
    }

    /// The sentences, in reading order.
    #[getter]
    fn sentences(&self) -> Vec<PySentence> {
        self.content.sentences.clone()
    }

    /// The keywords, if they were asked for.
    #[getter]
    fn keywords(&self) -> Option<Vec<PyKeyword>> {
        self.content.keywords.clone()
    }

    /// The ids of the documents that are summarized together.
    #[getter]
    fn sources<'py>(&self, py: Python<'py>) -> PyResult<Option<Vec<Bound<'py, PyAny>>>> {
        let ids = |ids: &Vec<Value>| ids.iter().map(|id| as_python(py, id)).collect();
        self.content.sources.as_ref().map(ids).transpose()
    }

    /// The ids of documents that were left out, each with that of the document that it is nearly the same as.
    #[getter]
    fn duplicates<'py>(&self, py: Python<'py>) -> PyResult<Vec<(Bound<'py, PyAny>, Bound<'py, PyAny>)>> {
        let pair = |(id, of): &(Value, Value)| Ok((as_python(py, id)?, as_python(py, of)?));
        self.content.duplicates.iter().map(pair).collect()
    }

    /// The summary with the names of the command line's JSON; what is absent is left out.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let SummaryFields { language, sentences, .. } = &self.content;
        let dict = PyDict::new(py);
        dict.set_item("language", language)?;
        dict.set_item("sentences", dicts(py, sentences, PySentence::dict)?)?;
        if let Some(keywords) = &self.content.keywords {
            dict.set_item("keywords", dicts(py, keywords, PyKeyword::dict)?)?;
        }
        let why: Vec<&PyWhy> = sentences.iter().filter_map(|sentence| sentence.why.as_ref()).collect();
        if !why.is_empty() {
            dict.set_item("why", dicts(py, &why, |why, py| why.dict(py))?)?;
        }
        if let Some(sources) = self.sources(py)? {
            dict.set_item("sources", sources)?;
        }
        if !self.content.duplicates.is_empty() {
            let pair = |(id, of): &(Value, Value), py: Python<'py>| {
                let dict = PyDict::new(py);
                dict.set_item("id", as_python(py, id)?)?;
                dict.set_item("of", as_python(py, of)?)?;
                Ok(dict.into_any())
            };
            dict.set_item("duplicates", dicts(py, &self.content.duplicates, pair)?)?;
        }
        Ok(dict)
    }

    fn __len__(&self) -> usize {
        self.content.sentences.len()
    }

    fn __getitem__<'py>(&self, py: Python<'py>, index: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.list(py)?.into_any().get_item(index)
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.list(py)?.try_iter()?.into_any())
    }

    fn __reversed__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.list(py)?.call_method0("__reversed__")
    }

    fn __contains__(&self, sentence: &Bound<'_, PyAny>) -> bool {
        sentence.cast::<PySentence>().is_ok_and(|sentence| self.content.sentences.contains(sentence.get()))
    }

    /// The first place of a sentence among those of the summary.
    #[pyo3(signature = (value, start=0, stop=None))]
    fn index<'py>(
        &self,
        py: Python<'py>,
        value: &Bound<'py, PyAny>,
        start: isize,
        stop: Option<isize>,
    ) -> PyResult<Bound<'py, PyAny>> {
        self.list(py)?.call_method1("index", (value, start, stop.unwrap_or(isize::MAX)))
    }

    /// How often a sentence is in the summary: once or not at all.
    fn count(&self, value: &Bound<'_, PyAny>) -> usize {
        usize::from(self.__contains__(value))
    }

    fn __eq__<'py>(&self, py: Python<'py>, other: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        match other.cast::<Self>() {
            Ok(other) => (self.content == other.get().content).into_bound_py_any(py),
            Err(_) => Ok(py.NotImplemented().into_bound(py)),
        }
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (&self.content.language, &self.content.text).hash(&mut hasher);
        hasher.finish()
    }

    fn __str__(&self) -> &str {
        &self.content.text
    }

    fn __format__<'py>(&self, py: Python<'py>, format: &str) -> PyResult<Bound<'py, PyAny>> {
        formatted(py, &self.content.text, format)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let SummaryFields { language, text, sentences, .. } = &self.content;
        Ok(format!("Summary({}, language='{language}', sentences={})", quoted(py, text)?, sentences.len()))
    }

    /// The document with the sentences and keywords marked, for notebooks; the sentences alone if the document is not
    /// at hand, as after `summarize_many`.
    fn _repr_html_(&self, py: Python<'_>) -> String {
        let (sentences, keywords) = (&self.content.sentences, self.keywords_or_none());
        match self.document.as_ref().and_then(|document| document.bind(py).to_str().ok()) {
            Some(document) => marked(document, sentences, keywords),
            None => listed(sentences, keywords),
        }
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Recipe<'py>> {
        recipe(py, "Summary", self)
    }
}
