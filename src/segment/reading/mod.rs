//! From blocks to sentences and numbered words.
//!
//! `read_text` has a `part_reader` read the blocks of a `source_text`, each cut by `block_splitter`, and returns a
//! `text_part`. A long text is read in parts, by several threads (`part_queue`), and `merge` joins them as if the
//! text had been read at once. `learned_stop_words` serves languages without a stop list.

mod block_splitter;
mod learned_stop_words;
mod merge;
mod part_queue;
mod part_reader;
mod read_text;
mod source_text;
mod text_part;

pub(super) use block_splitter::BlockSplitter;
pub(super) use learned_stop_words::learn_stop_words;
pub(super) use read_text::read_text;
pub(super) use source_text::SourceText;
pub(super) use text_part::TextPart;
