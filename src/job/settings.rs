//! The settings of a job.

use crate::corpus::CorpusModel;
use crate::document::Stamp;
use crate::error::Error;
use crate::gist::Gist;
use crate::keyword::Keywords;
use crate::language::Language;
use crate::outline::Outline;
use crate::query::Wish;
use crate::segment::Segmenter;
use crate::summary::Summarizer;
use crate::threads::Threads;
use crate::trim::Trim;
use std::sync::Arc;

/// Says what to do with every document. Any number of threads may share it.
#[derive(Debug, Clone)]
pub struct Job {
    pub(super) kind: JobKind,
    pub(super) segmenter: Segmenter,
    pub(super) corpus: Option<Arc<CorpusModel>>,
    pub(super) threads: Threads,
    pub(super) with_text: bool,
    pub(super) without_copies: bool,
    pub(super) with_sentences: bool,
}

#[derive(Debug, Clone)]
pub(super) enum JobKind {
    Summary { summarizer: Box<Summarizer>, keywords: Option<Keywords> },
    Keywords { keywords: Keywords, why_not: Vec<String> },
    Gist(Gist),
    Outline(Box<Outline>),
    Trim(Box<Trim>),
    Split { with_why: bool },
}

/// A text to work on, with its id: anything that names it in the row.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Input<I> {
    /// The id; it goes into the row as it is.
    pub id: I,
    /// The text.
    pub text: String,
    /// A title that is not in the text.
    pub title: Option<String>,
    /// Who says what in it, and when, if a reader has found that.
    pub stamps: Vec<Stamp>,
}

impl<I> Input<I> {
    /// A text without a title beside it.
    #[must_use]
    pub fn new(id: I, text: impl Into<String>) -> Self {
        Self { id, text: text.into(), title: None, stamps: Vec::new() }
    }

    /// Sets the title that is not in the text.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Sets who says what in the text, and when ([`Segmenter::stamps`]).
    #[must_use]
    pub fn stamps(mut self, stamps: Vec<Stamp>) -> Self {
        self.stamps = stamps;
        self
    }
}

impl Job {
    /// Summarizes.
    #[must_use]
    pub fn summary(summarizer: Summarizer) -> Self {
        Self::of(JobKind::Summary { summarizer: summarizer.into(), keywords: None })
    }

    /// Summarizes, and finds keywords in the same pass.
    #[must_use]
    pub fn summary_and_keywords(summarizer: Summarizer, keywords: Keywords) -> Self {
        Self::of(JobKind::Summary { summarizer: summarizer.into(), keywords: Some(keywords) })
    }

    /// Finds keywords.
    #[must_use]
    pub fn keywords(keywords: Keywords) -> Self {
        Self::keywords_and_why_not(keywords, Vec::new())
    }

    /// Finds keywords, and says why each of some phrases is not one.
    #[must_use]
    pub fn keywords_and_why_not(keywords: Keywords, phrases: Vec<String>) -> Self {
        Self::of(JobKind::Keywords { keywords, why_not: phrases })
    }

    /// Makes a one-line summary.
    #[must_use]
    pub fn gist(gist: Gist) -> Self {
        Self::of(JobKind::Gist(gist))
    }

    /// Lists the titles, and the best sentences under each.
    #[must_use]
    pub fn outline(outline: Outline) -> Self {
        Self::of(JobKind::Outline(outline.into()))
    }

    /// Cuts texts down to a length. How words and sentences are counted is said by [`Job::segmenter`].
    #[must_use]
    pub fn trim(trim: Trim) -> Self {
        Self::of(JobKind::Trim(trim.into()))
    }

    /// Gives all sentences.
    #[must_use]
    pub fn split() -> Self {
        Self::of(JobKind::Split { with_why: false })
    }

    /// Gives all sentences, and the rule that decided on every place where a sentence might end.
    #[must_use]
    pub fn split_and_why() -> Self {
        Self::of(JobKind::Split { with_why: true })
    }

    fn of(kind: JobKind) -> Self {
        Self {
            kind,
            segmenter: Segmenter::default(),
            corpus: None,
            threads: Threads::ONE,
            with_text: false,
            without_copies: false,
            with_sentences: false,
        }
    }

    /// Sets how texts are cut; by default their language is detected.
    #[must_use]
    pub fn segmenter(mut self, segmenter: Segmenter) -> Self {
        self.segmenter = segmenter;
        self
    }

    /// Sets the corpus that says how common words are.
    #[must_use]
    pub fn corpus(mut self, corpus: impl Into<Arc<CorpusModel>>) -> Self {
        self.corpus = Some(corpus.into());
        self
    }

    /// Sets the number of threads that may work on one long text; 1 by default, 0 is one for each core. See
    /// [`Segmenter::threads`]: jobs that run in a rayon pool share that.
    #[must_use]
    pub fn threads(mut self, n_threads: usize) -> Self {
        self.threads = Threads(n_threads);
        self
    }

    /// Puts the text into the row or not.
    #[must_use]
    pub fn with_text(mut self, with_text: bool) -> Self {
        self.with_text = with_text;
        self
    }

    /// Adds all sentences to a summary or not ([`super::SummaryBody::all`]), to show it in its text.
    #[must_use]
    pub fn with_sentences(mut self, with_sentences: bool) -> Self {
        self.with_sentences = with_sentences;
        self
    }

    /// Leaves near copies of earlier documents out of [`Job::run_together`] or not.
    #[must_use]
    pub fn without_copies(mut self, without_copies: bool) -> Self {
        self.without_copies = without_copies;
        self
    }

    /// The queries and terms of the settings.
    #[must_use]
    pub fn wishes(&self) -> Vec<Wish> {
        match &self.kind {
            JobKind::Summary { summarizer, .. } => summarizer.wishes(),
            JobKind::Keywords { keywords, .. } => keywords.wish().into_iter().collect(),
            JobKind::Outline(outline) => outline.summarizer().wishes(),
            JobKind::Trim(trim) => trim.wishes(),
            JobKind::Gist(_) | JobKind::Split { .. } => Vec::new(),
        }
    }

    /// Checks that texts in a language can have what the job asks for.
    pub(super) fn check_language(&self, language: Language) -> Result<(), Error> {
        match &self.kind {
            JobKind::Keywords { keywords, .. } => keywords.check_language(language),
            _ => Ok(()),
        }
    }

    /// Checks the settings; a job that they are wrong for fails on every document.
    ///
    /// # Errors
    /// Those of [`Summarizer::check`], [`Keywords::check`], [`Gist::check`], [`Outline::check`] or [`Trim::check`].
    pub fn check(&self) -> Result<(), Error> {
        match &self.kind {
            JobKind::Summary { summarizer, keywords } => {
                summarizer.check()?;
                keywords.as_ref().map_or(Ok(()), Keywords::check)
            }
            JobKind::Keywords { keywords, .. } => keywords.check(),
            JobKind::Gist(gist) => gist.check(),
            JobKind::Outline(outline) => outline.check(),
            JobKind::Trim(trim) => trim.check(),
            JobKind::Split { .. } => Ok(()),
        }
    }
}
