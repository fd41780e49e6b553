//! The result of a method: scores, or gains that depend on the picks before.

use super::blend::Blend;
use crate::explain::Why;
use crate::select::Gains;

/// The candidates of a document, ranked by a method.
pub(crate) enum Ranking<'a> {
    /// Scores that depend on how many sentences are wanted.
    ByLength(Box<Blend<'a>>),
    /// A score for every candidate, whatever else is taken.
    Fixed { scores: Vec<f64>, explain: Explain<'a> },
    /// The gain of a candidate, given those taken.
    Sequential(Box<dyn Sequential + 'a>),
}

/// Explains the scores of the candidates asked for: a part each, whose share is the score.
pub(crate) type Explain<'a> = Box<dyn Fn(&[usize]) -> Vec<Why> + 'a>;

/// Gains that can be explained.
pub(crate) trait Sequential: Gains {
    /// Explains the gain of a candidate now: a part whose share is the gain.
    fn explain(&self, candidate: usize) -> Why;

    /// The gains of all candidates in a summary of the usual length, if the length asked for changes them; before any
    /// is taken.
    fn usual_gains(&self) -> Option<Vec<f64>> {
        None
    }
}

/// A ranking by scores; `explain` is called only for candidates that are to be explained.
pub(super) fn fixed<'a>(scores: Vec<f64>, explain: impl Fn(&[usize]) -> Vec<Why> + 'a) -> Ranking<'a> {
    Ranking::Fixed { scores, explain: Box::new(explain) }
}
