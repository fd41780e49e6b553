//! Evidence of its own in scripts without capitals: the text's own full stop, and verbs of saying.

use super::boundary::Place;
use super::word_after::Case;
use crate::language::WordClass;
use crate::segment::marks::{self, Mark, may_start_mark};

/// A longer word before `.` is no abbreviation, whatever other full stops the text has.
const LONGEST_ABBREVIATION: usize = 7;

/// Who said what stands in quotes is told in so many bytes after them.
const MAX_TELLING_BYTES: usize = 120;

/// Whether a text has, in its first few kilobytes, as many full stops of its own script as `.` before blanks.
pub(in crate::segment) fn has_own_stops(sample: &str) -> bool {
    let bytes = sample.as_bytes();
    let (mut n_own, mut n_foreign) = (0, 0);
    for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| may_start_mark(**byte)) {
        match marks::mark_at(bytes, at) {
            Some((Mark::Strong, _)) => n_own += 1,
            Some((Mark::FullStop, 1)) => n_foreign += usize::from(bytes.get(at + 1) == Some(&b' ')),
            _ => {}
        }
    }
    n_own > 0 && n_own >= n_foreign
}

impl Place<'_, '_> {
    /// Whether a short word stands before `.` in a text that ends its sentences with a mark of its own script.
    pub(in crate::segment) fn is_abbreviated_by_foreign_stop(&self) -> bool {
        let Self { before, next, splitter, .. } = self;
        splitter.has_own_stops
            && next.case == Case::None
            && before.is_alphabetic()
            && before.word.chars().count() <= LONGEST_ABBREVIATION
            && !splitter.profile.is_function_word(before.word)
    }

    /// Whether what follows a question or call in quotes says who said it, in a script without capitals: a verb of
    /// saying stands early or last among the few words up to the next mark ("…؟" سأل أحمد. "…?" उसने पूछा।).
    pub(in crate::segment) fn is_said(&self) -> bool {
        let Self { splitter, run, next, .. } = self;
        if next.case != Case::None || run.closer.is_none() {
            return false;
        }
        let after =
            &splitter.text[next.start..splitter.text.floor_char_boundary(next.start + MAX_TELLING_BYTES)];
        let is_speech = |word: &str| splitter.profile.is(WordClass::Saying, word);
        let last = after.find(['.', '!', '?', '؟', '।', '۔', '،', ',', '\n']).map(|end| &after[..end]);
        after.split_whitespace().take(2).any(is_speech)
            || last.and_then(|clause| clause.split_whitespace().next_back()).is_some_and(is_speech)
    }
}
