//! Tokens of a text as ROUGE sees them, as numbers.

use super::porter::{porter_stem, rouge155_stem};
use foldhash::{HashMap, HashMapExt};
use nutgraf::Language;
use std::sync::LazyLock;
use unicode_normalization::char::is_combining_mark;

/// Which words are stemmed before they are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stemming {
    /// English ones, with Porter's stemmer, as scores are usually reported.
    #[default]
    English,
    /// Those of every language that has a stemmer: Porter's in English, Snowball's elsewhere.
    All,
    /// None: words are compared as they are, in lower case.
    None,
}

/// What becomes of a word.
pub(super) enum Stem {
    /// Nothing.
    Keep,
    /// As `rouge-score` does it: NLTK's Porter stemmer for words longer than three letters.
    Nltk,
    /// As ROUGE-1.5.5 does it: the base form of irregular words, else its form of Porter's stemmer, for
    /// words longer than three letters.
    Rouge155,
    /// Snowball's stemmer of another language; a language without one keeps the word.
    Snowball(Language),
}

impl Stem {
    fn of(&self, word: &str) -> String {
        match self {
            Self::Snowball(language) => language.stem(word).into_owned(),
            Self::Nltk if word.len() > 3 => porter_stem(word),
            Self::Rouge155 if word.len() > 3 => base_form(word).unwrap_or_else(|| rouge155_stem(word)),
            Self::Keep | Self::Nltk | Self::Rouge155 => word.to_owned(),
        }
    }
}

/// Where one word ends and the next begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Words {
    /// Runs of `a-z0-9`.
    Ascii,
    /// Runs of letters, marks and digits of any script, every Han character by itself.
    Unicode,
}

impl Words {
    /// What is usual for a language.
    pub(super) fn of(language: Language) -> Self {
        if language == Language::English { Self::Ascii } else { Self::Unicode }
    }
}

/// Numbers for stems, the same number for the same stem.
pub(super) struct Vocabulary<'s> {
    stem: &'s Stem,
    words: Words,
    by_word: HashMap<String, u32>,
    by_stem: HashMap<String, u32>,
}

impl<'s> Vocabulary<'s> {
    pub(super) fn new(words: Words, stem: &'s Stem) -> Self {
        Self { stem, words, by_word: HashMap::new(), by_stem: HashMap::new() }
    }

    /// The tokens of a text.
    pub(super) fn tokens(&mut self, text: &str) -> Vec<u32> {
        let lower = text.to_lowercase();
        match self.words {
            Words::Ascii => {
                let words = lower.split(|c: char| !c.is_ascii_alphanumeric());
                words.filter(|word| !word.is_empty()).map(|word| self.number(word)).collect()
            }
            Words::Unicode => {
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
        let number = *self.by_stem.entry(self.stem.of(word)).or_insert(next);
        self.by_word.insert(word.to_owned(), number);
        number
    }
}

/// The parts of a run of letters: every Han character, and what is between them.
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

/// True for a Chinese character, CJK extensions and radicals included.
fn is_han(c: char) -> bool {
    matches!(
        u32::from(c),
        0x2e80..=0x2fdf | 0x3005..=0x3007 | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff
    )
}

/// The base form of an English word that ROUGE-1.5.5 takes as it stands, without stemming it further.
///
/// That program looks words up in WordNet's lists of exceptions. Ours is a short list of our own; the many
/// forms in `-ied` and `-iest`, which those lists have too, are told by their ending.
fn base_form(word: &str) -> Option<String> {
    static IRREGULAR: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
        let lines = include_str!("../data/irregular-en.txt").lines();
        let words = lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '));
        words.flat_map(|(base, forms)| forms.split(' ').map(move |form| (form, base))).collect()
    });
    if let Some(base) = IRREGULAR.get(word) {
        return Some((*base).to_owned());
    }
    // Died, lied and tied are of other verbs; a priest is no adjective.
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

    fn check(words: Words, stem: &Stem, text: &str, expected: &[u32]) {
        assert_eq!(Vocabulary::new(words, stem).tokens(text), expected, "{text}");
    }

    #[test]
    fn cuts_words() {
        check(Words::Ascii, &Stem::Keep, "The 3-day, the über_day.", &[0, 1, 2, 0, 3, 2]);
        check(Words::Unicode, &Stem::Keep, "Der über-Tag über", &[0, 1, 2, 1]);
        check(Words::Unicode, &Stem::Keep, "中国2024年中", &[0, 1, 2, 3, 0]);
        check(Words::Unicode, &Stem::Keep, " …", &[]);
    }

    #[test]
    fn stems_words() {
        check(Words::Ascii, &Stem::Nltk, "dogs dog gas ga", &[0, 0, 1, 2]);
        check(Words::Ascii, &Stem::Rouge155, "went go", &[0, 0]);
        // A base form is not stemmed, but the word itself is: study, but studi.
        check(Words::Ascii, &Stem::Rouge155, "studied study died", &[0, 1, 2]);
        let french = Stem::Snowball(Language::French);
        check(Words::Unicode, &french, "maison maisons", &[0, 0]);
    }
}
