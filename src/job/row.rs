//! Rows: the results of one document, owned. Their fields and the order of these are a contract with scripts.

use crate::document::{BlockKind, Document, Sentence, Span, Stamp, TextEdit, collapsed, edited};
use crate::explain::Why;
use crate::keyword::WhyNot;
use crate::language::Language;
use crate::query::Wish;
use crate::segment::BoundaryRule;
use crate::select::Cut;

#[cfg(feature = "serde")]
use super::wire;

/// The result of one document, with its id of any type.
///
/// All offsets are bytes of UTF-8, the end exclusive.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Row<I> {
    /// The id of the document, or of the group of documents.
    pub id: I,
    /// The result.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub body: RowBody<I>,
    /// The text that the offsets refer to, if it was asked for.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub text: Option<String>,
}

/// The result of one document, by the kind of job.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(untagged))]
#[non_exhaustive]
pub enum RowBody<I> {
    /// A summary.
    Summary(SummaryBody<I>),
    /// Keywords.
    Keywords(KeywordsBody<I>),
    /// A one-line summary.
    Gist(GistBody),
    /// Titles, and the best sentences under each.
    Outline(OutlineBody<I>),
    /// The text within a length.
    Trim(TrimBody),
    /// All sentences.
    Split(SplitBody),
    /// An error.
    Failed(FailedBody),
}

/// A summary of a document, or of several.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SummaryBody<I> {
    /// The language of the document; in JSON its code.
    #[cfg_attr(feature = "serde", serde(serialize_with = "wire::language"))]
    pub language: Language,
    /// The sentences, in reading order.
    pub sentences: Vec<SentenceRow<I>>,
    /// The keywords, if they were asked for.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub keywords: Option<Vec<KeywordRow<I>>>,
    /// By sentence: why it was picked, if that was asked for.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub why: Vec<Why>,
    /// The documents that are summarized together, if there are several.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub sources: Option<Vec<I>>,
    /// The documents that were left out; in JSON `duplicates`.
    #[cfg_attr(feature = "serde", serde(rename = "duplicates", skip_serializing_if = "Vec::is_empty"))]
    pub copies: Vec<CopyRow<I>>,
    /// The wishes that the document does not meet ([`crate::Summarizer::unmet`]).
    #[cfg_attr(feature = "serde", serde(skip))]
    pub unmet: Vec<Wish>,
    /// True if every sentence has its place ([`crate::Summarizer::nested`]).
    #[cfg_attr(feature = "serde", serde(skip))]
    pub is_nested: bool,
    /// All sentences of the document and its text, if they were asked for ([`crate::job::Job::with_sentences`]).
    #[cfg_attr(feature = "serde", serde(skip))]
    pub all: Option<SplitSentences>,
    /// The blank between two sentences, if there is one in the language.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(super) joint: &'static str,
}

impl<I> SummaryBody<I> {
    /// The summary as a paragraph, as people see it.
    #[must_use]
    pub fn shown(&self) -> String {
        self.sentences.iter().map(SentenceRow::shown).collect::<Vec<_>>().join(self.joint)
    }
}

/// A sentence of a summary.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SentenceRow<I> {
    /// The document that it is from, if several are summarized together.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub source: Option<I>,
    /// The number of the sentence in its document.
    pub index: usize,
    /// The first byte of the part that is picked.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// How good the sentence is, 0 to 1; the length asked for does not change it.
    pub score: f64,
    /// Its place in the order of all, from 0, if summaries are nested ([`crate::Summarizer::nested`]).
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub place: Option<usize>,
    /// The text of `start..end`.
    pub text: String,
    /// How it reads, if it has escape sequences, entities or words that are cut at a line end, or its speaker is shown before it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub shown: Option<String>,
    /// When it is said, as the text has it, in a chat, subtitles or the like.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub time: Option<String>,
    /// Who says it, as the text has it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub speaker: Option<String>,
    /// How the end is shown; in JSON `"cut":true` if the sentence is not whole.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "wire::is_whole", serialize_with = "wire::cut")
    )]
    pub cut: Cut,
    /// The sentence that is shown in its place, if sentences are shortened.
    #[cfg_attr(feature = "serde", serde(flatten, skip_serializing_if = "Option::is_none"))]
    pub shortened: Option<ShortenedRow>,
}

impl<I> SentenceRow<I> {
    /// The sentence as people see it: shortened, or else with white space collapsed and `…` where it was cut.
    #[must_use]
    pub fn shown(&self) -> String {
        match &self.shortened {
            Some(short) => short.text.clone(),
            None => self.shown.clone().unwrap_or_else(|| collapsed(&self.text) + self.cut.mark()),
        }
    }
}

/// A sentence without what it can do without.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ShortenedRow {
    /// The sentence as it is shown; in JSON `compressed`.
    #[cfg_attr(feature = "serde", serde(rename = "compressed"))]
    pub text: String,
    /// The parts of the document that are kept.
    pub kept: Vec<[u32; 2]>,
}

/// A keyword.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct KeywordRow<I> {
    /// The phrase as the text has it, white space collapsed.
    pub text: String,
    /// How good it is, 0 to 1.
    pub score: f64,
    /// The number of its occurrences.
    pub count: usize,
    /// Its occurrences, in reading order.
    pub spans: Vec<[u32; 2]>,
    /// The documents of the occurrences, if several are summarized together.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub sources: Vec<I>,
}

/// A document that was left out, and the one that it is nearly the same as.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct CopyRow<I> {
    /// The document that was left out.
    pub id: I,
    /// The one that it is nearly the same as.
    pub of: I,
}

/// The keywords of a document.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct KeywordsBody<I> {
    /// The language of the document; in JSON its code.
    #[cfg_attr(feature = "serde", serde(serialize_with = "wire::language"))]
    pub language: Language,
    /// The keywords, best first.
    pub keywords: Vec<KeywordRow<I>>,
    /// By keyword: why it has its score, if that was asked for.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub why: Vec<Why>,
    /// Why each phrase that was asked about is not a keyword.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub why_not: Vec<WhyNot>,
    /// The query, if the document has no word of it ([`crate::Keywords::unmet`]).
    #[cfg_attr(feature = "serde", serde(skip))]
    pub unmet: Option<Wish>,
}

/// A one-line summary.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct GistBody {
    /// The language of the document; in JSON its code.
    #[cfg_attr(feature = "serde", serde(serialize_with = "wire::language"))]
    pub language: Language,
    /// The line.
    pub gist: String,
    /// The parts of the line, in its order.
    pub parts: Vec<PartRow>,
    /// True if a sentence had to be cut to fit.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "wire::is_false"))]
    pub cut: bool,
    /// The parts of the line's score, if they were asked for and it was chosen by its score.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub why: Option<Why>,
    /// The text that the line leaves out of its sentences, if that was asked for.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub dropped: Option<Vec<DroppedRow>>,
}

/// Text that a one-line summary leaves out of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DroppedRow {
    /// The number of its sentence.
    pub sentence: usize,
    /// Its first byte.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// The name of the reason: `aside`.
    pub reason: &'static str,
    /// The text, white space collapsed, and the reason as people read it.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub shown: String,
}

/// A part of a one-line summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(untagged))]
#[non_exhaustive]
pub enum PartRow {
    /// Text of the document.
    Kept {
        /// The number of its sentence.
        sentence: usize,
        /// Its first byte.
        start: u32,
        /// One past its last byte.
        end: u32,
    },
    /// A connective that the document does not have there.
    Inserted {
        /// The connective.
        inserted: &'static str,
    },
}

/// The outline of a document.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OutlineBody<I> {
    /// The language of the document; in JSON its code.
    #[cfg_attr(feature = "serde", serde(serialize_with = "wire::language"))]
    pub language: Language,
    /// The sections, in reading order.
    pub sections: Vec<SectionRow<I>>,
    /// The query, if the document has no word of it.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub unmet: Vec<Wish>,
}

/// A section of an outline.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SectionRow<I> {
    /// The level of its title, from 1 to 6; 0 for what comes before the first title, or without titles.
    pub level: u8,
    /// Its first byte.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// The number of its words without those of the title.
    pub words: usize,
    /// Its title, if it has one.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub title: Option<TitleRow>,
    /// When it begins, if it has no title and the text tells.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub time: Option<String>,
    /// In a part of a text without titles, a few keywords that are hardly in others.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub topics: Vec<String>,
    /// The sentences that say most in it, in reading order.
    pub sentences: Vec<SentenceRow<I>>,
}

impl<I> SectionRow<I> {
    /// The line above the sentences as people see it: the title, or when the section begins and its topics.
    #[must_use]
    pub fn heading(&self) -> Option<String> {
        if let Some(title) = &self.title {
            return Some(title.shown());
        }
        let topics = Some(self.topics.join(", ")).filter(|topics| !topics.is_empty())?;
        Some(self.time.as_ref().map_or(topics.clone(), |time| format!("{time} {topics}")))
    }
}

/// The title of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct TitleRow {
    /// Its first byte.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// The text of `start..end`.
    pub text: String,
    /// How it reads, if it has escape sequences, entities or the like.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub shown: Option<String>,
}

impl TitleRow {
    /// The title as people see it, with white space collapsed.
    #[must_use]
    pub fn shown(&self) -> String {
        self.shown.clone().unwrap_or_else(|| collapsed(&self.text))
    }
}

/// A text within a length.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct TrimBody {
    /// The language of the document; in JSON its code.
    #[cfg_attr(feature = "serde", serde(serialize_with = "wire::language"))]
    pub language: Language,
    /// The unit of the lengths: `sentences`, `words`, `characters`, `bytes`, `tokens`.
    pub unit: &'static str,
    /// The length that the text may have.
    pub limit: usize,
    /// The length of the whole document.
    pub total: usize,
    /// The length of the text.
    pub length: usize,
    /// The text; in JSON `trimmed`.
    #[cfg_attr(feature = "serde", serde(rename = "trimmed"))]
    pub text: String,
    /// The parts that are in it, in reading order.
    pub kept: Vec<KeptRow>,
    /// The parts that are left out, in reading order.
    pub omitted: Vec<OmittedRow>,
    /// The query, if the document has no word of it.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub unmet: Vec<Wish>,
}

/// A part of a document that stays.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct KeptRow {
    /// Its first byte.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// The numbers of its first and its last line, from 1.
    pub lines: [usize; 2],
}

/// A part of a document that is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OmittedRow {
    /// Its first byte.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// The numbers of its first and its last line, from 1.
    pub lines: [usize; 2],
    /// How many sentences it has, those of code and tables not counted.
    pub sentences: usize,
    /// Its topics, as its mark has them.
    pub topics: Vec<String>,
}

/// All sentences of a document. Holds its text once, not a copy of every sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SplitBody {
    /// The language of the document; in JSON its code.
    #[cfg_attr(feature = "serde", serde(serialize_with = "wire::language"))]
    pub language: Language,
    /// The sentences, in reading order.
    pub sentences: SplitSentences,
    /// The places where a sentence might end, if they were asked for.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub why: Option<Vec<VerdictRow>>,
}

impl SplitBody {
    /// By sentence: the verdicts after the end of the sentence before it up to its own end; the last sentence has
    /// those after its end too. Empty lists if verdicts were not asked for.
    #[must_use = "an iterator does nothing by itself"]
    pub fn why_by_sentence(&self) -> impl Iterator<Item = &[VerdictRow]> {
        let mut rest = self.why.as_deref().unwrap_or_default();
        let n_sentences = self.sentences.rows().len();
        (1..=n_sentences).map(move |number| {
            let end = rest.iter().position(|row| row.is_end).filter(|_| number < n_sentences);
            let (own, others) = rest.split_at(end.map_or(rest.len(), |end| end + 1));
            rest = others;
            own
        })
    }
}

/// A text and the places of its sentences; in JSON a list of [`SplitRow`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitSentences {
    text: String,
    edits: Vec<TextEdit>,
    stamps: Vec<Stamp>,
    places: Vec<(Span, BlockKind)>,
}

impl SplitSentences {
    pub(super) fn of(mut document: Document) -> Self {
        let place = |sentence: Sentence| (sentence.span(), sentence.block().kind);
        let places = document.sentences().map(place).collect();
        let edits = std::mem::take(&mut document.edits);
        let stamps = std::mem::take(&mut document.stamps);
        Self { text: document.into_text(), edits, stamps, places }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The sentences, in reading order.
    #[must_use = "an iterator does nothing by itself"]
    pub fn rows(&self) -> impl ExactSizeIterator<Item = SplitRow<'_>> {
        self.places.iter().map(|&(span, kind)| {
            let Span { start, end } = span;
            let text = &self.text[span.range()];
            let read = (!self.edits.is_empty()).then(|| edited(&self.text, &self.edits, span));
            let shown = read.filter(|read| read != text).map(|read| collapsed(&read));
            let stamp = Stamp::of(&self.stamps, span);
            let time = stamp.and_then(|stamp| stamp.time.as_deref());
            let speaker = stamp.and_then(|stamp| stamp.speaker.as_deref());
            SplitRow { start, end, kind, text, shown, time, speaker }
        })
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for SplitSentences {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.rows())
    }
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SplitRow<'t> {
    /// Its first byte.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// The kind of its block; in JSON its name.
    #[cfg_attr(feature = "serde", serde(serialize_with = "wire::kind"))]
    pub kind: BlockKind,
    /// Its text.
    pub text: &'t str,
    /// How it reads, if it has escape sequences, entities or words that are cut at a line end.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub shown: Option<String>,
    /// When it is said, as the text has it, in a chat, subtitles or the like.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub time: Option<&'t str>,
    /// Who says it, as the text has it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub speaker: Option<&'t str>,
}

impl SplitRow<'_> {
    /// The sentence as people see it, with white space collapsed.
    #[must_use]
    pub fn shown(&self) -> String {
        self.shown.clone().unwrap_or_else(|| collapsed(self.text))
    }
}

/// A place where a sentence might end, and the rule that decided.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct VerdictRow {
    /// The first byte of the mark or newline.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// True if a sentence ends here.
    pub is_end: bool,
    /// The rule that decided; in JSON its id.
    #[cfg_attr(feature = "serde", serde(serialize_with = "wire::rule"))]
    pub rule: BoundaryRule,
    /// The rule in one line.
    pub explanation: &'static str,
    /// The place as people see it: the word before it, and its marks.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub shown: String,
}

/// An error.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct FailedBody {
    /// The error in words.
    pub error: String,
}

impl<I> Row<I> {
    /// The error, if the document failed.
    #[must_use]
    pub fn error(&self) -> Option<&str> {
        if let RowBody::Failed(FailedBody { error }) = &self.body { Some(error) } else { None }
    }

    /// The wishes that the document does not meet.
    #[must_use]
    pub fn unmet(&self) -> &[Wish] {
        match &self.body {
            RowBody::Summary(body) => &body.unmet,
            RowBody::Keywords(body) => body.unmet.as_slice(),
            RowBody::Outline(body) => &body.unmet,
            RowBody::Trim(body) => &body.unmet,
            RowBody::Gist(_) | RowBody::Split(_) | RowBody::Failed(_) => &[],
        }
    }

    /// The row of a document that failed.
    #[must_use]
    pub fn failed(id: I, error: impl Into<String>) -> Self {
        Self { id, body: RowBody::Failed(FailedBody { error: error.into() }), text: None }
    }
}
