//! Reads formats: turns a source into the plain text that a [`Document`](crate::Document) is made of.
//!
//! The marks of headings, list items, quotes, code and table rows are kept, or written as in plain text (`# `, `- `, `> `),
//! so that sentences are cut as in any text.

mod block_writer;
mod html;
mod mail;
#[cfg(feature = "markdown")]
mod markdown;
#[cfg(feature = "pdf")]
mod pdf;
mod plain_text;
#[cfg(feature = "pdf")]
mod read_error;
mod subtitles;

pub use html::{html, html_fragment};
pub use mail::mail;
#[cfg(feature = "markdown")]
pub use markdown::markdown;
#[cfg(feature = "pdf")]
pub use pdf::pdf;
pub use plain_text::PlainText;
#[cfg(feature = "pdf")]
pub use read_error::ReadError;
pub use subtitles::subtitles;
