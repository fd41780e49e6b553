//! The outline of a document: its titles, and the sentences that say most under each. A text without titles is cut into parts by
//! what it is about.

mod parts;

use crate::analysis::Analysis;
use crate::document::{Block, BlockKind, Document, Span};
use crate::error::{Error, check_setting};
use crate::rank::SentenceMethod;
use crate::select::Budget;
use crate::summary::{Pick, Scope, Summarizer};
use crate::topics::PartTopics;
use parts::part_starts;

/// A part has no more topics.
const MAX_TOPICS: usize = 3;

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
    /// The level of its title, from 1 to 6; 0 for what comes before the first title. A part of a text without titles is one level
    /// below the headline, or 0.
    pub level: u8,
    /// Its title; `None` before the first, and in parts.
    pub title: Option<Span>,
    /// In a part of a text without titles, a few keywords that are hardly in others, the best first.
    pub topics: Vec<String>,
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

    /// The sections of an analysed document, in reading order; none if it has no sentence. A longer text without titles, or with
    /// none but a headline, is cut into parts of a few hundred words where it turns to something else. Near-linear: it ranks the
    /// sentences as a summary does, with places in each section that do not depend on how many are asked for.
    #[must_use]
    pub fn run(&self, analysis: &Analysis) -> Vec<Section> {
        let document = analysis.document();
        let mut sections = self.sections(document);
        let is_cut = is_without_titles(document, &sections) && cut(analysis, &mut sections);
        if self.n_sentences == 0 || self.check().is_err() {
            return sections;
        }
        let (scope, n) = if is_cut {
            (Scope::Document, document.n_sentences())
        } else {
            (Scope::Section, self.n_sentences)
        };
        let summarizer = self.summarizer.clone().scope(scope).nested(true).budget(Budget::Sentences(n));
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
            let opens = block.level <= self.depth && is_title(document, block);
            if opens || sections.is_empty() && !block.sentences.is_empty() {
                let (level, title) = if opens { (block.level, Some(block.span)) } else { (0, None) };
                sections.push(Section {
                    level,
                    title,
                    topics: Vec::new(),
                    span: block.span,
                    n_words: 0,
                    picks: Vec::new(),
                });
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

/// True for a title that nobody says.
fn is_title(document: &Document, block: &Block) -> bool {
    let is_said = |number: u32| document.sentence(number as usize).speaker().is_some();
    block.kind == BlockKind::Title && !block.sentences.clone().any(is_said)
}

/// True if a document has no title, or only one before all else, whatever the levels that are wanted.
fn is_without_titles(document: &Document, sections: &[Section]) -> bool {
    sections.len() == 1 && !document.blocks().iter().skip(1).any(|block| is_title(document, block))
}

/// Cuts the one section of a document into parts, under its headline if it has one; false if it is too short.
fn cut(analysis: &Analysis, sections: &mut Vec<Section>) -> bool {
    let document = analysis.document();
    let mut starts = part_starts(document);
    let [section] = sections.as_mut_slice() else { return false };
    if starts.len() < 2 {
        return false;
    }
    // A headline is not part of the first.
    let headline = document.blocks().iter().find(|block| Some(block.span) == section.title);
    starts[0] = headline.map_or(0, |block| block.sentences.end as usize).min(starts[1] - 1);
    let ends: Vec<usize> = starts[1..].iter().copied().chain([document.n_sentences()]).collect();
    let topics = PartTopics::of(analysis);
    let words = |number: usize| document.sentence(number).n_running_words();
    let mut cut: Vec<Section> = Vec::new();
    for (start, end) in starts.into_iter().zip(ends) {
        let span =
            Span { start: document.sentence(start).span().start, end: document.sentence(end - 1).span().end };
        let mut about = Vec::new();
        topics.extend(&mut about, &span.range(), MAX_TOPICS);
        let n_words = (start..end).map(words).sum();
        let level = section.level + u8::from(section.title.is_some());
        cut.push(Section { level, title: None, topics: about, span, n_words, picks: Vec::new() });
    }
    if let Some(title) = section.title {
        (section.span, section.n_words) = (title, 0);
        sections.extend(cut);
    } else {
        *sections = cut;
    }
    true
}

/// Keeps the `n` picks that come first in their own sections, the best of those, in reading order.
fn keep_best(picks: &mut Vec<Pick>, n: usize) {
    if picks.len() > n {
        picks.sort_by(|a, b| a.place.cmp(&b.place).then(b.score.total_cmp(&a.score)));
        picks.truncate(n);
        picks.sort_by_key(|pick| pick.index);
    }
}
