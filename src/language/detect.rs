//! The language of a text.
//!
//! The script decides where it can. Between the languages of one script these do, in this order:
//!
//! 1. English function words, at the text's start and in its middle: most text is recognized by a look at 1 kB;
//! 2. the stop words of all languages: the one whose list explains most of the sample;
//! 3. if there are too few of those, as in a headline, how frequent its words are in each language that has a table
//!    of frequencies: a name does not turn English into something else;
//! 4. letter trigrams (whatlang), for the languages without a table.

use super::code::Language;
use super::profile::Profile;
use super::schema::{Property, WordClass, WordList};
use super::script::{Script, script_of};
use super::tables::{Tables, tables};
use super::text_script::dominant_script;
use crate::ascii::{PackedWords, letters, packed_word, wide_chars};
use std::cell::LazyCell;
use std::sync::LazyLock;

impl Language {
    /// The language of `text`, or [`Language::Undetermined`] if nothing speaks for any.
    ///
    /// Reads at most the first few kilobytes: the cost does not grow with the text.
    #[must_use]
    pub fn detect(text: &str) -> Self {
        if is_plainly_english(text) {
            return Self::English;
        }
        tables().detect(text).map_or(Self::Undetermined, |place| Self::ALL[place - 1])
    }
}

/// How much of a text detection looks at.
const SAMPLE_BYTES: usize = 4096;

/// How much of its start, and of its middle, can show that it is English.
const WINDOW_BYTES: usize = 512;

/// True if English function words fill the text's start, and its middle if it is long.
fn is_plainly_english(text: &str) -> bool {
    let bytes = text.as_bytes();
    let start = &bytes[..bytes.len().min(WINDOW_BYTES)];
    let middle = bytes.len() / 2;
    is_english_window(start)
        && (bytes.len() < 4 * WINDOW_BYTES || is_english_window(&bytes[middle..middle + WINDOW_BYTES]))
}

/// True if a fifth of the words are English function words of two letters and more, and hardly a byte is beyond
/// ASCII.
fn is_english_window(window: &[u8]) -> bool {
    let n_wide = if window.is_ascii() { 0 } else { window.iter().filter(|byte| !byte.is_ascii()).count() };
    let (mut at, mut n_words, mut n_function) = (0, 0, 0);
    // A word has a letter and something after it: at most `n_left` words follow.
    let is_open = |at: usize, n_words, n_function| {
        let n_left = window.len().saturating_sub(at).div_ceil(2);
        n_left > 0 && (n_words < MIN_WINDOW_WORDS || n_function * 5 < n_words + n_left)
    };
    while is_open(at, n_words, n_function) {
        let length = letters(&window[at..]);
        n_words += usize::from(length > 0);
        // In other languages these bytes may be a piece of a word with a letter beyond ASCII.
        let is_function_word = length > 1
            && packed_word(&window[at..], length).is_some_and(|word| ENGLISH_FUNCTION_WORDS.contains(word));
        n_function += usize::from(is_function_word);
        at += length + 1;
    }
    n_words >= MIN_WINDOW_WORDS && n_function * 5 >= n_words && n_wide * 16 <= window.len()
}

/// A window of fewer words does not show enough.
const MIN_WINDOW_WORDS: usize = 30;

static ENGLISH_FUNCTION_WORDS: LazyLock<PackedWords> = LazyLock::new(|| {
    let words = Language::English.profile().words(WordClass::StopWord);
    PackedWords::new(words.filter_map(|word| packed_word(word.as_bytes(), letters(word.as_bytes()))))
});

/// This much evidence of stop words decides,
const SURE: f64 = 6.0;

/// if it is this many times that of the next language.
const SURE_RATIO: f64 = 1.3;

/// How many times likelier a widely written language is.
const PRIOR: f64 = 1.8;

/// Languages are places among the profiles here, from 1 on.
impl Tables {
    /// The language of a text, if anything speaks for one.
    pub(super) fn detect(&self, text: &str) -> Option<usize> {
        let sample = &text[..text.floor_char_boundary(SAMPLE_BYTES)];
        let script = dominant_script(sample)?;
        match self.languages_of(script).as_slice() {
            [] => None,
            [only] => Some(*only),
            languages => self.by_words(sample, languages),
        }
    }

    /// The languages of a script.
    fn languages_of(&self, script: Script) -> Vec<usize> {
        let mut languages = Vec::with_capacity(self.profiles.len());
        languages.extend((1..self.profiles.len()).filter(|&at| self.profiles[at].script == script));
        languages
    }

    /// The language that the words of the sample are in, of two or more.
    fn by_words(&self, sample: &str, languages: &[usize]) -> Option<usize> {
        let evidence = self.stop_word_evidence(sample);
        let (best, second) = best_two(&evidence, languages);
        if evidence[best] >= SURE && evidence[best] >= SURE_RATIO * evidence[second] {
            return Some(best);
        }
        let default = self.default_of_ascii().filter(|_| sample.is_ascii());
        let is_single_word = words(sample).nth(1).is_none();
        let told = told_words(sample);
        let zipfs = LazyCell::new(|| self.zipfs(&told, languages));
        let most_frequent = |is_in: fn(&ToldWord) -> bool| Frequencies::of(&told, &zipfs, is_in).best();
        // A name does not turn English into something else; a single word may be one.
        if default.is_some() && !is_single_word && most_frequent(|word| word.is_lower_case) == default {
            return default;
        }
        let without_letters = self.without_letters_of(sample);
        let has_letters = |language: usize| without_letters & 1 << language == 0;
        let best = if is_single_word { None } else { most_frequent(|word| word.is_early) };
        if let Some(language) = best.filter(|&language| has_letters(language)) {
            return Some(self.or_taken_for_it(language, sample));
        }
        let is_possible = |&language: &usize| {
            let is_rare = || {
                let zipfs = if is_single_word { &self.zipfs(&told, &[language]) } else { &*zipfs };
                Frequencies::of(&told, zipfs, |word| word.is_early).has_rare(language)
            };
            languages.contains(&language) && has_letters(language) && !is_rare()
        };
        let trigrams = LazyCell::new(|| self.by_trigrams(sample));
        let reliable = || trigrams.filter(|found| found.is_reliable).map(|found| found.language);
        if let Some(language) = may_be_reliable(sample).then(reliable).flatten().filter(is_possible) {
            return Some(language);
        }
        if let Some(language) = likeliest(&evidence, languages).find(is_possible) {
            Some(language)
        } else if sample.is_ascii() {
            default.filter(|_| words(sample).next().is_some())
        } else {
            trigrams.map(|found| found.language).filter(is_possible)
        }
    }

    /// The language that text of ASCII letters is in if it does not speak for another.
    fn default_of_ascii(&self) -> Option<usize> {
        self.profiles.iter().position(|profile| profile.has(Property::DefaultOfAscii))
    }

    /// For every language how many of the sample's words are stop words of it; a word of few languages counts more
    /// than one of many, and a widely written language is likelier.
    fn stop_word_evidence(&self, sample: &str) -> Vec<f64> {
        let mut evidence = vec![0.0; self.profiles.len()];
        let mut folded = String::new();
        for word in words(sample) {
            folded.clear();
            folded.extend(word.chars().flat_map(char::to_lowercase));
            let Some(set) = (self.short_stop_words.find(folded.as_bytes()) as usize).checked_sub(1) else {
                continue;
            };
            let mut rest = self.language_sets[set];
            let weight = 1.0 / f64::from(rest.count_ones());
            while rest != 0 {
                evidence[rest.trailing_zeros() as usize] += weight;
                rest &= rest - 1;
            }
        }
        for (evidence, profile) in evidence.iter_mut().zip(self.profiles) {
            *evidence *= if profile.has(Property::WidelyWritten) { PRIOR } else { 1.0 };
        }
        evidence
    }

    /// A bit for every language that does not write all letters of the sample's words; names may have others.
    fn without_letters_of(&self, sample: &str) -> u128 {
        let languages_of = |letter: char| {
            let place = self.letters.binary_search_by_key(&letter, |(listed, _)| *listed);
            place.map_or(u128::MAX, |place| self.letters[place].1)
        };
        !lower_case_words(sample)
            .flat_map(wide_chars)
            .fold(u128::MAX, |all, letter| all & languages_of(letter))
    }

    /// The language, or one without a table whose texts are taken for it, if the sample has more of the words that
    /// only that one has.
    fn or_taken_for_it(&self, found: usize, sample: &str) -> usize {
        let n_own = |language: usize| {
            let own_words = self.profiles[language].list(WordList::OwnWords);
            let is_own = |word: &&str| own_words.contains(&word.to_lowercase().as_str());
            words(sample).filter(is_own).count()
        };
        let is_taken_for_it = |other: &usize| self.profiles[*other].taken_for == Some(found);
        let mut others = (1..self.profiles.len()).filter(is_taken_for_it);
        others.find(|&other| n_own(other) > n_own(found)).unwrap_or(found)
    }

    /// The Zipf frequencies of words in each of the languages that have a table.
    fn zipfs(&self, words: &[ToldWord], languages: &[usize]) -> Vec<(usize, Vec<f64>)> {
        let of = |&language: &usize| Some((language, zipfs(words, &self.profiles[language])?));
        languages.iter().filter_map(of).collect()
    }

    /// The language that whatlang finds.
    #[cfg(feature = "languages")]
    fn by_trigrams(&self, sample: &str) -> Option<ByTrigrams> {
        let found = whatlang::detect(sample)?;
        let code = found.lang().code();
        let language = self.profiles.iter().position(|profile| profile.has_code(code))?;
        Some(ByTrigrams { language, is_reliable: found.is_reliable() })
    }

    #[cfg(not(feature = "languages"))]
    #[allow(clippy::unused_self, reason = "there is one language to find")]
    fn by_trigrams(&self, _: &str) -> Option<ByTrigrams> {
        None
    }
}

/// The language that trigrams tell.
#[derive(Clone, Copy)]
struct ByTrigrams {
    language: usize,
    is_reliable: bool,
}

/// True if whatlang may be sure of a sample. It looks at all its languages whatever the sample, and that would be most
/// of the work on a text of one word.
fn may_be_reliable(sample: &str) -> bool {
    !sample.is_ascii() || sample.trim_ascii().len() >= MIN_TRIGRAMS
}

/// Several of whatlang's languages have all letters of ASCII, which is half of its score and more. With fewer trigrams the
/// best of them would have to be further ahead than the other half can bring it.
const MIN_TRIGRAMS: usize = 6;

/// The two languages with the most evidence, of two or more in rising order; the first of those with the same.
fn best_two(evidence: &[f64], languages: &[usize]) -> (usize, usize) {
    let most = |without: Option<usize>| {
        let others = languages.iter().copied().filter(|&language| Some(language) != without);
        others.reduce(|best, other| if evidence[other] > evidence[best] { other } else { best })
    };
    let best = most(None).unwrap_or_default();
    (best, most(Some(best)).unwrap_or_default())
}

/// The languages with evidence, those with the most first; the first of those with the same. Mostly the first is taken.
fn likeliest(evidence: &[f64], languages: &[usize]) -> impl Iterator<Item = usize> {
    let mut last = (f64::INFINITY, 0);
    std::iter::from_fn(move || {
        let is_after = |&&language: &&usize| {
            evidence[language] < last.0 || evidence[language] == last.0 && language > last.1
        };
        let others = languages.iter().filter(is_after).copied();
        let next = others.reduce(|best, other| if evidence[other] > evidence[best] { other } else { best });
        let next = next.filter(|&language| evidence[language] > 0.0)?;
        last = (evidence[next], next);
        Some(next)
    })
}

/// Letters, digits and apostrophes in a row.
fn words(sample: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric() || c == '\'',
        _ => c.is_alphanumeric() || script_of(c).is_some(),
    };
    sample.split(move |c: char| !is_part(c)).filter(|word| !word.is_empty())
}

/// The words without a capital: no names.
fn lower_case_words(sample: &str) -> impl Iterator<Item = &str> {
    words(sample).filter(|word| word.starts_with(char::is_lowercase))
}

/// A word that may tell the language by how frequent it is.
struct ToldWord {
    /// In lower case.
    text: String,
    /// True for the first ones, capital or not.
    is_early: bool,
    /// True for the first ones without a capital.
    is_lower_case: bool,
}

/// The first words of letters alone, and the first of them without a capital.
fn told_words(sample: &str) -> Vec<ToldWord> {
    let (mut told, mut n_lower_case) = (Vec::new(), 0);
    for (n, word) in words(sample).filter(|word| word.chars().all(char::is_alphabetic)).enumerate() {
        let (is_early, may_be) = (n < MAX_FREQUENCY_WORDS, n_lower_case < MAX_FREQUENCY_WORDS);
        if !is_early && !may_be {
            break;
        }
        let is_lower_case = may_be && word.starts_with(char::is_lowercase);
        n_lower_case += usize::from(is_lower_case);
        if is_early || is_lower_case {
            told.push(ToldWord { text: word.to_lowercase(), is_early, is_lower_case });
        }
    }
    told
}

/// The mean Zipf frequency of some words in each language that has a table, the highest first.
struct Frequencies(Vec<(f64, usize)>);

impl Frequencies {
    /// The means of those of the words that are in; none if no word is.
    fn of(words: &[ToldWord], zipfs: &[(usize, Vec<f64>)], is_in: fn(&ToldWord) -> bool) -> Self {
        let n = words.iter().filter(|word| is_in(word)).count();
        let mean = |(language, zipfs): &(usize, Vec<f64>)| {
            let sum: f64 =
                words.iter().zip(zipfs).filter(|(word, _)| is_in(word)).map(|(_, zipf)| zipf).sum();
            (sum / n as f64, *language)
        };
        let mut means: Vec<(f64, usize)> = if n == 0 { Vec::new() } else { zipfs.iter().map(mean).collect() };
        means.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        Self(means)
    }

    /// The language in which the words are the most frequent; none if many of them are rare in any, or two languages
    /// are close.
    fn best(&self) -> Option<usize> {
        let (best, language) = *self.0.first()?;
        let second = self.0.get(1).map_or(0.0, |second| second.0);
        (best >= FREQUENT && best >= second + FREQUENCY_MARGIN).then_some(language)
    }

    /// True if the words are rare in the language.
    fn has_rare(&self, language: usize) -> bool {
        self.0.iter().any(|&(mean, other)| other == language && mean < RARE)
    }
}

/// The Zipf frequencies of words, if the language has a table.
fn zipfs(words: &[ToldWord], profile: &Profile) -> Option<Vec<f64>> {
    let table = profile.frequencies()?;
    let stemmer = profile.stemmer();
    let zipf = |word: &ToldWord| match &stemmer {
        Some(stemmer) => table.zipf(&stemmer.stem(&word.text)),
        None => table.zipf(&word.text),
    };
    Some(words.iter().map(zipf).collect())
}

/// No more words are looked up.
const MAX_FREQUENCY_WORDS: usize = 24;

/// The mean Zipf frequency of a sample's words in its own language is at least this,
const FREQUENT: f64 = 3.8;

/// and higher by this than in any other;
const FREQUENCY_MARGIN: f64 = 0.25;

/// it is hardly ever lower than this.
const RARE: f64 = 2.5;

#[cfg(test)]
mod tests {
    use super::*;

    /// A code missing in a file would make detection lose what whatlang finds.
    #[test]
    fn every_language_of_whatlang_is_found_by_its_code() {
        for &lang in whatlang::Lang::all() {
            let by_name = Language::ALL.iter().find(|language| language.name() == lang.eng_name());
            let by_code = lang.code().parse::<Language>().ok();
            assert!(by_name.is_none_or(|&language| by_code == Some(language)), "{lang:?} {by_code:?}");
        }
        assert_eq!(whatlang::Lang::Cmn.code().parse(), Ok(Language::Chinese));
    }

    #[test]
    fn whatlang_is_never_sure_of_a_few_letters_of_ascii() {
        let letters = || ('a'..='z').chain([' ', '-']);
        let pairs: Vec<String> = letters().flat_map(|a| letters().map(move |b| format!("{a}{b}"))).collect();
        let step = 41;
        let four = (0..pairs.len() * pairs.len()).step_by(step).map(|at| {
            let (first, second) = (&pairs[at / pairs.len()], &pairs[at % pairs.len()]);
            format!("{first}{second}{}", char::from(b'a' + (at / step % 26) as u8))
        });
        for text in pairs.iter().cloned().chain(four) {
            assert!(!may_be_reliable(&text), "{text}");
            assert!(whatlang::detect(&text).is_none_or(|info| !info.is_reliable()), "{text}");
        }
    }
}
