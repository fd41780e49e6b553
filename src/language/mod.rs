//! Languages: what each brings, and which one a text is in.
//!
//! All that is known of a language is one file of `seeds/lang`. `build.rs` reads the files with
//! `build/language_file.rs`, by the keys of `schema`, and compiles them into `tables`: a `profile` for each language,
//! whose words are in a `word_map`. `code` has the public [`Language`]; `detect` finds the language of a text, by its
//! script (`script`, `text_script`), its stop words and how frequent its words are (`frequencies`).

mod code;
mod detect;
mod frequencies;
mod profile;
#[allow(dead_code, reason = "the build script reads the files by its names")]
mod schema;
#[allow(dead_code, reason = "the build script knows scripts by their names")]
mod script;
mod tables;
#[cfg(test)]
mod tests;
mod text_script;
mod word_map;

pub use code::Language;
pub(crate) use frequencies::{FLOOR, TermTable};
pub(crate) use profile::{Abbreviation, Profile};
pub(crate) use schema::{Property, WordClass, WordList};
pub(crate) use script::{Script, script_of};
pub(crate) use word_map::WordMap;
