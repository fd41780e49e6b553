//! What a language brings to the cutting of sentences: abbreviations, month names, function words.
//!
//! The lists are files of `seeds/lang/abbreviations`, one a language, and are read on first use. An entry
//! in lower case holds for any spelling, one with a capital only as it is written ("Sat." is a day, "sat."
//! ends a sentence).

use crate::ascii::{PackedWords, packed};
use crate::lang::Language;
use foldhash::{HashMap, HashMapExt, HashSet};
use std::sync::OnceLock;

/// What a full stop after an abbreviation may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::segment) enum Abbreviation {
    /// Something must follow: "Dr.", "e.g.". Ends no sentence.
    Never,
    /// An abbreviation before a number only: "No. 5".
    Number,
    /// Rather inside a sentence, but may end one: "Inc.", "U.S.".
    Usual,
    /// Ends one if a capital follows: "etc.", "p.m.".
    Closing,
}

/// What is known of one language.
pub(in crate::segment) struct Profile {
    abbreviations: HashMap<&'static str, Abbreviation>,
    months: HashSet<&'static str>,
    /// Verbs of saying, where the script has no capitals.
    speech: HashSet<&'static str>,
    /// Words with a capital that follow an abbreviation within a sentence: "5 p.m. Friday".
    followers: HashSet<&'static str>,
    function_words: &'static HashSet<&'static str>,
    /// The abbreviations of ASCII letters: what is not among them is none.
    packed_abbreviations: PackedWords,
    /// Likewise for the function words.
    packed_function_words: PackedWords,
    /// Whether a number with a full stop is an ordinal: "31. August".
    pub(in crate::segment) ordinals: bool,
    /// Whether all nouns have capitals, so that a capital says little.
    pub(in crate::segment) capital_nouns: bool,
    pub(in crate::segment) language: Language,
}

macro_rules! abbreviation_files {
    ($($language:ident $file:literal)*) => {
        /// The abbreviations of `language`, as the file has them.
        fn abbreviation_file(language: Language) -> Option<&'static str> {
            match language {
                $(Language::$language => Some(include_str!(concat!("../../../seeds/lang/abbreviations/", $file, ".txt"))),)*
                _ => None,
            }
        }
    };
}

abbreviation_files! {
    Afrikaans "af" Arabic "ar" Bulgarian "bg" Bengali "bn" Catalan "ca" Czech "cs" Danish "da" German "de" Greek "el"
    English "en" Spanish "es" Estonian "et" Persian "fa" Finnish "fi" French "fr" Hebrew "he" Hindi "hi" Nepali "hi"
    Croatian "hr" Hungarian "hu" Indonesian "id" Malay "id" Italian "it" Kazakh "kk" Lithuanian "lt" Latvian "lv"
    Marathi "mr" Dutch "nl" Norwegian "no" Polish "pl" Portuguese "pt" Romanian "ro" Russian "ru" Slovak "sk"
    Slovenian "sl" Serbian "sr" Swedish "sv" Turkish "tr" Ukrainian "uk" Vietnamese "vi"
    Albanian "sq" Azerbaijani "az" Basque "eu" Belarusian "be" Breton "br" Esperanto "eo" Galician "gl" Gujarati "gu"
    Irish "ga" Punjabi "pa" Swahili "sw" Tagalog "tl" Tajik "tg" Telugu "te" Uzbek "uz" Zulu "zu"
}

const COMMON: &str = include_str!("../../../seeds/lang/abbreviations/common.txt");
const MONTHS: &str = include_str!("../../../seeds/lang/months.txt");
const SPEECH: &str = include_str!("../../../seeds/lang/speech.txt");

impl Profile {
    /// The profile of `language`, made on first use.
    pub(in crate::segment) fn of(language: Language) -> &'static Self {
        static PROFILES: [OnceLock<Profile>; Language::ALL.len() + 1] =
            [const { OnceLock::new() }; Language::ALL.len() + 1];
        PROFILES[language as usize].get_or_init(|| Self::read(language))
    }

    fn read(language: Language) -> Self {
        let mut abbreviations = HashMap::with_capacity(512);
        read_abbreviations(COMMON, &mut abbreviations);
        if matches!(language, Language::Serbian) {
            // Written in both alphabets.
            read_abbreviations(abbreviation_file(Language::Croatian).unwrap_or_default(), &mut abbreviations);
        }
        read_abbreviations(abbreviation_file(language).unwrap_or_default(), &mut abbreviations);
        let function_words = language.stop_set();
        Self {
            packed_abbreviations: PackedWords::new(abbreviations.keys().filter_map(|word| packed(word))),
            packed_function_words: PackedWords::new(function_words.iter().filter_map(|word| packed(word))),
            abbreviations,
            months: months_of(language).collect(),
            speech: words_of(SPEECH, language).collect(),
            followers: followers_of(language).collect(),
            function_words,
            ordinals: has_ordinal_stops(language),
            capital_nouns: language == Language::German,
            language,
        }
    }

    /// What `word` (without its last full stop) abbreviates, if the lists have it.
    pub(in crate::segment) fn abbreviation(&self, word: &str) -> Option<Abbreviation> {
        if packed(word).is_some_and(|word| !self.packed_abbreviations.contains(word)) {
            return None;
        }
        if let Some(&found) = self.abbreviations.get(word) {
            return Some(found);
        }
        let mut buffer = [0; LONGEST_WORD];
        self.abbreviations.get(lower(word, &mut buffer)?).copied()
    }

    /// What `word` abbreviates, if the lists have it in just this spelling.
    pub(in crate::segment) fn abbreviation_as_written(&self, word: &str) -> Option<Abbreviation> {
        self.abbreviations.get(word).copied()
    }

    /// Whether a sentence goes on with `word` after an abbreviation although it has a capital.
    pub(in crate::segment) fn goes_on_with(&self, word: &str) -> bool {
        self.followers.contains(word)
    }

    /// Whether `word` is a month's name.
    pub(in crate::segment) fn is_month(&self, word: &str) -> bool {
        let mut buffer = [0; LONGEST_WORD];
        lower(word, &mut buffer).is_some_and(|word| self.months.contains(word))
    }

    /// Whether `word` is a verb of saying, in a language of a script without capitals.
    pub(in crate::segment) fn is_speech(&self, word: &str) -> bool {
        self.speech.contains(word)
    }

    /// Whether `word` is one of the small words that a capital at the start of a sentence is likelier for
    /// than a name.
    pub(in crate::segment) fn is_function_word(&self, word: &str) -> bool {
        if packed(word).is_some_and(|word| !self.packed_function_words.contains(word)) {
            return false;
        }
        let mut buffer = [0; LONGEST_WORD];
        lower(word, &mut buffer).is_some_and(|word| self.function_words.contains(word))
    }
}

/// Longer words are in no list.
const LONGEST_WORD: usize = 40;

/// `word` in lower case, written into `buffer`; nothing if it is too long.
pub(in crate::segment) fn lower<'b>(word: &str, buffer: &'b mut [u8; LONGEST_WORD]) -> Option<&'b str> {
    if word.is_ascii() {
        let lower = buffer.get_mut(..word.len())?;
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        return std::str::from_utf8(lower).ok();
    }
    let mut length = 0;
    for c in word.chars().flat_map(char::to_lowercase) {
        let end = length + c.len_utf8();
        c.encode_utf8(buffer.get_mut(length..end)?);
        length = end;
    }
    std::str::from_utf8(&buffer[..length]).ok()
}

fn read_abbreviations(file: &'static str, out: &mut HashMap<&'static str, Abbreviation>) {
    for line in file.lines() {
        let Some((kind, words)) = line.split_once(':') else { continue };
        let kind = match kind {
            "never" => Abbreviation::Never,
            "number" => Abbreviation::Number,
            "usual" => Abbreviation::Usual,
            "closing" => Abbreviation::Closing,
            _ => continue,
        };
        out.extend(words.split_whitespace().map(|word| (word, kind)));
    }
}

/// The words of the line `follows` of the language's file.
fn followers_of(language: Language) -> impl Iterator<Item = &'static str> {
    let lines = abbreviation_file(language).unwrap_or_default().lines();
    lines.filter_map(|line| line.strip_prefix("follows: ")).flat_map(str::split_whitespace)
}

/// The month names of `language`; all that are known if the language is not.
pub(in crate::segment) fn months_of(language: Language) -> impl Iterator<Item = &'static str> {
    words_of(MONTHS, language)
}

/// The words of the lines of `file` that start with the code of `language`; all words if it is not known.
fn words_of(file: &'static str, language: Language) -> impl Iterator<Item = &'static str> {
    file.lines()
        .filter(move |line| {
            language == Language::Undetermined || line.split(' ').next() == Some(language.code())
        })
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| line.split(' ').skip(1))
}

/// The languages that write "the 3rd" as "3.".
fn has_ordinal_stops(language: Language) -> bool {
    matches!(
        language,
        Language::German
            | Language::Danish
            | Language::Norwegian
            | Language::Finnish
            | Language::Estonian
            | Language::Latvian
            | Language::Czech
            | Language::Slovak
            | Language::Slovenian
            | Language::Croatian
            | Language::Serbian
            | Language::Polish
            | Language::Hungarian
            | Language::Turkish
            | Language::Azerbaijani
            | Language::Basque
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_every_file_is_understood() {
        for &language in Language::ALL {
            for line in COMMON.lines().chain(abbreviation_file(language).unwrap_or_default().lines()) {
                let kind = line.split(':').next().unwrap_or_default();
                assert!(
                    line.starts_with('#')
                        || matches!(kind, "never" | "number" | "usual" | "closing" | "follows"),
                    "{line}"
                );
            }
        }
    }

    #[test]
    fn case_counts_where_the_list_has_a_capital() {
        let english = Profile::of(Language::English);
        assert_eq!(english.abbreviation("Dr"), Some(Abbreviation::Never));
        assert_eq!(english.abbreviation("Sat"), Some(Abbreviation::Closing));
        assert_eq!(english.abbreviation("sat"), None);
        assert!(Profile::of(Language::German).is_month("März"));
        assert!(english.is_function_word("The"));
    }
}
