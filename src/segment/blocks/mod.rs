//! Blocks: what the lines of a text are, and what a newline means.
//!
//! 1. Every line has a shape by its looks (`text_line`, `line_shape`): blank, drawn line, heading, list item, quoted
//!    line, table row, code fence or text. Lines of text without a blank line between them are a chunk.
//! 2. `read_blocks` goes through the lines and ends a block where the shape changes. Inside a chunk `wrapping` says
//!    which newlines are blanks; `list_items` says which lines belong to an item.
//! 3. A line of text by itself may be a title (`titles`), or speak about the text (`metadata`): a date line, a byline.
//!
//! Every character except blanks and markup belongs to exactly one block. `inline_list` finds lists within a line,
//! whose items are sentences; `wrapped_numbers` tells numbered items from wrapped lines; `indented_code` finds code
//! without fences, `machine_lines` patches, logs and records, and `events` what a forge notes. `levels` says which title
//! is under which, `letter` what is the greeting and the close of a letter.

mod block_reader;
mod columns;
mod events;
mod indented_code;
mod inline_list;
mod letter;
mod levels;
mod line_shape;
mod list_items;
mod machine_lines;
mod metadata;
mod raw_block;
mod read_blocks;
mod text_line;
mod titles;
mod wrapped_numbers;
mod wrapping;

pub(super) use inline_list::next_item;
pub(super) use letter::mark_letter;
pub(super) use raw_block::RawBlock;
pub(super) use read_blocks::{blocks, blocks_with_verdicts};
pub(super) use text_line::JOINED_LINES;
