//! Text to [`Document`](crate::Document): blocks, then sentences, then words, each read once.
//!
//! - `blocks` tells headings, lists, date lines and the like from running text, and says which newlines are blanks.
//! - `sentences` cuts a block where its sentences end; `marks` are the characters that matter to both.
//! - `words` cuts a sentence into words and marks; `vocabulary` gives these their numbers.
//! - `reading` takes the blocks of a text through all of this, a long text by several threads.
//!
//! `abbreviations` are those that a user brings. The door is the `segmenter`; `sentence_spans` gives sentences alone, and `joined_document` makes one document of
//! several. Every decision about a sentence end has a rule in `boundary_rule`; `verdicts` collects them.

mod abbreviations;
mod blocks;
mod boundary_rule;
mod boundary_verdict;
mod joined_document;
mod line_end_hyphens;
mod marks;
mod reading;
mod segmenter;
mod sentence_spans;
mod sentences;
mod verdicts;
mod vocabulary;
mod words;

pub use abbreviations::Abbreviations;
pub use boundary_rule::BoundaryRule;
pub use boundary_verdict::BoundaryVerdict;
pub(crate) use marks::ends_with_mark;
pub use segmenter::Segmenter;
pub use sentence_spans::sentences;
