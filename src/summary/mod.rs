//! A document's summary: rank the sentences, select within the budget, put them in reading order.
//!
//! `summarizer` has the settings; `ranked` holds the sentences ranked once, from which `run` picks, shortens and explains
//! (`why`); `nested` gives all an order. `worth` is what a sentence adds to those picked before it, `scale` brings scores to 0..1, `wishes` are what
//! was asked for; `pick` is what comes out.

mod kinds;
mod nested;
mod pick;
mod ranked;
mod run;
mod scale;
mod shorten;
mod summarizer;
mod why;
mod wishes;
mod worth;

pub use kinds::{Avoid, Scope};
pub use pick::{Pick, Shortened, Summary};
pub use summarizer::Summarizer;
