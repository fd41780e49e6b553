//! From blocks to sentences and numbered words.
//!
//! `part_reader` reads the blocks of a `source_text` in order, each cut by `block_splitter`, and returns a `text_part`. For a long text,
//! `parallel` has several threads read parts of it, and `merge` joins them as if the text had been read in one
//! piece. `learned_stop_words` serves languages without a stop list.

mod block_splitter;
mod learned_stop_words;
mod merge;
mod parallel;
mod part_reader;
mod source_text;
mod text_part;

pub(super) use block_splitter::BlockSplitter;
pub(super) use learned_stop_words::learn_stop_words;
pub(super) use parallel::read_blocks;
pub(super) use source_text::SourceText;
pub(super) use text_part::TextPart;
