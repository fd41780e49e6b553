//! The title that the metadata of a document gives.

use super::archive::Archive;
use super::xml::{Content, XmlElement, XmlHandler, read_xml};
use crate::read::read_error::ReadError;

/// The part with the metadata of Word, PowerPoint and Excel.
pub(super) const CORE: &str = "docProps/core.xml";

/// Collects the first `title` of a part.
#[derive(Debug, Default)]
pub(super) struct TitleReader {
    pub(super) title: Option<String>,
    is_in_title: bool,
}

impl XmlHandler for TitleReader {
    fn open(&mut self, element: &XmlElement) -> Content {
        self.is_in_title = element.name() == "title" && self.title.is_none();
        Content::Read
    }

    fn close(&mut self, _: &str) {
        self.is_in_title = false;
    }

    fn text(&mut self, text: &str) {
        if self.is_in_title {
            self.title.get_or_insert_default().push_str(text);
        }
    }
}

/// The title in the metadata of a document, if its text has words of it. Metadata often have the name of a file or a template,
/// or the title of the document that this one was made from.
pub(super) fn title(archive: &mut Archive, part: &str, text: &str) -> Result<Option<String>, ReadError> {
    let mut reader = TitleReader::default();
    if let Some(xml) = archive.optional_small_text(part)? {
        read_xml(part, &xml, &mut reader)?;
    }
    let title = reader.title.map(|title| title.trim().to_owned());
    Ok(title.filter(|title| fits(title, text)))
}

/// True if at least half of the words of a title are at the start of a text.
fn fits(title: &str, text: &str) -> bool {
    let start = text[..text.floor_char_boundary(START_BYTES)].to_lowercase();
    let title = title.to_lowercase();
    let words =
        || title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(MAX_WORDS);
    let n_found = words().filter(|word| start.contains(word)).count();
    n_found > 0 && n_found * 2 >= words().count()
}

/// The bytes of a text in which the words of its title are looked for.
const START_BYTES: usize = 1 << 15;

/// The words of a title that are looked for.
const MAX_WORDS: usize = 30;
