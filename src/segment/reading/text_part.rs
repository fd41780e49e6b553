//! The part of a text that has been read.

use crate::document::{Block, SentenceRecord, Token};
use crate::segment::vocabulary::DocumentVocabulary;

/// The blocks, sentences and words of a text or of a part of it, numbered from 0.
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
