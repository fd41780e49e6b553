//! Parts of plain text that are meant for terminals and browsers.

use super::edits::TextEdit;
use super::entities::entity_at;
use super::escapes::{ESCAPE, sequence_at};

/// The escape sequences and entities of a text, in order. Costs one search where there are none.
pub(crate) fn sequences_and_entities(text: &str) -> Vec<TextEdit> {
    let mut edits: Vec<TextEdit> = Vec::new();
    for at in memchr::memchr2_iter(ESCAPE, b'&', text.as_bytes()) {
        if edits.last().is_some_and(|last| last.span.end as usize > at) {
            continue;
        }
        let is_escape = text.as_bytes()[at] == ESCAPE;
        edits.extend(if is_escape { sequence_at(text, at) } else { entity_at(text, at) });
    }
    edits
}
