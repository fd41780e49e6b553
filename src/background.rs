//! How common words are in a language: the Zipf frequency of a term, log10 of its occurrences in a billion words
//! (van Heuven et al., "SUBTLEX-UK", QJEP 2014). Each language has a table in `seeds/docfreq`, used in place.

use crate::corpus::CorpusModel;
use crate::language::{FLOOR, Language, TermTable};
use crate::math::{exp, ln};

/// The Zipf frequencies of the terms of a language, or of a corpus in it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Background<'c> {
    table: Option<TermTable>,
    corpus: Option<&'c CorpusModel>,
}

impl Language {
    /// True if it is known how common its words are: of 29 languages, with the feature `models`.
    #[must_use]
    pub fn has_frequencies(self) -> bool {
        Background::of(self).is_some()
    }
}

impl<'c> Background<'c> {
    /// The table of a language, if there is one.
    pub(crate) fn of(language: Language) -> Option<Self> {
        let table = language.profile().frequencies()?;
        Some(Self { table: Some(table), corpus: None })
    }

    /// The frequencies of a corpus, where it has documents in the language, over the table of the language.
    pub(crate) fn with_corpus(language: Language, corpus: Option<&'c CorpusModel>) -> Option<Self> {
        let general = Self::of(language);
        match corpus.filter(|corpus| corpus.knows(language)) {
            Some(corpus) => {
                Some(Self { table: general.and_then(|general| general.table), corpus: Some(corpus) })
            }
            None => general,
        }
    }

    /// The Zipf frequency of a folded, stemmed term: about 7.7 for "the", 3 for once in a million words,
    /// 1.5 for a term that is not in the table.
    ///
    /// A corpus is counted together with [`PRIOR_WORDS`] words of general text, so that a word is not rare only
    /// because a small corpus does not have it.
    pub(crate) fn zipf(self, term: &str) -> f64 {
        let general = self.table.map_or(FLOOR, |table| table.zipf(term));
        let Some(corpus) = self.corpus else { return general };
        let expected = PRIOR_WORDS * exp((general - BILLION) * LN_10);
        let share = (f64::from(corpus.document_frequency(term)) + expected)
            / (corpus.n_running_words() as f64 + PRIOR_WORDS);
        (BILLION + ln(share.max(f64::MIN_POSITIVE)) / LN_10).max(0.0)
    }
}

/// The words of general text that a corpus is counted together with.
const PRIOR_WORDS: f64 = 1e6;

/// The scale of Zipf frequencies: log10 of a billion.
const BILLION: f64 = 9.0;

const LN_10: f64 = std::f64::consts::LN_10;

#[cfg(all(test, feature = "models"))]
mod tests {
    use super::*;

    #[test]
    fn common_words_are_common() {
        let english = Background::of(Language::English).unwrap();
        assert!(english.zipf("the") > 7.0);
        assert!((4.0..6.0).contains(&english.zipf("hous")), "stems are looked up: {}", english.zipf("hous"));
        assert!(english.zipf("the") > english.zipf("telescop") && english.zipf("telescop") > FLOOR);
        assert!((english.zipf("qqxyzzy") - FLOOR).abs() < 1e-9);
        assert!(Background::of(Language::Chinese).unwrap().zipf("经济") > 4.0);
        assert!(Background::of(Language::Zulu).is_none());
    }
}
