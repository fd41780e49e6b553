//! Reads the tags and texts of a page into blocks.

use super::article::{PageBlock, main_text};
use super::element_tree::ElementTree;
use super::elements::{has_no_text, is_block, is_heading, is_void};
use super::start_tag::StartTag;
use super::title::{HeadTitles, title};
use crate::document::collapsed;
use crate::read::block_writer::{BlockWriter, ElementKind};
use crate::read::plain_text::PlainText;

/// The page as read so far.
#[derive(Default)]
pub(super) struct Page {
    titles: HeadTitles,
    is_in_title: bool,
    /// The level of the heading being read; 0 outside of one.
    heading_level: u8,
    elements: ElementTree,
    /// The texts of all blocks, one after another.
    text: String,
    blocks: Vec<PageBlock>,
    kind: ElementKind,
    /// The start of the block being read.
    start: usize,
    /// The bytes in this block that are links.
    n_linked: usize,
    /// The links in this block.
    n_links: usize,
    /// The table cells in this block.
    n_cells: usize,
    /// True if a space must be written before the next word.
    needs_space: bool,
    /// The element without text being read; `hidden_depth` is 0 outside of one.
    hidden: Vec<u8>,
    hidden_depth: usize,
    link_depth: usize,
    /// The source for browsers that run no scripts.
    without_scripts: String,
}

impl Page {
    /// Reads a start tag.
    pub(super) fn open(&mut self, tag: &StartTag) {
        let name = tag.name.as_slice();
        match tag.property() {
            Some(("og:title", content)) => self.titles.shared = collapsed(content),
            Some(("og:site_name", content)) => self.titles.site = collapsed(content),
            _ => {}
        }
        if self.is_in_hidden(name) {
            return;
        }
        let is_inline = !is_block(name) && !matches!(name, b"td" | b"th" | b"title");
        if has_no_text(name) || is_inline && tag.is_hidden && !is_void(name) {
            self.hidden = name.to_vec();
            self.hidden_depth = 1;
            return;
        }
        match name {
            b"title" => self.is_in_title = self.titles.head.is_empty(),
            b"a" => {
                self.link_depth += 1;
                self.n_links += 1;
            }
            b"br" if self.elements.current().is_in_code => self.text.push('\n'),
            b"br" => self.break_line(),
            b"td" | b"th" => self.open_cell(tag),
            _ if is_block(name) => self.open_block(tag),
            _ => {}
        }
    }

    /// True if an element is hidden because it is within a hidden one.
    fn is_in_hidden(&mut self, name: &[u8]) -> bool {
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

    fn open_block(&mut self, tag: &StartTag) {
        // The first paragraph of an item is the item.
        let is_item = self.kind == ElementKind::Item && self.text.len() == self.start;
        self.end_block();
        self.elements.open(tag);
        self.heading_level = if is_heading(&tag.name) { tag.name[1] - b'0' } else { 0 };
        self.kind = match tag.name.as_slice() {
            b"li" | b"dd" => ElementKind::Item,
            b"p" | b"div" if is_item => ElementKind::Item,
            name if is_heading(name) => ElementKind::Heading(self.heading_level),
            _ => self.outer_kind(),
        };
        if is_void(&tag.name) {
            self.elements.close(&tag.name);
        }
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
            b"td" | b"th" => self.elements.close(name),
            b"tr" if self.n_cells > 1 && self.text.len() - self.start < MAX_ROW_BYTES => {
                self.kind = ElementKind::Row;
                self.close_block(name);
            }
            _ if is_block(name) => self.close_block(name),
            _ => {}
        }
    }

    fn close_block(&mut self, name: &[u8]) {
        self.end_block();
        self.elements.close(name);
        self.kind = self.outer_kind();
        self.heading_level = 0;
    }

    /// The kind of a block that follows from the elements around it.
    fn outer_kind(&self) -> ElementKind {
        let outer = self.elements.current();
        match (outer.is_in_code, outer.is_in_quote) {
            (true, _) => ElementKind::Code,
            (false, true) => ElementKind::Quote,
            (false, false) => ElementKind::Paragraph,
        }
    }

    fn open_cell(&mut self, tag: &StartTag) {
        self.n_cells += 1;
        if self.text.len() > self.start {
            self.text.push_str(" |");
            self.needs_space = true;
        }
        self.elements.open(tag);
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
            self.titles.head.push_str(text);
        } else if self.hidden == b"noscript" && self.hidden_depth > 0 {
            self.without_scripts.push_str(text);
        } else if self.hidden_depth == 0 {
            if self.elements.current().is_in_code { self.text.push_str(text) } else { self.read_words(text) }
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
        let text = self.text[self.start..].trim_end();
        let n_bytes = text.len();
        if n_bytes > 0 {
            self.blocks.push(PageBlock {
                start: self.start,
                end: self.start + n_bytes,
                kind: self.kind,
                heading_level: self.heading_level,
                element: self.elements.innermost(),
                n_words: text.split_whitespace().count(),
                n_commas: text.chars().filter(|c| matches!(c, ',' | '，' | '、' | '،')).count(),
                n_linked: self.n_linked,
                n_links: self.n_links,
                is_menu: !matches!(self.kind, ElementKind::Heading(_))
                    && self.n_linked * 2 > n_bytes
                    && n_bytes < MAX_LINKED_BYTES,
            });
        }
        self.text.truncate(self.start + n_bytes);
        self.start = self.text.len();
        (self.n_linked, self.n_links, self.n_cells, self.needs_space) = (0, 0, 0, false);
        self.kind = self.outer_kind();
    }

    /// The source for browsers that run no scripts; empty if the page has more text than that is long.
    pub(super) fn without_scripts(&mut self) -> String {
        let source = std::mem::take(&mut self.without_scripts);
        if self.text.len() < source.len() { source } else { String::new() }
    }

    /// True if most of the text is links.
    #[cfg(feature = "office")]
    pub(super) fn is_mostly_links(&self) -> bool {
        let n_linked: usize = self.blocks.iter().map(|block| block.n_linked).sum();
        n_linked * 2 > self.text.len()
    }

    /// All text but rows of links.
    pub(super) fn fragment(mut self) -> String {
        self.end_block();
        self.written(self.blocks.iter().filter(|block| !block.is_row_of_links()), BlockWriter::default())
    }

    fn written<'b>(&self, blocks: impl Iterator<Item = &'b PageBlock>, mut writer: BlockWriter) -> String {
        blocks.for_each(|block| writer.push(block.kind, &self.text[block.start..block.end]));
        writer.finish()
    }

    /// The text and title of the page, whose main text may be that for browsers without scripts.
    pub(super) fn finish(mut self, without_scripts: Option<Self>) -> PlainText {
        self.end_block();
        if let Some(mut other) = without_scripts {
            other.end_block();
            if other.text.len() > self.text.len() {
                (self.text, self.blocks, self.elements) = (other.text, other.blocks, other.elements);
            }
        }
        let is_kept = main_text(&self.blocks, &self.elements.all);
        let title = title(&self.titles, &self.text, &self.blocks);
        let kept = self.blocks.iter().zip(is_kept).filter(|(_, is_kept)| *is_kept).map(|(block, _)| block);
        let mut writer = BlockWriter::default();
        let is_title = |block: &PageBlock| {
            block.heading_level > 0 && collapsed(&self.text[block.start..block.end]) == title
        };
        if !kept.clone().any(is_title) {
            writer.push(ElementKind::Heading(1), &title);
        }
        let text = self.written(kept, writer);
        PlainText { title: Some(title).filter(|title| !title.is_empty()), ..PlainText::from(text) }
    }
}

/// A block with more text is not a menu, even if all of it is links.
const MAX_LINKED_BYTES: usize = 400;

/// A table row with more text is page layout, not data.
const MAX_ROW_BYTES: usize = 300;
