//! Sentence methods: each gives every candidate a score, higher is better, in a file of its own.
//!
//! `method` is the table of all of them; `ranking` is what each makes of a document; `signals`, `cues` and
//! `voice` are what the default method, `blend`, measures; `words` names the words that a score is made of.

mod blend;
mod conclusions;
mod cues;
mod edmundson;
mod hiporank;
mod kl;
mod lead;
mod lexrank;
mod lsa;
mod luhn;
mod method;
mod pacsum;
mod ranking;
mod signals;
mod submodular;
mod sumbasic;
mod textrank;
mod tfidf;
mod together;
mod voice;
mod words;

pub(crate) use blend::Blend;
#[cfg(feature = "training")]
pub use blend::{measure_names, measures};
pub use method::SentenceMethod;
pub(crate) use ranking::{Explain, Ranking, Sequential};
