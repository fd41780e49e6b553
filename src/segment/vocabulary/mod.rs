//! Numbers of words and terms.

pub(in crate::segment) mod lexicon;
pub(in crate::segment) mod lexicon_cache;
pub(in crate::segment) mod terms;
pub(in crate::segment) mod word_key;
pub(in crate::segment) mod word_table;
