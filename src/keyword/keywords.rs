//! The settings of keywords, and what a keyword is.

use super::methods::KeywordMethod;
use crate::document::Span;
use crate::error::{Error, check_setting};
use crate::explain::Why;

/// A phrase that says what the text is about.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Keyword {
    /// The phrase as the text has it, blanks collapsed.
    pub text: String,
    /// How good it is by the method, 0 to 1; 1 for the best of the document.
    pub score: f64,
    /// Every occurrence in reading order, inside longer phrases too, without possessive endings; those of its
    /// abbreviation, or of what it is short for, too, if the text explains them: "sea ice index (SII)".
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
    pub(super) query: String,
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
            query: String::new(),
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

    /// Sets what the reader wants to know: phrases near its words come first.
    #[must_use]
    pub fn query(mut self, query: impl Into<String>) -> Self {
        self.query = query.into();
        self
    }

    /// Explains every keyword or not ([`Keyword::why`]). Costs about as much as finding them once more.
    #[must_use]
    pub fn why(mut self, why: bool) -> Self {
        self.is_explained = why;
        self
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
    /// If no keyword or no word may be found, a share is outside of 0 to 1, or a weight of the method is not a number.
    pub fn check(&self) -> Result<(), Error> {
        let is_share = |share: f64| (0.0..=1.0).contains(&share);
        check_setting(self.top > 0, "the number of keywords", self.top, "at least 1")?;
        check_setting(self.max_words > 0, "the number of words", self.max_words, "at least 1")?;
        check_setting(is_share(self.min_score), "the lowest score", self.min_score, "from 0 to 1")?;
        check_setting(is_share(self.diversity), "diversity", self.diversity, "from 0 to 1")?;
        self.method.check()
    }
}
