//! A text, and how it is to be read.

use crate::lang::Language;
use crate::segment::blocks::RawBlock;

/// A text, and how it is to be read.
pub(crate) struct SourceText<'t> {
    pub text: &'t str,
    pub language: Language,
    /// True if the language was detected. Then a block in another script is read in a language detected for it alone.
    pub detects_blocks: bool,
}

impl SourceText<'_> {
    /// The language to read a block in.
    pub fn language_of(&self, block: &RawBlock) -> Language {
        let own = &self.text[block.span.range()];
        if self.detects_blocks && !self.language.may_write(own) {
            Language::detect(own)
        } else {
            self.language
        }
    }
}
