//! Reports to look at.

use crate::batch_texts::check_many;
use crate::corpus::corpus;
use crate::document::{DocumentFacts, PyDocument};
use crate::error::{guarded, raised};
use crate::inputs::Given;
use crate::options::Options;
use nutgraf_cli::ReportedDocument;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

/// A report as one HTML page, which loads nothing and can be read without its script.
///
/// One text is shown with its picks marked, as many as a slider says, its keywords, and why each sentence was picked; of several
/// texts there is a table to search and sort, with the keywords of all.
///
/// Args:
///     texts: A str or a `Document`, or an iterable of them. All are in memory at once.
///     title: The title of a report on several texts.
///     language: An ISO 639 code or an English name; by default it is detected. A `Document` keeps its own.
///     corpus: A `CorpusModel` that says how common words are, likewise.
///
/// Returns:
///     HTML, the same for the same texts, to be written to a file or shown in a notebook. A text is named by the id of its
///     `Document`, or by its index.
///
/// Raises:
///     NutgrafError: If an option makes no sense, a text has half of a surrogate pair, or there are more than 500 texts or 3 MB of
///         HTML: the command line makes a folder of pages of them.
#[pyfunction]
#[pyo3(signature = (texts, **options))]
#[pyo3(text_signature = "(texts, *, title='Documents', language=None, corpus=None)")]
pub(crate) fn report(
    py: Python<'_>,
    texts: &Bound<'_, PyAny>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<String> {
    let mut options = Options::new(py, "report", options)?;
    let title = options.text("title")?.unwrap_or_else(|| "Documents".to_owned());
    let facts = DocumentFacts {
        language: options.language()?,
        corpus: corpus(&mut options)?,
        ..DocumentFacts::default()
    };
    options.finish()?;
    let is_one = texts.is_instance_of::<PyString>() || texts.is_instance_of::<PyDocument>();
    let documents = if is_one {
        vec![document("the text", texts, &facts)?]
    } else {
        check_many("texts", texts)?;
        let documents = texts.try_iter()?.enumerate();
        documents.map(|(at, one)| document(&format!("text {at}"), &one?, &facts)).collect::<PyResult<_>>()?
    };
    let name = |at: usize, document: &Bound<'_, PyDocument>| match document.get().id(py) {
        Some(id) => id.str().map(|id| id.to_string()),
        None => Ok(format!("Text {at}")),
    };
    let names: Vec<String> =
        documents.iter().enumerate().map(|(at, document)| name(at, document)).collect::<PyResult<_>>()?;
    let documents: Vec<&PyDocument> = documents.iter().map(Bound::get).collect();
    guarded(|| py.detach(|| page(&title, &names, &documents)).map_err(raised))
}

/// A text as a document.
fn document<'py>(
    what: &str,
    text: &Bound<'py, PyAny>,
    facts: &DocumentFacts,
) -> PyResult<Bound<'py, PyDocument>> {
    match Given::of(what, text)? {
        Given::Text(given) => {
            let py = text.py();
            Bound::new(py, PyDocument::made(py, given.to_owned(), None, facts.clone()))
        }
        Given::Document(_) => Ok(text.cast::<PyDocument>()?.clone()),
    }
}

fn page(title: &str, names: &[String], documents: &[&PyDocument]) -> Result<String, String> {
    let reported = names.iter().zip(documents).map(|(name, document)| {
        let analysis = document.analysis().as_ref().map_err(|error| format!("{name}: {error}"))?;
        Ok(ReportedDocument { id: name.clone(), title: document.facts.title.clone(), analysis })
    });
    nutgraf_cli::report(title, &reported.collect::<Result<Vec<_>, String>>()?)
}
