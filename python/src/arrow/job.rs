//! Runs a job over a column of texts.

use super::capsule::ArrowRows;
use super::columns::{FindingRow, RowKind, batch, schema};
use super::texts::ArrowTexts;
use crate::error::{guarded, raised};
use crate::jobs::{gist_job, keywords_job, read_as_asked, summary_job};
use crate::offsets::{Offsets, Places};
use crate::options::Options;
use crate::results::Finding;
use crate::threads::CallThreads;
use nutgraf::job::{Input, Job};
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// A job for columns of texts; engines make one where they run.
///
/// Args:
///     kind: "summarize", "keywords" or "gist".
///     options: The keyword arguments of that function; offsets are bytes if they do not say otherwise.
///     threads: How many threads; 0 is one for each core.
#[pyclass(frozen, module = "nutgraf")]
pub(crate) struct ArrowJob {
    job: Job,
    kind: RowKind,
    offsets: Offsets,
    threads: CallThreads,
}

#[pymethods]
impl ArrowJob {
    #[new]
    #[pyo3(signature = (kind, options=None, threads=1))]
    fn new(
        py: Python<'_>,
        kind: &str,
        options: Option<&Bound<'_, PyDict>>,
        threads: usize,
    ) -> PyResult<Self> {
        let name = match kind {
            "summarize" => "summarize",
            "keywords" => "keywords",
            "gist" => "gist",
            _ => {
                return Err(raised(format!(
                    "no kind of rows is called \"{kind}\": choose summarize, keywords or gist"
                )));
            }
        };
        let mut options = Options::new(py, name, options)?;
        let (job, kind) = match name {
            "summarize" => {
                let length = options.take("length");
                let has_keywords = options.has("keywords");
                let has_why = options.has_flag("why")?;
                let is_nested = options.has_flag("nested")?;
                let kind = RowKind::Summary { has_keywords, has_why, is_nested };
                (summary_job(&mut options, length.as_ref())?, kind)
            }
            "keywords" => {
                let top = options.take("top");
                let has_why = options.has_flag("why")?;
                (keywords_job(&mut options, top.as_ref())?, RowKind::Keywords { has_why })
            }
            _ => {
                let has_why = options.has_flag("why")?;
                (gist_job(&mut options)?, RowKind::Gist { has_why })
            }
        };
        let job = read_as_asked(&mut options, job)?;
        let offsets = options.offsets(Offsets::Bytes)?;
        options.finish()?;
        let threads = CallThreads::new(threads)?;
        Ok(Self { job, kind, offsets, threads })
    }

    /// The rows of texts, one each, in as many batches as the texts have chunks. A text that is missing or fails has a
    /// row with an `error`.
    #[pyo3(signature = (texts, titles=None))]
    fn run(
        &self,
        py: Python<'_>,
        texts: &Bound<'_, PyAny>,
        titles: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<ArrowRows> {
        guarded(|| self.rows(py, texts, titles))
    }

    /// No rows, but their type.
    fn schema(&self) -> PyResult<ArrowRows> {
        Ok(ArrowRows::new(schema(self.kind).map_err(raised)?, Vec::new()))
    }
}

impl ArrowJob {
    fn rows(
        &self,
        py: Python<'_>,
        texts: &Bound<'_, PyAny>,
        titles: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<ArrowRows> {
        let mut titles = match titles {
            Some(titles) => Titles::read(titles)?,
            None => Titles::default(),
        };
        let mut batches = Vec::new();
        for chunk in ArrowTexts::read(texts)? {
            let chunk = chunk?;
            let first = titles.next;
            titles.next += chunk.len();
            let rows = py.detach(|| {
                let row = |at| self.row(chunk.get(at), titles.get(first + at));
                let rows = self.threads.map(0..chunk.len(), row);
                batch(self.kind, &rows)
            });
            batches.push(rows.map_err(raised)?);
            py.check_signals()?;
        }
        Ok(ArrowRows::new(schema(self.kind).map_err(raised)?, batches))
    }

    fn row(&self, text: Option<&str>, title: Option<&str>) -> FindingRow {
        let text = text.ok_or_else(|| "the text is missing".to_owned())?;
        let row = self.job.run(title.into_iter().fold(Input::new((), text), Input::title));
        let mut places = Places::new(text, self.offsets);
        Finding::of(row.body, &mut places)
    }
}

/// A column of titles, whose chunks need not be those of the texts.
#[derive(Default)]
struct Titles {
    chunks: Vec<ArrowTexts>,
    /// The first row of every chunk.
    starts: Vec<usize>,
    /// The row of the title that comes next.
    next: usize,
}

impl Titles {
    fn read(titles: &Bound<'_, PyAny>) -> PyResult<Self> {
        let mut all = Self::default();
        let mut start = 0;
        for chunk in ArrowTexts::read(titles)? {
            let chunk = chunk?;
            all.starts.push(start);
            start += chunk.len();
            all.chunks.push(chunk);
        }
        Ok(all)
    }

    /// The title of a row, if it has one.
    fn get(&self, row: usize) -> Option<&str> {
        let at = self.starts.partition_point(|&start| start <= row).checked_sub(1)?;
        let within = row - self.starts[at];
        self.chunks.get(at).filter(|chunk| within < chunk.len()).and_then(|chunk| chunk.get(within))
    }
}
