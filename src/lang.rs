//! Languages: their codes, and what each brings (script, stemmer, stop words).

/// What the build script wrote out.
mod lists {
    include!(concat!(env!("OUT_DIR"), "/stop_words.rs"));
}
mod script;

pub(crate) use script::{Script, dominant_script, script_of};

use crate::error::{Error, ErrorKind};
use foldhash::HashSet;
use rust_stemmers::{Algorithm, Stemmer};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use std::sync::OnceLock;

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
    /// Its place in [`Language::ALL`]; it has none if it is undetermined.
    pub(crate) fn index(self) -> usize {
        (self as usize).wrapping_sub(1)
    }

    /// The language of a code of ISO 639-2 or -3, or of one of its English names.
    pub(crate) fn of_code_or_name(code: &str, name: &str) -> Option<Self> {
        let alias = ALIASES.iter().find(|(alias, _)| *alias == code).map(|(_, language)| *language);
        alias.or_else(|| Self::ALL.iter().copied().find(|language| language.name() == name))
    }

    /// The stem of a word in lower case by the language's Snowball stemmer; the word itself if it has none.
    ///
    /// ```
    /// assert_eq!(nutgraf::Language::French.stem("maisons"), "maison");
    /// assert_eq!(nutgraf::Language::Czech.stem("domy"), "domy");
    /// ```
    #[must_use]
    pub fn stem(self, word: &str) -> Cow<'_, str> {
        self.stemmer().map_or(Cow::Borrowed(word), |stemmer| Cow::Owned(stemmer.stem(word).into_owned()))
    }

    /// Its stop words in lower case, as the lists have them; none if there is no list.
    pub(crate) fn stop_words(self) -> std::str::Lines<'static> {
        lists::stop_words(self.code()).lines()
    }

    /// Its stop words as a set of folded words, made on first use; empty if there is no list.
    pub(crate) fn stop_set(self) -> &'static HashSet<&'static str> {
        static SETS: [OnceLock<HashSet<&'static str>>; Language::ALL.len() + 1] =
            [const { OnceLock::new() }; Language::ALL.len() + 1];
        SETS[self as usize].get_or_init(|| self.stop_words().collect())
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
}

/// A block of Latin letters in a text of another script has its own language from this length on.
const MIN_FOREIGN_BYTES: usize = 40;

/// How much of a block shows its script.
const SCRIPT_SAMPLE_BYTES: usize = 120;
