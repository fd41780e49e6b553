//! Which sentences need a neighbour: "He added …" the one before, "She asked for three things:" the one after.

use crate::document::Document;
use crate::language::WordClass;
use std::cmp::Ordering;

/// The neighbour that a sentence needs: without it the sentence is not understood, or a quotation is cut in half.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Neighbour {
    /// The sentence before it.
    Before,
    /// The sentence after it.
    After,
    /// More than one sentence, or one that is not there.
    Missing,
}

/// The neighbour that a sentence needs, if it needs one.
pub(crate) fn needed_neighbour(document: &Document, sentence: usize) -> Option<Neighbour> {
    if leans_back(document, sentence) {
        return Some(Neighbour::Before);
    }
    let text = document.sentence(sentence).text();
    if text.ends_with([':', '：']) {
        return Some(Neighbour::After);
    }
    let half = half_quotation(text)?;
    let (neighbour, other) = match half {
        HalfQuotation::Opened => (Neighbour::After, sentence + 1),
        HalfQuotation::Closed => (Neighbour::Before, sentence.wrapping_sub(1)),
    };
    let is_other_half = other < document.n_sentences()
        && half_quotation(document.sentence(other).text()).is_some_and(|found| found != half);
    Some(if is_other_half { neighbour } else { Neighbour::Missing })
}

/// The half of a quotation that a sentence has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HalfQuotation {
    /// It opens one that it does not close.
    Opened,
    /// It closes one that it does not open.
    Closed,
}

/// The half of a quotation in a sentence, if it has one.
pub(crate) fn half_quotation(text: &str) -> Option<HalfQuotation> {
    let count = |mark: char| text.matches(mark).count();
    let half = |opened: usize, closed: usize| match opened.cmp(&closed) {
        Ordering::Greater => Some(HalfQuotation::Opened),
        Ordering::Less => Some(HalfQuotation::Closed),
        Ordering::Equal => None,
    };
    // A mark that opens or closes opens at the start of a word.
    let opening = |mark: char| {
        let starts_word = |at: usize| !text[..at].ends_with(|c: char| !c.is_whitespace() && c != '(');
        text.match_indices(mark).filter(|&(at, _)| starts_word(at)).count()
    };
    let straight = opening('"');
    let curly = opening('“');
    // In German the mark that opens in English closes.
    half(straight, count('"') - straight)
        .filter(|_| count('"') % 2 == 1)
        .or_else(|| half(count('„') + curly, count('”') + count('“') - curly))
        .or_else(|| {
            [('«', '»'), ('「', '」'), ('『', '』')]
                .iter()
                .find_map(|&(open, close)| half(count(open), count(close)))
        })
}

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

/// Words that often point to the sentence before. They are English, and looked for in every language: some are words
/// of others too ("so").
const POINTERS: [&str; 24] = [
    "it", "he", "she", "they", "this", "these", "those", "that", "both", "such", "his", "her", "its",
    "their", "but", "and", "so", "also", "however", "there", "nor", "or", "yet", "then",
];

/// True if a sentence leans back, or may: for a line that is read alone a doubt is enough.
pub(crate) fn may_lean_back(document: &Document, sentence: usize) -> bool {
    points_back(document, sentence) || leans_back(document, sentence)
}

fn points_back(document: &Document, sentence: usize) -> bool {
    let tokens = document.sentence(sentence).tokens();
    let first = tokens.iter().find(|&&token| document.kind(token).is_word());
    let Some(word) = first.map(|&token| document.token_text(token)) else { return false };
    // "That's how it was", but not "it's time".
    let stem = word.split_once(['\'', '’']).map_or(word, |(stem, _)| stem);
    let is_empty_subject = ["it", "there"].iter().any(|subject| stem.eq_ignore_ascii_case(subject));
    let word = if is_empty_subject { word } else { stem };
    POINTERS.iter().any(|pointer| word.eq_ignore_ascii_case(pointer))
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
    fn the_half_of_a_quotation_is_known() {
        let check = |text: &str, expected: Option<HalfQuotation>| {
            assert_eq!(half_quotation(text), expected, "{text}");
        };
        let (opened, closed) = (Some(HalfQuotation::Opened), Some(HalfQuotation::Closed));
        check("“Our school has no roof.", opened);
        check("Our teachers are cold,” he said.", closed);
        check("“Rain,” she said.", None);
        check("\"Our school has no roof.", opened);
        check("She said (\"Our school has no roof.", opened);
        check("Our teachers are cold,\" he said.", closed);
        check("„Der Deich hält“, sagte er.", None);
        check("„Der Deich hält.", opened);
        check("Er hält“, sagte sie.", closed);
        check("「雨が降った。", opened);
        check("« Il pleut.", opened);
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
    fn a_line_that_is_read_alone_may_not_even_seem_to_lean() {
        let check = |sentence: &str, expected: bool| {
            let document = Segmenter::default().language(Language::English).run(sentence).unwrap();
            assert_eq!(may_lean_back(&document, 0), expected, "{sentence}");
        };
        check("That’s how the council works.", true);
        check("This bridge is the oldest of the county.", true);
        check("He left the town after dark.", true);
        check("There's rain in the north.", false);
        check("The bridge is the oldest of the county.", false);
    }

    #[test]
    fn names_nouns_and_longer_words_do_not() {
        check(Language::English, "Heather left the town after dark.", false);
        check(Language::English, "This bridge is the oldest of the county.", false);
        check(Language::English, "Both-sided tape holds the sign.", false);
        check(Language::Polish, "On wyjechał wczoraj z miasta.", false);
    }
}
