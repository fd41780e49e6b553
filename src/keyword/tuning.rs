//! The numbers that the weights of the default method are learned from.

use super::candidates::CandidateSource;
use super::keywords::Keywords;
use super::methods::{KeywordBlend, Signals};
use super::surface::shown;
use crate::analysis::Analysis;

/// The numbers that the default method knows of a document and its candidates, from which its weights can be learned.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct KeywordSignals {
    /// [`KeywordBlend::shares`] of the document, or [`KeywordBlend::word_shares`] for single words.
    pub shares: Vec<f64>,
    /// Every candidate as it is shown, with its signals in the order of [`KeywordBlend::names`].
    pub candidates: Vec<(String, Vec<f64>)>,
}

impl Keywords {
    /// The signals of every candidate, whatever the method.
    #[must_use]
    pub fn signals(&self, analysis: &Analysis) -> KeywordSignals {
        let phrases = self.phrases(analysis);
        let signals = Signals::new(analysis, &phrases);
        let candidates: Vec<usize> =
            (0..phrases.len()).filter(|&phrase| phrases.is_candidate(phrase)).collect();
        let values = candidates.iter().map(|&phrase| signals.of(phrase).to_vec());
        let texts = shown(&phrases, &candidates).into_iter().map(|surface| surface.text);
        let shares = match phrases.source {
            CandidateSource::Words => KeywordBlend::word_shares(analysis).to_vec(),
            _ => KeywordBlend::shares(analysis).to_vec(),
        };
        KeywordSignals { shares, candidates: texts.zip(values).collect() }
    }
}
