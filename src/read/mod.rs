//! Readers of formats: from a source to the plain text that a [`Document`](crate::Document) is made of.
//!
//! What marks a line as a heading, an item, a quote, code or a row of a table is kept or written as plain text
//! writes it (`# `, `- `, `> `), so that sentences are cut as in any text.

mod html;
#[cfg(feature = "markdown")]
mod markdown;
mod plain_text;

pub use html::html;
#[cfg(feature = "markdown")]
pub use markdown::markdown;
pub use plain_text::PlainText;
