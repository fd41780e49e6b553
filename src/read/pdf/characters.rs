//! The characters of glyphs as they are written.

use unicode_normalization::UnicodeNormalization;

/// Adds the text of a glyph to `out`: ligatures and presentation forms as the letters that they stand for, and without characters
/// that only fonts know. Letters that are written from right to left are added in reverse, as the glyphs around them are.
pub(super) fn push_clean(text: &str, out: &mut String) {
    if text.is_ascii() {
        out.extend(text.chars().filter(|c| !c.is_control()));
        return;
    }
    let mut letters: Vec<char> = Vec::new();
    for c in text.chars() {
        match c {
            '\u{f0b7}' | '\u{f0a7}' => letters.push('•'),
            '\u{a0}' | '\u{3000}' => letters.push(' '),
            '\u{e000}'..='\u{f8ff}' | '\u{feff}' | '\u{fffd}' => {}
            _ if c.is_control() => {}
            _ if is_presentation_form(c) => letters.extend(std::iter::once(c).nfkc()),
            _ => letters.push(c),
        }
    }
    if letters.first().is_some_and(|&c| is_right_to_left(c)) {
        letters.reverse();
    }
    out.extend(letters);
}

/// Adds a letter that is drawn below the accent that `out` ends with, as one character; false if it ends with none.
pub(super) fn push_below_accent(text: &str, out: &mut String) -> bool {
    let accent = out.chars().next_back().and_then(combining);
    let (Some(accent), true) = (accent, text.starts_with(char::is_alphabetic)) else { return false };
    out.pop();
    let mut letters = text.chars();
    let first = match letters.next() {
        Some('ı') => Some('i'),
        first => first,
    };
    out.extend(first.into_iter().chain([accent]).nfc());
    out.extend(letters);
    true
}

/// The accent that is joined to the letter before it, for one that stands by itself.
fn combining(accent: char) -> Option<char> {
    Some(match accent {
        '`' => '\u{300}',
        '´' => '\u{301}',
        'ˆ' | '^' => '\u{302}',
        '˜' | '~' => '\u{303}',
        '¯' => '\u{304}',
        '˘' => '\u{306}',
        '˙' => '\u{307}',
        '¨' => '\u{308}',
        '˚' => '\u{30a}',
        '˝' => '\u{30b}',
        'ˇ' => '\u{30c}',
        _ => return None,
    })
}

/// True for ligatures, forms of Arabic and Hebrew letters, and the parts of Chinese characters that look like one.
fn is_presentation_form(c: char) -> bool {
    matches!(c, '\u{fb00}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{2e80}'..='\u{2fdf}')
}

/// True for letters that are written from right to left: Hebrew, Arabic, Syriac, Thaana, `NKo`.
pub(super) fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// True for the letters and marks of scripts without blanks between words: Chinese and Japanese.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{312f}' | '\u{3190}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3fffd}')
}

/// The text of a line that is written from right to left, given from left to right: letters in reverse, numbers and words of other
/// scripts as they are.
pub(super) fn reversed(visual: &str) -> String {
    let mut logical = String::with_capacity(visual.len());
    let mut forward: Vec<char> = Vec::new();
    let mut chars = visual.chars().rev().peekable();
    while let Some(c) = chars.next() {
        let is_forward = |c: char| c.is_alphanumeric() && !is_right_to_left(c);
        let is_inner = matches!(c, '.' | ',' | ':' | '/' | '-' | ' ') && !forward.is_empty();
        if is_forward(c) || is_inner && chars.peek().copied().is_some_and(is_forward) {
            forward.push(c);
            continue;
        }
        logical.extend(forward.drain(..).rev());
        logical.push(mirrored(c));
    }
    logical.extend(forward.drain(..).rev());
    logical
}

/// The other one of a pair of brackets.
fn mirrored(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '«' => '»',
        '»' => '«',
        _ => c,
    }
}
