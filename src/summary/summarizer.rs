//! The settings of a summary.

use super::kinds::{Avoid, Scope};
use crate::error::Error;
use crate::rank::SentenceMethod;
use crate::select::Budget;

/// Summarizes: a method, a budget, and what the summary should be about or leave out.
///
/// ```
/// use nutgraf::{Analysis, Budget, Document, Summarizer};
/// let document = Document::new("Rain fell on Tuesday. It was the first rain in a year. Farmers cheered the rain.")?;
/// let summary = Summarizer::default().budget(Budget::Sentences(1)).run(&Analysis::of(&document));
/// assert_eq!(summary.picks.len(), 1);
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Summarizer {
    pub(super) method: SentenceMethod,
    pub(super) budget: Budget,
    pub(super) query: String,
    pub(super) must_include: Vec<String>,
    pub(super) avoid: Vec<Avoid>,
    pub(super) scope: Scope,
    pub(crate) is_nested: bool,
    pub(super) is_compressed: bool,
    pub(super) is_explained: bool,
}

impl Summarizer {
    /// Sets the method that ranks the sentences.
    #[must_use]
    pub fn method(mut self, method: SentenceMethod) -> Self {
        self.method = method;
        self
    }

    /// Sets how long the summary may be; three sentences by default.
    #[must_use]
    pub fn budget(mut self, budget: Budget) -> Self {
        self.budget = budget;
        self
    }

    /// Sets what the summary should be about: sentences like it come first (as in query-focused summarization,
    /// Otterbacher, Erkan & Radev 2005). Words that the document does not have change nothing.
    #[must_use]
    pub fn query(mut self, query: impl Into<String>) -> Self {
        self.query = query.into();
        self
    }

    /// Adds a term that the summary must have, if the document has it in a sentence that fits the budget.
    #[must_use]
    pub fn must_include(mut self, term: impl Into<String>) -> Self {
        self.must_include.push(term.into());
        self
    }

    /// Adds a kind of sentence to leave out if there are others.
    #[must_use]
    pub fn avoid(mut self, avoid: Avoid) -> Self {
        self.avoid.push(avoid);
        self
    }

    /// Sets what the budget is for: the document, or each of its sections.
    #[must_use]
    pub fn scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// Nests summaries or not: a longer one has all the sentences of every shorter one. The summary is then as much of
    /// [`Summarizer::order`] as the budget holds, and every pick has its place in it. By default each length has the
    /// sentences that are best for it. With [`Scope::Section`] every section has an order of its own.
    #[must_use]
    pub fn nested(mut self, nested: bool) -> Self {
        self.is_nested = nested;
        self
    }

    /// Shortens the sentences or not ([`crate::Pick::shortened`]), so that the budget holds more of them: by the
    /// compressor of [`crate::Gist`] in English, without their asides in other languages. A sentence with a term that
    /// must be included stays whole. Costs as much as a gist of every sentence.
    #[must_use]
    pub fn compress(mut self, compress: bool) -> Self {
        self.is_compressed = compress;
        self
    }

    /// Explains every pick or not ([`crate::Pick::why`]). Costs about as much as ranking once more, and a pass over the
    /// document for every pick of a method that compares sentences with one another.
    #[must_use]
    pub fn why(mut self, why: bool) -> Self {
        self.is_explained = why;
        self
    }

    /// Checks the settings.
    ///
    /// ```
    /// use nutgraf::{Budget, Summarizer};
    /// let error = Summarizer::default().budget(Budget::Words(0)).check().unwrap_err();
    /// assert_eq!(error.to_string(), "\"0w\" leaves no room for a word");
    /// ```
    ///
    /// # Errors
    /// If the budget holds nothing or is a share outside of 0 to 1.
    pub fn check(&self) -> Result<(), Error> {
        self.budget.check()
    }
}
