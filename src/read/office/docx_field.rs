//! The fields of a Word document: an instruction and its result, which is the text that is shown.

/// The fields that are open, the outermost first.
#[derive(Debug, Default)]
pub(super) struct DocxFields(Vec<DocxField>);

#[derive(Debug, Default)]
struct DocxField {
    /// True if the mark before the result was read.
    is_in_result: bool,
    /// True if the result is a table of contents or an index.
    is_contents: bool,
}

/// Fields deeper in each other are part of what is around them.
const MAX_NESTED: usize = 32;

impl DocxFields {
    /// True if an instruction makes a table of contents or an index.
    pub(super) fn is_contents(instruction: &str) -> bool {
        matches!(instruction.split_whitespace().next(), Some("TOC" | "INDEX" | "TOA"))
    }

    /// Takes a mark: `begin`, `separate` before the result, or `end`.
    pub(super) fn mark(&mut self, kind: &str) {
        match kind {
            "begin" if self.0.len() < MAX_NESTED => self.0.push(DocxField::default()),
            "separate" => {
                if let Some(field) = self.0.last_mut() {
                    field.is_in_result = true;
                }
            }
            "end" => {
                self.0.pop();
            }
            _ => {}
        }
    }

    /// Takes a part of an instruction.
    pub(super) fn instruction(&mut self, text: &str) {
        if let Some(field) = self.0.last_mut() {
            field.is_contents |= Self::is_contents(text);
        }
    }

    /// True if text is part of an instruction, or of a table of contents.
    pub(super) fn is_left_out(&self) -> bool {
        self.0.iter().any(|field| field.is_contents || !field.is_in_result)
    }

    /// Ends the instructions that are open at the end of a paragraph: their ends were deleted.
    pub(super) fn end_paragraph(&mut self) {
        self.0.retain(|field| field.is_in_result);
    }

    /// Ends all fields at a heading, which is in none.
    pub(super) fn end_contents(&mut self) {
        self.0.clear();
    }
}
