//! Blocks: what the lines of a text are.

pub(in crate::segment) mod inline_list;
pub(in crate::segment) mod line;
pub(in crate::segment) mod metadata;
pub(in crate::segment) mod reader;
pub(in crate::segment) mod wrapping;
