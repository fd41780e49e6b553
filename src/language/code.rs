//! Languages by their codes.

use super::profile::Profile;
use super::script::Script;
use super::tables::tables;
use crate::error::{Error, ErrorKind};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

// `Language` and `Language::ALL`, with a variant for every file of `seeds/lang`.
include!(concat!(env!("OUT_DIR"), "/language.rs"));

impl Language {
    /// Its ISO 639-1 code; `und` if it is not known.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.profile().code()
    }

    /// Its English name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.profile().name
    }

    /// True if it is written from right to left.
    ///
    /// ```
    /// use nutgraf::Language;
    /// assert!(Language::Arabic.is_right_to_left() && !Language::Undetermined.is_right_to_left());
    /// ```
    #[must_use]
    pub fn is_right_to_left(self) -> bool {
        matches!(self.profile().script, Script::Arabic | Script::Hebrew)
    }

    /// The facts about it; those that hold in any language if it is undetermined.
    pub(crate) fn profile(self) -> &'static Profile {
        &tables().profiles[self as usize]
    }

    /// The stem of a word in lower case by the language's Snowball stemmer; the word itself if it has none.
    ///
    /// ```
    /// assert_eq!(nutgraf::Language::French.stem("maisons"), "maison");
    /// assert_eq!(nutgraf::Language::Czech.stem("domy"), "domy");
    /// ```
    #[must_use]
    pub fn stem(self, word: &str) -> Cow<'_, str> {
        let stemmer = self.profile().stemmer();
        stemmer.map_or(Cow::Borrowed(word), |stemmer| Cow::Owned(stemmer.stem(word).into_owned()))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Language {
    type Err = Error;

    /// The language of an ISO 639 code of two or three letters in any case: `pt`, `por`, `pt-BR`, `zh_Hant`. What
    /// follows the first hyphen or underscore is not looked at. `und` is [`Language::Undetermined`].
    ///
    /// # Errors
    /// [`ErrorKind::BadLanguage`] if it is not such a code (`english`, `auto`, an empty text);
    /// [`ErrorKind::UnknownLanguage`] if it is, but nothing is known of the language. Its texts can be read as
    /// [`Language::Undetermined`].
    ///
    /// ```
    /// use nutgraf::{ErrorKind, Language};
    /// assert_eq!("pt-BR".parse(), Ok(Language::Portuguese));
    /// let error = "tlh".parse::<Language>().unwrap_err();
    /// assert_eq!(error.kind(), &ErrorKind::UnknownLanguage("tlh".to_owned()));
    /// ```
    fn from_str(given: &str) -> Result<Self, Error> {
        let code = given.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        if !(2..=3).contains(&code.len()) || !code.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Err(ErrorKind::BadLanguage(given.to_owned()).into());
        }
        [Self::Undetermined]
            .iter()
            .chain(Self::ALL)
            .copied()
            .find(|language| language.profile().has_code(&code))
            .ok_or_else(|| ErrorKind::UnknownLanguage(given.to_owned()).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(given: &str, expected: Result<Language, ErrorKind>) {
        assert_eq!(given.parse(), expected.map_err(Error::from), "{given}");
    }

    #[test]
    fn codes_of_two_and_three_letters_are_known() {
        for code in ["de", "deu", "ger", "DE", "de-AT", "de_CH.UTF-8"] {
            check(code, Ok(Language::German));
        }
        for code in ["no", "nb", "nn", "nob"] {
            check(code, Ok(Language::Norwegian));
        }
        check("und", Ok(Language::Undetermined));
        for &language in Language::ALL {
            check(language.code(), Ok(language));
        }
    }

    #[test]
    fn what_is_not_a_code_is_another_error_than_a_code_without_a_language() {
        for given in ["", "d", "german", "auto", "d1", "-de", "日本"] {
            check(given, Err(ErrorKind::BadLanguage(given.to_owned())));
        }
        for given in ["tlh", "xx", "tlh-Latn"] {
            check(given, Err(ErrorKind::UnknownLanguage(given.to_owned())));
        }
    }
}
