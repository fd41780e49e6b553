//! Classes of characters beyond ASCII, for cutting words.

use crate::language::{Script, script_of};
use unicode_normalization::char::is_combining_mark;

/// The kinds of characters beyond ASCII.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum CharClass {
    /// A letter of an alphabet that is scanned letter by letter.
    Letter,
    /// A mark or invisible character that continues a word.
    Extend,
    /// A digit of any script.
    Digit,
    /// A letter of a script left to `unicode-segmentation`.
    Other,
    /// A letter of a script without blanks between words.
    Unspaced,
    Blank,
    Punctuation,
    Symbol,
}

/// The class of a character beyond ASCII.
pub(super) fn char_class(c: char) -> CharClass {
    match u32::from(c) {
        // Latin, Greek, Cyrillic and their marks: the common case first.
        0xaa
        | 0xb5
        | 0xba
        | 0xc0..=0xd6
        | 0xd8..=0xf6
        | 0xf8..=0x2ff
        | 0x370..=0x373
        | 0x376..=0x37d
        | 0x37f..=0x482
        | 0x48a..=0x52f
        // More Latin and Cyrillic letters, and printers' ligatures ("ﬁ").
        | 0x2c60..=0x2c7f
        | 0xa640..=0xa66e
        | 0xa722..=0xa787
        | 0xfb00..=0xfb06 => CharClass::Letter,
        // Accents, signs that belong to what follows them, and characters that show nothing.
        0x300..=0x36f
        | 0x483..=0x489
        | 0x600..=0x605
        | 0x6dd
        | 0x70f
        | 0x8e2
        | 0xad
        | 0x200b..=0x200d
        | 0x2060
        | 0xfeff
        | 0xfe00..=0xfe0f => CharClass::Extend,
        0x1e00..=0x1fff if c.is_alphabetic() => CharClass::Letter,
        0x1e00..=0x1fff => CharClass::Symbol,
        0x2000..=0x2bff => class_by_category(c),
        // Full-width digits and letters.
        0xff10..=0xff19 => CharClass::Digit,
        0xff21..=0xff3a | 0xff41..=0xff5a => CharClass::Letter,
        _ => class_by_script(c),
    }
}

/// The class of a character beyond the alphabets scanned here.
fn class_by_script(c: char) -> CharClass {
    match script_of(c) {
        Some(Script::Han | Script::Kana | Script::Thai | Script::Lao | Script::Khmer | Script::Burmese) => {
            if is_mark_among_letters(c) {
                CharClass::Punctuation
            } else if c.is_numeric() && !c.is_alphabetic() {
                CharClass::Digit
            } else {
                CharClass::Unspaced
            }
        }
        _ => class_by_category(c),
    }
}

/// True for currency signs beyond ASCII.
pub(super) fn is_currency(c: char) -> bool {
    matches!(c, '¢'..='¥' | '\u{20a0}'..='\u{20cf}' | '￠' | '￡' | '￥' | '￦')
}

/// True for letters and marks of the scripts without blanks between words.
pub(super) fn is_unspaced_or_wide_mark(c: char) -> bool {
    c >= '\u{2e80}' && matches!(char_class(c), CharClass::Unspaced | CharClass::Punctuation)
}

/// True for marks within the ranges of those scripts.
fn is_mark_among_letters(c: char) -> bool {
    matches!(c, '\u{30a0}' | '\u{30fb}' | '\u{e2f}' | '\u{e4f}' | '\u{e5a}' | '\u{e5b}' | '\u{104a}'..='\u{104f}' | '\u{17d4}'..='\u{17da}')
}

/// The class by general category, for everything that is not listed.
fn class_by_category(c: char) -> CharClass {
    if c.is_whitespace() {
        CharClass::Blank
    } else if c.is_numeric() && !c.is_alphabetic() {
        CharClass::Digit
    } else if c.is_alphabetic() {
        CharClass::Other
    } else if is_combining_mark(c) {
        CharClass::Extend
    } else if c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}')
    {
        CharClass::Blank
    } else if is_punctuation(c) {
        CharClass::Punctuation
    } else {
        CharClass::Symbol
    }
}

/// True for punctuation beyond ASCII, by Unicode block.
fn is_punctuation(c: char) -> bool {
    matches!(u32::from(c),
        0xa1 | 0xa7 | 0xab | 0xb6 | 0xb7 | 0xbb | 0xbf | 0x37e | 0x387 | 0x55a..=0x55f | 0x589 | 0x58a | 0x5be | 0x5c0
        | 0x5c3 | 0x5c6 | 0x5f3 | 0x5f4 | 0x609..=0x60d | 0x61b | 0x61d..=0x61f | 0x66a..=0x66d | 0x6d4 | 0x700..=0x70d
        | 0x964 | 0x965 | 0x970 | 0xdf4 | 0xe4f | 0xe5a | 0xe5b | 0xf04..=0xf12 | 0x104a..=0x104f | 0x10fb
        | 0x1360..=0x1368 | 0x1400 | 0x166e | 0x16eb..=0x16ed | 0x17d4..=0x17da | 0x1800..=0x180a | 0x2010..=0x2027
        | 0x2030..=0x2043 | 0x2045..=0x2051 | 0x2053..=0x205e | 0x2329 | 0x232a | 0x2768..=0x2775 | 0x27e6..=0x27ef
        | 0x2983..=0x2998 | 0x2e00..=0x2e5f | 0x3001..=0x3003 | 0x3008..=0x3011 | 0x3014..=0x301f | 0x3030 | 0x30fb
        | 0xfe10..=0xfe19 | 0xfe30..=0xfe52 | 0xff01..=0xff03 | 0xff05..=0xff0a | 0xff0c..=0xff0f | 0xff1a | 0xff1b | 0xff1f
        | 0xff20 | 0xff3b..=0xff3d | 0xff3f | 0xff5b | 0xff5d | 0xff5f..=0xff65)
}
