//! The blocks of a page, and the text of those that belong to the article.

use crate::read::block_writer::{BlockWriter, ElementKind};

/// A block of text. It starts where the one before it ends.
pub(super) struct PageBlock {
    pub end: usize,
    pub kind: ElementKind,
    /// True in menus, footers and the like.
    pub is_boilerplate: bool,
    /// True in a `main` or `article` element.
    pub is_in_main: bool,
}

/// The text of the blocks that belong to the article, or of all blocks if none does.
pub(super) fn article(text: &str, blocks: &[PageBlock]) -> String {
    let starts = std::iter::once(0).chain(blocks.iter().map(|block| block.end));
    let with_starts = || starts.clone().zip(blocks);
    let size = |is_counted: fn(&PageBlock) -> bool| -> usize {
        with_starts().filter(|(_, block)| is_counted(block)).map(|(start, block)| block.end - start).sum()
    };
    let content = size(|block| !block.is_boilerplate);
    let main = size(|block| !block.is_boilerplate && block.is_in_main);
    let mut writer = BlockWriter::default();
    for (start, block) in with_starts() {
        let is_wanted = match (content > 0, main as f64 >= MAIN_SHARE * content as f64) {
            (false, _) => true,
            (true, false) => !block.is_boilerplate,
            (true, true) => !block.is_boilerplate && block.is_in_main,
        };
        if is_wanted {
            writer.push(block.kind, &text[start..block.end]);
        }
    }
    writer.finish()
}

/// If `main` and `article` elements have at least this share of the text without boilerplate, the rest is left out.
const MAIN_SHARE: f64 = 0.4;
