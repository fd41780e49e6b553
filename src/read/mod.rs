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
#[cfg(feature = "markdown")]
mod markdown_signs;
#[cfg(feature = "office")]
mod office;
#[cfg(feature = "pdf")]
mod pdf;
mod plain_text;
#[cfg(any(feature = "office", feature = "pdf"))]
mod read_error;
mod subtitles;

pub use html::{html, html_fragment};
#[cfg(feature = "mail")]
pub use mail::{is_encoded_mail, mail};
#[cfg(feature = "markdown")]
pub use markdown::markdown;
#[cfg(feature = "markdown")]
pub use markdown_signs::is_markdown;
#[cfg(feature = "office")]
pub use office::{OfficeFormat, docx, epub, flat_odt, odt, pptx, xlsx};
#[cfg(feature = "pdf")]
pub use pdf::pdf;
pub use plain_text::PlainText;
#[cfg(any(feature = "office", feature = "pdf"))]
pub use read_error::ReadError;
pub use subtitles::{is_subtitles, subtitles};
