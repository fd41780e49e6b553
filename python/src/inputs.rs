//! Texts as users give them: strings, or documents that are read or analysed before.

use crate::document::PyDocument;
use crate::error::{characters, wrong_type};
use nutgraf::job::{Input, Job, Row};
use pyo3::prelude::*;
use pyo3::types::PyString;

/// A text to work on, borrowed from its Python object.
pub(crate) enum Given<'a> {
    Text(&'a str),
    Document(&'a PyDocument),
}

impl<'a> Given<'a> {
    /// The text of an argument.
    pub(crate) fn of(what: &str, value: &'a Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(string) = value.cast::<PyString>() {
            return characters(what, string).map(Self::Text);
        }
        let document = value.cast::<PyDocument>();
        document
            .map(|document| Self::Document(document.get()))
            .map_err(|_| wrong_type(what, "a str or a Document", value))
    }

    pub(crate) fn text(&self) -> &'a str {
        match self {
            Self::Text(text) => text,
            Self::Document(document) => document.characters(),
        }
    }

    /// The row of the text. A document that has a title, a language or a corpus of its own keeps them.
    pub(crate) fn run(&self, job: &Job, title: Option<&str>) -> Row<()> {
        match self {
            Self::Text(text) => job.run(title.into_iter().fold(Input::new((), *text), Input::title)),
            Self::Document(document) => document.run(job),
        }
    }
}
