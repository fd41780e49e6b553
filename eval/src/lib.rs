//! Measures of summaries and keywords against references, as the field computes them.
//!
//! Pure functions over texts and numbers; reading rows is the caller's job. [`Rouge`] cuts a text at a limit
//! (`limit.rs`) and into tokens (`token.rs`), counts what two texts share (`overlap.rs`, `subsequence.rs`) and turns
//! the counts into scores (`rouge.rs`, `score.rs`). [`score_keywords`] does the same for lists of phrases.
//! [`interval`] and [`compare`] give confidence intervals of a mean and of a difference.
#![forbid(unsafe_code)]

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
