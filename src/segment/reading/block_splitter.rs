//! Cuts the blocks of a text into sentences, each in its own language.

use super::source_text::SourceText;
use crate::document::{BlockKind, Span};
use crate::language::Language;
use crate::segment::blocks::RawBlock;
use crate::segment::boundary_verdict::VerdictSink;
use crate::segment::sentences::SentenceSplitter;

/// Cuts the blocks of a text into sentences.
pub(crate) struct BlockSplitter<'r, 't> {
    source: &'r SourceText<'t>,
    /// For blocks in the language of the text.
    splitter: SentenceSplitter<'t>,
}

impl<'r, 't> BlockSplitter<'r, 't> {
    /// A splitter for the blocks of `source`.
    pub fn new(source: &'r SourceText<'t>) -> Self {
        let splitter = SentenceSplitter::new(source.text, source.language, source.abbreviations);
        Self { source, splitter }
    }

    /// Appends the sentences of `block` and the verdicts on their ends. Returns the language that it was read in.
    pub fn split(&self, block: &RawBlock, out: &mut Vec<Span>, verdicts: &mut impl VerdictSink) -> Language {
        let language = self.language_of(block);
        let SourceText { text, abbreviations, .. } = *self.source;
        if language == self.source.language {
            self.splitter.split(block, out, verdicts);
        } else {
            SentenceSplitter::new(text, language, abbreviations).split(block, out, verdicts);
        }
        language
    }

    fn language_of(&self, block: &RawBlock) -> Language {
        let SourceText { text, language, detects_blocks, .. } = *self.source;
        let own = &text[block.span.range()];
        let is_foreign = detects_blocks && block.kind != BlockKind::Rule && !language.may_write(own);
        if is_foreign { Language::detect(own) } else { language }
    }
}
