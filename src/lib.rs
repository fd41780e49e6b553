//! Extractive summarization and keyphrase ranking of any text.
#![forbid(unsafe_code)]

mod analysis;
mod document;
mod error;
mod explain;
mod gist;
mod keyphrase;
mod lang;
mod math;
mod rank;
mod segment;
mod select;
mod summary;

pub use analysis::Analysis;
pub use document::{Block, BlockKind, Document, Sentence, Span, TermId, Token, TokenKind, WordId};
pub use error::{Error, ErrorKind};
pub use explain::Why;
pub use gist::{Gist, OneLine, Part};
pub use keyphrase::{Keyphrase, KeyphraseBlend, KeyphraseMethod, Keyphrases};
pub use lang::Language;
pub use rank::{Blend, SentenceMethod};
pub use segment::{Segmenter, sentences};
pub use select::Budget;
pub use summary::{Cut, Pick, Summarizer, Summary};
