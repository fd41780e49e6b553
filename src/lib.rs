//! Extractive summarization and keyphrase ranking of any text.
#![forbid(unsafe_code)]

mod analysis;
#[doc(hidden)]
pub mod background;
#[cfg(feature = "cli")]
mod batch;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
#[doc(hidden)]
pub mod compress;
mod document;
mod error;
pub mod eval;
mod explain;
mod gist;
#[cfg(feature = "cli")]
mod input;
mod keyphrase;
mod lang;
mod math;
mod opening;
#[cfg(feature = "cli")]
mod output;
mod rank;
mod segment;
mod select;
mod summary;
#[doc(hidden)]
pub mod tag;

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
pub use summary::{Avoid, Cut, Pick, Scope, Summarizer, Summary};
