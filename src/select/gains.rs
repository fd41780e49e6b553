//! The gain of a candidate, given those taken before it.

/// The gain of taking a candidate, given those taken already.
///
/// A gain never grows by taking another candidate; the greedy loop relies on it.
pub(crate) trait Gains {
    /// The gain of `candidate` now.
    fn gain(&self, candidate: usize) -> f64;
    /// Takes `candidate`.
    fn take(&mut self, candidate: usize);
}

/// A candidate taken, and what it added when it was.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Taken {
    pub(crate) candidate: usize,
    pub(crate) gain: f64,
    pub(crate) reason: Reason,
}

/// Why a candidate was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    /// It added most of those that fitted.
    Gain,
    /// It has a term that must be included.
    Forced,
    /// It fills the length better than the one that was taken in its place.
    Exchange,
    /// It keeps a sentence from leaning on one that is missing.
    Coherence,
}
