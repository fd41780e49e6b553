//! The numbered words and terms of one document.

use crate::document::{Term, Word};

/// The words and terms of one document, numbered by first occurrence.
#[derive(Default)]
pub(crate) struct DocumentVocabulary {
    pub words: Vec<Word>,
    pub terms: Vec<Term>,
    pub term_text: String,
}

/// No more room than for this many words is made in advance.
const MAX_RESERVED_WORDS: usize = 1 << 17;

impl DocumentVocabulary {
    /// An empty vocabulary with room for what a text of `n_bytes` usually holds.
    pub fn with_capacity(n_bytes: usize) -> Self {
        let n_words = (n_bytes / 12).min(MAX_RESERVED_WORDS);
        Self {
            words: Vec::with_capacity(n_words),
            terms: Vec::with_capacity(n_words),
            term_text: String::with_capacity(6 * n_words),
        }
    }

    /// Adds up for every term the counts of its words.
    pub fn count_terms(&mut self) {
        for word in &self.words {
            self.terms[word.term.index()].count += word.count;
        }
    }
}
