//! The phrases of a document, from the role of every token.

mod abbreviation;
mod by_stop_words;
mod by_tag;
mod phrases;
mod role;
mod time_words;

pub(super) use phrases::{Phrase, Phrases, Shape};
pub(super) use role::{Role, Tags};
