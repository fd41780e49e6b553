//! Text to [`Document`]: blocks, then sentences, then words, each read once.
//!
//! `block` tells headings, lists, date lines and the like from running text and decides what a newline
//! means; `sentence` cuts a block at its terminal marks and `word` cuts a sentence into tokens (their own
//! documentation names the files they use); `roll` and `lexicon` give the words their numbers (`key` is what
//! they are looked up by), `term` and `fold` what they are matched by. `read` goes through the blocks in this
//! order; `shared` lets several threads do so for a long text, in parts that
//! `whole` joins.

mod blocks;
mod joined_document;
mod marks;
mod reading;
mod sentence_spans;
mod sentences;
mod vocabulary;
mod words;

pub use sentence_spans::sentences;

use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::language::Language;
use reading::reader::{Part, Reading};
use reading::{learned_stop_words, parallel};
use vocabulary::lexicon::Vocabulary;

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

    /// The document of `text`, in one pass over it; one of more than a megabyte is shared out to the threads of
    /// rayon's pool, with the same result for any number of them.
    ///
    /// # Errors
    /// If the text has 4 GiB or more.
    pub fn run(&self, text: impl Into<String>) -> Result<Document, Error> {
        let text = text.into();
        if u32::try_from(text.len()).is_err() {
            return Err(ErrorKind::TextTooLarge(text.len()).into());
        }
        let language = self.language.unwrap_or_else(|| Language::detect(&text));
        let reading = Reading { text: &text, language, detects_blocks: self.language.is_none() };
        let blocks = blocks::reader::blocks(&text);
        let (mut part, given_title) = if text.len() < MIN_SHARED_BYTES {
            parallel::read_whole(&reading, &blocks, &self.title)
        } else {
            parallel::read(&reading, &blocks, &self.title)
        };
        part.vocabulary.count_terms();
        learned_stop_words::learn_stop_words(language, &mut part);
        let Part { blocks, sentences, tokens, vocabulary } = part;
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

/// A text of so many bytes is worth sharing out to all threads.
const MIN_SHARED_BYTES: usize = 1 << 20;

impl Document {
    /// The document of `text`, its language detected: [`Segmenter`] with no settings.
    ///
    /// # Errors
    /// If the text has 4 GiB or more.
    pub fn new(text: impl Into<String>) -> Result<Self, Error> {
        Segmenter::default().run(text)
    }
}
