//! Tokens, the unit of language models: how many a text has by byte pair encoding.
//!
//! `pieces` cuts a text as the regular expression of an encoding does; `merge` joins the bytes of a piece, the pair with the
//! lowest rank first, until none is in the `rank_table`. Linear in the text, but for pieces without a break, in which it takes
//! n·log n. (Sennrich, Haddow & Birch 2016; the encodings are those of OpenAI's tiktoken.)

mod count;
#[cfg(feature = "tokens")]
mod merge;
#[cfg(feature = "tokens")]
mod pieces;
#[cfg(feature = "tokens")]
mod rank_table;
mod tokenizer;

pub use tokenizer::Tokenizer;
