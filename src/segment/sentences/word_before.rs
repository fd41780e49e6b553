//! What stands before a mark, as far as it tells whether a sentence ends there.

use super::letters::{belongs_to_word, is_roman, is_vowel};
use crate::language::{Abbreviation, Profile, Script, script_of};
use crate::segment::marks::{char_before, is_invisible};

/// No look back for a word is longer.
const MAX_WORD_BYTES: usize = 64;

/// What stands before a full stop.
#[derive(Debug)]
pub(in crate::segment) struct Before<'t> {
    /// Letters, digits and inner full stops up to the mark; empty if there are none.
    pub(in crate::segment) word: &'t str,
    /// Where the word starts.
    pub(in crate::segment) start: usize,
    /// Whether a blank, or nothing, stands right before the mark.
    pub(in crate::segment) is_word_start: bool,
    /// Whether the word is the end of something with signs of addresses in it: `@`, `/`, `\`, `_`.
    pub(in crate::segment) has_address_sign: bool,
    pub(in crate::segment) text: &'t str,
    /// No look goes before this byte.
    pub(in crate::segment) floor: usize,
}

impl<'t> Before<'t> {
    /// What stands before the mark at byte `at`, not looking before byte `floor`.
    pub(in crate::segment) fn read(text: &'t str, at: usize, floor: usize) -> Self {
        let mut end = at;
        while let Some(c) = char_before(text, end, floor).filter(|&c| is_invisible(c)) {
            end -= c.len_utf8();
            if at - end > MAX_WORD_BYTES {
                break;
            }
        }
        let lowest = floor.max(text.floor_char_boundary(end.saturating_sub(MAX_WORD_BYTES)));
        let is_ascii_part = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'.';
        let mut start = end;
        loop {
            start -= text.as_bytes()[lowest..start].iter().rev().take_while(is_ascii_part).count();
            let wide = char_before(text, start, lowest).filter(|&c| !c.is_ascii() && belongs_to_word(c));
            let Some(wide) = wide else { break };
            start -= wide.len_utf8();
        }
        let word = text[start..end].trim_start_matches('.');
        let start = end - word.len();
        let left = char_before(text, start, floor);
        Self {
            word,
            start,
            is_word_start: char_before(text, end, floor).is_none_or(char::is_whitespace),
            has_address_sign: matches!(left, Some('@' | '/' | '\\' | '_' | '=' | '&' | '?' | '#' | '~')),
            text,
            floor,
        }
    }

    /// Whether the word is a number, decimal points and thousands' marks included.
    pub(in crate::segment) fn is_number(&self) -> bool {
        self.word.chars().all(|c| c.is_numeric() || c == '.' || c == ',')
    }

    /// Whether the word is one letter.
    pub(in crate::segment) fn is_single_letter(&self) -> bool {
        let mut chars = self.word.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.all(|c| !c.is_alphanumeric())
    }

    /// Whether the word is of an alphabet, not of syllables or ideographs.
    pub(in crate::segment) fn is_alphabetic(&self) -> bool {
        !self.word.chars().any(|c| {
            matches!(
                script_of(c),
                Some(
                    Script::Hangul
                        | Script::Han
                        | Script::Kana
                        | Script::Thai
                        | Script::Lao
                        | Script::Burmese
                        | Script::Khmer
                )
            )
        })
    }

    /// Whether the word has full stops between short parts: "U.S", "p.m".
    pub(in crate::segment) fn is_dotted(&self) -> bool {
        self.word.contains('.') && self.word.split('.').all(|part| part.chars().count() <= 2)
    }

    /// Whether the word is a name in letters with full stops, which stands before nouns with capitals: "U.S", "U.N".
    pub(in crate::segment) fn is_dotted_name(&self) -> bool {
        self.is_dotted() && self.word.ends_with(char::is_uppercase)
    }

    /// Whether the word is a Roman number.
    pub(in crate::segment) fn is_roman(&self) -> bool {
        is_roman(self.word)
    }

    /// Whether the word is part of a web or mail address, or of a path.
    pub(in crate::segment) fn is_address(&self) -> bool {
        self.has_address_sign || self.word.contains('.') && !self.is_dotted()
    }

    /// What the lists say of the word: as it is, its last part, or with what stands before it ("z. B.").
    pub(in crate::segment) fn look_up(&self, profile: &Profile) -> Option<Abbreviation> {
        if let Some(whole) = self.spaced_letters()
            && let Some(found) = lookup_without_blanks(whole, profile)
        {
            return Some(found);
        }
        // A capital by itself is an initial: "C. Smith" is no chapter.
        let is_initial = self.is_single_letter() && self.word.starts_with(char::is_uppercase);
        if is_initial { None } else { profile.abbreviation(self.word) }
    }

    /// The word together with the one-letter abbreviations before it: "z. B", "s. r. o".
    pub(in crate::segment) fn spaced_letters(&self) -> Option<&'t str> {
        if self.word.len() > 6 {
            return None;
        }
        let mut start = self.start;
        for _ in 0..3 {
            let blank = char_before(self.text, start, self.floor)
                .filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}'));
            let Some(blank) = blank else { break };
            let stop = start - blank.len_utf8();
            if char_before(self.text, stop, self.floor) != Some('.') {
                break;
            }
            let letter_end = stop - 1;
            let Some(letter) = char_before(self.text, letter_end, self.floor).filter(|c| c.is_alphabetic())
            else {
                break;
            };
            let letter_start = letter_end - letter.len_utf8();
            if char_before(self.text, letter_start, self.floor).is_some_and(char::is_alphanumeric) {
                break;
            }
            start = letter_start;
        }
        (start < self.start).then(|| &self.text[start..self.start + self.word.len()])
    }

    /// Whether an apostrophe stands right before the word: "men's".
    pub(in crate::segment) fn follows_apostrophe(&self) -> bool {
        matches!(char_before(self.text, self.start, self.floor), Some('\'' | '’'))
    }

    /// The text before the word, without blanks at its end: some words of it, not more.
    fn left(&self) -> &'t str {
        let lowest = self.floor.max(self.text.floor_char_boundary(self.start.saturating_sub(MAX_WORD_BYTES)));
        self.text[lowest.min(self.start)..self.start].trim_end()
    }

    /// Whether a number stands before the word, or a number with a unit: "30 tys. zł".
    pub(in crate::segment) fn follows_number(&self) -> bool {
        let left = self.left();
        let word = last_word(left);
        let is_unit = word.ends_with('.') && word.chars().count() <= 5;
        ends_with_number(left) || is_unit && ends_with_number(left[..left.len() - word.len()].trim_end())
    }

    /// Whether the word before this one has a capital: "Jana Pawła II."
    pub(in crate::segment) fn follows_capital(&self) -> bool {
        last_word(self.left()).starts_with(char::is_uppercase)
    }

    /// Whether the word looks like an abbreviation although no list has it: no vowel, or a letter or two.
    pub(in crate::segment) fn looks_abbreviated(&self) -> bool {
        let word = self.word;
        let all_letters = word.chars().all(char::is_alphabetic);
        all_letters
            && word.len() >= 2
            && !word.chars().any(is_vowel)
            && word.chars().any(char::is_lowercase)
            && word.chars().count() <= 5
    }
}

fn last_word(text: &str) -> &str {
    text.rsplit(char::is_whitespace).next().unwrap_or(text)
}

/// Whether the text ends with a number, in digits or Roman.
fn ends_with_number(text: &str) -> bool {
    text.ends_with(char::is_numeric) || is_roman(last_word(text))
}

fn lookup_without_blanks(whole: &str, profile: &Profile) -> Option<Abbreviation> {
    let mut buffer = [0; 32];
    let mut length = 0;
    for c in whole.chars().filter(|c| !c.is_whitespace()) {
        let end = length + c.len_utf8();
        c.encode_utf8(buffer.get_mut(length..end)?);
        length = end;
    }
    std::str::from_utf8(&buffer[..length]).ok().and_then(|word| profile.abbreviation(word))
}
