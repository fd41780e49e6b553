//! Sentences alone, without words.

use super::abbreviations::Abbreviations;
use super::blocks::blocks;
use super::boundary_verdict::NoVerdicts;
use super::sentences::SentenceSplitter;
use crate::document::{BlockKind, Span};
use crate::error::{Error, ErrorKind};
use crate::language::Language;

/// The sentences of `text` in reading order, each with the kind of its block.
///
/// Several times faster than making a [`Document`](crate::Document), which also cuts words.
///
/// ```
/// use nutgraf::{Language, sentences};
/// let text = "Dr. Ng arrived at 5 p.m. She was late.";
/// let spans = sentences(text, Language::English)?;
/// assert_eq!(&text[spans[1].0.range()], "She was late.");
/// # Ok::<(), nutgraf::Error>(())
/// ```
///
/// # Errors
/// If the text has 4 GiB or more.
pub fn sentences(text: &str, language: Language) -> Result<Vec<(Span, BlockKind)>, Error> {
    if u32::try_from(text.len()).is_err() {
        return Err(ErrorKind::TextTooLarge(text.len()).into());
    }
    let no_others = Abbreviations::default();
    let splitter = SentenceSplitter::new(text, language, &no_others);
    let mut spans = Vec::new();
    let mut sentences = Vec::new();
    for block in blocks(text, language) {
        splitter.split(&block, &mut spans, &mut NoVerdicts);
        sentences.extend(spans.drain(..).map(|span| (span, block.kind)));
    }
    Ok(sentences)
}
