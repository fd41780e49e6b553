//! The methods that score phrases, each in a file of its own, and what several of them share.
//!
//! `method` is the table of all of them. `signal` is the table of the signals of the default method, `blend`, and
//! `measure` takes them, `cues` those of the document; `graph` is the graph of words, `topic` has the clusters of phrases (`cluster`) and `dense` a
//! graph of them; `weight` is what a word says before it is counted.

mod blend;
mod cluster;
mod cues;
mod dense;
mod firstphrases;
mod graph;
mod kpminer;
mod measure;
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

pub use method::KeywordMethod;
#[cfg(feature = "training")]
pub(super) use {
    cues::{CUES, cues},
    measure::Signals,
    signal::Signal,
};
