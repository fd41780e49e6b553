//! What stands before and after a mark, as far as it tells whether a sentence ends there.

use super::abbreviation::{Abbreviation, Profile};
use super::mark::{char_at, char_before, is_invisible, is_opener};
use crate::lang::{Script, script_of};
use memchr::memmem;

/// No look back for a word is longer.
const MAX_WORD_BYTES: usize = 64;
/// No look past opening quotes and brackets is longer.
const MAX_OPENERS: usize = 12;
/// An abbreviation that the text alone shows is no longer.
const MAX_ABBREVIATION_BYTES: usize = 10;
/// Signs at the end of a block are part of the last sentence if they are no longer.
const MAX_REST_BYTES: usize = 64;
/// How far from a mark the text is searched for another use of a word, each way.
const NEIGHBOURHOOD_BYTES: usize = 4096;

/// The first letter or digit of what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Upper,
    Lower,
    /// A letter of a script without capitals.
    None,
    Digit,
    /// Neither letter nor digit: a sign, an emoji.
    Other,
}

/// What follows a run of marks.
#[derive(Debug)]
pub(super) struct Next<'t> {
    /// The first character that is no blank.
    pub(super) first: char,
    pub(super) case: Case,
    /// The first word, without quotes and brackets before it.
    pub(super) word: &'t str,
    /// Where the word starts.
    pub(super) start: usize,
    /// Whether a blank follows the marks.
    pub(super) is_spaced: bool,
    /// Whether nothing but blanks follows.
    pub(super) is_end: bool,
    /// Whether a dash stands before the word.
    pub(super) after_dash: bool,
}

impl<'t> Next<'t> {
    /// What follows byte `at`.
    pub(super) fn read(text: &'t str, at: usize, limit: usize) -> Self {
        let start = skip_blanks(text, at, limit);
        let mut next = Self {
            first: char_at(text, start, limit).unwrap_or(' '),
            case: Case::Other,
            word: "",
            start,
            is_spaced: start > at && text[at..start].contains(char::is_whitespace),
            is_end: start >= limit,
            after_dash: false,
        };
        let mut start = start;
        for _ in 0..MAX_OPENERS {
            let Some(c) = char_at(text, start, limit) else { return next };
            if !is_opener(c) && !c.is_whitespace() {
                break;
            }
            next.after_dash |= matches!(c, '-' | '–' | '—');
            start += c.len_utf8();
        }
        next.start = start;
        next.case = char_at(text, start, limit).map_or(Case::Other, case_of);
        next.word = word_at(text, start, limit);
        next
    }

    /// Whether nothing but signs is left: a smiley, a rule, a closing quote.
    pub(super) fn is_rest(&self, text: &str, limit: usize) -> bool {
        self.case == Case::Other
            && limit - self.start <= MAX_REST_BYTES
            && !text[self.start..limit].contains(char::is_alphanumeric)
    }

    /// Whether the word is the marker of a list's item: "a) ", "12) ".
    pub(super) fn is_list_marker(&self, text: &str) -> bool {
        let end = self.start + self.word.len();
        let is_short = self.word.len() <= 2 && (self.case == Case::Digit || self.word.len() == 1);
        is_short && text.as_bytes().get(end) == Some(&b')') && text.as_bytes().get(end + 1) == Some(&b' ')
    }

    /// Whether a full stop follows the word.
    pub(super) fn is_followed_by_stop(&self, text: &str) -> bool {
        text.as_bytes().get(self.start + self.word.len()) == Some(&b'.')
    }

    /// Whether the word is a Roman number.
    pub(super) fn is_roman(&self) -> bool {
        is_roman(self.word)
    }

    /// Whether the next letter is one of a script that is written without blanks.
    pub(super) fn is_ideograph(&self) -> bool {
        self.word.chars().next().is_some_and(is_ideograph)
    }
}

/// What stands before a full stop.
#[derive(Debug)]
pub(super) struct Before<'t> {
    /// Letters, digits and inner full stops up to the mark; empty if there are none.
    pub(super) word: &'t str,
    /// Where the word starts.
    pub(super) start: usize,
    /// Whether a blank, or nothing, stands right before the mark.
    pub(super) is_word_start: bool,
    /// Whether the word is the end of something with signs of addresses in it: `@`, `/`, `\`, `_`.
    has_address_sign: bool,
    text: &'t str,
    floor: usize,
}

impl<'t> Before<'t> {
    /// What stands before the mark at byte `at`, not looking before byte `floor`.
    pub(super) fn read(text: &'t str, at: usize, floor: usize) -> Self {
        let mut end = at;
        while let Some(c) = char_before(text, end, floor).filter(|&c| is_invisible(c)) {
            end -= c.len_utf8();
            if at - end > MAX_WORD_BYTES {
                break;
            }
        }
        let lowest = floor.max(text.floor_char_boundary(end.saturating_sub(MAX_WORD_BYTES)));
        let mut start = end;
        while let Some(c) = char_before(text, start, lowest).filter(|&c| belongs_to_word(c)) {
            start -= c.len_utf8();
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
    pub(super) fn is_number(&self) -> bool {
        self.word.chars().all(|c| c.is_numeric() || c == '.' || c == ',')
    }

    /// Whether the word is one letter.
    pub(super) fn is_single_letter(&self) -> bool {
        let mut chars = self.word.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.all(|c| !c.is_alphanumeric())
    }

    /// Whether the word is a letter of an alphabet, not a syllable or an ideograph.
    pub(super) fn is_alphabet_letter(&self) -> bool {
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
    pub(super) fn is_dotted(&self) -> bool {
        self.word.contains('.') && self.word.split('.').all(|part| part.chars().count() <= 2)
    }

    /// Whether the word is a Roman number.
    pub(super) fn is_roman(&self) -> bool {
        is_roman(self.word)
    }

    /// Whether the word is part of a web or mail address, or of a path.
    pub(super) fn is_address(&self) -> bool {
        self.has_address_sign || self.word.contains('.') && !self.is_dotted()
    }

    /// What the lists say of the word: as it is, its last part, or with what stands before it ("z. B.").
    pub(super) fn look_up(&self, profile: &Profile) -> Option<Abbreviation> {
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
    pub(super) fn spaced_letters(&self) -> Option<&'t str> {
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
    pub(super) fn follows_apostrophe(&self) -> bool {
        matches!(char_before(self.text, self.start, self.floor), Some('\'' | '’'))
    }

    /// The text before the word, without blanks at its end: some words of it, not more.
    fn left(&self) -> &'t str {
        let lowest = self.floor.max(self.text.floor_char_boundary(self.start.saturating_sub(MAX_WORD_BYTES)));
        self.text[lowest.min(self.start)..self.start].trim_end()
    }

    /// Whether a number stands before the word, or a number with a unit: "30 tys. zł".
    pub(super) fn follows_number(&self) -> bool {
        let left = self.left();
        let word = last_word(left);
        let is_unit = word.ends_with('.') && word.chars().count() <= 5;
        ends_with_number(left) || is_unit && ends_with_number(left[..left.len() - word.len()].trim_end())
    }

    /// Whether the word before this one has a capital: "Jana Pawła II."
    pub(super) fn follows_capital(&self) -> bool {
        last_word(self.left()).starts_with(char::is_uppercase)
    }

    /// Whether the word looks like an abbreviation although no list has it: no vowel, or a letter or two.
    pub(super) fn looks_abbreviated(&self) -> bool {
        let word = self.word;
        let all_letters = word.chars().all(char::is_alphabetic);
        all_letters
            && word.len() >= 2
            && !word.chars().any(is_vowel)
            && word.chars().any(char::is_lowercase)
            && word.chars().count() <= 5
    }

    /// Whether a full stop without a blank after it ends a sentence: "end.Next", "结束.下".
    pub(super) fn ends_glued(&self, next: &Next) -> bool {
        if next.is_ideograph() {
            return self.ends_before_ideograph();
        }
        if self.has_address_sign || self.word.contains('.') && !self.is_number() {
            return false;
        }
        if self.word.chars().next_back().is_some_and(is_ideograph) {
            return matches!(next.case, Case::Upper | Case::Digit);
        }
        let is_plain =
            next.word.chars().all(char::is_alphabetic) && !matches!(next.first, '_' | '.' | '*' | '-');
        let n_next = next.word.chars().count();
        match next.case {
            Case::Upper => {
                let n_lower = self.word.chars().rev().take_while(|c| c.is_lowercase()).count();
                let is_word = n_lower >= 2
                    || self.is_number() && self.word.len() >= 2
                    || self.word.is_empty() && !self.is_word_start;
                is_word
                    && is_plain
                    && (n_next >= 2 || next.word == "I" || next.word == "A")
                    && (!is_all_upper(next.word) || is_roman(next.word))
                    && !is_domain(next.word)
                    && !next.is_followed_by_sign(self.text)
            }
            Case::None => self.is_plain_word(2) && is_plain && n_next >= 2 && self.is_alphabet_letter(),
            Case::Lower | Case::Digit | Case::Other => false,
        }
    }

    /// Between ideographs a full stop ends a sentence, but not in a number or after a list marker.
    fn ends_before_ideograph(&self) -> bool {
        if self.is_number() && !self.word.is_empty() {
            return self.start > self.floor && self.word.len() > 2;
        }
        true
    }

    fn is_plain_word(&self, at_least: usize) -> bool {
        self.word.chars().all(|c| c.is_alphabetic() || belongs_to_word(c))
            && self.word.chars().filter(|c| c.is_alphabetic()).nth(at_least - 1).is_some()
    }
}

impl Next<'_> {
    /// Whether the word goes on with a sign of addresses or names: `Yahoo.Com/news`, `Foo.Bar()`, `Vue.Js.x`.
    fn is_followed_by_sign(&self, text: &str) -> bool {
        let end = self.start + self.word.len();
        let mut chars = text[end..].chars();
        match chars.next() {
            Some('/' | '@' | '(' | '_' | '=' | '\\') => true,
            Some('.') => chars.next().is_some_and(char::is_alphanumeric),
            _ => false,
        }
    }
}

/// Whether the text around shows the word before the mark to be an abbreviation: short, never without its
/// full stop, and at least twice with one before a comma or lower case, where no sentence can end.
pub(super) fn abbreviated_nearby(text: &str, before: &Before) -> bool {
    let word = before.word;
    if word.len() > MAX_ABBREVIATION_BYTES || !word.chars().all(char::is_alphabetic) {
        return false;
    }
    let mut needle = [b' '; MAX_ABBREVIATION_BYTES + 1];
    needle[1..=word.len()].copy_from_slice(word.as_bytes());
    let start = before.start.saturating_sub(NEIGHBOURHOOD_BYTES);
    let window = &text.as_bytes()[start..text.len().min(before.start + NEIGHBOURHOOD_BYTES)];
    let mut n_inside = 0;
    for found in memmem::find_iter(window, &needle[..=word.len()]) {
        match window.get(found + word.len() + 1..).unwrap_or_default() {
            [b'.', b',' | b';', ..] => n_inside += 1,
            [b'.', b' ', next, ..] => n_inside += usize::from(next.is_ascii_lowercase()),
            [b'.', ..] => {}
            [next, ..] if next.is_ascii_alphabetic() || *next >= 0x80 => {}
            _ => return false,
        }
    }
    n_inside >= 2
}

/// Whether the word after the mark is found in lower case near it: then its capital is due to its place.
pub(super) fn seen_in_lower_case(text: &str, next: &Next) -> bool {
    let Some(first) = next.word.chars().next().filter(|c| c.is_uppercase()) else { return false };
    let mut lowered = first.to_lowercase();
    let (Some(lower), None) = (lowered.next(), lowered.next()) else { return false };
    // The word with blanks around it, in lower case, and nothing longer than the buffer.
    let mut needle = [b' '; MAX_WORD_BYTES];
    let rest = &next.word.as_bytes()[first.len_utf8()..];
    let length = 1 + lower.len_utf8() + rest.len();
    if rest.is_empty() || length >= MAX_WORD_BYTES {
        return false;
    }
    lower.encode_utf8(&mut needle[1..]);
    needle[1 + lower.len_utf8()..length].copy_from_slice(rest);
    let start = next.start.saturating_sub(NEIGHBOURHOOD_BYTES);
    let end = text.len().min(next.start + NEIGHBOURHOOD_BYTES);
    memmem::find(&text.as_bytes()[start..end], &needle[..=length]).is_some()
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

fn case_of(c: char) -> Case {
    if c.is_lowercase() {
        Case::Lower
    } else if c.is_uppercase() {
        Case::Upper
    } else if c.is_numeric() {
        Case::Digit
    } else if c.is_alphabetic() {
        Case::None
    } else {
        Case::Other
    }
}

fn word_at(text: &str, start: usize, limit: usize) -> &str {
    let window = &text[start..text.floor_char_boundary(limit.min(start + MAX_WORD_BYTES))];
    let length = window.find(|c: char| !c.is_alphanumeric() && !is_joining_mark(c)).unwrap_or(window.len());
    &window[..length]
}

/// Skips blanks, what shows nothing, and the markers of quoted lines (`> ` after a newline).
fn skip_blanks(text: &str, at: usize, limit: usize) -> usize {
    let mut at = at;
    let mut is_line_start = false;
    while let Some(c) = char_at(text, at, limit) {
        is_line_start = match c {
            '\n' | '\r' => true,
            '>' if is_line_start => true,
            c if c.is_whitespace() => is_line_start,
            c if is_invisible(c) => false,
            _ => break,
        };
        at += c.len_utf8();
    }
    at
}

fn belongs_to_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '°' | 'º' | 'ª' | '№') || is_joining_mark(c)
}

/// Vowel signs and accents that follow their letter (Indic scripts; decomposed Latin).
fn is_joining_mark(c: char) -> bool {
    c > '\u{2ff}' && unicode_normalization::char::is_combining_mark(c)
}

/// Whether the word ends the names of web sites.
fn is_domain(word: &str) -> bool {
    ["com", "net", "org", "edu", "gov", "info"].iter().any(|domain| word.eq_ignore_ascii_case(domain))
}

fn is_all_upper(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_uppercase)
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C'))
}

fn is_vowel(c: char) -> bool {
    // Letters without accents suffice for Latin; any other script is not judged by its vowels.
    matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
        || !c.is_ascii()
            && !matches!(
                c,
                'ł' | 'ś'
                    | 'ć'
                    | 'ń'
                    | 'ź'
                    | 'ż'
                    | 'č'
                    | 'š'
                    | 'ž'
                    | 'ř'
                    | 'ď'
                    | 'ť'
                    | 'ň'
                    | 'ç'
                    | 'ñ'
                    | 'ß'
                    | 'đ'
            )
}

fn is_ideograph(c: char) -> bool {
    c >= '\u{2e80}' && matches!(script_of(c), Some(Script::Han | Script::Kana))
}
