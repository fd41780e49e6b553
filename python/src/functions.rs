//! One text in, one result out.

use crate::document::PyDocument;
use crate::error::{guarded, raised, warn};
use crate::inputs::Given;
use crate::jobs::{gist_job, keywords_job, outline_job, read_as_asked, summary_job, trim_job};
use crate::offsets::{Offsets, Places};
use crate::options::Options;
use crate::results::{
    PyGist, PyKeyword, PySection, PySentence, PySummary, PyTrimmed, keyword_list, sections, split_sentences,
};
use nutgraf::Wish;
use nutgraf::job::{Job, Row, RowBody};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

/// The sentences that say most, in reading order.
///
/// Args:
///     text: A str, or a `Document`.
///     length: "3s" (sentences), "100w" (words), "280c" (characters), "1kB" (bytes of UTF-8), "500t" (tokens) or "15%" (of the
///         words); an int is a number of sentences. It is never exceeded.
///     method: One of `SENTENCE_METHODS`.
///     tokenizer: One of `TOKENIZERS`, which counts tokens.
///     language: An ISO 639 code or an English name; by default it is detected.
///     title: A title that is not in the text.
///     query: What the summary should be about; a warning if the text has no word of it.
///     must_include: Terms, each of which a sentence of the summary should have; a warning if no sentence of the text has it.
///     avoid: Kinds of sentences to leave out if there are others: "quotes", "questions".
///     compress: Shorten sentences, so that more of them fit.
///     per_section: Apply the length to each section.
///     nested: Make longer summaries have all the sentences of shorter ones; each has its `place`.
///     keywords: How many keywords to add.
///     why: Explain why each sentence was picked.
///     corpus: A `CorpusModel` that says how common words are.
///     offsets: What `start` and `end` count: "characters", the indices of Python strings, or "bytes" of UTF-8.
///
/// Returns:
///     A `Summary`; empty only if the text has no word. Takes some 70 µs for an article, in which other threads run.
///
/// Raises:
///     NutgrafError: If an option makes no sense, or the text has half of a surrogate pair.
#[pyfunction]
#[pyo3(signature = (text, length=None, **options))]
#[pyo3(
    text_signature = "(text, length='3s', *, method='blend', tokenizer='o200k', language=None, title=None, query='', must_include=(), avoid=(), compress=False, per_section=False, nested=False, keywords=None, why=False, corpus=None, offsets='characters')"
)]
pub(crate) fn summarize<'py>(
    py: Python<'py>,
    text: &Bound<'py, PyAny>,
    length: Option<&Bound<'py, PyAny>>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<PySummary> {
    let mut options = Options::new(py, "summarize", options)?;
    let job = summary_job(&mut options, length)?;
    let call = Call::of(options, job)?;
    let (body, mut places) = call.run(py, text)?;
    let RowBody::Summary(body) = body else { unreachable!("a summary was asked for") };
    let summary = PySummary::of(body, &mut places);
    if call.offsets != Offsets::Characters {
        return Ok(summary);
    }
    let document = match text.cast::<PyDocument>() {
        Ok(document) => document.get().text.clone_ref(py),
        Err(_) => text.cast::<PyString>()?.clone().unbind(),
    };
    Ok(summary.with_document(document))
}

/// The phrases that say best what a text is about, the best first.
///
/// Args:
///     text: A str, or a `Document`.
///     top: How many at most.
///     method: One of `KEYWORD_METHODS`.
///     language: An ISO 639 code or an English name; by default it is detected.
///     title: A title that is not in the text.
///     query: What the keywords should be about.
///     max_words: The longest keyword, in words.
///     min_score: Skip keywords that score lower, 0 to 1.
///     diversity: The penalty for sharing words with a better keyword, 0 to 1.
///     single_words: Single words instead of phrases.
///     pos: Parts of speech, as in {"NOUN", "PROPN", "ADJ"}: keywords have no other words. ValueError if those of the language
///         are not known.
///     stop: Phrases that no keyword is, or has in it.
///     only: Names that keywords are taken from: a list, or a dict with other names of each.
///     boost: A dict of phrases, each with a factor of its score.
///     why: Explain why each was picked.
///     corpus: A `CorpusModel` that says how common words are.
///     offsets: What `spans` count: "characters", the indices of Python strings, or "bytes" of UTF-8.
///
/// Returns:
///     A list of `Keyword`.
///
/// Raises:
///     NutgrafError: If an option makes no sense, or the text has half of a surrogate pair.
#[pyfunction]
#[pyo3(signature = (text, top=None, **options))]
#[pyo3(
    text_signature = "(text, top=10, *, method='blend', language=None, title=None, query='', max_words=4, min_score=0.0, diversity=0.0, single_words=False, pos=(), stop=(), only=(), boost=None, why=False, corpus=None, offsets='characters')"
)]
pub(crate) fn keywords<'py>(
    py: Python<'py>,
    text: &Bound<'py, PyAny>,
    top: Option<&Bound<'py, PyAny>>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Vec<PyKeyword>> {
    let mut options = Options::new(py, "keywords", options)?;
    let job = keywords_job(&mut options, top)?;
    let (body, mut places) = Call::of(options, job)?.run(py, text)?;
    let RowBody::Keywords(body) = body else { unreachable!("keywords were asked for") };
    Ok(keyword_list(body.keywords, &body.why, &mut places))
}

/// One line that says what a text is about.
///
/// Args:
///     text: A str, or a `Document`.
///     max_words: The most words; 25 if there is no limit in bytes.
///     max_bytes: The most bytes of UTF-8.
///     language: An ISO 639 code or an English name; by default it is detected.
///     title: A title that is not in the text.
///     why: Explain why this line was chosen, and say what it leaves out of its sentences.
///     corpus: A `CorpusModel` that says how common words are.
///     offsets: What the offsets of `parts` and `dropped` count: "characters", the indices of Python strings, or "bytes" of UTF-8.
///
/// Returns:
///     A `Gist`; empty only if the text has no word.
///
/// Raises:
///     NutgrafError: If an option makes no sense, or the text has half of a surrogate pair.
#[pyfunction]
#[pyo3(signature = (text, **options))]
#[pyo3(
    text_signature = "(text, *, max_words=None, max_bytes=None, language=None, title=None, why=False, corpus=None, offsets='characters')"
)]
pub(crate) fn gist<'py>(
    py: Python<'py>,
    text: &Bound<'py, PyAny>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<PyGist> {
    let mut options = Options::new(py, "gist", options)?;
    let job = gist_job(&mut options)?;
    let (body, mut places) = Call::of(options, job)?.run(py, text)?;
    let RowBody::Gist(body) = body else { unreachable!("a gist was asked for") };
    Ok(PyGist::of(body, &mut places))
}

/// The titles of a text, and the best sentences under each.
///
/// Args:
///     text: A str, or a `Document`.
///     sentences: How many sentences each section has at most; 0 for titles alone.
///     depth: The deepest level of titles; those under it belong to the section above.
///     method: One of `SENTENCE_METHODS`.
///     query: What the sentences should be about.
///     language: An ISO 639 code or an English name; by default it is detected.
///     title: A title that is not in the text.
///     corpus: A `CorpusModel` that says how common words are.
///     offsets: What `start` and `end` count: "characters", the indices of Python strings, or "bytes" of UTF-8.
///
/// Returns:
///     A list of `Section`, in reading order.
///
/// Raises:
///     NutgrafError: If an option makes no sense, or the text has half of a surrogate pair.
#[pyfunction]
#[pyo3(signature = (text, **options))]
#[pyo3(
    text_signature = "(text, *, sentences=1, depth=6, method='blend', query='', language=None, title=None, corpus=None, offsets='characters')"
)]
pub(crate) fn outline<'py>(
    py: Python<'py>,
    text: &Bound<'py, PyAny>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Vec<PySection>> {
    let mut options = Options::new(py, "outline", options)?;
    let job = outline_job(&mut options)?;
    let (body, mut places) = Call::of(options, job)?.run(py, text)?;
    let RowBody::Outline(body) = body else { unreachable!("an outline was asked for") };
    Ok(sections(body, &mut places))
}

/// A text cut down to a length, for the window of a language model: what matters most stays as it is, in its order, and
/// what is left out is marked.
///
/// Args:
///     text: A str, or a `Document`.
///     length: "4000t" (tokens), "2000w" (words), "8kB" (bytes of UTF-8), "9000c" (characters), "80s" or an int
///         (sentences), or "30%" (of the words). It is never exceeded; marks count.
///     tokenizer: One of `TOKENIZERS`, which counts tokens.
///     query: What matters; by default the title, the first paragraph and the best sentences do.
///     language: An ISO 639 code or an English name; by default it is detected.
///     title: A title that is not in the text.
///     corpus: A `CorpusModel` that says how common words are.
///     offsets: What `start` and `end` count: "characters", the indices of Python strings, or "bytes" of UTF-8.
///
/// Returns:
///     A `Trimmed`; its text is the given one if that fits.
///
/// Raises:
///     NutgrafError: If an option makes no sense, or the text has half of a surrogate pair.
#[pyfunction]
#[pyo3(signature = (text, length, **options))]
#[pyo3(
    text_signature = "(text, length, *, tokenizer='o200k', query='', language=None, title=None, corpus=None, offsets='characters')"
)]
pub(crate) fn trim<'py>(
    py: Python<'py>,
    text: &Bound<'py, PyAny>,
    length: &Bound<'py, PyAny>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<PyTrimmed> {
    let mut options = Options::new(py, "trim", options)?;
    let job = trim_job(&mut options, length)?;
    let (body, mut places) = Call::of(options, job)?.run(py, text)?;
    let RowBody::Trim(body) = body else { unreachable!("a text within a length was asked for") };
    Ok(PyTrimmed::of(body, &mut places))
}

/// All sentences of a text in reading order, titles and list items too.
///
/// Args:
///     text: A str, or a `Document`.
///     language: An ISO 639 code or an English name; by default it is detected.
///     offsets: What `start` and `end` count: "characters", the indices of Python strings, or "bytes" of UTF-8.
///
/// Returns:
///     A list of `Sentence`.
///
/// Raises:
///     NutgrafError: If the language is not one, or the text has half of a surrogate pair.
#[pyfunction]
#[pyo3(signature = (text, **options))]
#[pyo3(text_signature = "(text, *, language=None, offsets='characters')")]
pub(crate) fn split<'py>(
    py: Python<'py>,
    text: &Bound<'py, PyAny>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Vec<PySentence>> {
    let options = Options::new(py, "split", options)?;
    let (body, mut places) = Call::of(options, Job::split())?.run(py, text)?;
    let RowBody::Split(body) = body else { unreachable!("sentences were asked for") };
    Ok(split_sentences(&body, &mut places))
}

/// A job, and the facts about its text.
struct Call {
    job: Job,
    title: Option<String>,
    offsets: Offsets,
    /// An option that a document has of its own.
    reading: Option<&'static str>,
}

impl Call {
    /// The call with this job and the options that all functions have.
    fn of(mut options: Options<'_>, job: Job) -> PyResult<Self> {
        let reading = ["language", "title", "corpus"].into_iter().find(|name| options.has(name));
        let job = read_as_asked(&mut options, job)?;
        let (title, offsets) = (options.text("title")?, options.offsets(Offsets::Characters)?);
        options.finish()?;
        Ok(Self { job, title, offsets, reading })
    }

    /// The finds of the job in a text, while other threads of Python run.
    fn run<'a>(&self, py: Python<'_>, text: &'a Bound<'_, PyAny>) -> PyResult<(RowBody<()>, Places<'a>)> {
        let given = Given::of("text", text)?;
        if let (Given::Document(_), Some(name)) = (&given, self.reading) {
            return Err(raised(format!("a Document has its own {name}: give it where the Document is made")));
        }
        let row = guarded(|| Ok(py.detach(|| given.run(&self.job, self.title.as_deref()))))?;
        row.unmet().iter().try_for_each(|wish| warn_of(py, wish))?;
        Ok((found(row)?, Places::new(given.text(), self.offsets)))
    }
}

/// The result of a row.
///
/// # Errors
/// The error of the row, if it failed.
fn found(row: Row<()>) -> PyResult<RowBody<()>> {
    match row.error() {
        Some(error) => Err(raised(error)),
        None => Ok(row.body),
    }
}

/// Warns of what was asked for and is in no text.
pub(crate) fn warn_of(py: Python<'_>, wish: &Wish) -> PyResult<()> {
    let message = match wish {
        Wish::Query(query) => format!("query \"{query}\": no word of it is in the text"),
        Wish::Term(term) => format!("must_include \"{term}\": no sentence of the text has it"),
        other => format!("{other:?}: is not in the text"),
    };
    warn(py, &message)
}
