//! Extractive summaries, keywords and one-line gists of any text.
//!
//! A [`Document`] is a text cut once into blocks, sentences and words, its language given or detected. An
//! [`Analysis`] holds what every method shares: counts, weights, and tags when asked for. [`Summarizer`],
//! [`Keywords`] and [`Gist`] each hold a method and its settings, and rank any number of analyses. All that
//! they find are numbers of sentences and [`Span`]s, byte offsets into the text.
//!
//! ```
//! use nutgraf::{Analysis, Budget, Document, Keywords, Summarizer};
//!
//! let text = "Rain fell on Tuesday. It was the first rain in a year. Farmers cheered the rain.";
//! let document = Document::new(text)?;
//! let analysis = Analysis::of(&document);
//! let summary = Summarizer::default().budget(Budget::Words(6)).run(&analysis);
//! assert_eq!(document.slice(summary.picks[0].span), "Rain fell on Tuesday.");
//! let keywords = Keywords::default().top(1).run(&analysis);
//! assert_eq!(keywords[0].spans.len(), 3);
//! # Ok::<(), nutgraf::Error>(())
//! ```
//!
//! [`summarize`], [`keywords`] and [`gist`] do each in one call.
//!
//! Once a document exists nothing fails: an empty text has an empty summary. The same text and settings give
//! the same results on every platform and for any number of threads. Time and memory are near linear in the
//! length of the text. Nothing is written that the text does not say: sentences are ranked, picked and
//! shortened, never made up.
#![forbid(unsafe_code)]

mod analysis;
mod ascii;
mod background;
#[cfg_attr(not(feature = "training"), allow(dead_code, unused_imports))]
mod compress;
mod corpus;
mod document;
mod duplicates;
mod error;
mod explain;
mod gist;
mod handle;
mod hash;
pub mod job;
mod keyword;
mod language;
mod math;
mod offset;
mod opening;
mod query;
mod rank;
#[cfg(feature = "html")]
pub mod read;
mod segment;
mod select;
mod summary;
#[cfg_attr(not(feature = "training"), allow(dead_code, unused_imports))]
mod tag;
mod threads;
#[cfg(feature = "training")]
pub mod training;

pub use analysis::Analysis;
pub use corpus::{CorpusLearner, CorpusModel};
pub use document::{Block, BlockKind, Document, Sentence, Source, Span, TermId, Token, TokenKind, WordId};
pub use duplicates::near_duplicates;
pub use error::{Error, ErrorKind};
pub use explain::{Effect, Why};
pub use gist::{Gist, GistLine, Part};
pub use handle::Handle;
pub use keyword::{Keyword, KeywordBlend, KeywordMethod, KeywordSignals, Keywords, WhyNot, WhyNotReason};
pub use language::Language;
pub use offset::{Offset, OffsetCursor};
pub use rank::{Blend, SentenceMethod};
pub use segment::{BoundaryRule, BoundaryVerdict, Segmenter, sentences};
pub use select::{Budget, Cut};
pub use summary::{Avoid, Pick, Scope, Shortened, Summarizer, Summary};
pub use tag::Tag;

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
/// let line = nutgraf::gist("The council approved the new harbour tunnel (built in 1931) on Monday.")?;
/// assert_eq!(line, "The council approved the new harbour tunnel.");
/// # Ok::<(), nutgraf::Error>(())
/// ```
///
/// # Errors
/// If the text has 4 GiB or more.
pub fn gist(text: &str) -> Result<String, Error> {
    Ok(Gist::default().run(&Analysis::of(&Document::new(text)?)).text)
}
