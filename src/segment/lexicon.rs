//! Words to numbers: each distinct word is folded, looked up in the stop list and stemmed once.
//!
//! One lexicon of each language lives in every thread and survives from document to document, since texts
//! share most of their words. A document's own words are numbered by its roll, one after another as they are
//! read; their terms are found afterwards, all at once. Within a document the numbers are handed out anew, by
//! first occurrence, so nothing of an earlier document shows in a later one.

use super::key::{Key, hash, long_key, short_key};
use super::roll::Roll;
use super::term::Terms;
use crate::document::{Span, Term, TermId, TokenKind, Word, WordId};
use crate::lang::Language;
use foldhash::fast::RandomState;
use foldhash::{HashMap, HashMapExt};
use hashbrown::HashTable;

/// A lexicon of more words is emptied before the next document.
const MAX_WORDS: usize = 1 << 17;
/// Likewise one whose texts have more bytes.
const MAX_TEXT_BYTES: usize = 4 << 20;

/// The words of one language met so far by this thread.
pub(super) struct Lexicon {
    hasher: RandomState,
    words: HashTable<Entry>,
    /// The words that do not fit into a key, and the numbers that stand for them there.
    long_words: HashMap<Box<str>, u64>,
    terms: Terms,
    document: u32,
    /// The words of the document.
    roll: Roll,
    /// The last words of the document: those that have no term yet.
    fresh: Vec<Fresh>,
}

/// A word as written.
struct Entry {
    key: Key,
    /// The number of its term in the lexicon.
    term: u32,
}

/// A word that is new in the document.
struct Fresh {
    key: Key,
    hash: u64,
    /// The number of its term in the lexicon, if the word is known there.
    term: Option<u32>,
}

/// The words and terms of one document, numbered by first occurrence.
#[derive(Default)]
pub(super) struct Vocabulary {
    pub words: Vec<Word>,
    pub terms: Vec<Term>,
    pub term_text: String,
}

impl Vocabulary {
    /// Room for what a text of so many bytes usually holds.
    pub(super) fn with_capacity(n_bytes: usize) -> Self {
        let n_words = (n_bytes / 12).min(MAX_WORDS);
        Self {
            words: Vec::with_capacity(n_words),
            terms: Vec::with_capacity(n_words),
            term_text: String::with_capacity(6 * n_words),
        }
    }

    /// Counts for every term the occurrences of its words.
    pub(super) fn count_terms(&mut self) {
        for word in &self.words {
            self.terms[word.term.index()].count += word.count;
        }
    }
}

impl Lexicon {
    pub(super) fn new(language: Language) -> Self {
        let hasher = RandomState::default();
        Self {
            roll: Roll::new(hasher.clone()),
            hasher,
            words: HashTable::new(),
            long_words: HashMap::new(),
            terms: Terms::new(language),
            document: 0,
            fresh: Vec::new(),
        }
    }

    pub(super) fn language(&self) -> Language {
        self.terms.language()
    }

    /// Must be called before the first word of a document.
    pub(super) fn start_document(&mut self) {
        let is_full = self.words.len() > MAX_WORDS || self.terms.n_bytes() > MAX_TEXT_BYTES;
        if is_full || self.document == u32::MAX {
            *self = Self::new(self.language());
        }
        self.document += 1;
        self.roll.start();
    }

    /// The number in this document of the word at `span` of its text, which is added to `vocabulary` where it is
    /// new, for the time being without a term. Counts the occurrence.
    #[inline]
    pub(super) fn number(
        &mut self,
        text: &str,
        span: Span,
        kind: TokenKind,
        vocabulary: &mut Vocabulary,
    ) -> WordId {
        let key = self.key(text, span);
        let hash = hash(&self.hasher, key);
        let next = WordId(vocabulary.words.len() as u32);
        let word = self.roll.number(key, hash, next);
        if word == next {
            self.fresh.push(Fresh { key, hash, term: None });
            vocabulary.words.push(Word { first: span, term: TermId(u32::MAX), kind, count: 1 });
        } else {
            vocabulary.words[word.index()].count += 1;
        }
        word
    }

    /// Gives the words without a term theirs. They are the last of `vocabulary`, whose terms are numbered by first
    /// occurrence too.
    pub(super) fn name_terms(&mut self, text: &str, vocabulary: &mut Vocabulary) {
        // Most of the time of a look-up is the wait for memory: apart from what comes next, they all wait together.
        for Fresh { key, hash, term } in &mut self.fresh {
            *term = self.words.find(*hash, |entry| entry.key == *key).map(|entry| entry.term);
        }
        let mut fresh = std::mem::take(&mut self.fresh);
        let first = vocabulary.words.len() - fresh.len();
        for (index, fresh) in fresh.drain(..).enumerate() {
            let Word { first: span, kind, .. } = vocabulary.words[first + index];
            let term = fresh.term.unwrap_or_else(|| self.add(&text[span.range()], kind, &fresh));
            vocabulary.words[first + index].term = self.terms.local(term, self.document, vocabulary);
        }
        self.fresh = fresh;
    }

    /// The number in this document of the term of a word that does not stand in its text.
    pub(super) fn number_term(
        &mut self,
        text: &str,
        span: Span,
        kind: TokenKind,
        vocabulary: &mut Vocabulary,
    ) -> TermId {
        let key = self.key(text, span);
        let hash = hash(&self.hasher, key);
        let known = self.words.find(hash, |entry| entry.key == key).map(|entry| entry.term);
        let term =
            known.unwrap_or_else(|| self.add(&text[span.range()], kind, &Fresh { key, hash, term: None }));
        self.terms.local(term, self.document, vocabulary)
    }

    #[inline]
    fn key(&mut self, text: &str, span: Span) -> Key {
        short_key(text, span).unwrap_or_else(|| self.long_key(&text[span.range()]))
    }

    fn long_key(&mut self, word: &str) -> Key {
        let next = self.long_words.len() as u64;
        let number = self.long_words.get(word).copied().unwrap_or_else(|| {
            self.long_words.insert(word.into(), next);
            next
        });
        long_key(number)
    }

    /// The term of a word that the lexicon did not know.
    #[cold]
    fn add(&mut self, word: &str, kind: TokenKind, &Fresh { key, hash, .. }: &Fresh) -> u32 {
        let term = self.terms.of(word, kind);
        let hasher = &self.hasher;
        self.words.insert_unique(hash, Entry { key, term }, |entry| self::hash(hasher, entry.key));
        term
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_told_apart_by_all_their_bytes() {
        let mut lexicon = Lexicon::new(Language::English);
        let (one, other) = ("Donaudampfschifffahrt", "Donaudampfschifffahrer");
        assert_eq!(lexicon.long_key(one), lexicon.long_key(one));
        assert_ne!(lexicon.long_key(one), lexicon.long_key(other));
    }
}
