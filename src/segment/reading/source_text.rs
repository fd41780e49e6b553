//! A text, and how it is to be read.

use crate::language::Language;
use crate::segment::abbreviations::Abbreviations;

/// A text, and how it is to be read.
pub(crate) struct SourceText<'t> {
    pub text: &'t str,
    pub language: Language,
    /// True if a block in another script is read in the language detected for it alone.
    pub detects_blocks: bool,
    /// Abbreviations beside those of the language.
    pub abbreviations: &'t Abbreviations,
}
