//! The phrases of a document that may become keywords.
//!
//! `roles` says what every token can be in a phrase, by tags (`by_tag`) or by stop words (`by_stop_words`); `collect`
//! finds the `phrases`, with the abbreviations among them (`abbreviation`).

mod abbreviation;
mod by_stop_words;
mod by_tag;
mod collect;
mod phrases;
mod role;
mod roles;
mod time_words;

pub(super) use collect::{MAX_PHRASE_WORDS, collect};
pub(super) use phrases::{CandidateSource, Phrase, Phrases};
pub(super) use role::Role;
pub(super) use roles::Tags;
