//! What is known of a text while its sentences are cut.

use super::writing::{Writing, has_script_full_stops, writing_of};
use crate::language::{Language, Profile, Script};
use crate::segment::abbreviations::Abbreviations;
use crate::segment::marks::{SentenceMark, mark_at, smiley_at};

/// Cuts the blocks of one text into sentences.
pub(crate) struct SentenceSplitter<'t> {
    pub(super) text: &'t str,
    pub(super) profile: &'static Profile,
    /// Abbreviations beside those of the language.
    pub(super) abbreviations: &'t Abbreviations,
    pub(super) writing: Writing,
    /// True if the text ends its sentences with a full stop of its own script, `।` or `。`.
    pub(super) has_script_full_stops: bool,
    /// This many brackets that close nothing are a smiley.
    min_smiley_brackets: usize,
}

/// This many bytes show how a text is written.
const SAMPLE_BYTES: usize = 4096;

impl<'t> SentenceSplitter<'t> {
    /// A splitter for the blocks of `text`.
    pub fn new(text: &'t str, language: Language, abbreviations: &'t Abbreviations) -> Self {
        let profile = language.profile();
        let sample = &text[..text.floor_char_boundary(SAMPLE_BYTES)];
        Self {
            text,
            profile,
            abbreviations,
            writing: writing_of(sample),
            has_script_full_stops: profile.script.has_own_stop() && has_script_full_stops(sample),
            // Those who write Cyrillic smile with one bracket: "спасибо)".
            min_smiley_brackets: if profile.script == Script::Cyrillic { 1 } else { 2 },
        }
    }

    /// The mark that starts at byte `at`, and its length. Includes smileys and the marks of single languages.
    pub(super) fn mark_at(&self, at: usize, limit: usize) -> Option<(SentenceMark, usize)> {
        let bytes = &self.text.as_bytes()[..limit];
        match bytes[at] {
            byte @ (b';' | b':') if bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace) => {
                let mark = match (byte, self.profile.script) {
                    // The Greek question mark looks like a semicolon, the Armenian full stop like a colon.
                    (b';', Script::Greek) => SentenceMark::QuestionOrExclamation,
                    (b':', Script::Armenian) => SentenceMark::ScriptFullStop,
                    _ => SentenceMark::Pause,
                };
                Some((mark, 1))
            }
            b')' => {
                smiley_at(bytes, at, self.min_smiley_brackets).map(|length| (SentenceMark::Smiley, length))
            }
            _ => mark_at(bytes, at),
        }
    }
}
