//! Scripts without capitals: the full stops that the text has of its own, and verbs of saying.

use super::candidate::BoundaryCandidate;
use super::word_after::LetterCase;
use crate::language::WordClass;

/// A longer word before `.` is not an abbreviation, whatever other full stops the text has.
const MAX_ABBREVIATION_CHARS: usize = 7;

/// Who said a quote is looked for in this many bytes after it.
const MAX_SPEAKER_BYTES: usize = 120;

impl BoundaryCandidate<'_, '_> {
    /// True if a short word comes before `.` in a text that ends its sentences with a full stop of its own script.
    pub fn is_abbreviated_by_foreign_stop(&self) -> bool {
        let Self { before, next, splitter, .. } = self;
        splitter.has_script_full_stops
            && next.case == LetterCase::Caseless
            && before.is_alphabetic()
            && before.word.chars().count() <= MAX_ABBREVIATION_CHARS
            && !splitter.profile.is_function_word(before.word)
    }

    /// True if a quote that ends with `?` or `!` is followed by who said it, in a script without capitals: a verb of
    /// saying comes early or last among the few words up to the next mark ("…؟" سأل أحمد. "…?" उसने पूछा।).
    pub fn is_said(&self) -> bool {
        let Self { splitter, run, next, .. } = self;
        if next.case != LetterCase::Caseless || run.closer.is_none() {
            return false;
        }
        let after =
            &splitter.text[next.start..splitter.text.floor_char_boundary(next.start + MAX_SPEAKER_BYTES)];
        let is_speech = |word: &str| splitter.profile.is(WordClass::Saying, word);
        let clause = after.find(['.', '!', '?', '؟', '।', '۔', '،', ',', '\n']).map(|end| &after[..end]);
        after.split_whitespace().take(2).any(is_speech)
            || clause.and_then(|clause| clause.split_whitespace().next_back()).is_some_and(is_speech)
    }
}
