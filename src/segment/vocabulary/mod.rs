//! Words to numbers: each distinct word is folded, looked up in the stop list and stemmed once.
//!
//! A `lexicon` holds the words of one language that its thread has met, and `lexicon_cache` keeps it from
//! document to document. It numbers words by two instances of `word_table`, whose keys are those of
//! `word_key`; `terms` holds the folded, stemmed forms. `document_vocabulary` is what one document gets from all this.

mod document_vocabulary;
mod lexicon;
mod lexicon_cache;
mod terms;
mod word_key;
mod word_table;

pub(super) use document_vocabulary::DocumentVocabulary;
pub(super) use lexicon_cache::LexiconCache;
