//! The word before a mark, and what it says about a sentence end.

use super::letters::{belongs_to_word, is_roman, is_vowel};
use crate::language::{Abbreviation, Profile, Property, Script, script_of};
use crate::segment::marks::{char_before, is_invisible};

/// A word is not read back beyond this.
const MAX_WORD_BYTES: usize = 64;

/// The abbreviated end of a compound has as many letters.
const LENGTH_OF_END: usize = 3;

/// The word before a mark.
#[derive(Debug)]
pub(super) struct WordBefore<'t> {
    /// Letters, digits and inner full stops up to the mark. May be empty.
    pub word: &'t str,
    /// Where the word starts.
    pub start: usize,
    /// True if a blank or nothing comes right before the mark.
    pub is_word_start: bool,
    /// True if a sign of addresses comes right before the word: `@`, `/`, `\`, `_`.
    pub has_address_sign: bool,
    pub text: &'t str,
    /// Nothing before this byte is looked at.
    pub floor: usize,
}

impl<'t> WordBefore<'t> {
    /// The word before the mark at byte `at`, not looking before byte `floor`.
    pub fn read(text: &'t str, at: usize, floor: usize) -> Self {
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

    /// True if the word is a number, perhaps with decimal points and thousands separators.
    pub fn is_number(&self) -> bool {
        self.word.chars().all(|c| c.is_numeric() || c == '.' || c == ',')
    }

    /// True if the word is one letter.
    pub fn is_single_letter(&self) -> bool {
        let mut chars = self.word.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.all(|c| !c.is_alphanumeric())
    }

    /// True if the word is written in an alphabet, not in syllables or ideographs.
    pub fn is_alphabetic(&self) -> bool {
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

    /// True if the word has full stops between short parts: "U.S", "p.m".
    pub fn is_dotted(&self) -> bool {
        self.word.contains('.') && self.word.split('.').all(|part| part.chars().count() <= 2)
    }

    /// True if the word is a name of letters with full stops, which often comes before nouns with capitals: "U.S", "U.N".
    pub fn is_dotted_name(&self) -> bool {
        self.is_dotted() && self.word.ends_with(char::is_uppercase)
    }

    /// True if the word is a Roman number.
    pub fn is_roman(&self) -> bool {
        is_roman(self.word)
    }

    /// True if the word is part of an address or a path.
    pub fn is_address(&self) -> bool {
        self.has_address_sign || self.word.contains('.') && !self.is_dotted()
    }

    /// The word's entry in the lists: alone, or with the letters before it ("z. B.").
    pub fn look_up(&self, profile: &Profile) -> Option<Abbreviation> {
        if let Some(whole) = self.spaced_letters()
            && let Some(found) = look_up_without_blanks(whole, profile)
        {
            return Some(found);
        }
        // A capital by itself is an initial: the "C." of "C. Smith" is not a chapter.
        let is_initial = self.is_single_letter() && self.word.starts_with(char::is_uppercase);
        if is_initial { None } else { profile.abbreviation(self.word).or_else(|| self.look_up_end(profile)) }
    }

    /// The entry of the last part of a compound that no word could end with: "str" of "Lindenstr".
    fn look_up_end(&self, profile: &Profile) -> Option<Abbreviation> {
        let end = self.word.get(self.word.len().checked_sub(LENGTH_OF_END)?..)?;
        let is_end = profile.has(Property::JoinedCompounds)
            && end.len() < self.word.len()
            && end.chars().all(|c| c.is_lowercase() && !is_vowel(c));
        profile.abbreviation(end).filter(|_| is_end).map(|_| Abbreviation::Usual)
    }

    /// The word together with the one-letter abbreviations before it: "z. B", "s. r. o".
    pub fn spaced_letters(&self) -> Option<&'t str> {
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

    /// The word with what touches it before: "Dipl.-Ing" where the word is "Ing". Not the marks that open it.
    pub fn without_blanks(&self) -> &'t str {
        let end = self.start + self.word.len();
        let lowest = self.floor.max(self.text.floor_char_boundary(end.saturating_sub(MAX_WORD_BYTES)));
        let whole = last_word(&self.text[lowest.min(self.start)..end]);
        whole.trim_start_matches(|c: char| !c.is_alphanumeric())
    }

    /// True if an apostrophe comes right before the word: "men's".
    pub fn follows_apostrophe(&self) -> bool {
        matches!(char_before(self.text, self.start, self.floor), Some('\'' | '’'))
    }

    /// Some words of the text before the word, without blanks at the end.
    fn left(&self) -> &'t str {
        let lowest = self.floor.max(self.text.floor_char_boundary(self.start.saturating_sub(MAX_WORD_BYTES)));
        self.text[lowest.min(self.start)..self.start].trim_end()
    }

    /// True if a number comes before the word, or a number with a unit: "30 tys. zł".
    pub fn follows_number(&self) -> bool {
        let left = self.left();
        let word = last_word(left);
        let is_unit = word.ends_with('.') && word.chars().count() <= 5;
        ends_with_number(left) || is_unit && ends_with_number(left[..left.len() - word.len()].trim_end())
    }

    /// True if a full stop ends the word before this one.
    pub fn follows_stop(&self) -> bool {
        self.left().ends_with('.')
    }

    /// True if the word before this one has a capital: "Jana Pawła II."
    pub fn follows_capital(&self) -> bool {
        last_word(self.left()).starts_with(char::is_uppercase)
    }

    /// True if the word looks like an abbreviation that no list has: short and without a vowel.
    pub fn looks_abbreviated(&self) -> bool {
        let word = self.word;
        let all_letters = word.chars().all(char::is_alphabetic);
        all_letters
            && word.len() >= 2
            && !word.chars().any(is_vowel)
            && word.chars().any(char::is_lowercase)
            && word.chars().count() <= 5
    }
}

/// The last word of the text.
fn last_word(text: &str) -> &str {
    text.rsplit(char::is_whitespace).next().unwrap_or(text)
}

/// True if the text ends with a number, in digits or Roman.
fn ends_with_number(text: &str) -> bool {
    text.ends_with(char::is_numeric) || is_roman(last_word(text))
}

/// The entry of a word in the lists without its blanks.
fn look_up_without_blanks(whole: &str, profile: &Profile) -> Option<Abbreviation> {
    let mut buffer = [0; 32];
    let mut length = 0;
    for c in whole.chars().filter(|c| !c.is_whitespace()) {
        let end = length + c.len_utf8();
        c.encode_utf8(buffer.get_mut(length..end)?);
        length = end;
    }
    std::str::from_utf8(&buffer[..length]).ok().and_then(|word| profile.abbreviation(word))
}
