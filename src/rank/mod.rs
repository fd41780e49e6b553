//! Sentence methods: each gives every candidate a score, higher is better, in a file of its own.
//!
//! `method` is the table of all of them; `ranking` is what each makes of a document; `kind` and `voice` measure what
//! the default method, `blend`, weighs its signals by; `words` names the words that a score is made of.

mod blend;
mod edmundson;
mod hiporank;
mod kind;
mod kl;
mod lead;
mod lexrank;
mod lsa;
mod luhn;
mod method;
mod pacsum;
mod ranking;
mod submodular;
mod sumbasic;
mod textrank;
mod tfidf;
mod together;
mod voice;
mod words;

pub use blend::Blend;
pub use method::SentenceMethod;
pub(crate) use ranking::{Explain, Ranking, Sequential};
