//! A text that is analysed once and asked many times.

use nutgraf::job::{Input, Job, Row};
use nutgraf::{Analysis, CorpusModel, Language, Segmenter, Stamp};
use pyo3::prelude::*;
use pyo3::types::PyString;
use std::sync::{Arc, OnceLock};

/// A text that is analysed once, when it is first asked something, and can then be asked many times.
///
/// Every function takes it in place of a str; the methods are the same functions.
///
/// Args:
///     text: The text.
///     id: Anything that names it; a str or a number where documents are summarized together.
///     language: An ISO 639 code or an English name; by default it is detected.
///     title: A title that is not in the text.
///     corpus: A `CorpusModel` that says how common words are.
///
/// Raises:
///     NutgrafError: If the language is not one, or the text has half of a surrogate pair.
#[pyclass(frozen, name = "Document", module = "nutgraf")]
pub(crate) struct PyDocument {
    /// The text as Python has it, checked to be all characters.
    pub(crate) text: Py<PyString>,
    source: String,
    pub(crate) id: Option<Py<PyAny>>,
    pub(crate) facts: DocumentFacts,
    analysis: OnceLock<Result<Analysis<'static>, nutgraf::Error>>,
}

/// The facts about a document that are not in its text.
#[derive(Clone, Default)]
pub(crate) struct DocumentFacts {
    pub(crate) title: Option<String>,
    pub(crate) stamps: Vec<Stamp>,
    /// None if it is detected.
    pub(crate) language: Option<Language>,
    /// True if nothing is around the text, such as the header of a mail ([`Segmenter::as_given`]).
    pub(crate) is_as_given: bool,
    pub(crate) corpus: Option<Arc<CorpusModel>>,
}

impl PyDocument {
    pub(crate) fn made(py: Python<'_>, text: String, id: Option<Py<PyAny>>, facts: DocumentFacts) -> Self {
        let string = PyString::new(py, &text).unbind();
        Self { text: string, source: text, id, facts, analysis: OnceLock::new() }
    }

    pub(crate) fn characters(&self) -> &str {
        &self.source
    }

    pub(crate) fn input<I>(&self, id: I) -> Input<I> {
        let input = Input::new(id, self.source.clone()).stamps(self.facts.stamps.clone());
        self.facts.title.iter().fold(input, |input, title| input.title(title.clone()))
    }

    pub(crate) fn id<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyAny>> {
        self.id.as_ref().map(|id| id.bind(py).clone())
    }

    /// The row of the document; how it is cut and its corpus are its own.
    pub(crate) fn run(&self, job: &Job) -> Row<()> {
        match self.analysis() {
            Ok(analysis) => job.run_analysed((), analysis),
            Err(error) => Row::failed((), error.to_string()),
        }
    }

    pub(crate) fn analysis(&self) -> &Result<Analysis<'static>, nutgraf::Error> {
        self.analysis.get_or_init(|| {
            let DocumentFacts { title, stamps, language, is_as_given, .. } = self.facts.clone();
            let segmenter = Segmenter::default().stamps(stamps).as_given(is_as_given);
            let segmenter = language.into_iter().fold(segmenter, Segmenter::language);
            let segmenter = title.into_iter().fold(segmenter, Segmenter::title);
            let document = Arc::new(segmenter.run(self.source.as_str())?);
            Ok(match &self.facts.corpus {
                Some(corpus) => Analysis::with_corpus(document, Arc::clone(corpus)),
                None => Analysis::of(document),
            })
        })
    }
}
