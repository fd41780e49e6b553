//! What has been read of a text.

use crate::document::{Block, SentenceRecord, Token};
use crate::segment::vocabulary::DocumentVocabulary;

/// What has been read of a text: all of it or some of its blocks, with numbers that start from 0.
#[derive(Default)]
pub(crate) struct TextPart {
    pub blocks: Vec<Block>,
    pub sentences: Vec<SentenceRecord>,
    pub tokens: Vec<Token>,
    pub vocabulary: DocumentVocabulary,
}

impl TextPart {
    /// An empty part with room for what a text of `n_bytes` usually holds.
    pub fn with_capacity(n_bytes: usize, n_blocks: usize) -> Self {
        Self {
            blocks: Vec::with_capacity(n_blocks),
            sentences: Vec::with_capacity(n_bytes / 80),
            tokens: Vec::with_capacity(n_bytes / 5),
            vocabulary: DocumentVocabulary::with_capacity(n_bytes),
        }
    }
}
