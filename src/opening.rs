//! Which sentences lean on the one before: "He added …", "However, …", "For example, …".

use crate::document::Document;
use crate::language::WordClass;

/// How many characters of a sentence are looked at; no opening is longer.
const HEAD_CHARS: usize = 40;

/// True if a sentence opens with a pronoun or connective that takes up the one before it; never in a language
/// without a list of them. O(1).
pub(crate) fn leans_back(document: &Document, sentence: usize) -> bool {
    let sentence = document.sentence(sentence);
    let profile = document.blocks()[sentence.block_index()].language.profile();
    if !profile.has_any(WordClass::Opening) {
        return false;
    }
    let text = sentence.text().trim_start_matches(|c: char| !c.is_alphanumeric());
    let head: String = text.chars().take(HEAD_CHARS).flat_map(char::to_lowercase).collect();
    let head = head.replace('’', "'");
    let goes_on = |rest: &str| rest.starts_with(|c: char| c.is_alphanumeric() || c == '-');
    let ends = head.char_indices().map(|(at, _)| at).skip(1).chain([head.len()]);
    ends.filter(|&end| !goes_on(&head[end..])).any(|end| profile.is(WordClass::Opening, &head[..end]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::segment::Segmenter;

    fn check(language: Language, sentence: &str, expected: bool) {
        let document = Segmenter::default().language(language).run(sentence).unwrap();
        assert_eq!(leans_back(&document, 0), expected, "{sentence}");
    }

    #[test]
    fn pronouns_and_connectives_lean() {
        check(Language::English, "He left the town after dark.", true);
        check(Language::English, "“It’s late,” said the guard.", true);
        check(Language::English, "For example, bread rises faster in summer.", true);
        check(Language::German, "Dabei war der Deich erst im Mai erhöht worden.", true);
        check(Language::French, "C’est la première fois depuis dix ans.", true);
    }

    #[test]
    fn names_nouns_and_longer_words_do_not() {
        check(Language::English, "Heather left the town after dark.", false);
        check(Language::English, "This bridge is the oldest of the county.", false);
        check(Language::English, "Both-sided tape holds the sign.", false);
        check(Language::Polish, "On wyjechał wczoraj z miasta.", false);
    }
}
