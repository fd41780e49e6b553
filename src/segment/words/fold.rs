//! The form that words are compared by, without case, width, invisible characters and different encodings of accents.

use crate::language::Profile;
use unicode_normalization::UnicodeNormalization;

/// Writes the folded form of `word` into `out`, which is cleared first.
///
/// NFKC (full-width and half-width forms, ligatures and decomposed accents become the plain ones), lower
/// case, letters that the language folds (the i of Turkish, letters that Arabic, Persian and Urdu encode
/// differently), typographic apostrophes and hyphens as ASCII; soft hyphens, zero-width characters, Arabic and Hebrew vowel points and tatweel are dropped.
/// For comparing only, never for output.
pub(crate) fn fold_into(word: &str, profile: &Profile, out: &mut String) {
    out.clear();
    if word.is_ascii() && !profile.folds_ascii() {
        out.push_str(word);
        out.make_ascii_lowercase();
        return;
    }
    for c in word.nfkc().filter(|&c| !is_ignored(c)) {
        match c {
            '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{ff07}' => out.push('\''),
            '\u{2010}' | '\u{2011}' => out.push('-'),
            'ς' => out.push('σ'),
            _ => match profile.folded(c) {
                Some(folded) => out.push(folded),
                None => out.extend(c.to_lowercase().filter(|&c| c != '\u{307}')),
            },
        }
    }
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
    use crate::language::Language;

    fn check(language: Language, word: &str, expected: &str) {
        let mut out = String::from("left over");
        fold_into(word, language.profile(), &mut out);
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
