//! Measures of summaries and keyphrases against references, as the field computes them.
//!
//! Pure functions over texts; the command line brings the rows.

mod bootstrap;
mod keyphrases;
mod porter;
mod rouge;

pub use bootstrap::{Comparison, Interval, compare, interval};
pub use keyphrases::{KeyphraseScores, score_keyphrases};
pub use porter::porter_stem;
pub use rouge::{Rouge, RougeScores, Score, Stemming, Truncation};
