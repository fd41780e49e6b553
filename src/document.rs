//! A text, cut: its blocks, sentences and tokens. `segment` makes it, every method reads it.

mod block;
mod edits;
mod emphasis;
mod entities;
mod escapes;
mod links;
mod sequences_and_entities;
mod span;
mod stamp;
mod token;
mod word;

pub use block::{Block, BlockKind};
use edits::edits_in;
pub(crate) use edits::{ReadText, TextEdit, edited, merged};
pub(crate) use emphasis::emphasis;
pub(crate) use links::links;
pub(crate) use sequences_and_entities::sequences_and_entities;
pub use span::Span;
pub use stamp::Stamp;
pub(crate) use stamp::spoken;
pub(crate) use token::Term;
pub use token::{TermId, Token, TokenKind, WordId};
pub(crate) use word::{LetterCounts, QUOTATION_MARK, Word, WordTraits, classes_of, is_quotation_mark};

use crate::language::Language;
use std::borrow::Cow;
use std::ops::Range;

/// A text with its language, blocks, sentences and tokens. It never changes; every result is an
/// index or a [`Span`] into it.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    pub(crate) text: String,
    /// Parts of the text that are read as something else, in order.
    pub(crate) edits: Vec<TextEdit>,
    /// Who says what, and when, in order; none if the text does not tell.
    pub(crate) stamps: Vec<Stamp>,
    pub(crate) language: Language,
    pub(crate) blocks: Vec<Block>,
    pub(crate) sentences: Vec<SentenceRecord>,
    pub(crate) tokens: Vec<Token>,
    pub(crate) words: Vec<Word>,
    pub(crate) terms: Vec<Term>,
    pub(crate) term_text: String,
    /// The terms of a title that was given along with the text.
    pub(crate) given_title: Vec<TermId>,
    /// True for a mail, and for a text with the greeting of a letter.
    pub(crate) is_letter: bool,
    /// The documents that it was joined from; none if it was not joined.
    pub(crate) sources: Vec<Source>,
}

/// A sentence as the document stores it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SentenceRecord {
    pub span: Span,
    pub tokens: Range<u32>,
    pub block: u32,
}

/// The place of a document among those that it was joined with ([`Document::joined`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Source {
    /// Its number, from 0.
    pub index: usize,
    /// Its first byte.
    pub start: u32,
    /// The number of its first sentence.
    pub first_sentence: u32,
}

impl Default for Document {
    /// The document of an empty text.
    fn default() -> Self {
        Self {
            text: String::new(),
            edits: Vec::new(),
            stamps: Vec::new(),
            language: Language::Undetermined,
            blocks: Vec::new(),
            sentences: Vec::new(),
            tokens: Vec::new(),
            words: Vec::new(),
            terms: Vec::new(),
            term_text: String::new(),
            given_title: Vec::new(),
            is_letter: false,
            sources: Vec::new(),
        }
    }
}

impl Document {
    /// The text as given.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text as given; the document is dropped.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }

    /// The text of `span`.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// The language given or detected.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The blank between two sentences on one line; empty in Chinese and Japanese.
    #[must_use]
    pub fn sentence_joint(&self) -> &'static str {
        if self.language.profile().script.is_ideographic() { "" } else { " " }
    }

    /// The blocks in reading order.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The number of sentences.
    #[must_use]
    pub fn n_sentences(&self) -> usize {
        self.sentences.len()
    }

    /// The number of distinct terms: words that differ in case or ending alone are one term.
    #[must_use]
    pub fn n_terms(&self) -> usize {
        self.terms.len()
    }

    /// The number of distinct words as written.
    #[must_use]
    pub fn n_distinct_words(&self) -> usize {
        self.words.len()
    }

    /// The sentence with the number `index`, from 0 in reading order over all blocks.
    ///
    /// # Panics
    /// If there is no such sentence.
    #[must_use]
    pub fn sentence(&self, index: usize) -> Sentence<'_> {
        Sentence { document: self, record: &self.sentences[index], index }
    }

    /// All sentences in reading order.
    #[must_use = "an iterator does nothing by itself"]
    pub fn sentences(&self) -> impl ExactSizeIterator<Item = Sentence<'_>> + DoubleEndedIterator {
        self.sentences.iter().enumerate().map(|(index, record)| Sentence { document: self, record, index })
    }

    /// All tokens in reading order.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The kind of a token.
    #[must_use]
    pub fn kind(&self, token: Token) -> TokenKind {
        self.words[token.word.index()].kind
    }

    /// The token's text as written.
    #[must_use]
    pub fn token_text(&self, token: Token) -> &str {
        self.slice(token.span)
    }

    /// A part of the text as it is read: without escape sequences, entities and cuts of words at line ends.
    pub(crate) fn read(&self, span: Span) -> Cow<'_, str> {
        if self.edits.is_empty() {
            return Cow::Borrowed(self.slice(span));
        }
        Cow::Owned(edited(&self.text, &self.edits, span))
    }

    /// A part of the text without what is left out of it or read as a blank.
    pub(crate) fn without_gaps(&self, span: Span) -> Vec<Span> {
        let mut parts = Vec::new();
        let mut start = span.start;
        for edit in edits_in(&self.edits, span).iter().filter(|edit| edit.read_as.trim().is_empty()) {
            parts.push(Span { start, end: edit.span.start.max(start) });
            start = edit.span.end.clamp(start, span.end);
        }
        parts.push(Span { start, end: span.end });
        parts.retain(|part| !self.slice(*part).trim().is_empty());
        parts
    }

    /// A part of the text as people see it; `None` if it has no edits.
    pub(crate) fn shown_if_edited(&self, span: Span) -> Option<String> {
        let read = self.read(span);
        (read != self.slice(span)).then(|| collapsed(&read))
    }

    /// A part of the text as people see it: as it is read, with every run of white space as one blank and none at its ends.
    ///
    /// ```
    /// let document = nutgraf::Document::new("The new\nbridge.")?;
    /// assert_eq!(document.shown(document.sentence(0).span()), "The new bridge.");
    /// # Ok::<(), nutgraf::Error>(())
    /// ```
    #[must_use]
    pub fn shown(&self, span: Span) -> String {
        collapsed(&self.read(span))
    }

    /// True if nothing that shows is between token number `token` and the next.
    pub(crate) fn touches_next(&self, token: usize) -> bool {
        let (end, start) = (self.tokens[token].span.end, self.tokens[token + 1].span.start);
        end == start || self.read(Span { start: end, end: start }).is_empty()
    }

    /// The distinct words, in order of their first occurrence.
    pub fn word_ids(&self) -> impl ExactSizeIterator<Item = WordId> + use<> {
        (0..self.words.len() as u32).map(WordId)
    }

    /// The text of a word as written.
    #[must_use]
    pub fn word_text(&self, word: WordId) -> &str {
        self.slice(self.words[word.index()].first)
    }

    /// The kind of a word as written.
    #[must_use]
    pub fn word_kind(&self, word: WordId) -> TokenKind {
        self.words[word.index()].kind
    }

    /// The traits of a word, the same wherever it stands.
    pub(crate) fn word_traits(&self, word: WordId) -> &WordTraits {
        &self.words[word.index()].traits
    }

    /// The number of occurrences of a word as written.
    #[must_use]
    pub fn word_count(&self, word: WordId) -> u32 {
        self.words[word.index()].count
    }

    /// The term that a word belongs to.
    #[must_use]
    pub fn term_of(&self, word: WordId) -> TermId {
        self.words[word.index()].term
    }

    /// The folded, stemmed text of a term; to match, not to show.
    #[must_use]
    pub fn term_text(&self, term: TermId) -> &str {
        &self.term_text[self.terms[term.index()].text.range()]
    }

    /// The term of a folded, stemmed text, if the document has it. Looks through all terms.
    #[must_use]
    pub fn term_of_text(&self, text: &str) -> Option<TermId> {
        (0..self.terms.len() as u32).map(TermId).find(|&term| self.term_text(term) == text)
    }

    /// The number of occurrences of a term.
    #[must_use]
    pub fn term_count(&self, term: TermId) -> u32 {
        self.terms[term.index()].count
    }

    /// The documents that it was joined from, in order; none if it was not joined.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The document that a sentence is from, if this one was joined.
    #[must_use]
    pub fn source_of(&self, sentence: usize) -> Option<Source> {
        let after = self.sources.partition_point(|source| source.first_sentence as usize <= sentence);
        Some(self.sources[after.checked_sub(1)?])
    }

    /// A sentence by its number: `sentence 5`, or `sentence 5 of document 2`, counted from 1, if it was joined.
    pub(crate) fn named(&self, sentence: usize) -> String {
        match self.source_of(sentence) {
            Some(Source { index, first_sentence, .. }) if self.sources.len() > 1 => {
                format!("sentence {} of document {}", sentence - first_sentence as usize, index + 1)
            }
            _ => format!("sentence {sentence}"),
        }
    }

    /// The document that a byte is from, if this one was joined.
    #[must_use]
    pub fn source_at(&self, byte: u32) -> Option<Source> {
        let after = self.sources.partition_point(|source| source.start <= byte);
        Some(self.sources[after.checked_sub(1)?])
    }

    /// True if a term is a stop word of the document's language.
    #[must_use]
    pub fn is_stop(&self, term: TermId) -> bool {
        self.terms[term.index()].is_stop
    }

    /// True if a term can say what the text is about: it has a letter and is not a stop word.
    #[must_use]
    pub fn is_content(&self, term: TermId) -> bool {
        let term = &self.terms[term.index()];
        !term.is_stop && matches!(term.kind, TokenKind::Word | TokenKind::Handle)
    }

    /// The terms of the title: the one given along with the text, else the first title block before the first
    /// paragraph. Empty if there is none.
    #[must_use]
    pub fn title_terms(&self) -> Vec<TermId> {
        if !self.given_title.is_empty() {
            return self.given_title.clone();
        }
        self.title_tokens().map(|token| token.term).collect()
    }

    /// The tokens of the title that the text starts with.
    pub(crate) fn title_tokens(&self) -> impl Iterator<Item = Token> {
        let first_paragraph = self.blocks.iter().position(|block| block.kind == BlockKind::Paragraph);
        let head = &self.blocks[..first_paragraph.unwrap_or(self.blocks.len())];
        let title = head.iter().find(|block| block.kind == BlockKind::Title);
        let sentences = title.map_or(0..0, |title| title.sentences.clone());
        sentences.flat_map(|index| self.sentence(index as usize).tokens().iter().copied())
    }
}

/// A view of one sentence.
#[derive(Debug, Clone, Copy)]
pub struct Sentence<'d> {
    document: &'d Document,
    record: &'d SentenceRecord,
    index: usize,
}

impl<'d> Sentence<'d> {
    /// The document that it is of.
    #[must_use]
    pub fn document(self) -> &'d Document {
        self.document
    }

    /// Its number in the document, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self.index
    }

    /// Its place in the text, without the blanks around it.
    #[must_use]
    pub fn span(self) -> Span {
        self.record.span
    }

    /// Its text, exactly as the document has it.
    #[must_use]
    pub fn text(self) -> &'d str {
        self.document.slice(self.record.span)
    }

    /// Its tokens in reading order.
    #[must_use]
    pub fn tokens(self) -> &'d [Token] {
        &self.document.tokens[self.token_range()]
    }

    /// Its tokens, as a range of indices into [`Document::tokens`].
    #[must_use]
    pub fn token_range(self) -> Range<usize> {
        self.record.tokens.start as usize..self.record.tokens.end as usize
    }

    /// The number of its tokens that count as words.
    #[must_use]
    pub fn n_running_words(self) -> usize {
        self.tokens().iter().filter(|token| self.document.kind(**token).is_word()).count()
    }

    /// Who says it, and when, if the text tells.
    #[must_use]
    pub fn stamp(self) -> Option<&'d Stamp> {
        Stamp::of(&self.document.stamps, self.record.span)
    }

    /// The name of who says it, if the text tells.
    pub(crate) fn speaker(self) -> Option<&'d str> {
        self.stamp()?.speaker.as_deref()
    }

    /// Where that name stands: before what is said, next to it.
    pub(crate) fn speaker_span(self) -> Option<Span> {
        let (speaker, start) = (self.speaker()?, self.stamp()?.start as usize);
        let text = self.document.text();
        let from = text.floor_char_boundary(start.saturating_sub(speaker.len() + MAX_BYTES_AFTER_SPEAKER));
        let at = from + text.get(from..start)?.rfind(speaker)?;
        Some(Span::new(at, at + speaker.len()))
    }

    /// The block it belongs to.
    #[must_use]
    pub fn block(self) -> &'d Block {
        &self.document.blocks[self.record.block as usize]
    }

    /// The number of its block.
    #[must_use]
    pub fn block_index(self) -> usize {
        self.record.block as usize
    }
}

/// The marks and blanks between the name of a speaker and what is said.
const MAX_BYTES_AFTER_SPEAKER: usize = 16;

/// A text with every run of white space as one blank, and none at its ends.
pub(crate) fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
