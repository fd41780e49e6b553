//! Properties of letters and words that are not in any list.

use crate::language::{Script, script_of};

/// True if `c` may be part of a word. Inner full stops and ordinal signs may.
pub(super) fn belongs_to_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '°' | 'º' | 'ª' | '№') || is_joining_mark(c)
}

/// Vowel signs and accents that follow their letter (Indic scripts; decomposed Latin).
pub(super) fn is_joining_mark(c: char) -> bool {
    c > '\u{2ff}' && unicode_normalization::char::is_combining_mark(c)
}

/// True if `c` is a lower-case letter of a script that starts sentences with capitals. Georgian does not, although
/// Unicode calls its letters lower case.
pub(super) fn is_lower(c: char) -> bool {
    c.is_lowercase() && !matches!(c, '\u{10d0}'..='\u{10ff}')
}

/// True if the word ends names of web sites.
pub(super) fn is_domain(word: &str) -> bool {
    ["com", "net", "org", "edu", "gov", "info"].iter().any(|domain| word.eq_ignore_ascii_case(domain))
}

/// True if the word is written in capitals and has more than one.
pub(super) fn is_all_upper(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_uppercase)
}

/// True if the word is a Roman number.
pub(super) fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C'))
}

/// True if `c` is a vowel, or a letter of a script other than Latin, whose words are not judged by their vowels.
pub(super) fn is_vowel(c: char) -> bool {
    matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
        || !c.is_ascii() && !CONSONANTS.contains(&c)
}

/// The consonants of Latin with marks.
const CONSONANTS: [char; 17] =
    ['ł', 'ś', 'ć', 'ń', 'ź', 'ż', 'č', 'š', 'ž', 'ř', 'ď', 'ť', 'ň', 'ç', 'ñ', 'ß', 'đ'];

/// True if `c` is Han or Kana.
pub(super) fn is_ideograph(c: char) -> bool {
    c >= '\u{2e80}' && matches!(script_of(c), Some(Script::Han | Script::Kana))
}
