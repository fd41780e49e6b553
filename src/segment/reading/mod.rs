//! Blocks to sentences and numbered words.

pub(in crate::segment) mod learned_stop_words;
pub(in crate::segment) mod merge;
pub(in crate::segment) mod parallel;
pub(in crate::segment) mod reader;
