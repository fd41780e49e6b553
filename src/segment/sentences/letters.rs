//! Properties of letters and words that no list holds.

use crate::language::{Script, script_of};

/// Whether `c` is part of a word, inner full stops and ordinal signs included.
pub(in crate::segment) fn belongs_to_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '°' | 'º' | 'ª' | '№') || is_joining_mark(c)
}

/// Vowel signs and accents that follow their letter (Indic scripts; decomposed Latin).
pub(in crate::segment) fn is_joining_mark(c: char) -> bool {
    c > '\u{2ff}' && unicode_normalization::char::is_combining_mark(c)
}

/// Whether `c` is a small letter of a script that starts sentences with capitals; Georgian, whose letters Unicode
/// calls small, does not.
pub(in crate::segment) fn is_lower(c: char) -> bool {
    c.is_lowercase() && !matches!(c, '\u{10d0}'..='\u{10ff}')
}

/// Whether the word ends the names of web sites.
pub(in crate::segment) fn is_domain(word: &str) -> bool {
    ["com", "net", "org", "edu", "gov", "info"].iter().any(|domain| word.eq_ignore_ascii_case(domain))
}

/// Whether the word is of capitals, more than one.
pub(in crate::segment) fn is_all_upper(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_uppercase)
}

/// Whether the word is a Roman number.
pub(in crate::segment) fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C'))
}

/// Whether `c` is a vowel, or a letter of another script than Latin: those are not judged by their vowels.
pub(in crate::segment) fn is_vowel(c: char) -> bool {
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

/// Whether `c` is of a script written without blanks between words: Han or Kana.
pub(in crate::segment) fn is_ideograph(c: char) -> bool {
    c >= '\u{2e80}' && matches!(script_of(c), Some(Script::Han | Script::Kana))
}
