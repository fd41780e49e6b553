//! A place where a sentence may end, and what can be asked about it.

use super::mark_run::MarkRun;
use super::splitter::SentenceSplitter;
use super::usage_nearby::{abbreviated_nearby, seen_in_lower_case};
use super::word_after::{LetterCase, WordAfter};
use super::word_before::WordBefore;
use super::writing::Writing;
use crate::language::Property;

/// A word before a full stop that has no more characters is an initial or an abbreviation: "J. Am. Chem. Soc."
const MAX_STOPPED_CHARS: usize = 2;

/// A run of marks where a sentence may end, with the words around it.
pub(super) struct BoundaryCandidate<'s, 't> {
    pub splitter: &'s SentenceSplitter<'t>,
    pub run: MarkRun,
    pub before: WordBefore<'t>,
    pub next: WordAfter<'t>,
    /// Where the marks start.
    pub at: usize,
    /// Where the sentence starts.
    pub sentence_start: usize,
}

impl BoundaryCandidate<'_, '_> {
    /// True if lower case follows, in a text that has capitals.
    pub fn is_before_lower(&self) -> bool {
        self.next.case == LetterCase::Lower && self.has_capitals()
    }

    /// True if the text has capitals.
    pub fn has_capitals(&self) -> bool {
        self.splitter.writing == Writing::Usual
    }

    /// True if the next word has its capital because a sentence starts: it is a function word, or the text nearby has
    /// it in lower case.
    pub fn next_is_starter(&self) -> bool {
        let Self { next, splitter, .. } = self;
        let is_abbreviated =
            next.word.chars().nth(MAX_STOPPED_CHARS).is_none() && next.is_followed_by_stop(splitter.text);
        !is_abbreviated
            && (self.next_is_function_word()
                || !splitter.profile.has(Property::CapitalNouns) && seen_in_lower_case(splitter.text, next))
    }

    /// True if the next word is a function word.
    pub fn next_is_function_word(&self) -> bool {
        self.splitter.profile.is_function_word(self.next.word)
    }

    /// True if the sentence has at least this many words with letters before the word at the mark.
    pub fn has_words(&self, at_least: usize) -> bool {
        let said = &self.splitter.text[self.sentence_start..self.before.start];
        said.split_ascii_whitespace()
            .filter(|word| word.contains(char::is_alphabetic))
            .nth(at_least - 1)
            .is_some()
    }

    /// True if the text nearby uses the word before the mark as an abbreviation, although no list has it.
    pub fn is_abbreviated_nearby(&self) -> bool {
        let Self { splitter, before, .. } = self;
        self.has_capitals()
            && !splitter.profile.is_function_word(before.word)
            && abbreviated_nearby(splitter.text, before)
    }
}
