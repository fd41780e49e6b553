//! Which sentences lean on the one before: "He added …", "However, …", "For example, …".
//!
//! Told by how they open, by lists of pronouns and connectives (`seeds/lang/openings`).

use crate::document::Document;
use crate::lang::Language;
use std::sync::OnceLock;

/// How many characters of a sentence are looked at; no entry of a list is as long.
const HEAD_CHARS: usize = 40;

/// Whether a sentence opens with a pronoun or connective that takes up the one before it; never in a language
/// without a list. O(entries of the list).
pub(crate) fn leans_back(document: &Document, sentence: usize) -> bool {
    let sentence = document.sentence(sentence);
    let entries = openings(document.blocks()[sentence.block_index()].language);
    if entries.is_empty() {
        return false;
    }
    let text = sentence.text().trim_start_matches(|c: char| !c.is_alphanumeric());
    let head: String = text.chars().take(HEAD_CHARS).flat_map(char::to_lowercase).collect();
    let head = head.replace('’', "'");
    let opens_with = |entry: &&'static str| {
        let rest = head.strip_prefix(*entry);
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
    };
    entries.iter().any(opens_with)
}

/// The lists: a line that says what it is, then entries between commas.
const LISTS: [(Language, &str); 7] = [
    (Language::English, include_str!("../seeds/lang/openings/en.txt")),
    (Language::German, include_str!("../seeds/lang/openings/de.txt")),
    (Language::French, include_str!("../seeds/lang/openings/fr.txt")),
    (Language::Spanish, include_str!("../seeds/lang/openings/es.txt")),
    (Language::Italian, include_str!("../seeds/lang/openings/it.txt")),
    (Language::Portuguese, include_str!("../seeds/lang/openings/pt.txt")),
    (Language::Dutch, include_str!("../seeds/lang/openings/nl.txt")),
];

/// The entries of a language, taken apart when first asked for.
fn openings(language: Language) -> &'static [&'static str] {
    static ENTRIES: [OnceLock<Vec<&'static str>>; LISTS.len()] = [const { OnceLock::new() }; LISTS.len()];
    let Some(place) = LISTS.iter().position(|(listed, _)| *listed == language) else { return &[] };
    ENTRIES[place].get_or_init(|| {
        let entries = LISTS[place].1.lines().skip(1).flat_map(|line| line.split(','));
        entries.map(str::trim).filter(|entry| !entry.is_empty()).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
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
