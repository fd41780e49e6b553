//! Reads formats: turns a source into the plain text that a [`Document`](crate::Document) is made of.
//!
//! The marks of headings, list items, quotes, code and table rows are kept, or written as in plain text (`# `, `- `, `> `),
//! so that sentences are cut as in any text.

mod block_writer;
mod html;
#[cfg(feature = "mail")]
mod mail;
#[cfg(feature = "markdown")]
mod markdown;
mod plain_text;
mod subtitles;

pub use html::{html, html_fragment};
#[cfg(feature = "mail")]
pub use mail::{is_encoded_mail, mail};
#[cfg(feature = "markdown")]
pub use markdown::markdown;
pub use plain_text::PlainText;
pub use subtitles::subtitles;
