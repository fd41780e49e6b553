//! Turns texts into numbered stems.

use super::porter::{porter_stem, rouge155_stem};
use foldhash::{HashMap, HashMapExt};
use nutgraf::Language;
use std::sync::LazyLock;
use unicode_normalization::char::is_combining_mark;

/// Which words are stemmed before they are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stemming {
    /// English words, with Porter's stemmer, as scores are usually reported.
    #[default]
    English,
    /// The words of every language that has a stemmer: Porter's for English, Snowball's for the others.
    All,
    /// No words: they are compared in lower case.
    None,
}

/// The stemmer of a word.
pub(super) enum Stemmer {
    /// Keeps the word.
    Keep,
    /// NLTK's Porter stemmer for words longer than three letters, as in `rouge-score`.
    Nltk,
    /// For words longer than three letters, the base form of irregular words, and its own version of Porter's stemmer
    /// for the others, as in ROUGE-1.5.5.
    Rouge155,
    /// Snowball's stemmer of another language; keeps the word if the language has none.
    Snowball(Language),
}

impl Stemmer {
    fn stem(&self, word: &str) -> String {
        match self {
            Self::Snowball(language) => language.stem(word).into_owned(),
            Self::Nltk if word.len() > 3 => porter_stem(word),
            Self::Rouge155 if word.len() > 3 => base_form(word).unwrap_or_else(|| rouge155_stem(word)),
            Self::Keep | Self::Nltk | Self::Rouge155 => word.to_owned(),
        }
    }
}

/// How a text is cut into words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WordSplitting {
    /// Runs of `a-z0-9`.
    Ascii,
    /// Runs of letters, combining marks and digits of any script, and single Han characters.
    Unicode,
}

impl WordSplitting {
    /// The usual way for a language.
    pub(super) fn of(language: Language) -> Self {
        if language == Language::English { Self::Ascii } else { Self::Unicode }
    }
}

/// Numbers the stems of texts; equal stems have equal numbers.
pub(super) struct StemNumbers<'s> {
    stemmer: &'s Stemmer,
    words: WordSplitting,
    by_word: HashMap<String, u32>,
    by_stem: HashMap<String, u32>,
}

impl<'s> StemNumbers<'s> {
    pub(super) fn new(words: WordSplitting, stemmer: &'s Stemmer) -> Self {
        Self { stemmer, words, by_word: HashMap::new(), by_stem: HashMap::new() }
    }

    /// The numbers of the stems of a text, word by word.
    pub(super) fn tokens(&mut self, text: &str) -> Vec<u32> {
        let lower = text.to_lowercase();
        match self.words {
            WordSplitting::Ascii => {
                let words = lower.split(|c: char| !c.is_ascii_alphanumeric());
                words.filter(|word| !word.is_empty()).map(|word| self.number(word)).collect()
            }
            WordSplitting::Unicode => {
                let runs = lower.split(|c: char| !(c.is_alphanumeric() || is_combining_mark(c)));
                runs.flat_map(split_at_han).map(|word| self.number(word)).collect()
            }
        }
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.by_word.get(word) {
            return *number;
        }
        let next = self.by_stem.len() as u32;
        let number = *self.by_stem.entry(self.stemmer.stem(word)).or_insert(next);
        self.by_word.insert(word.to_owned(), number);
        number
    }
}

/// The Han characters of a run of letters, and the parts between them.
fn split_at_han(run: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, han) in run.char_indices().filter(|&(_, c)| is_han(c)) {
        let end = at + han.len_utf8();
        parts.extend([&run[start..at], &run[at..end]]);
        start = end;
    }
    parts.push(&run[start..]);
    parts.retain(|part| !part.is_empty());
    parts
}

/// True for Han characters, including CJK extensions and radicals.
fn is_han(c: char) -> bool {
    matches!(
        u32::from(c),
        0x2e80..=0x2fdf | 0x3005..=0x3007 | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff
    )
}

/// The base form of an irregular English word, which ROUGE-1.5.5 does not stem further.
///
/// That program looks words up in WordNet's lists of exceptions. Ours is a short list written for this project. The many
/// forms in `-ied` and `-iest`, which WordNet lists too, are recognized by their ending.
fn base_form(word: &str) -> Option<String> {
    static IRREGULAR: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
        let lines = include_str!("../data/irregular-en.txt").lines();
        let words = lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '));
        words.flat_map(|(base, forms)| forms.split(' ').map(move |form| (form, base))).collect()
    });
    if let Some(base) = IRREGULAR.get(word) {
        return Some((*base).to_owned());
    }
    // "Died", "lied" and "tied" do not come from a verb in -y, and "priest" is not an adjective.
    let stem = match (word.strip_suffix("ied"), word.strip_suffix("iest")) {
        (Some(stem), _) if stem.len() > 1 => stem,
        (_, Some(stem)) if stem.len() > 2 => stem,
        _ => return None,
    };
    Some(format!("{stem}y"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: WordSplitting, stem: &Stemmer, text: &str, expected: &[u32]) {
        assert_eq!(StemNumbers::new(words, stem).tokens(text), expected, "{text}");
    }

    #[test]
    fn words_are_cut() {
        check(WordSplitting::Ascii, &Stemmer::Keep, "The 3-day, the über_day.", &[0, 1, 2, 0, 3, 2]);
        check(WordSplitting::Unicode, &Stemmer::Keep, "Der über-Tag über", &[0, 1, 2, 1]);
        check(WordSplitting::Unicode, &Stemmer::Keep, "中国2024年中", &[0, 1, 2, 3, 0]);
        check(WordSplitting::Unicode, &Stemmer::Keep, " …", &[]);
    }

    #[test]
    fn words_are_stemmed() {
        check(WordSplitting::Ascii, &Stemmer::Nltk, "dogs dog gas ga", &[0, 0, 1, 2]);
        check(WordSplitting::Ascii, &Stemmer::Rouge155, "went go", &[0, 0]);
        // A base form is not stemmed but a word is: "study" (from "studied") differs from "studi" (from "study").
        check(WordSplitting::Ascii, &Stemmer::Rouge155, "studied study died", &[0, 1, 2]);
        let french = Stemmer::Snowball(Language::French);
        check(WordSplitting::Unicode, &french, "maison maisons", &[0, 0]);
    }
}
