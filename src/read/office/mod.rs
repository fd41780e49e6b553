//! Reads office documents and books: Word, OpenDocument, EPUB, PowerPoint and Excel, all of them zip archives of XML.
//!
//! `format` tells the formats apart, `any_format` reads a document of any of them, `archive` unpacks parts within limits, and `xml` reads them, element by element, for the
//! reader of each format. `flow` puts the paragraphs together, which may be in cells, notes and text boxes.
//!
//! Memory is bounded: the parts that are read have at most 64 MB, whatever the archive says of them. A damaged archive is an error
//! that names the part.

mod any_format;
mod archive;
mod docx;
mod docx_field;
mod docx_styles;
mod epub;
mod flow;
mod format;
mod metadata;
mod odt;
mod odt_styles;
mod opf;
mod pptx;
mod relationships;
mod xlsx;
mod xml;

pub use docx::docx;
pub use epub::epub;
pub use format::OfficeFormat;
pub use odt::{flat_odt, odt};
pub use pptx::pptx;
pub use xlsx::xlsx;
