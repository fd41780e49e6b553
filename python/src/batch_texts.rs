//! Many texts, from anything that gives them one by one or as a column.

use crate::arrow::ArrowTexts;
use crate::document::PyDocument;
use crate::error::{characters, raised, wrong_type};
use crate::inputs::Given;
use crate::results::PyFailure;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use std::time::{Duration, Instant};

/// The most bytes of texts that are worked on at once.
const CHUNK_BYTES: usize = 4 << 20;

/// The most texts that are worked on at once: Ctrl-C is looked at after them.
const CHUNK_TEXTS: usize = 1024;

/// Texts that come slowly are worked on after this time, however few there are.
const CHUNK_TIME: Duration = Duration::from_millis(100);

/// A text to work on: its own, so that Python's need not live on.
pub(crate) enum BatchText<'py> {
    Text(String),
    Document(Bound<'py, PyDocument>),
    /// It is not a text.
    Wrong(PyErr),
}

impl<'py> BatchText<'py> {
    /// The text of an item.
    fn of(value: &Bound<'py, PyAny>) -> Self {
        if let Ok(document) = value.cast::<PyDocument>() {
            return Self::Document(document.clone());
        }
        if let Ok(failure) = value.cast::<PyFailure>() {
            return Self::Wrong(raised(&failure.get().error));
        }
        let string = value.cast::<PyString>().map_err(|_| wrong_type("a text", "a str or a Document", value));
        match string.and_then(|string| characters("the text", string).map(str::to_owned)) {
            Ok(text) => Self::Text(text),
            Err(error) => Self::Wrong(error),
        }
    }

    /// The text of a row of a column.
    fn of_row(column: &ArrowTexts, row: usize) -> Self {
        match column.get(row) {
            Some(text) => Self::Text(text.to_owned()),
            None => Self::Wrong(raised("the text is missing")),
        }
    }

    /// The text as other threads see it, if it is one.
    pub(crate) fn given(&self) -> Option<Given<'_>> {
        match self {
            Self::Text(text) => Some(Given::Text(text)),
            Self::Document(document) => Some(Given::Document(document.get())),
            Self::Wrong(_) => None,
        }
    }

    /// The text; empty if it is not one.
    pub(crate) fn characters(&self) -> &str {
        self.given().map_or("", |given| given.text())
    }
}

/// Passes the texts of an iterable, or of a column of Arrow, to `each`, chunk by chunk.
///
/// # Errors
/// Those of the iterable and of `each`; a `TypeError` for one str, a dict or a table, of which Python would take the characters,
/// the keys or the names of the columns.
pub(crate) fn each_chunk<'py>(
    name: &str,
    texts: &Bound<'py, PyAny>,
    mut each: impl FnMut(&[BatchText<'py>]) -> PyResult<()>,
) -> PyResult<()> {
    if let Some(chunks) = ArrowTexts::chunks(texts)? {
        for chunk in chunks {
            let chunk = chunk?;
            cut((0..chunk.len()).map(|row| Ok(BatchText::of_row(&chunk, row))), &mut each)?;
        }
        return Ok(());
    }
    check_many(name, texts)?;
    cut(texts.try_iter()?.map(|value| value.map(|value| BatchText::of(&value))), &mut each)
}

/// Checks that an argument is many texts.
pub(crate) fn check_many(name: &str, texts: &Bound<'_, PyAny>) -> PyResult<()> {
    let is_table = texts.hasattr("columns")? || texts.hasattr("__dataframe__")?;
    if texts.is_instance_of::<PyString>() || texts.is_instance_of::<PyDict>() || is_table {
        return Err(wrong_type(name, "a list, a column or another iterable of str", texts));
    }
    Ok(())
}

fn cut<'py>(
    texts: impl Iterator<Item = PyResult<BatchText<'py>>>,
    each: &mut impl FnMut(&[BatchText<'py>]) -> PyResult<()>,
) -> PyResult<()> {
    let (mut chunk, mut n_bytes, mut start) = (Vec::new(), 0, Instant::now());
    for text in texts {
        let text = text?;
        n_bytes += text.characters().len();
        chunk.push(text);
        if n_bytes >= CHUNK_BYTES || chunk.len() >= CHUNK_TEXTS || start.elapsed() >= CHUNK_TIME {
            each(&std::mem::take(&mut chunk))?;
            (n_bytes, start) = (0, Instant::now());
        }
    }
    each(&chunk)
}
