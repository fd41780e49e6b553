//! Scores summaries and keywords against references.
//!
//! [`Rouge`] scores summaries as the package `rouge-score` or the program ROUGE-1.5.5 does. [`score_keywords`] scores
//! ranked lists of keywords. [`interval`] and [`compare`] give bootstrap confidence intervals of a mean and of the
//! difference between two systems. All functions work on texts and numbers; reading files is left to the caller.
//!
//! ```
//! use nutgraf::Language;
//! use nutgraf_eval::{Rouge, score_keywords};
//!
//! // A candidate and its references are lists of sentences.
//! let references = [vec!["The bridge opened on Monday."], vec!["A bridge was opened."]];
//! let scores = Rouge::new(Language::English).score(&["The bridge opened."], &references);
//! assert_eq!(scores.rouge1.precision, 1.0);
//! assert_eq!(scores.rouge1.recall, 0.6);
//!
//! // Two of the first three keywords match one of the four gold keywords.
//! let gold = ["suspension bridge", "toll", "steel", "river"];
//! let scores = score_keywords(&["bridge", "tolls", "river"], &gold, None, &[3]).expect("gold keywords");
//! assert_eq!(scores.hits, [2]);
//! assert_eq!(scores.recall(0), 0.5);
//! ```
//!
//! For ROUGE, `limit` cuts a text to a length, `token` into words and stems, `overlap` and `subsequence` count what two
//! texts share, and `score` turns the counts into precision, recall and F1.
#![forbid(unsafe_code)]

mod bootstrap;
mod keywords;
mod limit;
mod overlap;
mod porter;
mod rouge;
mod rouge_overlaps;
mod score;
mod subsequence;
mod token;

pub use bootstrap::{Comparison, Interval, compare, interval};
pub use keywords::{KeywordScores, phrase_stems, score_keywords};
pub use limit::LengthLimit;
pub use porter::{porter_stem, rouge155_stem};
pub use rouge::{Convention, References, Rouge};
pub use score::{RougeScores, Score};
pub use token::Stemming;
