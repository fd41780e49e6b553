//! The block elements of a page, as a browser would nest them, but only so deep.

use super::elements::{block_name, block_number, is_heading};
use super::start_tag::StartTag;

/// The index of an element in [`ElementTree::all`]; the page itself is 0.
pub(super) type ElementIndex = u32;

/// A block element.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Element {
    pub parent: ElementIndex,
    /// True if its name, class, id or role says that its text is not the page's: menus, comments, advertisements.
    pub is_aside: bool,
    /// True if its text is not shown.
    pub is_hidden: bool,
    pub is_caption: bool,
    /// True if it is, or is in, an element of the kind.
    pub is_in_main: bool,
    pub is_in_article: bool,
    pub is_in_quote: bool,
    pub is_in_code: bool,
    number: u8,
}

/// All elements, parents before their children, and those that are open.
pub(super) struct ElementTree {
    pub all: Vec<Element>,
    open: Vec<ElementIndex>,
    /// The numbers of open elements with each name, and of those too deep to be kept.
    n_open: [u32; 256],
    n_too_deep: [u32; 256],
}

impl Default for ElementTree {
    fn default() -> Self {
        Self { all: vec![Element::default()], open: vec![0], n_open: [0; 256], n_too_deep: [0; 256] }
    }
}

/// Deeper elements are not kept: their text is that of the deepest one.
const MAX_DEPTH: usize = 512;

/// An unclosed item or cell is looked for among this many elements.
const MAX_UNCLOSED: usize = 16;

impl ElementTree {
    /// The innermost open element.
    pub(super) fn innermost(&self) -> ElementIndex {
        self.open.last().copied().unwrap_or(0)
    }

    /// The innermost open element.
    pub(super) fn current(&self) -> &Element {
        &self.all[self.innermost() as usize]
    }

    /// Opens an element, and closes those that it ends.
    pub(super) fn open(&mut self, tag: &StartTag) {
        let Some(number) = block_number(&tag.name) else { return };
        self.close_before(&tag.name);
        if self.open.len() > MAX_DEPTH {
            self.n_too_deep[usize::from(number)] += 1;
            return;
        }
        let parent = self.innermost();
        let outer = self.all[parent as usize];
        let name = tag.name.as_slice();
        // These hold the page or its main text, whatever their class says.
        let is_frame = matches!(name, b"html" | b"body" | b"main" | b"article");
        let is_aside = match name {
            b"nav" | b"footer" | b"aside" | b"form" | b"menu" => true,
            b"header" => !outer.is_in_article,
            _ => tag.is_aside && !is_frame,
        };
        self.all.push(Element {
            parent,
            is_aside,
            is_hidden: tag.is_hidden && !is_frame,
            is_caption: tag.is_caption || name == b"figcaption",
            is_in_main: outer.is_in_main || name == b"main",
            is_in_article: outer.is_in_article || matches!(name, b"main" | b"article"),
            is_in_quote: outer.is_in_quote || name == b"blockquote",
            is_in_code: outer.is_in_code || name == b"pre",
            number,
        });
        self.open.push(self.all.len() as ElementIndex - 1);
        self.n_open[usize::from(number)] += 1;
    }

    /// Closes the innermost open element of a name and those within it.
    pub(super) fn close(&mut self, name: &[u8]) {
        let Some(number) = block_number(name) else { return };
        let too_deep = &mut self.n_too_deep[usize::from(number)];
        if *too_deep > 0 {
            *too_deep -= 1;
        } else if self.n_open[usize::from(number)] > 0 {
            let at = self.open.iter().rposition(|&index| self.all[index as usize].number == number);
            self.close_from(at.unwrap_or(self.open.len()));
        }
    }

    /// Closes the paragraph, item or cell that a new element ends without an end tag.
    fn close_before(&mut self, name: &[u8]) {
        let (ended, within): (&[&[u8]], &[&[u8]]) = match name {
            b"li" => (&[b"li"], &[b"ul", b"ol", b"menu"]),
            b"dd" | b"dt" => (&[b"dd", b"dt"], &[b"dl"]),
            b"tr" => (&[b"tr"], &[b"table"]),
            b"td" | b"th" => (&[b"td", b"th"], &[b"tr", b"table"]),
            _ => {
                let is_ended = |name: &[u8]| name == b"p" || is_heading(name);
                if is_ended(block_name(self.current().number)) {
                    self.close_from(self.open.len() - 1);
                }
                return;
            }
        };
        for at in (0..self.open.len()).rev().take(MAX_UNCLOSED) {
            let name = block_name(self.all[self.open[at] as usize].number);
            if within.contains(&name) {
                return;
            }
            if ended.contains(&name) {
                return self.close_from(at);
            }
        }
    }

    /// Closes the open elements from a depth on; the page itself stays open.
    fn close_from(&mut self, at: usize) {
        for index in self.open.drain(at.max(1).min(self.open.len())..) {
            self.n_open[usize::from(self.all[index as usize].number)] -= 1;
        }
    }
}
