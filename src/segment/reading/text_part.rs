//! The part of a text that has been read.

use crate::document::{Block, SentenceRecord, Span, Token};
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

    /// Gives everything another place in the text.
    pub fn move_spans(&mut self, moved: impl Fn(Span) -> Span) {
        let blocks = self.blocks.iter_mut().map(|block| &mut block.span);
        let sentences = self.sentences.iter_mut().map(|sentence| &mut sentence.span);
        let tokens = self.tokens.iter_mut().map(|token| &mut token.span);
        let words = self.vocabulary.words.iter_mut().map(|word| &mut word.first);
        blocks.chain(sentences).chain(tokens).chain(words).for_each(|span| *span = moved(*span));
    }
}
