//! Measures of summaries and keywords against references, as the field computes them.
//!
//! Pure functions over texts and numbers; the command line brings the rows. [`Rouge`] reads tokens
//! (`token.rs`) of what a limit leaves of a text (`limit.rs`), counts what two texts share
//! (`overlap.rs`, `subsequence.rs`) and makes scores of the counts (`rouge.rs`, `score.rs`). [`score_keywords`] does the
//! same for lists of phrases. [`interval`] and [`compare`] say how sure a mean or a difference is.

mod bootstrap;
mod keywords;
mod limit;
mod overlap;
mod porter;
mod rouge;
mod score;
mod subsequence;
mod token;

pub use bootstrap::{Comparison, Interval, compare, interval};
pub use keywords::{KeywordScores, phrase_stems, score_keywords};
pub use limit::Limit;
pub use porter::{porter_stem, rouge155_stem};
pub use rouge::{Convention, References, Rouge};
pub use score::{RougeScores, Score};
pub use token::Stemming;
