//! Short words that hardly any text uses as words: before a full stop they are mostly abbreviations that no list has.

use super::candidate::BoundaryCandidate;
use super::letters::is_vowel;
use super::word_after::LetterCase;

/// A longer word is not taken for an abbreviation.
const MAX_CHARS: usize = 5;

/// A word with a lower Zipf frequency is rare: it comes less than twenty times in a million words.
const RARE: f64 = 4.3;

impl BoundaryCandidate<'_, '_> {
    /// True if the word before the mark is short and rare in its language, and a sentence seldom starts as the text goes on:
    /// in lower case, with a digit, or with another such word before a full stop.
    pub fn is_rare_abbreviation(&self) -> bool {
        let Self { before, next, splitter, .. } = self;
        match next.case {
            LetterCase::Lower => {
                self.has_capitals()
                    && before.word.starts_with(char::is_lowercase)
                    && !before.looks_abbreviated()
                    && self.is_rare(before.word)
            }
            LetterCase::Digit => self.is_rare(before.word),
            // "Proc. Natl. Acad. Sci.", "J. Am. Chem. Soc."
            LetterCase::Upper => {
                next.is_followed_by_stop(splitter.text)
                    && before.word.starts_with(char::is_uppercase)
                    && (self.is_rare(before.word) || before.follows_stop() && before.word.len() < MAX_CHARS)
                    && self.is_rare(next.word)
            }
            LetterCase::Caseless | LetterCase::Other => false,
        }
    }

    fn is_rare(&self, word: &str) -> bool {
        let n_chars = word.chars().count();
        let profile = self.splitter.profile;
        let Some(frequencies) = profile.frequencies() else { return false };
        // Abbreviations are cut off after a consonant.
        let may_be_cut = word.chars().all(char::is_alphabetic) && !word.ends_with(is_vowel);
        if !(2..=MAX_CHARS).contains(&n_chars) || !may_be_cut {
            return false;
        }
        let lower = word.to_lowercase();
        let stem = profile.stemmer().map(|stemmer| stemmer.stem(&lower).into_owned());
        frequencies.zipf(&stem.unwrap_or(lower)) < RARE
    }
}
