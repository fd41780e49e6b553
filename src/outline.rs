//! The outline of a document: its titles, and the sentences that say most under each.

use crate::analysis::Analysis;
use crate::document::{BlockKind, Document, Span};
use crate::error::{Error, check_setting};
use crate::rank::SentenceMethod;
use crate::select::Budget;
use crate::summary::{Pick, Scope, Summarizer};

/// Outlines: says how many sentences stand under each title, and how deep titles may be.
///
/// ```
/// use nutgraf::{Analysis, Document, Outline};
/// let document = Document::new("# Rain\n\nRain fell on Tuesday.\n\n## Snow\n\nSnow fell on Friday.")?;
/// let sections = Outline::default().run(&Analysis::of(&document));
/// assert_eq!(sections.iter().map(|section| section.level).collect::<Vec<_>>(), [1, 2]);
/// assert_eq!(document.slice(sections[1].title.unwrap()), "Snow");
/// assert_eq!(document.slice(sections[1].picks[0].span), "Snow fell on Friday.");
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    n_sentences: usize,
    depth: u8,
    summarizer: Summarizer,
}

/// A section of an outline.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Section {
    /// The level of its title, from 1 to 6; 0 for what comes before the first title.
    pub level: u8,
    /// Its title; `None` before the first.
    pub title: Option<Span>,
    /// All that it has, with its title, up to the next section.
    pub span: Span,
    /// The number of its words, those of the title left out.
    pub n_words: usize,
    /// The sentences that say most in it, in reading order; none if it has no sentence that a summary may have.
    pub picks: Vec<Pick>,
}

impl Default for Outline {
    /// One sentence for each section, titles of every level.
    fn default() -> Self {
        Self { n_sentences: 1, depth: u8::MAX, summarizer: Summarizer::default().scope(Scope::Section) }
    }
}

impl Outline {
    /// Sets how many sentences each section has at most; 1 by default, 0 for titles alone.
    #[must_use]
    pub fn sentences(mut self, n_sentences: usize) -> Self {
        self.n_sentences = n_sentences;
        self
    }

    /// Sets the deepest level of titles; those under it belong to the section above. By default all levels have sections.
    #[must_use]
    pub fn depth(mut self, depth: u8) -> Self {
        self.depth = depth;
        self
    }

    /// Sets what the sentences should be about ([`Summarizer::query`]).
    #[must_use]
    pub fn query(mut self, query: impl Into<String>) -> Self {
        self.summarizer = self.summarizer.query(query);
        self
    }

    /// Sets the method that ranks the sentences.
    #[must_use]
    pub fn method(mut self, method: SentenceMethod) -> Self {
        self.summarizer = self.summarizer.method(method);
        self
    }

    /// Checks the settings.
    ///
    /// # Errors
    /// If no level is wanted.
    pub fn check(&self) -> Result<(), Error> {
        check_setting(self.depth > 0, "the depth", self.depth, "1 or more")
    }

    /// The summarizer of the sections.
    pub(crate) fn summarizer(&self) -> &Summarizer {
        &self.summarizer
    }

    /// The sections of an analysed document, in reading order; none if it has no sentence. Near-linear: it ranks the sentences
    /// as a summary does, with places in each section that do not depend on how many are asked for.
    #[must_use]
    pub fn run(&self, analysis: &Analysis) -> Vec<Section> {
        let document = analysis.document();
        let mut sections = self.sections(document);
        if self.n_sentences == 0 || self.check().is_err() {
            return sections;
        }
        let summarizer = self.summarizer.clone().nested(true).budget(Budget::Sentences(self.n_sentences));
        for pick in summarizer.run(analysis).picks {
            let after = sections.partition_point(|section| section.span.start <= pick.span.start);
            if let Some(section) = after.checked_sub(1).and_then(|at| sections.get_mut(at)) {
                section.picks.push(pick);
            }
        }
        sections.iter_mut().for_each(|section| keep_best(&mut section.picks, self.n_sentences));
        sections
    }

    /// The sections without their sentences.
    fn sections(&self, document: &Document) -> Vec<Section> {
        let mut sections: Vec<Section> = Vec::new();
        for block in document.blocks() {
            let opens = block.kind == BlockKind::Title && block.level <= self.depth;
            if opens || sections.is_empty() && !block.sentences.is_empty() {
                let (level, title) = if opens { (block.level, Some(block.span)) } else { (0, None) };
                sections.push(Section { level, title, span: block.span, n_words: 0, picks: Vec::new() });
            }
            let Some(section) = sections.last_mut() else { continue };
            section.span.end = block.span.end;
            if !opens {
                let words = |index: u32| document.sentence(index as usize).n_running_words();
                section.n_words += block.sentences.clone().map(words).sum::<usize>();
            }
        }
        sections
    }
}

/// Keeps the `n` picks that come first in their own sections, the best of those, in reading order.
fn keep_best(picks: &mut Vec<Pick>, n: usize) {
    if picks.len() > n {
        picks.sort_by(|a, b| a.place.cmp(&b.place).then(b.score.total_cmp(&a.score)));
        picks.truncate(n);
        picks.sort_by_key(|pick| pick.index);
    }
}
