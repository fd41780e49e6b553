//! Keywords: candidates, a method that scores them, and the choice of those that are shown.
//!
//! `keywords` has the settings, `wording` the phrases that the user named; `run` collects the candidates (`candidates`), scores them (`methods`, `query`), picks
//! those that say something new (`choose`) and writes them (`surface`); `why_not` finds the `reason` why a phrase is not among them.

mod candidates;
mod choose;
mod keywords;
mod methods;
mod overlaps;
mod picked;
mod query;
mod reason;
mod run;
mod surface;
#[cfg(feature = "training")]
mod tuning;
mod why_not;
mod wording;

pub use keywords::{Keyword, Keywords};
pub use methods::KeywordMethod;
pub use reason::{WhyNot, WhyNotReason};
#[cfg(feature = "training")]
pub use tuning::KeywordSignals;
