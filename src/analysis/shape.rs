//! The shape of a document: how much of it are headings, lists, code and the lines of speakers.

use crate::document::{BlockKind, Document};

/// Shares of a document, each 0 to 1.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    /// 1 if a quarter of the blocks are titles.
    pub(crate) headings: f64,
    /// 1 if half of the blocks are list items.
    pub(crate) lists: f64,
    /// 1 if a quarter of the blocks are code or tables.
    pub(crate) code: f64,
    /// The share of the candidates whose speaker is known.
    pub(crate) speakers: f64,
}

impl Shape {
    /// The shape of a document with these candidates. Linear in its blocks and candidates.
    pub(super) fn of(document: &Document, candidates: &[u32]) -> Self {
        let n_blocks = document.blocks().len().max(1) as f64;
        let share_of = |kinds: &[BlockKind]| {
            document.blocks().iter().filter(|block| kinds.contains(&block.kind)).count() as f64 / n_blocks
        };
        let is_spoken = |&&candidate: &&u32| document.sentence(candidate as usize).speaker().is_some();
        Self {
            headings: (4.0 * share_of(&[BlockKind::Title])).min(1.0),
            lists: (2.0 * share_of(&[BlockKind::ListItem])).min(1.0),
            code: (4.0 * share_of(&[BlockKind::Code, BlockKind::Table])).min(1.0),
            speakers: candidates.iter().filter(is_spoken).count() as f64 / candidates.len().max(1) as f64,
        }
    }
}
