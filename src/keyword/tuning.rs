//! The numbers that the weights of the default method are learned from.

use super::keywords::Keywords;
use super::methods::{CUES, Signal, Signals, cues};
use super::surface::shown;
use crate::analysis::Analysis;

/// The numbers that the default method knows of a document and its candidates, from which its weights can be learned.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct KeywordSignals {
    /// The cues of the document, in the order of [`KeywordSignals::names`].
    pub cues: Vec<f64>,
    /// Every candidate as it is shown, with its signals in the order of [`KeywordSignals::names`].
    pub candidates: Vec<(String, Vec<f64>)>,
}

impl KeywordSignals {
    /// The names of the cues, and of the signals.
    #[must_use]
    pub fn names() -> (Vec<&'static str>, Vec<&'static str>) {
        (CUES.to_vec(), Signal::ALL.map(|signal| signal.name).to_vec())
    }
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
        KeywordSignals { cues: cues(analysis).to_vec(), candidates: texts.zip(values).collect() }
    }
}
