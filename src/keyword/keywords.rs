//! The settings of keywords, and what a keyword is.

use super::methods::KeywordMethod;
use super::wording::Wording;
use crate::document::Span;
use crate::error::{Error, ErrorKind, check_setting};
use crate::explain::Why;
use crate::language::Language;
use crate::tag::Tag;

/// A phrase that says what the text is about.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Keyword {
    /// The phrase as the text has it, blanks collapsed; the name that was asked for with [`Keywords::only`].
    pub text: String,
    /// How good it is by the method, 0 to 1; 1 for the best of the document.
    pub score: f64,
    /// Every occurrence in reading order, inside longer phrases too, without possessive endings; those of its
    /// abbreviation, or of what it is short for, too, if the text explains them, "sea ice index (SII)", and of a part of a
    /// name that stands for the whole: "Moreno" for "Ada Moreno".
    pub spans: Vec<Span>,
    /// Why it has its score, if that was asked for ([`Keywords::why`]).
    pub why: Option<Why>,
}

/// Finds keywords: a method, how many, how long.
///
/// ```
/// use nutgraf::{Analysis, Document, Keywords};
/// let document = Document::new("The sea ice is thin. Scientists measure the sea ice with a lidar.")?;
/// let keywords = Keywords::default().top(1).run(&Analysis::of(&document));
/// assert_eq!(keywords[0].text, "sea ice");
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Keywords {
    pub(super) method: KeywordMethod,
    pub(super) top: usize,
    pub(super) max_words: usize,
    pub(super) min_score: f64,
    pub(super) diversity: f64,
    pub(super) single_words: bool,
    pub(super) parts_of_speech: Vec<Tag>,
    pub(super) query: String,
    pub(super) wording: Wording,
    pub(super) is_explained: bool,
}

impl Default for Keywords {
    fn default() -> Self {
        Self {
            method: KeywordMethod::default(),
            top: 10,
            max_words: 4,
            min_score: 0.0,
            diversity: 0.0,
            single_words: false,
            parts_of_speech: Vec::new(),
            query: String::new(),
            wording: Wording::default(),
            is_explained: false,
        }
    }
}

impl Keywords {
    /// Sets the method that ranks the phrases.
    #[must_use]
    pub fn method(mut self, method: KeywordMethod) -> Self {
        self.method = method;
        self
    }

    /// Sets how many keywords there may be; 10 by default.
    #[must_use]
    pub fn top(mut self, top: usize) -> Self {
        self.top = top;
        self
    }

    /// Sets how many words a phrase may have; 4 by default, never more than 8.
    #[must_use]
    pub fn max_words(mut self, max_words: usize) -> Self {
        self.max_words = max_words;
        self
    }

    /// Sets the lowest score of a keyword, 0 to 1; 0 by default.
    #[must_use]
    pub fn min_score(mut self, min_score: f64) -> Self {
        self.min_score = min_score;
        self
    }

    /// Sets how much a phrase loses that shares words with a better one: 0 (nothing, the default) to 1.
    #[must_use]
    pub fn diversity(mut self, diversity: f64) -> Self {
        self.diversity = diversity;
        self
    }

    /// Gives single words only, each by itself, or phrases.
    #[must_use]
    pub fn single_words(mut self, single_words: bool) -> Self {
        self.single_words = single_words;
        self
    }

    /// Makes keywords of words of some parts of speech only, none of them being all: the longest runs of such words, which
    /// end in a noun or a name if nouns or names are among them. Names are not joined by small words then ("State of the
    /// Union"). Needs a tagger for the language ([`Keywords::check_language`]).
    ///
    /// ```
    /// use nutgraf::{Analysis, Document, Keywords, Tag};
    /// let document = Document::new("The sea ice is thin. Scientists measure thin sea ice in Greenland.")?;
    /// let keywords = |tags: &[Tag]| {
    ///     let keywords = Keywords::default().parts_of_speech(tags.iter().copied()).run(&Analysis::of(&document));
    ///     keywords.into_iter().map(|keyword| keyword.text).collect::<Vec<_>>()
    /// };
    /// assert!(keywords(&[Tag::Noun]).contains(&"sea ice".to_owned()));
    /// assert_eq!(keywords(&[Tag::Propn]), ["Greenland"]);
    /// # Ok::<(), nutgraf::Error>(())
    /// ```
    #[must_use]
    pub fn parts_of_speech(mut self, tags: impl IntoIterator<Item = Tag>) -> Self {
        self.parts_of_speech = tags.into_iter().collect();
        self
    }

    /// Sets what the reader wants to know: phrases near its words come first.
    #[must_use]
    pub fn query(mut self, query: impl Into<String>) -> Self {
        self.query = query.into();
        self
    }

    /// Never gives a phrase, or one that has it in it. Can be called several times.
    ///
    /// ```
    /// use nutgraf::{Analysis, Document, Keywords};
    /// let document = Document::new("The sea ice is thin. Scientists measure the sea ice with a lidar.")?;
    /// let keywords = Keywords::default().stop("ice").run(&Analysis::of(&document));
    /// assert!(keywords.iter().all(|keyword| !keyword.text.contains("ice")));
    /// # Ok::<(), nutgraf::Error>(())
    /// ```
    #[must_use]
    pub fn stop(mut self, phrase: impl Into<String>) -> Self {
        self.wording = self.wording.with(|wording| wording.stop.push(phrase.into()));
        self
    }

    /// Gives only names that were named so. Each is found by itself and by other names of the same thing, in singular and
    /// plural, and its keyword is `name`, whichever of them the text has. Can be called several times: for a thesaurus.
    ///
    /// ```
    /// use nutgraf::{Analysis, Document, Keywords};
    /// let document = Document::new("The sea ice is thin. Frozen seas are measured with a lidar.")?;
    /// let keywords = Keywords::default().only("Sea ice", ["frozen sea"]).run(&Analysis::of(&document));
    /// assert_eq!((keywords.len(), keywords[0].text.as_str(), keywords[0].spans.len()), (1, "Sea ice", 2));
    /// # Ok::<(), nutgraf::Error>(())
    /// ```
    #[must_use]
    pub fn only(
        mut self,
        name: impl Into<String>,
        others: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        let others = others.into_iter().map(Into::into).collect();
        self.wording = self.wording.with(|wording| wording.only.push((name.into(), others)));
        self
    }

    /// Multiplies the score of a phrase. It may be a keyword if the text has it inside of longer phrases only. Can be called
    /// several times.
    #[must_use]
    pub fn boost(mut self, phrase: impl Into<String>, factor: f64) -> Self {
        self.wording = self.wording.with(|wording| wording.boost.push((phrase.into(), factor)));
        self
    }

    /// Explains every keyword or not ([`Keyword::why`]). Costs about as much as finding them once more.
    #[must_use]
    pub fn why(mut self, why: bool) -> Self {
        self.is_explained = why;
        self
    }

    /// Checks that texts in a language can have what the settings ask for.
    ///
    /// # Errors
    /// If parts of speech are asked for and the language has no tagger.
    pub fn check_language(&self, language: Language) -> Result<(), Error> {
        if self.parts_of_speech.is_empty() || language.has_tagger() {
            return Ok(());
        }
        let known = Language::ALL.iter().filter(|language| language.has_tagger());
        Err(ErrorKind::NoTagger(language.name(), known.map(|language| language.name()).collect()).into())
    }

    /// Checks the settings.
    ///
    /// ```
    /// use nutgraf::Keywords;
    /// let error = Keywords::default().diversity(7.0).check().unwrap_err();
    /// assert_eq!(error.to_string(), "diversity is 7: it has to be from 0 to 1");
    /// ```
    ///
    /// # Errors
    /// If no keyword or no word may be found, a share is outside of 0 to 1, or a boost is not a number from 0.
    pub fn check(&self) -> Result<(), Error> {
        let is_share = |share: f64| (0.0..=1.0).contains(&share);
        check_setting(self.top > 0, "the number of keywords", self.top, "at least 1")?;
        check_setting(self.max_words > 0, "the number of words", self.max_words, "at least 1")?;
        check_setting(is_share(self.min_score), "the lowest score", self.min_score, "from 0 to 1")?;
        check_setting(is_share(self.diversity), "diversity", self.diversity, "from 0 to 1")?;
        let is_factor = |factor: f64| factor.is_finite() && factor >= 0.0;
        let mut factors = self.wording.boost.iter().map(|&(_, factor)| factor);
        factors.try_for_each(|factor| check_setting(is_factor(factor), "a boost", factor, "a number from 0"))
    }
}
