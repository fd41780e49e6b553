//! Reads the tags and texts of a page into blocks.

use super::elements::{is_block, is_heading, is_hidden};
use super::page_block::{PageBlock, article};
use crate::read::block_writer::ElementKind;
use crate::read::plain_text::PlainText;

/// The page as read so far.
#[derive(Default)]
pub(super) struct Page {
    title: String,
    is_in_title: bool,
    /// The texts of all blocks, one after another.
    text: String,
    blocks: Vec<PageBlock>,
    kind: ElementKind,
    /// The start of the block being read.
    start: usize,
    /// The bytes in this block that are links.
    n_linked: usize,
    /// The table cells in this block.
    n_cells: usize,
    /// True if a space must be written before the next word.
    needs_space: bool,
    /// The hidden element being read; `hidden_depth` is 0 outside of hidden elements.
    hidden: Vec<u8>,
    hidden_depth: usize,
    boilerplate_depth: usize,
    main_depth: usize,
    link_depth: usize,
    quote_depth: usize,
    code_depth: usize,
}

impl Page {
    /// Reads a start tag.
    pub(super) fn open(&mut self, name: &[u8]) {
        if self.is_hidden_by_outer(name) {
            return;
        }
        if is_hidden(name) {
            self.hidden = name.to_vec();
            self.hidden_depth = 1;
            return;
        }
        match name {
            b"title" => self.is_in_title = self.title.is_empty(),
            b"a" => self.link_depth += 1,
            b"br" if self.code_depth > 0 => self.text.push('\n'),
            b"br" => self.break_line(),
            b"td" | b"th" => self.open_cell(),
            _ if is_block(name) => self.open_block(name),
            _ => {}
        }
    }

    /// True if an element is hidden because it is within a hidden one.
    fn is_hidden_by_outer(&mut self, name: &[u8]) -> bool {
        if self.hidden_depth == 0 {
            return false;
        }
        if name == self.hidden {
            self.hidden_depth += 1;
        }
        // A hidden element that is never closed does not hide everything after it.
        let reappears = is_heading(name) || matches!(name, b"p" | b"article" | b"main" | b"section");
        if !reappears || matches!(self.hidden.as_slice(), b"noscript" | b"template") {
            return true;
        }
        self.hidden_depth = 0;
        false
    }

    fn open_block(&mut self, name: &[u8]) {
        // The first paragraph of an item is the item.
        let is_item = self.kind == ElementKind::Item && self.text.len() == self.start;
        self.end_block();
        self.count(name, 1);
        self.kind = match name {
            b"li" | b"dd" => ElementKind::Item,
            b"p" | b"div" if is_item => ElementKind::Item,
            _ if is_heading(name) => ElementKind::Heading,
            _ => self.outer_kind(),
        };
    }

    /// Reads an end tag.
    pub(super) fn close(&mut self, name: &[u8]) {
        if self.hidden_depth > 0 {
            self.hidden_depth -= usize::from(name == self.hidden);
            return;
        }
        match name {
            b"title" => self.is_in_title = false,
            b"a" => self.link_depth = self.link_depth.saturating_sub(1),
            b"tr" if self.n_cells > 1 && self.text.len() - self.start < MAX_ROW_BYTES => {
                self.kind = ElementKind::Row;
                self.end_block();
            }
            _ if is_block(name) => {
                self.end_block();
                self.count(name, -1);
                self.kind = self.outer_kind();
            }
            _ => {}
        }
    }

    /// Keeps count of the open elements that matter.
    fn count(&mut self, name: &[u8], step: isize) {
        let depth = match name {
            b"nav" | b"footer" | b"aside" | b"form" | b"menu" => &mut self.boilerplate_depth,
            b"header" if self.main_depth == 0 => &mut self.boilerplate_depth,
            b"main" | b"article" => &mut self.main_depth,
            b"blockquote" => &mut self.quote_depth,
            b"pre" => &mut self.code_depth,
            _ => return,
        };
        *depth = depth.saturating_add_signed(step);
    }

    /// The kind of a block that follows from the elements around it.
    fn outer_kind(&self) -> ElementKind {
        match (self.code_depth > 0, self.quote_depth > 0) {
            (true, _) => ElementKind::Code,
            (false, true) => ElementKind::Quote,
            (false, false) => ElementKind::Paragraph,
        }
    }

    fn open_cell(&mut self) {
        self.n_cells += 1;
        if self.text.len() > self.start {
            self.text.push_str(" |");
            self.needs_space = true;
        }
    }

    /// Reads a line break; the second in a row ends the block.
    fn break_line(&mut self) {
        if self.text.len() == self.start {
            return;
        }
        if self.text.ends_with('\n') {
            self.end_block();
        } else {
            self.text.push('\n');
            self.needs_space = false;
        }
    }

    /// Reads text.
    pub(super) fn read(&mut self, text: &str) {
        if self.is_in_title {
            self.title.push_str(text);
        } else if self.hidden_depth == 0 {
            match self.code_depth {
                0 => self.read_words(text),
                _ => self.text.push_str(text),
            }
        }
    }

    /// Adds words with one space between them.
    fn read_words(&mut self, text: &str) {
        let before = self.text.len();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let is_blank = first.is_whitespace();
            let end = rest.find(|c: char| c.is_whitespace() != is_blank).unwrap_or(rest.len());
            if is_blank {
                self.needs_space = true;
            } else {
                let is_first = self.text.len() == self.start || self.text.ends_with('\n');
                if self.needs_space && !is_first {
                    self.text.push(' ');
                }
                self.needs_space = false;
                self.text.push_str(&rest[..end]);
            }
            rest = &rest[end..];
        }
        if self.link_depth > 0 {
            self.n_linked += self.text.len() - before;
        }
    }

    /// Ends the block being read, and adds it unless it is empty.
    fn end_block(&mut self) {
        let n_bytes = self.text[self.start..].trim_end().len();
        self.text.truncate(self.start + n_bytes);
        if n_bytes > 0 {
            let is_linked = self.n_linked * 2 > n_bytes && n_bytes < MAX_LINKED_BYTES;
            self.blocks.push(PageBlock {
                end: self.text.len(),
                kind: self.kind,
                is_boilerplate: self.boilerplate_depth > 0 || is_linked,
                is_in_main: self.main_depth > 0,
            });
        }
        self.start = self.text.len();
        (self.n_linked, self.n_cells, self.needs_space) = (0, 0, false);
        self.kind = self.outer_kind();
    }

    /// The text and title of the page.
    pub(super) fn finish(mut self) -> PlainText {
        self.end_block();
        let title = self.title.split_whitespace().collect::<Vec<_>>().join(" ");
        PlainText { title: (!title.is_empty()).then_some(title), text: article(&self.text, &self.blocks) }
    }
}

/// A block with more text is not a menu, even if all of it is links.
const MAX_LINKED_BYTES: usize = 400;

/// A table row with more text is page layout, not data.
const MAX_ROW_BYTES: usize = 300;
