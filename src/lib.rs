//! Extractive summarization and keyphrase ranking of any text.
#![forbid(unsafe_code)]

mod document;
mod error;
mod explain;
mod lang;
mod math;

pub use document::{Block, BlockKind, Document, Sentence, Span, TermId, Token, TokenKind, WordId};
pub use error::{Error, ErrorKind};
pub use explain::Why;
pub use lang::Language;
