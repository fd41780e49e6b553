//! The lexicons that a thread keeps from document to document.

use super::lexicon::Lexicon;
use crate::language::Language;
use std::cell::Cell;

thread_local! {
    /// The lexicons of the languages that this thread read last, the latest first.
    static LEXICONS: Cell<Vec<Lexicon>> = const { Cell::new(Vec::new()) };
}

/// How many languages a thread keeps a lexicon of.
const MAX_LEXICONS: usize = 4;

/// A short text has a new word in so many bytes.
const BYTES_PER_WORD: usize = 8;

/// This thread's lexicons, out of their cell while a document is read: nested work makes its own.
pub(in crate::segment) struct Shelf(Vec<Lexicon>);

impl Shelf {
    /// For a text of so many bytes.
    pub(in crate::segment) fn take(n_bytes: usize) -> Self {
        let mut lexicons = LEXICONS.take();
        // Most texts are in the language of the one before.
        for (index, lexicon) in lexicons.iter_mut().enumerate() {
            lexicon.start_document(if index == 0 { n_bytes / BYTES_PER_WORD } else { 0 });
        }
        Self(lexicons)
    }

    /// The lexicon of a language, made if there is none; it comes to stand first.
    pub(in crate::segment) fn lexicon(&mut self, language: Language) -> &mut Lexicon {
        let found = self.0.iter().position(|lexicon| lexicon.language() == language);
        match found {
            Some(0) => {}
            Some(index) => self.0[..=index].rotate_right(1),
            None => {
                let mut lexicon = Lexicon::new(language);
                lexicon.start_document(0);
                self.0.insert(0, lexicon);
            }
        }
        &mut self.0[0]
    }

    pub(in crate::segment) fn put_back(mut self) {
        self.0.truncate(MAX_LEXICONS);
        LEXICONS.set(self.0);
    }
}
