//! Sentences: where each ends.

pub(in crate::segment) mod boundary;
pub(in crate::segment) mod letters;
pub(in crate::segment) mod mark_run;
pub(in crate::segment) mod quotes;
pub(in crate::segment) mod splitter;
pub(in crate::segment) mod standalone;
pub(in crate::segment) mod stop_without_blank;
pub(in crate::segment) mod thai_lao;
pub(in crate::segment) mod usage_nearby;
pub(in crate::segment) mod without_capitals;
pub(in crate::segment) mod word_after;
pub(in crate::segment) mod word_before;
