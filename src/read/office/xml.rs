//! Reads the XML of a part, element by element.
//!
//! Elements and attributes are known by their names without prefix: writers choose other prefixes, and the two versions of the
//! Office formats have other namespaces. Entities are the five that XML has, and characters by number; others are kept as they
//! are written, so nothing can grow. Elements may be nested 512 deep.

use crate::read::read_error::ReadError;
use quick_xml::Reader;
use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::borrow::Cow;

/// The parts of an element that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    Read,
    /// Nothing of it, its end tag included.
    LeftOut,
}

/// Takes what is read.
pub(super) trait XmlHandler {
    /// Takes a start tag, and says if the content of the element is read.
    fn open(&mut self, element: &XmlElement) -> Content;

    /// Takes an end tag by its name without prefix.
    fn close(&mut self, _name: &str) {}

    /// Takes a piece of text.
    fn text(&mut self, _text: &str) {}
}

/// A start tag.
pub(super) struct XmlElement<'x>(BytesStart<'x>);

impl XmlElement<'_> {
    /// The name without prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// True if the name has this prefix.
    pub(super) fn has_prefix(&self, prefix: &str) -> bool {
        self.0.name().prefix().is_some_and(|found| found.into_inner() == prefix)
    }

    /// The value of the first attribute with this name, whatever its prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        self.find(|key| key.rsplit(':').next() == Some(name))
    }

    /// The value of an attribute with this name and any prefix but none.
    pub(super) fn prefixed(&self, name: &str) -> Option<Cow<'_, str>> {
        self.find(|key| key.split_once(':').is_some_and(|(_, local)| local == name))
    }

    fn find(&self, is_it: impl Fn(&str) -> bool) -> Option<Cow<'_, str>> {
        let mut attributes = self.0.attributes();
        let found = attributes.with_checks(false).flatten().find(|one| is_it(one.key.into_inner()))?;
        Some(match unescape(&found.value) {
            Ok(value) => Cow::Owned(value.into_owned()),
            Err(_) => found.value,
        })
    }
}

/// The deepest nesting of elements.
const MAX_DEPTH: usize = 512;

/// Passes all elements and texts of a part to a handler. The name of the part is for the error.
pub(super) fn read_xml(part: &str, xml: &str, handler: &mut impl XmlHandler) -> Result<(), ReadError> {
    let damaged = |why: String| ReadError::Damaged(part.to_owned(), why);
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().allow_dangling_amp = true;
    let mut depth = 0;
    // The depth of the element that is left out.
    let mut left_out = None;
    loop {
        match reader.read_event().map_err(|error| damaged(error.to_string()))? {
            Event::Start(start) => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(damaged(format!("elements are nested more than {MAX_DEPTH} deep")));
                }
                if left_out.is_none() && handler.open(&XmlElement(start)) == Content::LeftOut {
                    left_out = Some(depth);
                }
            }
            Event::End(end) => {
                match left_out {
                    None => handler.close(end.local_name().into_inner()),
                    Some(outer) if outer == depth => left_out = None,
                    Some(_) => {}
                }
                depth = depth.saturating_sub(1);
            }
            Event::Text(text) if left_out.is_none() => handler.text(&text.xml10_content()),
            Event::CData(text) if left_out.is_none() => handler.text(&text.xml10_content()),
            Event::GeneralRef(reference) if left_out.is_none() => read_reference(&reference, handler),
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(damaged("the end is missing".to_owned())),
            _ => {}
        }
    }
}

fn read_reference(reference: &BytesRef, handler: &mut impl XmlHandler) {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => handler.text(character.encode_utf8(&mut [0; 4])),
        _ => match resolve_xml_entity(reference) {
            Some(text) => handler.text(text),
            None => handler.text(&format!("&{};", &**reference)),
        },
    }
}
