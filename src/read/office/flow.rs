//! Collects the paragraphs of a document, wherever they are: in cells of tables, in notes, in text boxes within other paragraphs.
//!
//! What is open is a stack: a paragraph, a row, a note. A block that is complete goes to what is around it; what is around
//! nothing is written. So blocks come in reading order, a text box after the paragraph that it is in, and notes at the end.

use crate::read::block_writer::{BlockWriter, ElementKind};

/// The text of a document as far as it is read.
#[derive(Debug, Default)]
pub(super) struct Flow {
    writer: BlockWriter,
    open: Vec<Open>,
    notes: Vec<FlowBlock>,
    /// Lines of code that wait for more of them.
    code: String,
    /// The text of a paragraph that goes on in the next one, and if a blank comes before the next word.
    carried: (String, bool),
    title: Option<String>,
}

/// A block that is complete, or several.
#[derive(Debug)]
enum FlowBlock {
    One(ElementKind, String),
    /// The blocks of a paragraph, or of a row that is page layout. They stay together, so that nesting costs nothing.
    Several(Vec<FlowBlock>),
}

impl FlowBlock {
    /// Passes every block in it on, in order.
    fn each(self, pass: &mut impl FnMut(ElementKind, String)) {
        match self {
            Self::One(kind, text) => pass(kind, text),
            Self::Several(blocks) => blocks.into_iter().for_each(|block| block.each(pass)),
        }
    }

    /// The text of a block that is one.
    fn text(&self) -> Option<&str> {
        match self {
            Self::One(_, text) => Some(text),
            Self::Several(_) => None,
        }
    }
}

/// A part of the document that is not complete.
#[derive(Debug)]
enum Open {
    Paragraph(OpenParagraph),
    Row(Vec<Vec<FlowBlock>>),
    Note,
}

#[derive(Debug)]
struct OpenParagraph {
    role: ParagraphRole,
    text: String,
    /// True if a blank comes before the next word.
    needs_blank: bool,
    /// True if the next paragraph goes on with this one.
    is_carried: bool,
    /// The blocks of text boxes in it.
    inner: Vec<FlowBlock>,
}

/// The role of a paragraph in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum ParagraphRole {
    #[default]
    Paragraph,
    Title,
    /// With its level, from 1.
    Heading(u8),
    Item,
    Quote,
    Code,
    /// A line of a table of contents, which is left out.
    Contents,
}

impl ParagraphRole {
    /// The kind of its block; the headings of a document with a title are under that.
    fn kind(self, has_title: bool) -> Option<ElementKind> {
        match self {
            Self::Paragraph => Some(ElementKind::Paragraph),
            Self::Title => Some(ElementKind::Heading(1)),
            Self::Heading(level) => Some(ElementKind::Heading(level.saturating_add(has_title.into()))),
            Self::Item => Some(ElementKind::Item),
            Self::Quote => Some(ElementKind::Quote),
            Self::Code => Some(ElementKind::Code),
            Self::Contents => None,
        }
    }
}

/// A row with more text is page layout, not data.
const MAX_ROW_BYTES: usize = 300;

/// The text of more cells is in the last one.
const MAX_CELLS: usize = 16_384;

impl Flow {
    /// Starts a paragraph, perhaps within another one.
    pub(super) fn open_paragraph(&mut self, role: ParagraphRole) {
        let (text, needs_blank) = std::mem::take(&mut self.carried);
        self.open.push(Open::Paragraph(OpenParagraph {
            role,
            text,
            needs_blank,
            is_carried: false,
            inner: Vec::new(),
        }));
    }

    /// Says what the open paragraph is.
    pub(super) fn set_role(&mut self, role: ParagraphRole) {
        if let Some(Open::Paragraph(paragraph)) = self.open.last_mut() {
            paragraph.role = role;
        }
    }

    /// Joins the open paragraph and the next one.
    pub(super) fn carry_on(&mut self) {
        if let Some(Open::Paragraph(paragraph)) = self.open.last_mut() {
            paragraph.is_carried = true;
        }
    }

    /// Adds text to the open paragraph, with one blank for several unless it is code.
    pub(super) fn text(&mut self, text: &str) {
        if let Some(Open::Paragraph(paragraph)) = self.open.last_mut() {
            if paragraph.role == ParagraphRole::Code {
                paragraph.text.push_str(text);
            } else {
                paragraph.push(text);
            }
        }
    }

    /// Ends a line in the open paragraph.
    pub(super) fn end_line(&mut self) {
        if let Some(Open::Paragraph(paragraph)) = self.open.last_mut()
            && (paragraph.role == ParagraphRole::Code || !paragraph.text.is_empty())
        {
            paragraph.text.push('\n');
            paragraph.needs_blank = false;
        }
    }

    /// Ends the open paragraph.
    pub(super) fn close_paragraph(&mut self) {
        let Some(paragraph) = self.open.pop_if(|open| matches!(open, Open::Paragraph(_))) else { return };
        let Open::Paragraph(OpenParagraph { role, text, needs_blank, is_carried, inner }) = paragraph else {
            return;
        };
        if is_carried {
            self.carried = (text, needs_blank);
        } else {
            if role == ParagraphRole::Title && self.title.is_none() && !text.trim().is_empty() {
                self.title = Some(text.trim().replace('\n', " "));
            }
            if let Some(kind) = role.kind(self.title.is_some()) {
                self.add(FlowBlock::One(kind, text));
            }
        }
        self.add(FlowBlock::Several(inner));
    }

    /// Starts a row of a table.
    pub(super) fn open_row(&mut self) {
        self.open.push(Open::Row(Vec::new()));
    }

    /// Starts a cell of the open row.
    pub(super) fn open_cell(&mut self) {
        if let Some(Open::Row(cells)) = self.open.last_mut()
            && cells.len() < MAX_CELLS
        {
            cells.push(Vec::new());
        }
    }

    /// Ends the open row. If its cells have one short block each it is a row, or else page layout.
    pub(super) fn close_row(&mut self) {
        let Some(Open::Row(cells)) = self.open.pop_if(|open| matches!(open, Open::Row(_))) else { return };
        match row_text(&cells) {
            Some(text) => self.add(FlowBlock::One(ElementKind::Row, text)),
            None => self.add(FlowBlock::Several(cells.into_iter().flatten().collect())),
        }
    }

    /// Starts a note: its paragraphs come at the end.
    pub(super) fn open_note(&mut self) {
        self.open.push(Open::Note);
    }

    /// Ends the open note.
    pub(super) fn close_note(&mut self) {
        self.open.pop_if(|open| matches!(open, Open::Note));
    }

    /// Adds a block to what is around it.
    fn add(&mut self, block: FlowBlock) {
        let is_empty = match &block {
            FlowBlock::One(_, text) => text.trim().is_empty(),
            FlowBlock::Several(blocks) => blocks.is_empty(),
        };
        if is_empty {
            return;
        }
        match self.open.last_mut() {
            Some(Open::Paragraph(paragraph)) => paragraph.inner.push(block),
            Some(Open::Row(cells)) => match cells.last_mut() {
                Some(cell) => cell.push(block),
                None => cells.push(vec![block]),
            },
            Some(Open::Note) => self.notes.push(block),
            None => block.each(&mut |kind, text| self.write(kind, &text)),
        }
    }

    /// Writes a block, lines of code as one.
    fn write(&mut self, kind: ElementKind, text: &str) {
        if kind == ElementKind::Code {
            self.code.push_str(text);
            self.code.push('\n');
            return;
        }
        self.write_code();
        self.writer.push(kind, text.trim());
    }

    fn write_code(&mut self) {
        let code = std::mem::take(&mut self.code);
        self.writer.push(ElementKind::Code, code.trim_end());
    }

    /// The first title in the text, and all text.
    pub(super) fn finish(mut self) -> (Option<String>, String) {
        let (text, _) = std::mem::take(&mut self.carried);
        self.open.clear();
        self.add(FlowBlock::One(ElementKind::Paragraph, text));
        let notes = FlowBlock::Several(std::mem::take(&mut self.notes));
        notes.each(&mut |_, text| self.write(ElementKind::Item, &text));
        self.write_code();
        (self.title, self.writer.finish())
    }
}

/// The text of a row whose cells have one short block each; `None` for page layout.
fn row_text(cells: &[Vec<FlowBlock>]) -> Option<String> {
    let mut text = String::new();
    for (index, cell) in cells.iter().enumerate() {
        text.push_str(if index > 0 { " | " } else { "" });
        match cell.as_slice() {
            [] => {}
            [block] => text.push_str(&block.text()?.replace('\n', " ")),
            _ => return None,
        }
        if text.len() > MAX_ROW_BYTES {
            return None;
        }
    }
    (cells.iter().filter(|cell| !cell.is_empty()).count() > 1).then_some(text)
}

impl OpenParagraph {
    fn push(&mut self, text: &str) {
        for (index, word) in text.split(char::is_whitespace).enumerate() {
            self.needs_blank |= index > 0;
            if word.is_empty() {
                continue;
            }
            if self.needs_blank && !self.text.is_empty() && !self.text.ends_with('\n') {
                self.text.push(' ');
            }
            self.needs_blank = false;
            self.text.push_str(word);
        }
    }
}
