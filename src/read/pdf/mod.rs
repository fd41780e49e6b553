//! Reads PDF: the text of the pages in the order in which people read it, without running heads, page numbers and notes on the margin.
//!
//! `file` holds the objects, `content` runs the operators that place text (`operations` reads them, `font` says what the codes of a
//! string are), and `placed_text` joins glyphs to runs. Then `running_lines` takes out heads and feet, `columns` finds the order of the
//! parts of a page, `lines` joins runs to lines, `blocks` lines to paragraphs, and `flow` joins those that go on in the next column.
//!
//! A file may be hostile: every stream, all streams together, the operators and the depth of forms have limits, and the crate that
//! parses the objects runs in a thread of its own, which has room for deep nesting and whose panic is an error.

mod blocks;
mod bounded_stack;
mod character_map;
mod characters;
mod columns;
mod content;
mod encoding;
mod file;
mod flow;
mod font;
mod glyph_name;
mod graphics_state;
mod label;
mod lines;
mod marked_content;
mod matrix;
mod operations;
mod pages;
mod placed_text;
mod resources;
mod running_lines;
mod table;
#[cfg(test)]
mod tests;
mod title;
mod widths;

use super::plain_text::PlainText;
use super::read_error::ReadError;
use file::PdfFile;
use std::thread;

/// The text and the title of a PDF file.
///
/// Columns are read one after another; paragraphs and words that go on in the next one are joined. Headings are lines in larger or bold
/// letters. What can be read of a damaged file is kept. Takes about linear time, and memory that grows with the size of the file.
///
/// # Errors
///
/// If the file is damaged, needs a password, or has no text, as a scan.
///
/// ```
/// let error = nutgraf::read::pdf(b"%PDF-1.4").unwrap_err();
/// assert!(error.to_string().starts_with("damaged: "));
/// ```
pub fn pdf(bytes: &[u8]) -> Result<PlainText, ReadError> {
    thread::scope(|scope| {
        let reader = thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, || read(bytes));
        let result = reader.map_err(|error| ReadError::new(format!("no thread to read it: {error}")))?.join();
        result.unwrap_or_else(|_| Err(ReadError::new("damaged: it could not be parsed")))
    })
}

/// Nested arrays and dictionaries need stack.
const STACK_BYTES: usize = 16 << 20;

fn read(bytes: &[u8]) -> Result<PlainText, ReadError> {
    let file = PdfFile::open(bytes)?;
    let mut pages = pages::read(&file);
    let title = title::title(&file, pages::mark_title(&mut pages.blocks));
    let text = flow::written(pages.blocks);
    let warning = (pages.n_unread > 0)
        .then(|| format!("{} of {} pages could not be read", pages.n_unread, pages.n_unread + pages.n_read));
    if !text.contains(char::is_alphanumeric) {
        return Err(ReadError::new(NO_TEXT));
    }
    Ok(PlainText { title, warning, ..PlainText::from(text) })
}

const NO_TEXT: &str = "no text: a scan? recognize its text first (ocrmypdf FILE OUT)";
