//! The files of `seeds/lang` as `build.rs` compiled them, used in place.

use super::profile::Profile;
use super::schema::WordList;
use super::script::Script;
use super::word_map::WordMap;
use rust_stemmers::Algorithm;

/// What is known of all languages.
#[derive(Debug)]
pub(super) struct Tables {
    /// What all languages share, then the languages by name.
    pub(super) profiles: &'static [Profile],
    /// Letters that few languages write, in order, each with a bit for every profile that does.
    pub(super) letters: &'static [(char, u128)],
    /// Short stop words, but not those only of languages that have a script for themselves; for each the place of its
    /// languages in `language_sets`, from 1 on.
    pub(super) short_stop_words: WordMap,
    /// A bit for every profile that is in the set.
    pub(super) language_sets: &'static [u128],
}

include!(concat!(env!("OUT_DIR"), "/language_tables.rs"));
