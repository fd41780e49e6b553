//! The form that words are compared by, without case, width, invisible characters and different encodings of accents.

use crate::lang::Language;
use unicode_normalization::UnicodeNormalization;

/// Writes the folded form of `word` into `out`, which is cleared first.
///
/// NFKC (full-width and half-width forms, ligatures and decomposed accents become the plain ones), lower
/// case (Turkish and Azerbaijani have their own i), typographic apostrophes and hyphens as ASCII;
/// soft hyphens, zero-width characters, Arabic and Hebrew vowel points and tatweel are dropped.
/// For comparing only, never for output.
pub(crate) fn fold_into(word: &str, language: Language, out: &mut String) {
    out.clear();
    if word.is_ascii() && !has_own_i(language) {
        out.push_str(word);
        out.make_ascii_lowercase();
        return;
    }
    for c in word.nfkc().filter(|&c| !is_ignored(c)) {
        match c {
            '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{ff07}' => out.push('\''),
            '\u{2010}' | '\u{2011}' => out.push('-'),
            'I' if has_own_i(language) => out.push('ı'),
            'İ' if has_own_i(language) => out.push('i'),
            'ς' => out.push('σ'),
            // Arabic, Persian and Urdu encode the same letters differently.
            'ي' | 'ى' if matches!(language, Language::Persian | Language::Urdu) => out.push('ی'),
            'ك' if matches!(language, Language::Persian | Language::Urdu) => out.push('ک'),
            _ => out.extend(c.to_lowercase().filter(|&c| c != '\u{307}')),
        }
    }
}

/// True if the language has a dotless i besides the dotted one.
fn has_own_i(language: Language) -> bool {
    matches!(language, Language::Turkish | Language::Azerbaijani)
}

/// True for invisible characters, and for points that writers may leave out.
fn is_ignored(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        | '\u{640}' | '\u{64b}'..='\u{652}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c2}' | '\u{5c4}'..='\u{5c5}' | '\u{5c7}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(language: Language, word: &str, expected: &str) {
        let mut out = String::from("left over");
        fold_into(word, language, &mut out);
        assert_eq!(out, expected, "{word:?} in {language}");
    }

    #[test]
    fn folds_what_readers_take_for_the_same() {
        check(Language::English, "Relations", "relations");
        check(Language::English, "Xi’s", "xi's");
        check(Language::English, "co\u{ad}operate", "cooperate");
        check(Language::English, "ＡＢＣ", "abc");
        check(Language::French, "e\u{301}conomie", "économie");
        check(Language::Turkish, "ISPARTA", "ısparta");
        check(Language::Turkish, "İzmir", "izmir");
        check(Language::Greek, "λόγος", "λόγοσ");
        check(Language::Arabic, "كِتَابٌ", "كتاب");
        check(Language::Persian, "كتابي", "کتابی");
    }
}
