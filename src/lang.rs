//! Languages: their codes, and what each brings (stemmer, stop words, detection).

use crate::error::{Error, ErrorKind};
use foldhash::{HashMap, HashMapExt, HashSet};
use rust_stemmers::{Algorithm, Stemmer};
use std::fmt;
use std::str::FromStr;
use std::sync::{LazyLock, OnceLock};

/// The writing system that most of a language's letters belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Script {
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Armenian,
    Georgian,
    Ethiopic,
    Devanagari,
    Bengali,
    Gurmukhi,
    Gujarati,
    Tamil,
    Telugu,
    Thai,
    Lao,
    Burmese,
    Khmer,
    Han,
    Kana,
    Hangul,
    Other,
}

macro_rules! languages {
    ($($variant:ident $code:literal $name:literal $script:ident $stemmer:expr;)*) => {
        /// A language that something is known of, or [`Language::Undetermined`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Language {
            /// Not known: sentences and words are cut by general rules, nothing is stemmed.
            Undetermined,
            $(#[doc = $name] $variant,)*
        }

        impl Language {
            /// Every language that something is known of.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its ISO 639-1 code; `und` if it is not known.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self {
                    Self::Undetermined => "und",
                    $(Self::$variant => $code,)*
                }
            }

            /// Its English name.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    Self::Undetermined => "undetermined",
                    $(Self::$variant => $name,)*
                }
            }

            pub(crate) fn script(self) -> Script {
                match self {
                    Self::Undetermined => Script::Other,
                    $(Self::$variant => Script::$script,)*
                }
            }

            /// Its Snowball stemmer, if there is one.
            pub(crate) fn stemmer(self) -> Option<Stemmer> {
                let algorithm: Option<Algorithm> = match self {
                    Self::Undetermined => None,
                    $(Self::$variant => $stemmer,)*
                };
                algorithm.map(Stemmer::create)
            }
        }
    };
}

languages! {
    Afrikaans "af" "Afrikaans" Latin None;
    Albanian "sq" "Albanian" Latin None;
    Amharic "am" "Amharic" Ethiopic None;
    Arabic "ar" "Arabic" Arabic Some(Algorithm::Arabic);
    Armenian "hy" "Armenian" Armenian None;
    Azerbaijani "az" "Azerbaijani" Latin None;
    Basque "eu" "Basque" Latin None;
    Belarusian "be" "Belarusian" Cyrillic None;
    Bengali "bn" "Bengali" Bengali None;
    Breton "br" "Breton" Latin None;
    Bulgarian "bg" "Bulgarian" Cyrillic None;
    Burmese "my" "Burmese" Burmese None;
    Catalan "ca" "Catalan" Latin None;
    Chinese "zh" "Chinese" Han None;
    Croatian "hr" "Croatian" Latin None;
    Czech "cs" "Czech" Latin None;
    Danish "da" "Danish" Latin Some(Algorithm::Danish);
    Dutch "nl" "Dutch" Latin Some(Algorithm::Dutch);
    English "en" "English" Latin Some(Algorithm::English);
    Esperanto "eo" "Esperanto" Latin None;
    Estonian "et" "Estonian" Latin None;
    Finnish "fi" "Finnish" Latin Some(Algorithm::Finnish);
    French "fr" "French" Latin Some(Algorithm::French);
    Galician "gl" "Galician" Latin None;
    Georgian "ka" "Georgian" Georgian None;
    German "de" "German" Latin Some(Algorithm::German);
    Greek "el" "Greek" Greek Some(Algorithm::Greek);
    Gujarati "gu" "Gujarati" Gujarati None;
    Hausa "ha" "Hausa" Latin None;
    Hebrew "he" "Hebrew" Hebrew None;
    Hindi "hi" "Hindi" Devanagari None;
    Hungarian "hu" "Hungarian" Latin Some(Algorithm::Hungarian);
    Indonesian "id" "Indonesian" Latin None;
    Irish "ga" "Irish" Latin None;
    Italian "it" "Italian" Latin Some(Algorithm::Italian);
    Japanese "ja" "Japanese" Kana None;
    Kazakh "kk" "Kazakh" Cyrillic None;
    Khmer "km" "Khmer" Khmer None;
    Korean "ko" "Korean" Hangul None;
    Kurdish "ku" "Kurdish" Latin None;
    Lao "lo" "Lao" Lao None;
    Latin "la" "Latin" Latin None;
    Latvian "lv" "Latvian" Latin None;
    Lithuanian "lt" "Lithuanian" Latin None;
    Malay "ms" "Malay" Latin None;
    Marathi "mr" "Marathi" Devanagari None;
    Nepali "ne" "Nepali" Devanagari None;
    Norwegian "no" "Norwegian" Latin Some(Algorithm::Norwegian);
    Persian "fa" "Persian" Arabic None;
    Polish "pl" "Polish" Latin None;
    Portuguese "pt" "Portuguese" Latin Some(Algorithm::Portuguese);
    Punjabi "pa" "Punjabi" Gurmukhi None;
    Romanian "ro" "Romanian" Latin Some(Algorithm::Romanian);
    Russian "ru" "Russian" Cyrillic Some(Algorithm::Russian);
    Serbian "sr" "Serbian" Cyrillic None;
    Slovak "sk" "Slovak" Latin None;
    Slovenian "sl" "Slovenian" Latin None;
    Somali "so" "Somali" Latin None;
    Sotho "st" "Southern Sotho" Latin None;
    Spanish "es" "Spanish" Latin Some(Algorithm::Spanish);
    Swahili "sw" "Swahili" Latin None;
    Swedish "sv" "Swedish" Latin Some(Algorithm::Swedish);
    Tagalog "tl" "Tagalog" Latin None;
    Tajik "tg" "Tajik" Cyrillic None;
    Tamil "ta" "Tamil" Tamil Some(Algorithm::Tamil);
    Telugu "te" "Telugu" Telugu None;
    Thai "th" "Thai" Thai None;
    Turkish "tr" "Turkish" Latin Some(Algorithm::Turkish);
    Ukrainian "uk" "Ukrainian" Cyrillic None;
    Urdu "ur" "Urdu" Arabic None;
    Uzbek "uz" "Uzbek" Latin None;
    Vietnamese "vi" "Vietnamese" Latin None;
    Yoruba "yo" "Yoruba" Latin None;
    Zulu "zu" "Zulu" Latin None;
}

/// ISO 639-2 and -3 codes and the like for languages that we know under another code.
const ALIASES: &[(&str, Language)] = &[
    ("nb", Language::Norwegian),
    ("nn", Language::Norwegian),
    ("eng", Language::English),
    ("deu", Language::German),
    ("ger", Language::German),
    ("fra", Language::French),
    ("fre", Language::French),
    ("spa", Language::Spanish),
    ("ita", Language::Italian),
    ("por", Language::Portuguese),
    ("nld", Language::Dutch),
    ("rus", Language::Russian),
    ("pol", Language::Polish),
    ("zho", Language::Chinese),
    ("chi", Language::Chinese),
    ("cmn", Language::Chinese),
    ("jpn", Language::Japanese),
    ("kor", Language::Korean),
    ("ara", Language::Arabic),
    ("hin", Language::Hindi),
    ("ben", Language::Bengali),
    ("urd", Language::Urdu),
    ("fas", Language::Persian),
    ("heb", Language::Hebrew),
    ("tur", Language::Turkish),
    ("vie", Language::Vietnamese),
    ("tha", Language::Thai),
    ("iw", Language::Hebrew),
    ("in", Language::Indonesian),
    ("fil", Language::Tagalog),
];

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Language {
    type Err = Error;

    /// The language of an ISO 639 code, with or without a region (`pt`, `pt-BR`, `zh_Hant`).
    /// A well-formed code that nothing is known of gives [`Language::Undetermined`].
    fn from_str(code: &str) -> Result<Self, Error> {
        let lower = code.to_ascii_lowercase();
        let primary = lower.split(['-', '_']).next().unwrap_or_default();
        if !(2..=3).contains(&primary.len()) || !primary.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Err(ErrorKind::BadLanguage(code.to_owned()).into());
        }
        let known = Self::ALL.iter().copied().find(|language| language.code() == primary);
        let alias = || ALIASES.iter().find(|(alias, _)| *alias == primary).map(|(_, language)| *language);
        Ok(known.or_else(alias).unwrap_or(Self::Undetermined))
    }
}

impl Language {
    /// Its stop words in lower case, as the lists have them; empty if there is no list.
    pub(crate) fn stop_words(self) -> &'static [&'static str] {
        stop_words::lookup(self.code()).unwrap_or_default()
    }

    /// Its stop words as a set of folded words, made on first use.
    pub(crate) fn stop_set(self) -> &'static HashSet<&'static str> {
        static SETS: [OnceLock<HashSet<&'static str>>; Language::ALL.len() + 1] =
            [const { OnceLock::new() }; Language::ALL.len() + 1];
        SETS[self as usize].get_or_init(|| self.stop_words().iter().copied().collect())
    }

    /// Whether the first letters of a text are of a script that the language is written in; true of a text
    /// without letters, and of a few Latin ones in any language.
    pub(crate) fn may_write(self, text: &str) -> bool {
        if self.script() == Script::Latin && text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) {
            return true;
        }
        let sample = &text[..text.floor_char_boundary(SCRIPT_SAMPLE_BYTES)];
        match (dominant_script(sample), self.script()) {
            (None, _) | (_, Script::Other) => true,
            (Some(Script::Han), Script::Kana | Script::Hangul) => true,
            // Names and terms are written in Latin letters in any language; whole sentences are not.
            (Some(Script::Latin), own) if own != Script::Latin => {
                text.len() < MIN_FOREIGN_BYTES || sample.chars().any(|c| script_of(c) == Some(own))
            }
            (Some(found), own) => found == own,
        }
    }

    /// The language of `text`, or [`Language::Undetermined`] where nothing speaks for any.
    ///
    /// The script decides where it can; between the languages of one script the stop words found do,
    /// and letter trigrams (whatlang) only where there are too few of those. Reads at most the first
    /// few kilobytes: the cost does not grow with the text.
    #[must_use]
    pub fn detect(text: &str) -> Self {
        detect(text)
    }
}

/// A block of Latin letters in a text of another script has its own language from this length on.
const MIN_FOREIGN_BYTES: usize = 40;

/// How much of a block shows its script.
const SCRIPT_SAMPLE_BYTES: usize = 120;

/// How much of a text detection looks at.
const SAMPLE_BYTES: usize = 4096;

/// How much of it can tell that it is English.
const ENGLISH_SAMPLE_BYTES: usize = 2048;

fn detect(text: &str) -> Language {
    let sample = &text[..text.floor_char_boundary(SAMPLE_BYTES)];
    match dominant_script(sample) {
        Some(Script::Kana) => Language::Japanese,
        Some(Script::Han) => Language::Chinese,
        Some(script @ (Script::Latin | Script::Cyrillic | Script::Arabic | Script::Devanagari)) => {
            by_words(sample, script)
        }
        Some(script) => Language::ALL
            .iter()
            .copied()
            .find(|language| language.script() == script)
            .unwrap_or(Language::Undetermined),
        None => Language::Undetermined,
    }
}

/// The script of most letters; kana in a text of Han letters makes it Japanese.
fn dominant_script(sample: &str) -> Option<Script> {
    const N: usize = Script::Other as usize + 1;
    let mut counts = [0_usize; N];
    let mut scripts = [Script::Other; N];
    counts[Script::Latin as usize] = sample.bytes().filter(u8::is_ascii_alphabetic).count();
    scripts[Script::Latin as usize] = Script::Latin;
    let beyond_ascii = if sample.is_ascii() { "" } else { sample };
    for c in beyond_ascii.chars().filter(|c| !c.is_ascii()) {
        if let Some(script) = script_of(c) {
            // A letter of an ideographic or syllabic script stands for several of an alphabet.
            let weight = if matches!(script, Script::Han | Script::Kana | Script::Hangul) { 3 } else { 1 };
            counts[script as usize] += weight;
            scripts[script as usize] = script;
        }
    }
    let (han, kana) = (counts[Script::Han as usize], counts[Script::Kana as usize]);
    if kana * 10 > han {
        counts[Script::Kana as usize] += han;
        counts[Script::Han as usize] = 0;
    }
    let best = (0..N).rev().max_by_key(|&index| counts[index])?;
    (counts[best] > 0).then_some(scripts[best])
}

/// The script of a letter; nothing for marks, digits and blanks.
pub(crate) fn script_of(c: char) -> Option<Script> {
    let script = match u32::from(c) {
        0..=0x7f => return c.is_ascii_alphabetic().then_some(Script::Latin),
        0xaa
        | 0xba
        | 0xc0..=0xd6
        | 0xd8..=0xf6
        | 0xf8..=0x24f
        | 0x1e00..=0x1eff
        | 0xff21..=0xff3a
        | 0xff41..=0xff5a => Script::Latin,
        0x370..=0x3ff | 0x1f00..=0x1fff => Script::Greek,
        0x400..=0x52f | 0x1c80..=0x1c8f | 0x2de0..=0x2dff | 0xa640..=0xa69f => Script::Cyrillic,
        0x530..=0x58f => Script::Armenian,
        0x590..=0x5ff | 0xfb1d..=0xfb4f => Script::Hebrew,
        0x600..=0x6ff | 0x750..=0x77f | 0x8a0..=0x8ff | 0xfb50..=0xfdff | 0xfe70..=0xfeff => Script::Arabic,
        0x900..=0x97f => Script::Devanagari,
        0x980..=0x9ff => Script::Bengali,
        0xa00..=0xa7f => Script::Gurmukhi,
        0xa80..=0xaff => Script::Gujarati,
        0xb80..=0xbff => Script::Tamil,
        0xc00..=0xc7f => Script::Telugu,
        0xe00..=0xe7f => Script::Thai,
        0xe80..=0xeff => Script::Lao,
        0x1000..=0x109f | 0xa9e0..=0xa9ff | 0xaa60..=0xaa7f => Script::Burmese,
        0x10a0..=0x10ff | 0x1c90..=0x1cbf | 0x2d00..=0x2d2f => Script::Georgian,
        0x1200..=0x139f => Script::Ethiopic,
        0x1780..=0x17ff => Script::Khmer,
        0x3040..=0x30ff | 0x31f0..=0x31ff | 0xff66..=0xff9f => Script::Kana,
        0x2e80..=0x2fdf
        | 0x3005..=0x3007
        | 0x3400..=0x4dbf
        | 0x4e00..=0x9fff
        | 0xf900..=0xfaff
        | 0x20000..=0x3ffff => Script::Han,
        0x1100..=0x11ff | 0x3130..=0x318f | 0xa960..=0xa97f | 0xac00..=0xd7af => Script::Hangul,
        _ => return c.is_alphabetic().then_some(Script::Other),
    };
    Some(script)
}

/// A bit for every language of [`Language::ALL`] that has the word in its stop list.
type LanguageBits = u128;

static STOP_LANGUAGES: LazyLock<HashMap<&'static str, LanguageBits>> = LazyLock::new(|| {
    let mut bits = HashMap::with_capacity(1 << 13);
    for (index, language) in Language::ALL.iter().enumerate() {
        // The long lists hold content words; the words that betray a language are the short ones.
        for word in language.stop_words().iter().filter(|word| word.chars().count() <= 5) {
            *bits.entry(*word).or_insert(0) |= 1 << index;
        }
    }
    bits
});

/// The language of `script` whose stop words explain most of the sample.
fn by_words(sample: &str, script: Script) -> Language {
    let is_part = |c: char| match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric() || c == '\'',
        _ => c.is_alphanumeric() || script_of(c).is_some(),
    };
    let words_of = |text| str::split(text, |c: char| !is_part(c)).filter(|word| !word.is_empty());
    // Most text is English; its own short list says so without the table of all languages.
    let (mut n_words, mut n_english) = (0, 0);
    for word in words_of(&sample[..sample.floor_char_boundary(ENGLISH_SAMPLE_BYTES)]) {
        n_words += 1;
        n_english += usize::from(is_stop_lowercase(word, Language::English));
    }
    if script == Script::Latin && n_words >= 12 && n_english * 10 >= n_words * 3 {
        return Language::English;
    }
    let mut evidence = [0.0_f64; Language::ALL.len()];
    let mut folded = String::new();
    for word in words_of(sample) {
        folded.clear();
        folded.extend(word.chars().flat_map(char::to_lowercase));
        let Some(&bits) = STOP_LANGUAGES.get(folded.as_str()) else { continue };
        // A word of few languages says more than one of many.
        let weight = 1.0 / f64::from(bits.count_ones());
        for (index, sum) in evidence.iter_mut().enumerate() {
            if bits >> index & 1 == 1 {
                *sum += weight;
            }
        }
    }
    for language in MOST_WRITTEN {
        if let Some(index) = Language::ALL.iter().position(|other| other == language) {
            evidence[index] *= PRIOR;
        }
    }
    let mut order: Vec<usize> =
        (0..evidence.len()).filter(|&index| Language::ALL[index].script() == script).collect();
    order.sort_by(|&a, &b| evidence[b].total_cmp(&evidence[a]).then(a.cmp(&b)));
    let (best, second) = (order[0], order[1]);
    if evidence[best] >= 2.0 && evidence[best] >= 1.3 * evidence[second] {
        return Language::ALL[best];
    }
    let by_trigrams = by_trigrams(sample).filter(|language| language.script() == script);
    by_trigrams.unwrap_or_else(|| match script {
        _ if evidence[best] > 0.0 => Language::ALL[best],
        Script::Cyrillic => Language::Russian,
        Script::Arabic => Language::Arabic,
        Script::Devanagari => Language::Hindi,
        _ if sample.is_ascii() && n_words > 0 => Language::English,
        _ => Language::Undetermined,
    })
}

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

fn is_stop_lowercase(word: &str, language: Language) -> bool {
    let mut buffer = [0_u8; 12];
    let Some(buffer) = buffer.get_mut(..word.len()) else { return false };
    buffer.copy_from_slice(word.as_bytes());
    buffer.make_ascii_lowercase();
    std::str::from_utf8(buffer).is_ok_and(|word| language.stop_set().contains(word))
}

/// whatlang's answer, where it is sure.
fn by_trigrams(sample: &str) -> Option<Language> {
    let info = whatlang::detect(sample).filter(whatlang::Info::is_reliable)?;
    let code = info.lang().code();
    let alias = ALIASES.iter().find(|(alias, _)| *alias == code).map(|(_, language)| *language);
    alias.or_else(|| {
        let name = info.lang().eng_name();
        Language::ALL.iter().copied().find(|language| language.name() == name)
    })
}
