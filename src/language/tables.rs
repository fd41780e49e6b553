//! The files of `seeds/lang` as `build.rs` compiled them, used in place.

use super::profile::Profile;
use super::schema::WordList;
use super::script::Script;
use super::word_map::WordMap;
use rust_stemmers::Algorithm;

/// The facts of all languages.
#[derive(Debug)]
pub(super) struct Tables {
    /// That of no known language, which has what all share; then the languages by name.
    pub(super) profiles: &'static [Profile],
    /// Letters that few languages write, in order, each with a bit for every profile that does.
    pub(super) letters: &'static [(char, u128)],
    /// Short stop words, but not those only of languages that have a script for themselves; for each the place of its
    /// languages in `language_sets`, from 1 on.
    pub(super) short_stop_words: WordMap,
    /// A bit for every profile that is in the set.
    pub(super) language_sets: &'static [u128],
}

/// The tables in use.
#[cfg(not(test))]
pub(super) fn tables() -> &'static Tables {
    &TABLES
}
#[cfg(test)]
pub(super) use super::tests::tables;

// `TABLES`.
include!(concat!(env!("OUT_DIR"), "/language_tables.rs"));
