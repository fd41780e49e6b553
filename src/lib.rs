//! Extractive summaries, keywords and one-line gists of any text.
//!
//! A [`Document`] is a text, cut once into blocks, sentences and words; its language is given or detected. An
//! [`Analysis`] holds what all methods share: counts, weights, parts of speech. [`Summarizer`], [`Keywords`] and
//! [`Gist`] are settings, each of which can be used on any number of analyses. All that they find are numbers of
//! sentences and [`Span`]s, byte offsets into the text.
//!
//! ```
//! use nutgraf::{Analysis, Budget, Document, Gist, Keywords, Summarizer};
//!
//! let text = "Rain fell on Tuesday. It was the first rain in a year. Farmers cheered the rain.";
//! let document = Document::new(text)?;
//! let analysis = Analysis::of(&document);
//! let summary = Summarizer::default().budget(Budget::Words(6)).run(&analysis);
//! assert_eq!(document.slice(summary.picks[0].span), "Rain fell on Tuesday.");
//! let keywords = Keywords::default().top(1).run(&analysis);
//! assert_eq!((keywords[0].text.as_str(), keywords[0].spans.len()), ("rain", 3));
//! assert_eq!(Gist::default().run(&analysis).text, "Rain fell on Tuesday.");
//! # Ok::<(), nutgraf::Error>(())
//! ```
//!
//! [`summarize`], [`keywords`] and [`gist`] do each in one call. [`job`] makes a row of every document, as scripts and
//! engines want it.
//!
//! # What holds
//!
//! Once a document exists nothing fails: an empty text has an empty summary. Settings that make no sense are errors of
//! `check`. The same text and settings give the same results on every platform and for any number of threads. Time and
//! memory are near-linear in the length of the text. Nothing is written that the text does not say: sentences are
//! ranked, picked and shortened, never made up.
//!
//! # Offsets
//!
//! Offsets are bytes of UTF-8. An [`OffsetCursor`] gives characters and UTF-16 code units too:
//!
//! ```
//! use nutgraf::{Document, OffsetCursor};
//! let document = Document::new("Água é vida. Chove hoje.")?;
//! let mut cursor = OffsetCursor::new(document.text());
//! let starts: Vec<_> = document.sentences().map(|sentence| cursor.range(sentence.span()).start).collect();
//! assert_eq!((starts[1].bytes, starts[1].chars, starts[1].utf16), (15, 13, 13));
//! # Ok::<(), nutgraf::Error>(())
//! ```
//!
//! # Your own texts
//!
//! A [`CorpusModel`] counts in how many of your documents each term is; terms that are common there count for less:
//!
//! ```
//! use nutgraf::{Analysis, CorpusLearner, CorpusModel, Document, Summarizer};
//! let mut learner = CorpusLearner::default();
//! learner.add(&Document::new("The harbour was calm.")?);
//! learner.add(&Document::new("The harbour was full of ships.")?);
//! let corpus = CorpusModel::from_bytes(learner.finish().as_bytes().to_vec())?;
//! let document = Document::new("A storm hit the harbour. Two ships sank.")?;
//! let summary = Summarizer::default().run(&Analysis::with_corpus(&document, &corpus));
//! assert_eq!(summary.picks.len(), 2);
//! # Ok::<(), nutgraf::Error>(())
//! ```
//!
//! # Threads
//!
//! Everything runs on the caller's thread by default. [`Segmenter::threads`] and [`Analysis::threads`], or
//! [`job::Job::threads`] for both, let several threads share the work on one long text. Documents are best shared out by
//! the caller: all types are [`Send`] and [`Sync`]. Within a rayon pool its threads are used, else threads that end with
//! the call; rayon's global pool is never started, so that a process may fork between calls.
//!
//! # Features
//!
//! - `models` (default): weights and tables made from CC BY-SA data, see [`HAS_MODELS`]; `models-de` and others are those
//!   of one language.
//! - `languages` (default): stop words, stemmers and detection of all languages. Without it text in Latin letters is read
//!   as English.
//! - `cjk` (default): dictionaries of Chinese, Japanese, Thai, Lao, Khmer and Burmese.
//! - `serde`: the rows of [`job`] serialize.
//! - `html`, `mail`, `markdown`: readers of these formats, `read`.
//! - `training`: for the programs that make the models; unstable.
#![forbid(unsafe_code)]

mod analysis;
mod ascii;
mod background;
#[cfg_attr(not(feature = "training"), allow(dead_code, unused_imports))]
mod compress;
mod container;
mod corpus;
mod document;
mod duplicates;
mod error;
mod explain;
mod gist;
mod handle;
mod hash;
mod hash_index;
pub mod job;
mod keyword;
mod language;
mod math;
mod offset;
mod opening;
mod outline;
mod query;
mod rank;
#[cfg(feature = "html")]
pub mod read;
mod reference;
mod segment;
mod select;
mod summary;
#[cfg_attr(not(feature = "training"), allow(dead_code, unused_imports))]
mod tag;
mod threads;
mod tokens;
mod topics;
#[cfg(feature = "training")]
pub mod training;
mod trim;

pub use analysis::Analysis;
pub use corpus::{CorpusLearner, CorpusModel};
pub use document::{
    Block, BlockKind, Document, Sentence, Source, Span, Stamp, TermId, Token, TokenKind, WordId,
};
pub use duplicates::{DuplicateFinder, near_duplicates};
pub use error::{Error, ErrorKind};
pub use explain::{Effect, Why};
pub use gist::{DropReason, Dropped, Gist, GistLine, GistWhy, Part};
pub use handle::Handle;
pub use keyword::{Keyword, KeywordMethod, Keywords, WhyNot, WhyNotReason};
pub use language::Language;
pub use offset::{Offset, OffsetCursor};
pub use outline::{Outline, Section};
pub use query::Wish;
pub use rank::SentenceMethod;
pub use segment::{Abbreviations, BoundaryRule, BoundaryVerdict, Segmenter, sentences};
pub use select::{Budget, Cut};
pub use summary::{Avoid, Pick, Scope, Shortened, Summarizer, Summary};
pub use tag::Tag;
pub use tokens::Tokenizer;
pub use trim::{KeptPart, OmittedPart, Trim, Trimmed};

/// True if the feature `models` is on: if the library has the weights and tables made from CC BY-SA data.
///
/// Without them nothing fails, but results are worse. [`Language::has_tagger`] and [`Language::has_frequencies`] are
/// false for every language: keywords and shortened sentences of English texts are then found as in other languages,
/// and how rare a word is shows within the document alone, unless there is a [`CorpusModel`]. A program that needs the
/// models can say so: `const _: () = assert!(nutgraf::HAS_MODELS);`.
pub const HAS_MODELS: bool = cfg!(feature = "models");

/// The README's examples.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// The three sentences that say most, in reading order, as slices of the text; fewer if it has fewer.
///
/// ```
/// let sentences = nutgraf::summarize("Rain fell on Tuesday. It was the first in a year.")?;
/// assert_eq!(sentences, ["Rain fell on Tuesday.", "It was the first in a year."]);
/// # Ok::<(), nutgraf::Error>(())
/// ```
///
/// # Errors
/// If the text has 4 GiB or more.
pub fn summarize(text: &str) -> Result<Vec<&str>, Error> {
    let document = Document::new(text)?;
    let summary = Summarizer::default().run(&Analysis::of(&document));
    Ok(summary.picks.iter().map(|pick| &text[pick.span.range()]).collect())
}

/// The ten phrases that say best what the text is about, the best first; fewer if it has fewer.
///
/// ```
/// let keywords = nutgraf::keywords("The harbour bridge is closed. Ferries replace the harbour bridge.")?;
/// assert_eq!(keywords[0].text, "harbour bridge");
/// # Ok::<(), nutgraf::Error>(())
/// ```
///
/// # Errors
/// If the text has 4 GiB or more.
pub fn keywords(text: &str) -> Result<Vec<Keyword>, Error> {
    Ok(Keywords::default().run(&Analysis::of(&Document::new(text)?)))
}

/// One line of at most 25 words that says what the text is about; empty only if it has no word.
///
/// ```
/// let line = nutgraf::gist("However, the council approved the new harbour tunnel (1.2 km) on Monday.")?;
/// assert_eq!(line, "The council approved the new harbour tunnel on Monday.");
/// # Ok::<(), nutgraf::Error>(())
/// ```
///
/// # Errors
/// If the text has 4 GiB or more.
pub fn gist(text: &str) -> Result<String, Error> {
    Ok(Gist::default().run(&Analysis::of(&Document::new(text)?)).text)
}
