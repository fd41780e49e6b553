//! Blocks: what the lines of a text are.

pub(in crate::segment) mod inline_list;
mod line;
mod metadata;
mod reader;
mod wrapping;

pub(super) use reader::{RawBlock, blocks};
