//! The methods that score phrases, each in a file of its own, and what several of them share.
//!
//! `method` is the table of all of them; `signal` measures phrases for the default method, `blend`; `graph` is the graph
//! of words, `topic` the clusters of phrases (`cluster`) and `dense` a graph of them; `weight` is what a word says before
//! it is counted.

mod blend;
mod cluster;
mod dense;
mod firstphrases;
mod graph;
mod kpminer;
mod method;
mod multipartite;
mod positionrank;
mod rake;
mod signal;
mod singlerank;
mod textrank;
mod tfidf;
mod topic;
mod topicrank;
mod weight;
mod yake;

pub use blend::KeywordBlend;
pub use method::KeywordMethod;
pub(super) use signal::Signals;
