//! What a text in a container is read as.

use crate::document::{Stamp, TextEdit};
use std::ops::Range;

/// The parts of a text that are not read as they are written, and who says what when.
#[derive(Debug, Default)]
pub(crate) struct ContainerReading {
    /// In order.
    pub edits: Vec<TextEdit>,
    /// In order.
    pub stamps: Vec<Stamp>,
    /// True if the text is a mail.
    pub is_mail: bool,
}

/// Between two paragraphs.
pub(super) const PARAGRAPH: &str = "\n\n";

impl ContainerReading {
    /// Reads a part of the text as `read_as`, as far as it comes after all parts so far.
    pub fn read_as(&mut self, part: Range<usize>, read_as: &'static str) {
        let start = self.edits.last().map_or(part.start, |last| part.start.max(last.span.end as usize));
        if start < part.end {
            self.edits.push(TextEdit::new(start, part.end, read_as));
        }
    }

    /// Leaves a part of the text out.
    pub fn leave_out(&mut self, part: Range<usize>) {
        self.read_as(part, "");
    }

    /// True if a letter or number of the text is read as it is.
    pub fn leaves_words(&self, text: &str) -> bool {
        let ends = self.edits.iter().map(|edit| edit.span.end as usize);
        let starts = self.edits.iter().map(|edit| edit.span.start as usize).chain([text.len()]);
        [0].into_iter()
            .chain(ends)
            .zip(starts)
            .any(|(from, to)| text[from..to].contains(char::is_alphanumeric))
    }

    /// The reading, if there is something to it.
    pub fn if_any(self) -> Option<Self> {
        (!self.edits.is_empty()).then_some(self)
    }
}
