//! Corpus models.

use crate::batch_texts::{BatchText, each_chunk};
use crate::error::{at_index, guarded, raised, wrong_type};
use crate::options::{Options, count, string};
use crate::threads::CallThreads;
use nutgraf::{CorpusLearner, CorpusModel, Segmenter};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyString, PyTuple};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::sync::Arc;

/// In how many documents of a corpus each term is; terms that are common there count for less.
///
/// To learn on parts and merge gives, byte for byte, the model that learning on the whole gives. The file is that of
/// `nutgraf corpus`. `CorpusModel()` is that of no documents.
#[pyclass(frozen, name = "CorpusModel", module = "nutgraf")]
pub(crate) struct PyCorpusModel {
    model: Arc<CorpusModel>,
}

impl PyCorpusModel {
    pub(crate) fn shared(&self) -> Arc<CorpusModel> {
        Arc::clone(&self.model)
    }
}

impl From<CorpusModel> for PyCorpusModel {
    fn from(model: CorpusModel) -> Self {
        Self::from(Arc::new(model))
    }
}

impl From<Arc<CorpusModel>> for PyCorpusModel {
    fn from(model: Arc<CorpusModel>) -> Self {
        Self { model }
    }
}

/// Takes the model of a call, if it is given.
pub(crate) fn corpus(options: &mut Options<'_>) -> PyResult<Option<Arc<CorpusModel>>> {
    let Some(value) = options.take("corpus") else { return Ok(None) };
    let model = value.cast::<PyCorpusModel>().map_err(|_| wrong_type("corpus", "a CorpusModel", &value))?;
    Ok(Some(model.get().shared()))
}

#[pymethods]
impl PyCorpusModel {
    #[new]
    fn new() -> Self {
        CorpusModel::default().into()
    }

    /// The model of some texts.
    ///
    /// Args:
    ///     texts: An iterable of str or `Document`; it is read as the work goes on.
    ///     language: An ISO 639 code or an English name; by default it is detected for each text.
    ///     threads: How many threads; 0 is one for each core.
    ///
    /// Raises:
    ///     NutgrafError: If a text has half of a surrogate pair.
    #[staticmethod]
    #[pyo3(signature = (texts, **options))]
    #[pyo3(text_signature = "(texts, *, language=None, threads=0)")]
    fn learn<'py>(
        py: Python<'py>,
        texts: &Bound<'py, PyAny>,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Self> {
        let mut options = Options::new(py, "learn", options)?;
        let segmenter = options.language()?.into_iter().fold(Segmenter::default(), Segmenter::language);
        let threads = CallThreads::new(options.count("threads")?.unwrap_or(0))?;
        options.finish()?;
        let mut learners: Vec<CorpusLearner> = vec![CorpusLearner::default(); threads.len()];
        let mut n_learned = 0;
        each_chunk("texts", texts, |chunk| {
            for (at, text) in chunk.iter().enumerate() {
                if let BatchText::Wrong(error) = text {
                    return Err(at_index(py, n_learned + at, error));
                }
            }
            let given: Vec<&str> = chunk.iter().map(BatchText::characters).collect();
            guarded(|| py.detach(|| learn_from(&given, &segmenter, &mut learners, &threads)))?;
            n_learned += chunk.len();
            py.check_signals()
        })?;
        let merge = |model: CorpusModel, learner: CorpusLearner| model.merged(&learner.finish());
        Ok(py.detach(|| learners.into_iter().fold(CorpusModel::default(), merge)).into())
    }

    /// The model of all documents of this model and of others.
    #[pyo3(signature = (*others))]
    fn merge(&self, py: Python<'_>, others: &Bound<'_, PyTuple>) -> PyResult<Self> {
        let mut models = Vec::new();
        for other in others.iter() {
            let model = other.cast::<Self>().map_err(|_| wrong_type("a model", "a CorpusModel", &other))?;
            models.push(model.get().shared());
        }
        let all = py.detach(|| models.iter().fold((*self.model).clone(), |all, model| all.merged(model)));
        Ok(all.into())
    }

    /// The model without the terms that fewer documents have, and of the others at most the most frequent.
    #[pyo3(signature = (min_documents=None, max_terms=None))]
    #[pyo3(text_signature = "($self, min_documents=1, max_terms=None)")]
    fn prune(
        &self,
        py: Python<'_>,
        min_documents: Option<&Bound<'_, PyAny>>,
        max_terms: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let min_documents = min_documents.map_or(Ok(1), |given| count("min_documents", given))?;
        let min_documents = u32::try_from(min_documents).unwrap_or(u32::MAX);
        let max_terms = max_terms.map_or(Ok(usize::MAX), |given| count("max_terms", given))?;
        Ok(py.detach(|| self.model.pruned(min_documents, max_terms)).into())
    }

    /// Writes the model to a file, which is whole or not there.
    fn save(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        py.detach(|| nutgraf_cli::save_model(&self.model, &path)).map_err(raised)
    }

    /// The model of a file.
    ///
    /// Raises:
    ///     NutgrafError: If it cannot be read, or is not a model; the message names the file.
    #[staticmethod]
    fn load(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        py.detach(|| nutgraf_cli::load_model(&path)).map(Self::from).map_err(raised)
    }

    /// The content of the file.
    fn to_bytes<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, self.model.as_bytes())
    }

    /// The model of the content of a file.
    ///
    /// Raises:
    ///     NutgrafError: If it is not a model, or is damaged.
    #[staticmethod]
    fn from_bytes(data: &Bound<'_, PyAny>) -> PyResult<Self> {
        let is_str = data.is_instance_of::<PyString>();
        let bytes: Option<Vec<u8>> = data.extract().ok().filter(|_| !is_str);
        let data = bytes.ok_or_else(|| wrong_type("data", "bytes", data))?;
        CorpusModel::from_bytes(data).map(Self::from).map_err(raised)
    }

    /// The number of documents it was learned from.
    #[getter]
    fn n_documents(&self) -> u64 {
        self.model.n_documents()
    }

    /// The number of words in them, repeated ones counted each time.
    #[getter]
    fn n_words(&self) -> u64 {
        self.model.n_running_words()
    }

    /// The number of distinct terms that it knows.
    #[getter]
    fn n_terms(&self) -> usize {
        self.model.n_terms()
    }

    /// The number of documents in each language, by its code.
    #[getter]
    fn languages(&self) -> BTreeMap<String, u64> {
        self.model.languages().clone()
    }

    /// The number of documents that have a term, in lower case and stemmed; 0 for one that the model does not know.
    fn document_frequency(&self, term: &Bound<'_, PyAny>) -> PyResult<u32> {
        Ok(self.model.document_frequency(&string("term", term)?))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().model == self.model)
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.model.n_documents(), self.model.n_running_words(), self.model.n_terms()).hash(&mut hasher);
        hasher.finish()
    }

    fn __repr__(&self) -> String {
        format!("CorpusModel(n_documents={}, n_terms={})", self.model.n_documents(), self.model.n_terms())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyBytes>,))> {
        let from_bytes = slf.py().import("nutgraf._nutgraf")?.getattr("_restore_model")?;
        Ok((from_bytes, (slf.get().to_bytes(slf.py()),)))
    }
}

/// The model of bytes, for `pickle`.
#[pyfunction]
pub(crate) fn _restore_model(data: &Bound<'_, PyAny>) -> PyResult<PyCorpusModel> {
    PyCorpusModel::from_bytes(data)
}

/// Adds the texts to the learners, each of which has a share of them.
fn learn_from(
    texts: &[&str],
    segmenter: &Segmenter,
    learners: &mut [CorpusLearner],
    threads: &CallThreads,
) -> PyResult<()> {
    let share = texts.len().div_ceil(learners.len()).max(1);
    let shares: Vec<(&[&str], &mut CorpusLearner)> = texts.chunks(share).zip(learners).collect();
    let learned = threads.map(shares, |(texts, learner)| {
        texts.iter().try_for_each(|&text| {
            learner.add(&segmenter.run(text)?);
            Ok(())
        })
    });
    learned.into_iter().collect::<Result<(), nutgraf::Error>>().map_err(raised)
}
