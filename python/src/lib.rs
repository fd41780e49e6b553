//! The compiled part of the Python package `nutgraf`.
//!
//! `functions` has what users call, `many` the same for many texts, `document` for one text that is analysed once.
//! `report` makes pages to look at.
//! `jobs` turns keyword arguments into a [`Job`](nutgraf::job::Job), and `results` what it finds into Python objects.
//! `arrow` does the same for columns of Arrow, on which the engines are built.
#![deny(unsafe_code)]

mod arrow;
mod batch_texts;
mod command_line;
mod corpus;
mod document;
mod document_methods;
mod error;
mod functions;
mod inputs;
mod jobs;
mod many;
mod offsets;
mod options;
mod reading;
mod report;
mod results;
mod threads;
mod together;

use pyo3::prelude::*;

/// Summaries, keywords and one-line gists of any text.
#[pymodule(gil_used = false)]
mod _nutgraf {
    use super::error::exception_type;
    #[pymodule_export]
    use super::{
        arrow::{ArrowJob, ArrowRows},
        command_line::run_command_line,
        corpus::{_restore_model, PyCorpusModel},
        document::PyDocument,
        document_methods::_restore_document,
        functions::{gist, keywords, outline, split, summarize, trim},
        many::{gist_many, keywords_many, summarize_many},
        reading::{PyDocuments, read},
        report::report,
        results::{
            _restore, PyDropped, PyFailure, PyGist, PyGistPart, PyKeyword, PySection, PySentence, PySummary,
            PyTrimmed, PyTrimmedPart, PyWhy,
        },
        together::summarize_together,
    };
    use nutgraf::{KeywordMethod, SentenceMethod, Tokenizer};
    use pyo3::prelude::*;
    use pyo3::types::PyTuple;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        let py = module.py();
        module.add("NutgrafError", exception_type(py))?;
        module.add("TOKENIZERS", PyTuple::new(py, Tokenizer::ALL.iter().map(|one| one.name()))?)?;
        module.add("__version__", env!("CARGO_PKG_VERSION"))?;
        module.add(
            "SENTENCE_METHODS",
            PyTuple::new(py, SentenceMethod::ALL.iter().map(|method| method.name()))?,
        )?;
        module
            .add("KEYWORD_METHODS", PyTuple::new(py, KeywordMethod::ALL.iter().map(|method| method.name()))?)
    }
}
