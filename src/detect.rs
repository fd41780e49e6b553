//! The language of a text.
//!
//! The script decides where it can. Between the languages of one script these do, in this order:
//!
//! 1. English function words, at the text's start and in its middle: most text is told by a look at 1 kB;
//! 2. the stop words of all languages: the one whose list explains most of the sample;
//! 3. where there are too few of those, in a headline say, how frequent its words are in each language
//!    that `background` has a table of: a name does not turn English into something else;
//! 4. letter trigrams (whatlang), for the languages without a table.

use crate::ascii::{PackedWords, letters, packed_word};
use crate::background::Background;
use crate::lang::{Language, Script, dominant_script, script_of};
use foldhash::{HashMap, HashMapExt};
use std::sync::LazyLock;

impl Language {
    /// The language of `text`, or [`Language::Undetermined`] where nothing speaks for any.
    ///
    /// Reads at most the first few kilobytes: the cost does not grow with the text.
    #[must_use]
    pub fn detect(text: &str) -> Self {
        if is_plainly_english(text) {
            return Self::English;
        }
        let sample = &text[..text.floor_char_boundary(SAMPLE_BYTES)];
        match dominant_script(sample) {
            Some(Script::Kana) => Self::Japanese,
            Some(Script::Han) => Self::Chinese,
            Some(script @ (Script::Latin | Script::Cyrillic | Script::Arabic | Script::Devanagari)) => {
                by_words(sample, script)
            }
            Some(script) => Self::ALL
                .iter()
                .copied()
                .find(|language| language.script() == script)
                .unwrap_or(Self::Undetermined),
            None => Self::Undetermined,
        }
    }
}

/// How much of a text detection looks at.
const SAMPLE_BYTES: usize = 4096;

/// How much of its start, and of its middle, can tell that it is English.
const WINDOW_BYTES: usize = 512;

/// Whether English function words fill the text's start, and its middle if it is long.
fn is_plainly_english(text: &str) -> bool {
    let bytes = text.as_bytes();
    let start = &bytes[..bytes.len().min(WINDOW_BYTES)];
    let middle = bytes.len() / 2;
    is_english_window(start)
        && (bytes.len() < 4 * WINDOW_BYTES || is_english_window(&bytes[middle..middle + WINDOW_BYTES]))
}

/// Whether a fifth of the words are English function words of two letters and more, and hardly a byte is beyond
/// ASCII.
fn is_english_window(window: &[u8]) -> bool {
    let n_wide = if window.is_ascii() { 0 } else { window.iter().filter(|byte| !byte.is_ascii()).count() };
    let (mut at, mut n_words, mut n_function) = (0, 0, 0);
    // A word has a letter and something after it: so many are left at most.
    let is_open = |at: usize, n_words, n_function| {
        let n_left = window.len().saturating_sub(at).div_ceil(2);
        n_left > 0 && (n_words < MIN_WINDOW_WORDS || n_function * 5 < n_words + n_left)
    };
    while is_open(at, n_words, n_function) {
        let length = letters(&window[at..]);
        n_words += usize::from(length > 0);
        // Of other languages these bytes may be a piece of a word: one with a letter beyond ASCII.
        let is_function_word = length > 1
            && packed_word(&window[at..], length).is_some_and(|word| ENGLISH_FUNCTION_WORDS.contains(word));
        n_function += usize::from(is_function_word);
        at += length + 1;
    }
    n_words >= MIN_WINDOW_WORDS && n_function * 5 >= n_words && n_wide * 16 <= window.len()
}

/// A window of fewer words does not tell enough.
const MIN_WINDOW_WORDS: usize = 30;

static ENGLISH_FUNCTION_WORDS: LazyLock<PackedWords> = LazyLock::new(|| {
    let words = Language::English.stop_words();
    PackedWords::new(words.filter_map(|word| packed_word(word.as_bytes(), letters(word.as_bytes()))))
});

/// A bit for every language of [`Language::ALL`] that has the word in its stop list.
type LanguageBits = u128;

static STOP_LANGUAGES: LazyLock<HashMap<&'static str, LanguageBits>> = LazyLock::new(|| {
    let mut bits = HashMap::with_capacity(1 << 13);
    for (index, language) in Language::ALL.iter().enumerate() {
        // The long lists hold content words; the words that betray a language are the short ones.
        for word in language.stop_words().filter(|word| word.chars().count() <= 5) {
            *bits.entry(word).or_insert(0) |= 1 << index;
        }
    }
    bits
});

/// The language of `script` that the words of the sample are of.
fn by_words(sample: &str, script: Script) -> Language {
    let mut evidence = stop_word_evidence(sample);
    for language in MOST_WRITTEN {
        evidence[language.index()] *= PRIOR;
    }
    let (best, second) = best_two(&evidence, script);
    if evidence[best.index()] >= SURE && evidence[best.index()] >= SURE_RATIO * evidence[second.index()] {
        return best;
    }
    let has_letters = has_letters_of(sample);
    // A name does not turn English into something else; a single word may be one.
    let is_english = || Frequencies::of(lower_case_words(sample), script).best() == Some(Language::English);
    if sample.is_ascii() && words(sample).nth(1).is_some() && is_english() {
        return Language::English;
    }
    let frequencies = Frequencies::of(words(sample), script);
    let best = frequencies.best().filter(|_| words(sample).nth(1).is_some());
    if let Some(language) = best.filter(|language| has_letters[language.index()]) {
        return or_danish(language, sample);
    }
    let is_possible = |language: &Language| {
        language.script() == script
            && has_letters[language.index()]
            && !frequencies.ruled_out().any(|other| other == *language)
    };
    for language in Language::ALL.iter().filter(|language| !is_possible(language)) {
        evidence[language.index()] = 0.0;
    }
    if let Some(language) = by_trigrams(sample).filter(is_possible) {
        return language;
    }
    let (best, _) = best_two(&evidence, script);
    match script {
        _ if evidence[best.index()] > 0.0 => best,
        _ if !sample.is_ascii() => {
            let guess = whatlang::detect(sample).and_then(|info| language_of(&info));
            guess.filter(is_possible).unwrap_or(Language::Undetermined)
        }
        Script::Cyrillic => Language::Russian,
        Script::Arabic => Language::Arabic,
        Script::Devanagari => Language::Hindi,
        _ if sample.is_ascii() && words(sample).next().is_some() => Language::English,
        _ => Language::Undetermined,
    }
}

/// The two languages of `script` with the most evidence.
fn best_two(evidence: &[f64; Language::ALL.len()], script: Script) -> (Language, Language) {
    let mut order: Vec<Language> =
        Language::ALL.iter().copied().filter(|language| language.script() == script).collect();
    order.sort_by(|a, b| evidence[b.index()].total_cmp(&evidence[a.index()]).then(a.cmp(b)));
    (order[0], order[1])
}

/// Danish, which has no table, where the sample has more words that are only Danish than only Norwegian.
fn or_danish(found: Language, sample: &str) -> Language {
    let n_of =
        |list: &[&str]| words(sample).filter(|word| list.contains(&word.to_lowercase().as_str())).count();
    let is_danish = found == Language::Norwegian && n_of(&ONLY_DANISH) > n_of(&ONLY_NORWEGIAN);
    if is_danish { Language::Danish } else { found }
}

/// Frequent words that Danish and Norwegian spell differently, pair by pair.
const ONLY_DANISH: [&str; 18] = [
    "af", "ud", "nu", "mig", "dig", "sig", "hvad", "efter", "blev", "blive", "bliver", "havde", "nogle",
    "noget", "gik", "fik", "mellem", "tilbage",
];
const ONLY_NORWEGIAN: [&str; 18] = [
    "av", "ut", "nå", "meg", "deg", "seg", "hva", "etter", "ble", "bli", "blir", "hadde", "noen", "noe",
    "gikk", "fikk", "mellom", "tilbake",
];

/// For every language of [`Language::ALL`] how many of the sample's words are stop words of it; a word of few
/// languages says more than one of many.
fn stop_word_evidence(sample: &str) -> [f64; Language::ALL.len()] {
    let mut evidence = [0.0_f64; Language::ALL.len()];
    let mut folded = String::new();
    for word in words(sample) {
        folded.clear();
        folded.extend(word.chars().flat_map(char::to_lowercase));
        let Some(&bits) = STOP_LANGUAGES.get(folded.as_str()) else { continue };
        let weight = 1.0 / f64::from(bits.count_ones());
        let mut rest = bits;
        while rest != 0 {
            evidence[rest.trailing_zeros() as usize] += weight;
            rest &= rest - 1;
        }
    }
    evidence
}

/// Letters, digits and apostrophes in a row.
fn words(sample: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric() || c == '\'',
        _ => c.is_alphanumeric() || script_of(c).is_some(),
    };
    sample.split(move |c: char| !is_part(c)).filter(|word| !word.is_empty())
}

/// The words that are no names: those without a capital.
fn lower_case_words(sample: &str) -> impl Iterator<Item = &str> {
    words(sample).filter(|word| word.starts_with(char::is_lowercase))
}

/// For every language of [`Language::ALL`] whether it writes all letters of the sample's words; names may have others.
fn has_letters_of(sample: &str) -> [bool; Language::ALL.len()] {
    let mut has_letters = [true; Language::ALL.len()];
    for (letters, codes) in LETTERS {
        if lower_case_words(sample).any(|word| word.contains(letters)) {
            for language in Language::ALL.iter().filter(|language| !codes.contains(&language.code())) {
                has_letters[language.index()] = false;
            }
        }
    }
    has_letters
}

/// Letters that few languages write, and which.
const LETTERS: [(&[char], &[&str]); 16] = [
    (&['ő', 'ű'], &["hu"]),
    (&['ș', 'ț'], &["ro"]),
    (&['ă'], &["ro", "vi"]),
    (&['ě', 'ř', 'ů'], &["cs"]),
    (&['ł', 'ś', 'ź', 'ż'], &["pl"]),
    (&['ą', 'ę'], &["pl", "lt"]),
    (&['ß'], &["de"]),
    (&['ø', 'æ'], &["da", "no"]),
    (&['å'], &["da", "no", "sv", "fi", "br"]),
    (&['ı', 'ğ'], &["tr", "az"]),
    (&['í'], &["cs", "sk", "hu", "es", "ca", "pt", "gl", "ga", "vi", "yo"]),
    (&['á'], &["cs", "sk", "hu", "es", "pt", "gl", "ga", "vi", "yo"]),
    (&['ä'], &["de", "fi", "sv", "et", "sk"]),
    (&['ö'], &["de", "fi", "sv", "et", "hu", "tr", "az"]),
    (&['ї', 'є', 'ґ'], &["uk"]),
    (&['ў'], &["be", "uz"]),
];

/// So much evidence of stop words decides,
const SURE: f64 = 6.0;

/// if it is so many times that of the next language.
const SURE_RATIO: f64 = 1.3;

/// Between languages that explain a text almost alike, these are the likelier ones.
const MOST_WRITTEN: &[Language] = &[
    Language::English,
    Language::German,
    Language::French,
    Language::Spanish,
    Language::Italian,
    Language::Portuguese,
    Language::Dutch,
    Language::Polish,
    Language::Turkish,
    Language::Russian,
    Language::Arabic,
    Language::Hindi,
];

/// How many times likelier.
const PRIOR: f64 = 1.8;

/// How frequent the sample's words are in the languages of its script that have a table: the mean Zipf frequency,
/// the most frequent first.
struct Frequencies(Vec<(f64, Language)>);

impl Frequencies {
    fn of<'s>(words: impl Iterator<Item = &'s str>, script: Script) -> Self {
        let words: Vec<String> = words
            .filter(|word| word.chars().all(char::is_alphabetic))
            .take(MAX_FREQUENCY_WORDS)
            .map(str::to_lowercase)
            .collect();
        let languages = Language::ALL.iter().copied().filter(|language| language.script() == script);
        let mut means: Vec<(f64, Language)> =
            languages.filter_map(|language| Some((mean_frequency(&words, language)?, language))).collect();
        means.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        Self(means)
    }

    /// The language in which the words are the most frequent; nothing where many of them are rare in any, or two
    /// languages are close.
    fn best(&self) -> Option<Language> {
        let (best, language) = *self.0.first()?;
        let second = self.0.get(1).map_or(0.0, |second| second.0);
        (best >= FREQUENT && best >= second + FREQUENCY_MARGIN).then_some(language)
    }

    /// The languages in which the words are rare.
    fn ruled_out(&self) -> impl Iterator<Item = Language> {
        self.0.iter().filter(|(mean, _)| *mean < RARE).map(|(_, language)| *language)
    }
}

/// The mean Zipf frequency of words in lower case, if the language has a table and there are words.
fn mean_frequency(words: &[String], language: Language) -> Option<f64> {
    let table = Background::of(language)?;
    let stemmer = language.stemmer();
    let zipf = |word: &String| match &stemmer {
        Some(stemmer) => table.zipf(&stemmer.stem(word)),
        None => table.zipf(word),
    };
    (!words.is_empty()).then(|| words.iter().map(zipf).sum::<f64>() / words.len() as f64)
}

/// No more words are looked up.
const MAX_FREQUENCY_WORDS: usize = 24;

/// The mean Zipf frequency of a sample's words in its own language is at least this
const FREQUENT: f64 = 3.8;

/// and by so much higher than in any other;
const FREQUENCY_MARGIN: f64 = 0.25;

/// it is hardly ever lower than this.
const RARE: f64 = 2.5;

/// whatlang's answer, where it is sure.
fn by_trigrams(sample: &str) -> Option<Language> {
    language_of(&whatlang::detect(sample).filter(whatlang::Info::is_reliable)?)
}

fn language_of(info: &whatlang::Info) -> Option<Language> {
    Language::of_code_or_name(info.lang().code(), info.lang().eng_name())
}
