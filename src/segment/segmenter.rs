//! The segmenter: its settings and what it makes of a text.

use super::abbreviations::Abbreviations;
use super::blocks::{blocks, mark_letter};
use super::boundary_verdict::BoundaryVerdict;
use super::line_end_hyphens::line_end_hyphens;
use super::reading::{SourceText, TextPart, learn_stop_words, read_text};
use super::verdicts::verdicts;
use super::vocabulary::DocumentVocabulary;
use crate::container::{ContainerReading, container};
use crate::document::{Document, ReadText, Stamp, emphasis, links, merged, sequences_and_entities};
use crate::error::{Error, ErrorKind};
use crate::language::Language;
use crate::threads::Threads;

/// Makes a [`Document`] of a text.
///
/// ```
/// use nutgraf::{Language, Segmenter};
/// let document = Segmenter::default().language(Language::German).run("Am 31. August regnete es. Am 1. September nicht.")?;
/// assert_eq!(document.n_sentences(), 2);
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Segmenter {
    language: Option<Language>,
    title: String,
    abbreviations: Abbreviations,
    threads: Threads,
    stamps: Vec<Stamp>,
    is_as_given: bool,
}

impl Segmenter {
    /// The language of the text. If it is not given, it is detected.
    #[must_use]
    pub fn language(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }

    /// A title that is not in the text. Methods that look for a title use it; no result shows it.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// Abbreviations beside those that are known in the language.
    #[must_use]
    pub fn abbreviations(mut self, abbreviations: Abbreviations) -> Self {
        self.abbreviations = abbreviations;
        self
    }

    /// The number of threads that may work on the text, if it is long; 1 if not set, 0 is one for each core.
    ///
    /// They are those of the rayon pool that the caller runs in, or, if it does not run in one, threads that end with
    /// the call. Rayon's global pool is not used, so that a process may fork whenever no call is under way. The result
    /// is the same for any number. [`crate::Analysis::threads`] is for the ranking.
    #[must_use]
    pub fn threads(mut self, n_threads: usize) -> Self {
        self.threads = Threads(n_threads);
        self
    }

    /// Who says what in the text, and when, in the order of the text: found by a reader of subtitles or the like.
    #[must_use]
    pub fn stamps(mut self, stamps: Vec<Stamp>) -> Self {
        self.stamps = stamps;
        self
    }

    /// Reads the container of a text as part of it or not; by default it is not read. Containers are the header of a mail,
    /// what it quotes and its signature; names and times in a chat; times in subtitles; the heads and feet of pages; the
    /// place and agency before a report; images and the targets of links.
    #[must_use]
    pub fn as_given(mut self, is_as_given: bool) -> Self {
        self.is_as_given = is_as_given;
        self
    }

    /// The document of `text`. What is around the text, such as the header of a mail, is not read ([`Segmenter::as_given`]);
    /// nor are escape sequences of terminals and marks of emphasis. Entities of HTML are read as their characters, and words
    /// that are cut at a line end are read whole. Spans are those of the text as given. Linear in the text.
    ///
    /// # Errors
    /// If the text has 4 GiB or more.
    pub fn run(&self, text: impl Into<String>) -> Result<Document, Error> {
        let text = text.into();
        if u32::try_from(text.len()).is_err() {
            return Err(ErrorKind::TextTooLarge(text.len()).into());
        }
        let ContainerReading { edits, stamps, is_mail } =
            if self.is_as_given { ContainerReading::default() } else { container(&text) };
        let links = if self.is_as_given { Vec::new() } else { links(&text) };
        let marks = merged(links, emphasis(&text));
        let basic = merged(merged(edits, sequences_and_entities(&text)), marks);
        let detect = || Language::detect(&ReadText::of(&text, &basic).text);
        let language = self.language.unwrap_or_else(detect);
        let edits = merged(basic, line_end_hyphens(&text, language));
        let read = ReadText::of(&text, &edits);
        let source = self.source(&read.text, language);
        let title = ReadText::of(&self.title, &sequences_and_entities(&self.title)).text;
        let mut blocks = blocks(&read.text, language);
        let is_letter = mark_letter(&read.text, &mut blocks, is_mail, language);
        let threads = self.threads.for_text(text.len());
        let (mut part, given_title) = threads.run(|| read_text(&source, &blocks, &title, threads));
        part.vocabulary.count_terms();
        learn_stop_words(language, &mut part);
        if !edits.is_empty() {
            part.move_spans(|span| read.given(span));
        }
        let TextPart { blocks, sentences, tokens, vocabulary } = part;
        let DocumentVocabulary { words, terms, term_text } = vocabulary;
        let sources = Vec::new();
        Ok(Document {
            text,
            edits,
            stamps: if self.stamps.is_empty() { stamps } else { self.stamps.clone() },
            language,
            blocks,
            sentences,
            tokens,
            words,
            terms,
            term_text,
            given_title,
            is_letter,
            sources,
        })
    }

    /// The document of `text`, with a verdict on every place where a sentence might end, in reading order: one end for
    /// every sentence, and the rule that decided on every other newline, mark and closing bracket. Reads the text twice.
    ///
    /// ```
    /// use nutgraf::{BoundaryRule, Segmenter};
    /// let (document, verdicts) = Segmenter::default().explain("Dr. Ng arrived. She was late.")?;
    /// assert_eq!((document.slice(verdicts[0].span), verdicts[0].rule), (".", BoundaryRule::Abbreviation));
    /// assert_eq!(verdicts.iter().filter(|verdict| verdict.is_end()).count(), document.n_sentences());
    /// # Ok::<(), nutgraf::Error>(())
    /// ```
    ///
    /// # Errors
    /// If the text has 4 GiB or more.
    pub fn explain(&self, text: impl Into<String>) -> Result<(Document, Vec<BoundaryVerdict>), Error> {
        let document = self.run(text)?;
        let read = ReadText::of(document.text(), &document.edits);
        let mut verdicts = verdicts(&self.source(&read.text, document.language()));
        verdicts.iter_mut().for_each(|verdict| verdict.span = read.given(verdict.span));
        Ok((document, verdicts))
    }

    fn source<'t>(&'t self, text: &'t str, language: Language) -> SourceText<'t> {
        let abbreviations = &self.abbreviations;
        SourceText { text, language, detects_blocks: self.language.is_none(), abbreviations }
    }
}

impl Document {
    /// The document of `text`, its language detected: [`Segmenter`] with no settings.
    ///
    /// # Errors
    /// If the text has 4 GiB or more.
    pub fn new(text: impl Into<String>) -> Result<Self, Error> {
        Segmenter::default().run(text)
    }
}
