//! The lexicons that a thread keeps from document to document.

use super::lexicon::TermLexicon;
use crate::language::Language;
use std::cell::Cell;

thread_local! {
    /// The lexicons of the languages that this thread read last, the latest first.
    static LEXICONS: Cell<Vec<TermLexicon>> = const { Cell::new(Vec::new()) };
}

/// How many lexicons a thread keeps.
const MAX_LEXICONS: usize = 4;

/// A short text has one new word in this many bytes.
const BYTES_PER_WORD: usize = 8;

/// The lexicons of this thread, taken out of their cell while a document is read, so that nested work makes its own.
pub(crate) struct LexiconCache(Vec<TermLexicon>);

impl LexiconCache {
    /// Takes the lexicons for a text of `n_bytes`.
    pub fn take(n_bytes: usize) -> Self {
        let mut lexicons = LEXICONS.take();
        // Most texts are in the language of the one before.
        for (index, lexicon) in lexicons.iter_mut().enumerate() {
            lexicon.start_document(if index == 0 { n_bytes / BYTES_PER_WORD } else { 0 });
        }
        Self(lexicons)
    }

    /// The lexicon of a language, made if there is none. It becomes the first.
    pub fn lexicon(&mut self, language: Language) -> &mut TermLexicon {
        let found = self.0.iter().position(|lexicon| lexicon.language() == language);
        match found {
            Some(0) => {}
            Some(index) => self.0[..=index].rotate_right(1),
            None => {
                let mut lexicon = TermLexicon::new(language);
                lexicon.start_document(0);
                self.0.insert(0, lexicon);
            }
        }
        &mut self.0[0]
    }

    /// Puts the lexicons back for the next document.
    pub fn put_back(mut self) {
        self.0.truncate(MAX_LEXICONS);
        LEXICONS.set(self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cache_of_lexicons_is_bounded() {
        let mut cache = LexiconCache::take(100);
        for language in Language::ALL.iter().take(2 * MAX_LEXICONS) {
            cache.lexicon(*language);
        }
        cache.put_back();
        assert_eq!(LexiconCache::take(100).0.len(), MAX_LEXICONS);
    }
}
