//! The result of one text, of any kind of job.

use super::gist::PyGist;
use super::keyword::{PyKeyword, keyword_list};
use super::summary::PySummary;
use crate::offsets::Places;
use nutgraf::job::RowBody;
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;

/// The result of one text.
pub(crate) enum Finding {
    Summary(PySummary),
    Keywords { language: &'static str, keywords: Vec<PyKeyword> },
    Gist(PyGist),
}

impl Finding {
    /// The result in a row; the error is a message.
    pub(crate) fn of(body: RowBody<()>, places: &mut Places) -> Result<Self, String> {
        match body {
            RowBody::Summary(body) => Ok(Self::Summary(PySummary::of(body, places))),
            RowBody::Keywords(body) => {
                let keywords = keyword_list(body.keywords, &body.why, places);
                Ok(Self::Keywords { language: body.language.code(), keywords })
            }
            RowBody::Gist(body) => Ok(Self::Gist(PyGist::of(body, places))),
            RowBody::Failed(body) => Err(body.error),
            _ => Err("internal error; please report it".to_owned()),
        }
    }

    /// The result as users get it: a `Summary`, a list of `Keyword`, or a `Gist`.
    pub(crate) fn into_python(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
        match self {
            Self::Summary(summary) => summary.into_bound_py_any(py),
            Self::Keywords { keywords, .. } => keywords.into_bound_py_any(py),
            Self::Gist(gist) => gist.into_bound_py_any(py),
        }
    }
}
