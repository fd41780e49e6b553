//! The phrases of a document that may become keywords.
//!
//! `roles` says what every token can be in a phrase, by tags (`by_tag`; `by_part_of_speech` if the user names some) or by stop
//! words (`by_stop_words`), and
//! joins what belongs to a name (`whole_names`); `collect` finds the `phrases`, with the abbreviations among them
//! (`abbreviation`) and the names that stand for longer ones (`variants`).

mod abbreviation;
mod by_part_of_speech;
mod by_stop_words;
mod by_tag;
mod collect;
mod phrases;
mod role;
mod roles;
mod source;
mod variants;
mod whole_names;
mod word_classes;

pub(super) use collect::collect;
pub(super) use phrases::{Phrase, Phrases};
pub(super) use role::Role;
pub(super) use roles::Tags;
pub(super) use source::{CandidateSource, MAX_PHRASE_WORDS};
pub(super) use word_classes::{is_person_noun, is_time};
