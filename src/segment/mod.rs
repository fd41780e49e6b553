//! Text to [`Document`]: blocks, then sentences, then words, each read once.
//!
//! `block` tells headings, lists, date lines and the like from running text and decides what a newline
//! means; `sentence` cuts a block at its terminal marks (its own documentation names the files it uses);
//! `word` cuts a sentence into tokens; `lexicon` gives the words their numbers, `fold` what they are matched
//! by.

mod abbreviation;
mod before;
mod blank;
mod block;
mod boundaries;
mod closing;
mod fold;
mod glued;
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
mod weigh;
mod word;
mod wrapping;

pub use boundaries::sentences;

use crate::document::{Block, BlockKind, Document, SentenceRecord, Span, Token, TokenKind};
use crate::error::{Error, ErrorKind};
use crate::lang::Language;
use lexicon::{Lexicon, Vocabulary};
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
        Ok(with_lexicon(language, |lexicon| {
            let mut reader = Reader::new(&text, lexicon);
            reader.read_blocks();
            let given_title = reader.read_title(&self.title);
            let Reader {
                blocks, sentences, tokens, vocabulary: Vocabulary { words, terms, term_text }, ..
            } = reader;
            Document {
                text: String::new(),
                language,
                blocks,
                sentences,
                tokens,
                words,
                terms,
                term_text,
                given_title,
            }
        })
        .with_text(text))
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

    fn with_text(mut self, text: String) -> Self {
        self.text = text;
        self
    }
}

thread_local! {
    /// The lexicons of the languages that this thread read last, the latest first.
    static LEXICONS: Cell<Vec<Lexicon>> = const { Cell::new(Vec::new()) };
}

/// How many languages a thread keeps a lexicon of.
const MAX_LEXICONS: usize = 4;

/// Runs `work` with this thread's lexicon, which is out of its cell meanwhile: nested work makes its own.
fn with_lexicon<T>(language: Language, work: impl FnOnce(&mut Lexicon) -> T) -> T {
    let mut lexicons = LEXICONS.take();
    let found = lexicons.iter().position(|lexicon| lexicon.language() == language);
    let mut lexicon = found.map_or_else(|| Lexicon::new(language), |index| lexicons.remove(index));
    lexicon.start_document();
    let result = work(&mut lexicon);
    lexicons.truncate(MAX_LEXICONS - 1);
    lexicons.insert(0, lexicon);
    LEXICONS.set(lexicons);
    result
}

/// What has been read of a text so far.
struct Reader<'t, 'l> {
    text: &'t str,
    lexicon: &'l mut Lexicon,
    blocks: Vec<Block>,
    sentences: Vec<SentenceRecord>,
    tokens: Vec<Token>,
    vocabulary: Vocabulary,
}

impl<'t, 'l> Reader<'t, 'l> {
    fn new(text: &'t str, lexicon: &'l mut Lexicon) -> Self {
        Self {
            text,
            lexicon,
            blocks: Vec::new(),
            sentences: Vec::new(),
            tokens: Vec::with_capacity(text.len() / 5),
            vocabulary: Vocabulary::default(),
        }
    }

    fn read_blocks(&mut self) {
        let mut splitter = SentenceSplitter::new(self.text, self.lexicon.language());
        let mut spans = Vec::new();
        let mut section = 0;
        for block in block::blocks(self.text) {
            section += u32::from(block.kind == BlockKind::Title);
            let first = self.sentences.len() as u32;
            if block.kind != BlockKind::Rule {
                splitter.split(&block, &mut spans);
            }
            for span in spans.drain(..) {
                self.read_sentence(span);
            }
            let sentences = first..self.sentences.len() as u32;
            self.blocks.push(Block { kind: block.kind, span: block.span, sentences, section });
        }
    }

    fn read_sentence(&mut self, span: Span) {
        let Self { text, lexicon, tokens, vocabulary, .. } = self;
        let first = tokens.len() as u32;
        word::tokens(text, span, lexicon.language(), |span, kind| {
            let (word, term) = lexicon.intern(&text[span.range()], span, kind, vocabulary);
            vocabulary.words[word.index()].count += 1;
            vocabulary.terms[term.index()].count += 1;
            tokens.push(Token { span, word, term });
        });
        let tokens = first..tokens.len() as u32;
        self.sentences.push(SentenceRecord { span, tokens, block: self.blocks.len() as u32 });
    }

    /// The terms of a title given beside the text.
    fn read_title(&mut self, title: &str) -> Vec<crate::document::TermId> {
        let mut terms = Vec::new();
        let Self { lexicon, vocabulary, .. } = self;
        let title = &title[..title.floor_char_boundary(MAX_TITLE_BYTES)];
        word::tokens(title, Span::new(0, title.len()), lexicon.language(), |span, kind| {
            if kind != TokenKind::Punctuation {
                terms.push(lexicon.intern_term(&title[span.range()], kind, vocabulary));
            }
        });
        terms
    }
}

/// More of a given title than this is not read.
const MAX_TITLE_BYTES: usize = 10_000;
