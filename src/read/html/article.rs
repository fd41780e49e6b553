//! Chooses the blocks of a page that are its main text.
//!
//! 1. Menus go: short blocks that are mostly links (Kohlschütter, Fankhauser & Nejdl, "Boilerplate detection using shallow text
//!    features", WSDM 2010). So do elements that are hidden, or beside the main text by their name or class, unless they hold
//!    half of the text.
//! 2. If there is a `main` with a fair part of the rest, all else goes.
//! 3. The container of the main text is found as by Mozilla's Readability: every block of some words gives a score to the
//!    elements around it, less to the outer ones. From the best one, it is the outermost whose text is not much longer. If
//!    it has less than half of the text, the page is a listing, and nothing goes.
//! 4. Captions of pictures go.
//!
//! Linear in the blocks and elements.

use super::element_tree::{Element, ElementIndex};
use crate::read::block_writer::ElementKind;

/// A block of text.
#[derive(Debug, Clone, Copy)]
pub(super) struct PageBlock {
    pub start: usize,
    pub end: usize,
    pub kind: ElementKind,
    /// 1 to 6 for headings, 0 for others.
    pub heading_level: u8,
    /// The innermost element around it.
    pub element: ElementIndex,
    pub n_words: usize,
    pub n_commas: usize,
    /// The links, and the bytes that are links.
    pub n_links: usize,
    pub n_linked: usize,
    /// True if it is a menu: short, and mostly links.
    pub is_menu: bool,
}

impl PageBlock {
    /// True if the block is several links with hardly a word between them.
    pub(super) fn is_row_of_links(&self) -> bool {
        self.n_links > 1 && self.n_linked * 10 >= (self.end - self.start) * 8
    }
}

/// True for each block that belongs to the main text; for all if none does.
pub(super) fn main_text(blocks: &[PageBlock], elements: &[Element]) -> Vec<bool> {
    let mut is_kept: Vec<bool> = blocks.iter().map(|block| !block.is_menu).collect();
    drop_asides(&mut is_kept, blocks, elements);
    keep_main(&mut is_kept, blocks, elements);
    keep_container(&mut is_kept, blocks, elements);
    for (is_kept, block) in is_kept.iter_mut().zip(blocks) {
        *is_kept &= !is_caption(block, elements);
    }
    if !is_kept.contains(&true) {
        is_kept.fill(true);
    }
    is_kept
}

/// The number of bytes of the kept blocks in each element.
fn sizes(is_kept: &[bool], blocks: &[PageBlock], elements: &[Element]) -> Vec<usize> {
    let mut sizes = vec![0; elements.len()];
    for (block, _) in blocks.iter().zip(is_kept).filter(|(_, is_kept)| **is_kept) {
        sizes[block.element as usize] += block.end - block.start;
    }
    // Children come after their parents.
    for index in (1..elements.len()).rev() {
        sizes[elements[index].parent as usize] += sizes[index];
    }
    sizes
}

/// Drops what is beside the main text or hidden, unless it is half of all.
fn drop_asides(is_kept: &mut [bool], blocks: &[PageBlock], elements: &[Element]) {
    let sizes = sizes(is_kept, blocks, elements);
    let mut is_dropped = vec![false; elements.len()];
    for (index, element) in elements.iter().enumerate().skip(1) {
        let is_small = sizes[index] * 2 < sizes[0];
        is_dropped[index] =
            is_dropped[element.parent as usize] || is_small && (element.is_aside || element.is_hidden);
    }
    for (is_kept, block) in is_kept.iter_mut().zip(blocks) {
        *is_kept &= !is_dropped[block.element as usize];
    }
}

/// Drops what is outside of `main` elements, if they have a fair part of the text.
fn keep_main(is_kept: &mut [bool], blocks: &[PageBlock], elements: &[Element]) {
    let is_in_main = |block: &PageBlock| elements[block.element as usize].is_in_main;
    let in_main: Vec<bool> =
        is_kept.iter().zip(blocks).map(|(is_kept, block)| *is_kept && is_in_main(block)).collect();
    let (main, all) = (sizes(&in_main, blocks, elements)[0], sizes(is_kept, blocks, elements)[0]);
    if main as f64 >= MAIN_SHARE * all as f64 {
        is_kept.copy_from_slice(&in_main);
    }
}

/// The least share of the text in a `main` that holds all that is kept.
const MAIN_SHARE: f64 = 0.2;

/// Drops what is outside of the element that holds the main text.
fn keep_container(is_kept: &mut [bool], blocks: &[PageBlock], elements: &[Element]) {
    let sizes = sizes(is_kept, blocks, elements);
    let Some(mut best) = best_container(is_kept, blocks, elements) else { return };
    let mut outer = best;
    while outer > 0 {
        outer = elements[outer].parent as usize;
        if sizes[outer] as f64 * CLIMB > sizes[best] as f64 {
            best = outer;
        }
    }
    if sizes[best] * 2 < sizes[0] {
        return;
    }
    let mut is_inside = vec![false; elements.len()];
    is_inside[best] = true;
    for index in best + 1..elements.len() {
        is_inside[index] = is_inside[elements[index].parent as usize];
    }
    for (is_kept, block) in is_kept.iter_mut().zip(blocks) {
        *is_kept &= is_inside[block.element as usize];
    }
}

/// An outer element is the container if its text, times this, is more than that of the inner one.
const CLIMB: f64 = 0.7;

/// The element with the best score; `None` if no block has enough words.
fn best_container(is_kept: &[bool], blocks: &[PageBlock], elements: &[Element]) -> Option<usize> {
    let mut scores = vec![0.0; elements.len()];
    for (block, is_kept) in blocks.iter().zip(is_kept) {
        let n_bytes = block.end - block.start;
        if !is_kept || block.n_words < MIN_WORDS {
            continue;
        }
        let link_share = block.n_linked as f64 / n_bytes.max(1) as f64;
        let score =
            (1.0 + block.n_commas as f64 + (n_bytes as f64 / 100.0).min(3.0)) * (1.0 - link_share).max(0.0);
        let mut element = block.element as usize;
        for divisor in [1.0, 2.0, 6.0, 9.0] {
            scores[element] += score / divisor;
            element = elements[element].parent as usize;
        }
    }
    let best = (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b]).then(b.cmp(&a)))?;
    (scores[best] > 0.0).then_some(best)
}

/// A shorter block says nothing about where the main text is.
const MIN_WORDS: usize = 8;

/// True if a block is the caption of a picture.
fn is_caption(block: &PageBlock, elements: &[Element]) -> bool {
    let element = &elements[block.element as usize];
    element.is_caption || elements[element.parent as usize].is_caption
}
