//! Words to numbers: each distinct word is folded, looked up in the stop list and stemmed once.
//!
//! One lexicon of each language lives in every thread and survives from document to document, since texts
//! share most of their words: the second article costs one hash look-up a word and no stemming. Within a
//! document the numbers are handed out anew, by first occurrence, so nothing of an earlier document
//! shows in a later one.

use super::term::Terms;
use crate::document::{Span, Term, TermId, TokenKind, Word, WordId};
use crate::lang::Language;
use foldhash::fast::RandomState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry as Slot;
use std::hash::BuildHasher;

/// A lexicon of more words is emptied before the next document.
const MAX_WORDS: usize = 1 << 17;
/// Likewise one whose texts have more bytes.
const MAX_TEXT_BYTES: usize = 4 << 20;

/// The words of one language met so far by this thread.
pub(super) struct Lexicon {
    hasher: RandomState,
    words: HashTable<Entry>,
    /// The texts of the words that their keys do not hold.
    long_words: String,
    terms: Terms,
    document: u32,
}

/// A word as written, as the lexicon remembers it: all that most look-ups need in one place of memory.
struct Entry {
    key: Key,
    /// Where its text starts among the long words, if it is one.
    text_start: u32,
    term: u32,
    /// The document that last had the word, and its number there.
    seen_in: u32,
    local: WordId,
    kind: TokenKind,
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
        Self {
            hasher: RandomState::default(),
            words: HashTable::new(),
            long_words: String::new(),
            terms: Terms::new(language),
            document: 0,
        }
    }

    pub(super) fn language(&self) -> Language {
        self.terms.language()
    }

    /// Must be called before the first word of a document.
    pub(super) fn start_document(&mut self) {
        let is_full =
            self.words.len() > MAX_WORDS || self.long_words.len() + self.terms.n_bytes() > MAX_TEXT_BYTES;
        if is_full || self.document == u32::MAX {
            *self = Self::new(self.language());
        }
        self.document += 1;
    }

    /// The numbers in this document of the word at `span` of a text and of its term, which are added to
    /// `vocabulary` where they are new. Counts the occurrence.
    pub(super) fn intern(
        &mut self,
        text: &str,
        span: Span,
        kind: TokenKind,
        vocabulary: &mut Vocabulary,
    ) -> (WordId, TermId) {
        let document = self.document;
        let (entry, terms) = self.entry(text, span, kind);
        if entry.seen_in == document {
            let word = &mut vocabulary.words[entry.local.index()];
            word.count += 1;
            return (entry.local, word.term);
        }
        (entry.seen_in, entry.local) = (document, WordId(vocabulary.words.len() as u32));
        let term = terms.local(entry.term, document, vocabulary);
        vocabulary.words.push(Word { first: span, term, kind: entry.kind, count: 1 });
        (entry.local, term)
    }

    /// The number in this document of the term of a word that does not stand in its text.
    pub(super) fn intern_term(
        &mut self,
        text: &str,
        span: Span,
        kind: TokenKind,
        vocabulary: &mut Vocabulary,
    ) -> TermId {
        let document = self.document;
        let (entry, terms) = self.entry(text, span, kind);
        terms.local(entry.term, document, vocabulary)
    }

    /// The entry of the word at `span`, made if it is new.
    fn entry(&mut self, text: &str, span: Span, kind: TokenKind) -> (&mut Entry, &mut Terms) {
        let key = Key::of(text, span);
        let word = || &text[span.range()];
        let Self { hasher, words, long_words, terms, .. } = self;
        let hash = key.hash(hasher, word);
        let is_same = |entry: &Entry| {
            entry.key == key && (key.is_whole() || entry.long_text(long_words) == word().as_bytes())
        };
        let rehash = |entry: &Entry| {
            let text = || std::str::from_utf8(entry.long_text(long_words)).unwrap_or_default();
            entry.key.hash(hasher, text)
        };
        let entry = match words.entry(hash, is_same, rehash) {
            Slot::Occupied(slot) => slot.into_mut(),
            Slot::Vacant(slot) => {
                let text_start = long_words.len() as u32;
                long_words.push_str(if key.is_whole() { "" } else { word() });
                let term = terms.of(word(), kind);
                slot.insert(Entry { key, text_start, term, seen_in: 0, local: WordId(0), kind }).into_mut()
            }
        };
        (entry, terms)
    }
}

impl Entry {
    fn long_text<'t>(&self, long_words: &'t str) -> &'t [u8] {
        let start = self.text_start as usize;
        &long_words.as_bytes()[start..start + self.key.len as usize]
    }
}

/// A word's first bytes and its length: all of most words, compared and hashed in a few instructions.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Key {
    head: [u64; 2],
    len: u32,
}

/// The bytes that a key holds.
const KEY_BYTES: usize = 16;

impl Key {
    fn of(text: &str, span: Span) -> Self {
        let rest = &text.as_bytes()[span.start as usize..];
        let len = span.len();
        let head = match rest.first_chunk::<KEY_BYTES>() {
            Some(chunk) => u128::from_le_bytes(*chunk),
            None => {
                let kept = rest.len().min(KEY_BYTES);
                let mut chunk = [0; KEY_BYTES];
                chunk[..kept].copy_from_slice(&rest[..kept]);
                u128::from_le_bytes(chunk)
            }
        };
        let kept = if len < KEY_BYTES { head & ((1 << (8 * len)) - 1) } else { head };
        Self { head: [kept as u64, (kept >> 64) as u64], len: len as u32 }
    }

    fn is_whole(self) -> bool {
        self.len as usize <= KEY_BYTES
    }

    /// The hash of a word: of its key, and of its text where the key does not hold all of it.
    fn hash<'t>(self, hasher: &RandomState, text: impl FnOnce() -> &'t str) -> u64 {
        if self.is_whole() { hasher.hash_one(self.head) } else { hasher.hash_one(text().as_bytes()) }
    }
}
