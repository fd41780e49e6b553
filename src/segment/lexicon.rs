//! Words to numbers: each distinct word is folded, looked up in the stop list and stemmed once.
//!
//! One lexicon lives in every thread and survives from document to document, since texts share
//! most of their words: the second article costs one hash look-up a word and no stemming. Within a
//! document the numbers are handed out anew, by first occurrence, so nothing of an earlier document
//! shows in a later one.

use super::fold::fold_into;
use crate::document::{Span, Term, TermId, TokenKind, Word, WordId};
use crate::lang::{Language, script_of};
use hashbrown::HashTable;
use rust_stemmers::Stemmer;
use std::hash::BuildHasher;

/// A lexicon larger than this is emptied before the next document.
const MAX_ENTRIES: usize = 1 << 17;
/// Likewise for the bytes of its texts.
const MAX_TEXT_BYTES: usize = 4 << 20;

/// A word as written, as the lexicon remembers it.
struct Entry {
    key: Key,
    /// Where its text is kept, if the key does not hold all of it.
    text: Span,
    term: u32,
    kind: TokenKind,
    /// The document that last had the word, its number there and that of its term.
    seen_in: u32,
    local: WordId,
    local_term: TermId,
}

/// A word's first bytes and its length: all of most words, compared and hashed in a few instructions.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Key {
    head: u128,
    len: u32,
}

/// The bytes that a key holds.
const KEY_BYTES: usize = 16;

impl Key {
    fn of(text: &str, span: Span) -> Self {
        let rest = &text.as_bytes()[span.start as usize..];
        let len = span.len();
        let head = match rest.first_chunk::<KEY_BYTES>() {
            Some(chunk) if len < KEY_BYTES => u128::from_le_bytes(*chunk) & ((1 << (8 * len)) - 1),
            Some(chunk) => u128::from_le_bytes(*chunk),
            None => {
                let mut chunk = [0; KEY_BYTES];
                chunk[..len].copy_from_slice(&rest[..len]);
                u128::from_le_bytes(chunk)
            }
        };
        Self { head, len: len as u32 }
    }

    fn is_whole(self) -> bool {
        self.len as usize <= KEY_BYTES
    }
}

/// A folded, stemmed word, as the lexicon remembers it.
struct TermEntry {
    text: Span,
    kind: TokenKind,
    is_stop: bool,
    seen_in: u32,
    local: TermId,
}

/// The words of one language met so far by this thread.
pub(super) struct Lexicon {
    language: Language,
    stemmer: Option<Stemmer>,
    hasher: foldhash::fast::RandomState,
    text: String,
    entries: Vec<Entry>,
    by_word: HashTable<u32>,
    terms: Vec<TermEntry>,
    by_term: HashTable<u32>,
    document: u32,
    folded: String,
}

/// The words and terms of one document, numbered by first occurrence.
#[derive(Default)]
pub(super) struct Vocabulary {
    pub words: Vec<Word>,
    pub terms: Vec<Term>,
    pub term_text: String,
}

impl Vocabulary {
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
            language,
            stemmer: language.stemmer(),
            hasher: foldhash::fast::RandomState::default(),
            text: String::new(),
            entries: Vec::new(),
            by_word: HashTable::new(),
            terms: Vec::new(),
            by_term: HashTable::new(),
            document: 0,
            folded: String::new(),
        }
    }

    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// Must be called before the first word of a document.
    pub(super) fn start_document(&mut self) {
        let is_full = self.entries.len() > MAX_ENTRIES || self.text.len() > MAX_TEXT_BYTES;
        if is_full || self.document == u32::MAX {
            *self = Self::new(self.language);
        }
        self.document += 1;
    }

    /// The numbers in this document of the word at `span` of a text and of its term, which are added to
    /// `vocabulary` where they are new. Does not count the occurrence.
    pub(super) fn intern(
        &mut self,
        text: &str,
        span: Span,
        kind: TokenKind,
        vocabulary: &mut Vocabulary,
    ) -> (WordId, TermId) {
        let id = self.entry(text, span, kind);
        let entry = &self.entries[id];
        if entry.seen_in == self.document {
            return (entry.local, entry.local_term);
        }
        let (kind, term) = (entry.kind, self.local_term(entry.term as usize, vocabulary));
        let word = WordId(vocabulary.words.len() as u32);
        vocabulary.words.push(Word { first: span, term, kind, count: 0 });
        let entry = &mut self.entries[id];
        (entry.seen_in, entry.local, entry.local_term) = (self.document, word, term);
        (word, term)
    }

    /// The number in this document of the term of a word that does not stand in its text.
    pub(super) fn intern_term(
        &mut self,
        text: &str,
        span: Span,
        kind: TokenKind,
        vocabulary: &mut Vocabulary,
    ) -> TermId {
        let entry = self.entry(text, span, kind);
        self.local_term(self.entries[entry].term as usize, vocabulary)
    }

    fn local_term(&mut self, term: usize, vocabulary: &mut Vocabulary) -> TermId {
        let term = &mut self.terms[term];
        if term.seen_in != self.document {
            term.seen_in = self.document;
            term.local = TermId(vocabulary.terms.len() as u32);
            let start = vocabulary.term_text.len();
            vocabulary.term_text.push_str(&self.text[term.text.range()]);
            let text = Span::new(start, vocabulary.term_text.len());
            vocabulary.terms.push(Term { text, kind: term.kind, is_stop: term.is_stop, count: 0 });
        }
        term.local
    }

    /// The entry of the word at `span`, made if it is new.
    fn entry(&mut self, text: &str, span: Span, kind: TokenKind) -> usize {
        let key = Key::of(text, span);
        let word = &text[span.range()];
        let hash = hash(&self.hasher, key, word);
        let (kept, entries) = (&self.text, &self.entries);
        let is_word = |&id: &u32| {
            let entry = &entries[id as usize];
            entry.key == key && (key.is_whole() || kept[entry.text.range()] == *word)
        };
        if let Some(&id) = self.by_word.find(hash, is_word) {
            return id as usize;
        }
        let term = self.term(word, kind);
        let id = self.entries.len();
        let text = push(&mut self.text, if key.is_whole() { "" } else { word });
        let (local, local_term) = (WordId(0), TermId(0));
        self.entries.push(Entry { key, text, term, kind, seen_in: 0, local, local_term });
        let (kept, entries, hasher) = (&self.text, &self.entries, &self.hasher);
        self.by_word.insert_unique(hash, id as u32, |&id| {
            let entry = &entries[id as usize];
            self::hash(hasher, entry.key, &kept[entry.text.range()])
        });
        id
    }

    /// The term of a new word, made if it is new.
    fn term(&mut self, word: &str, kind: TokenKind) -> u32 {
        let mut folded = std::mem::take(&mut self.folded);
        fold_into(word, self.language, &mut folded);
        let is_stop = kind == TokenKind::Word && self.is_stop(&folded);
        let id = match &self.stemmer {
            Some(stemmer) if kind == TokenKind::Word && self.can_stem(&folded) => {
                let stem = stemmer.stem(&folded).into_owned();
                self.term_entry(&stem, kind, is_stop)
            }
            _ => self.term_entry(&folded, kind, is_stop),
        };
        self.folded = folded;
        id
    }

    fn term_entry(&mut self, stem: &str, kind: TokenKind, is_stop: bool) -> u32 {
        // A stop word and a content word may share a stem ("doing", "do"); they are two terms.
        let hash = self.hasher.hash_one((stem.as_bytes(), is_stop));
        let (text, terms) = (&self.text, &self.terms);
        let is_term = |&id: &u32| {
            let term = &terms[id as usize];
            term.is_stop == is_stop && text[term.text.range()] == *stem
        };
        if let Some(&id) = self.by_term.find(hash, is_term) {
            return id;
        }
        let id = self.terms.len() as u32;
        let text = push(&mut self.text, stem);
        self.terms.push(TermEntry { text, kind, is_stop, seen_in: 0, local: TermId(0) });
        let (text, terms, hasher) = (&self.text, &self.terms, &self.hasher);
        self.by_term.insert_unique(hash, id, |&id| {
            let term = &terms[id as usize];
            hasher.hash_one((text[term.text.range()].as_bytes(), term.is_stop))
        });
        id
    }

    fn is_stop(&self, folded: &str) -> bool {
        let stop_words = self.language.stop_set();
        stop_words.contains(folded)
            || folded.split_once('\'').is_some_and(|(head, clitic)| {
                // "there's", "who've": a stop word with a clitic that the lists leave out.
                clitic.len() <= 2 && stop_words.contains(head)
            })
    }

    /// A stemmer knows only the letters of its own language.
    fn can_stem(&self, folded: &str) -> bool {
        folded.chars().next().and_then(script_of) == Some(self.language.script())
    }
}

/// The hash of a word: of its key, and of its text where the key does not hold all of it.
fn hash(hasher: &foldhash::fast::RandomState, key: Key, word: &str) -> u64 {
    if key.is_whole() { hasher.hash_one(key.head) } else { hasher.hash_one(word.as_bytes()) }
}

fn push(text: &mut String, piece: &str) -> Span {
    let start = text.len();
    text.push_str(piece);
    Span::new(start, text.len())
}
