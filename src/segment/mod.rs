//! Text to [`Document`]: blocks, then sentences, then words, each read once.
//!
//! `block` tells headings, lists, date lines and the like from running text and decides what a newline
//! means; `sentence` cuts a block at its terminal marks (its own documentation names the files it uses);
//! `word` cuts a sentence into tokens; `lexicon` gives the words their numbers, `term` and `fold` what they
//! are matched by.

mod abbreviation;
mod before;
mod blank;
mod block;
mod boundaries;
mod closing;
mod fold;
mod glued;
mod join;
mod letter;
mod lexicon;
mod line;
mod list;
mod mark;
mod meta;
mod nearby;
mod next;
mod run;
mod sentence;
mod term;
mod weigh;
mod word;
mod wrapping;

pub use boundaries::sentences;

use crate::document::{Block, BlockKind, Document, SentenceRecord, Span, TermId, Token, TokenKind};
use crate::error::{Error, ErrorKind};
use crate::lang::Language;
use lexicon::{Found, Lexicon, Vocabulary};
use sentence::SentenceSplitter;
use std::cell::Cell;

/// Makes a [`Document`] of a text.
///
/// ```
/// use nutgraf::{Language, Segmenter};
/// let document = Segmenter::default().language(Language::German).run("Am 31. August regnete es. Am 1. September nicht.")?;
/// assert_eq!(document.n_sentences(), 2);
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Segmenter {
    language: Option<Language>,
    title: String,
}

impl Segmenter {
    /// The language of the text; detected if it is not given.
    #[must_use]
    pub fn language(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }

    /// A title that does not stand in the text. Methods that look for a title use it; no result shows it.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// The document of `text`, in one pass over it.
    ///
    /// # Errors
    /// If the text has 4 GiB or more.
    pub fn run(&self, text: impl Into<String>) -> Result<Document, Error> {
        let text = text.into();
        if u32::try_from(text.len()).is_err() {
            return Err(ErrorKind::TextTooLarge(text.len()).into());
        }
        let language = self.language.unwrap_or_else(|| Language::detect(&text));
        let mut reader = Reader::new(&text, language);
        reader.read_blocks(self.language.is_none());
        let given_title = reader.read_title(&self.title);
        reader.vocabulary.count_terms();
        reader.learn_stop_words();
        let Reader { blocks, sentences, tokens, vocabulary, shelf, .. } = reader;
        shelf.put_back();
        let Vocabulary { words, terms, term_text } = vocabulary;
        let sources = Vec::new();
        Ok(Document {
            text,
            language,
            blocks,
            sentences,
            tokens,
            words,
            terms,
            term_text,
            given_title,
            sources,
        })
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

thread_local! {
    /// The lexicons of the languages that this thread read last, the latest first.
    static LEXICONS: Cell<Vec<Lexicon>> = const { Cell::new(Vec::new()) };
}

/// How many languages a thread keeps a lexicon of.
const MAX_LEXICONS: usize = 4;

/// This thread's lexicons, out of their cell while a document is read: nested work makes its own.
struct Shelf(Vec<Lexicon>);

impl Shelf {
    fn take() -> Self {
        let mut lexicons = LEXICONS.take();
        lexicons.iter_mut().for_each(Lexicon::start_document);
        Self(lexicons)
    }

    /// The lexicon of a language, made if there is none; it comes to stand first.
    fn lexicon(&mut self, language: Language) -> &mut Lexicon {
        let found = self.0.iter().position(|lexicon| lexicon.language() == language);
        match found {
            Some(0) => {}
            Some(index) => self.0[..=index].rotate_right(1),
            None => {
                let mut lexicon = Lexicon::new(language);
                lexicon.start_document();
                self.0.insert(0, lexicon);
            }
        }
        &mut self.0[0]
    }

    fn put_back(mut self) {
        self.0.truncate(MAX_LEXICONS);
        LEXICONS.set(self.0);
    }
}

/// What has been read of a text so far.
struct Reader<'t> {
    text: &'t str,
    language: Language,
    shelf: Shelf,
    blocks: Vec<Block>,
    sentences: Vec<SentenceRecord>,
    tokens: Vec<Token>,
    vocabulary: Vocabulary,
    /// The words of the sentence being read.
    found: Vec<Found>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, language: Language) -> Self {
        Self {
            text,
            language,
            shelf: Shelf::take(),
            blocks: Vec::new(),
            sentences: Vec::new(),
            tokens: Vec::with_capacity(text.len() / 5),
            vocabulary: Vocabulary::with_capacity(text.len()),
            found: Vec::new(),
        }
    }

    /// Reads block after block. Where languages are detected, a block in another script than the document
    /// is read in the language detected for it alone.
    fn read_blocks(&mut self, detects: bool) {
        let mut splitter = SentenceSplitter::new(self.text, self.language);
        let mut spans = Vec::new();
        let mut section = 0;
        for block in block::blocks(self.text) {
            section += u32::from(block.kind == BlockKind::Title);
            let first = self.sentences.len() as u32;
            let mut language = self.language;
            if block.kind != BlockKind::Rule {
                let text = &self.text[block.span.range()];
                if detects && !self.language.may_write(text) {
                    language = Language::detect(text);
                    SentenceSplitter::new(self.text, language).split(&block, &mut spans);
                } else {
                    splitter.split(&block, &mut spans);
                }
            }
            for span in spans.drain(..) {
                self.read_sentence(span, language);
            }
            let sentences = first..self.sentences.len() as u32;
            self.blocks.push(Block { kind: block.kind, span: block.span, language, sentences, section });
        }
    }

    /// Where the language brings no stop words, takes short words that a fifth of the sentences have for such.
    fn learn_stop_words(&mut self) {
        let n = self.sentences.len();
        if !self.language.stop_words().is_empty() || n < MIN_LEARNING_SENTENCES {
            return;
        }
        let mut last_seen = vec![usize::MAX; self.vocabulary.terms.len()];
        let mut frequency = vec![0_usize; self.vocabulary.terms.len()];
        for (index, sentence) in self.sentences.iter().enumerate() {
            for token in &self.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize] {
                let term = token.term.index();
                frequency[term] += usize::from(std::mem::replace(&mut last_seen[term], index) != index);
            }
        }
        let Vocabulary { terms, term_text, .. } = &mut self.vocabulary;
        for (term, frequency) in terms.iter_mut().zip(frequency) {
            let is_short = term_text[term.text.range()].chars().count() <= MAX_LEARNT_LETTERS;
            term.is_stop |= is_short && frequency * 5 >= n && term.kind == TokenKind::Word;
        }
    }

    fn read_sentence(&mut self, span: Span, language: Language) {
        let Self { text, shelf, found, tokens, vocabulary, .. } = self;
        let lexicon = shelf.lexicon(language);
        let first = tokens.len() as u32;
        word::tokens(text, span, language, |span, kind| found.push(lexicon.look_up(text, span, kind)));
        tokens.extend(found.drain(..).map(|found| lexicon.number(text, &found, vocabulary)));
        let tokens = first..tokens.len() as u32;
        self.sentences.push(SentenceRecord { span, tokens, block: self.blocks.len() as u32 });
    }

    /// The terms of a title given beside the text.
    fn read_title(&mut self, title: &str) -> Vec<TermId> {
        let mut terms = Vec::new();
        let lexicon = self.shelf.lexicon(self.language);
        let title = &title[..title.floor_char_boundary(MAX_TITLE_BYTES)];
        word::tokens(title, Span::new(0, title.len()), self.language, |span, kind| {
            if kind != TokenKind::Punctuation {
                let found = lexicon.look_up(title, span, kind);
                terms.push(lexicon.number_term(title, &found, &mut self.vocabulary));
            }
        });
        terms
    }
}

/// As many bytes as no document has.
const MAX_JOINED_BYTES: usize = u32::MAX as usize;

/// Stop words are learnt from texts of so many sentences and more.
const MIN_LEARNING_SENTENCES: usize = 8;

/// A word of more letters is not taken for a stop word, however frequent.
const MAX_LEARNT_LETTERS: usize = 4;

/// More of a given title than this is not read.
const MAX_TITLE_BYTES: usize = 10_000;
