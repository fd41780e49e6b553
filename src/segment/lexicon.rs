//! Words to numbers: each distinct word is folded, looked up in the stop list and stemmed once.
//!
//! One lexicon of each language lives in every thread and survives from document to document, since texts
//! share most of their words: the second article costs one hash look-up a word and no stemming. Within a
//! document the numbers are handed out anew, by first occurrence, so nothing of an earlier document
//! shows in a later one.

use super::term::Terms;
use crate::document::{Span, Term, TermId, Token, TokenKind, Word, WordId};
use crate::lang::Language;
use foldhash::fast::RandomState;
use foldhash::{HashMap, HashMapExt};
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
    /// The words that do not fit into a key, and the numbers that stand for them there.
    long_words: HashMap<Box<str>, u64>,
    terms: Terms,
    document: u32,
}

/// A word as written, as the lexicon remembers it: all that most look-ups need in one place of memory.
struct Entry {
    key: Key,
    /// Its number among the terms.
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
            long_words: HashMap::new(),
            terms: Terms::new(language),
            document: 0,
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
    }

    /// The word at `span` of a text, looked up but not numbered yet.
    ///
    /// The two steps are apart because most of the time of a look-up is the wait for memory: those of a whole
    /// sentence wait together, as nothing that comes next depends on what they find.
    pub(super) fn look_up(&mut self, text: &str, span: Span, kind: TokenKind) -> Found {
        let key = short_key(text, span).unwrap_or_else(|| self.long_key(&text[span.range()]));
        let hash = hash(&self.hasher, key);
        let bucket = self.words.find_bucket_index(hash, |entry| entry.key == key);
        Found { span, kind, key, hash, bucket: bucket.unwrap_or(usize::MAX) }
    }

    fn long_key(&mut self, word: &str) -> Key {
        let next = self.long_words.len() as u64;
        let number = self.long_words.get(word).copied().unwrap_or_else(|| {
            self.long_words.insert(word.into(), next);
            next
        });
        // No text has this byte, so no short word has this key.
        [number, u64::from_le_bytes([0xff; 8])]
    }

    /// The numbers in this document of a word of `text` and of its term, which are added to `vocabulary` where
    /// they are new. Counts the occurrence.
    pub(super) fn number(&mut self, text: &str, found: &Found, vocabulary: &mut Vocabulary) -> Token {
        let document = self.document;
        let Found { span, .. } = *found;
        let (entry, terms) = self.entry(text, found);
        if entry.seen_in == document {
            let word = &mut vocabulary.words[entry.local.index()];
            word.count += 1;
            return Token { span, word: entry.local, term: word.term };
        }
        (entry.seen_in, entry.local) = (document, WordId(vocabulary.words.len() as u32));
        let term = terms.local(entry.term, document, vocabulary);
        vocabulary.words.push(Word { first: span, term, kind: entry.kind, count: 1 });
        Token { span, word: entry.local, term }
    }

    /// The number in this document of the term of a word that does not stand in its text.
    pub(super) fn number_term(&mut self, text: &str, found: &Found, vocabulary: &mut Vocabulary) -> TermId {
        let document = self.document;
        let (entry, terms) = self.entry(text, found);
        terms.local(entry.term, document, vocabulary)
    }

    /// The entry of a word, made if it is new.
    fn entry(&mut self, text: &str, found: &Found) -> (&mut Entry, &mut Terms) {
        let Self { hasher, words, terms, .. } = self;
        // Words added since may have moved the others.
        let is_there = words.get_bucket(found.bucket).is_some_and(|entry| entry.key == found.key);
        let bucket = if is_there { found.bucket } else { add(words, hasher, terms, text, found) };
        (words.get_bucket_mut(bucket).expect("a bucket just found"), terms)
    }
}

/// The bucket of a word that is new, or that others have moved.
#[cold]
fn add(
    words: &mut HashTable<Entry>,
    hasher: &RandomState,
    terms: &mut Terms,
    text: &str,
    found: &Found,
) -> usize {
    let Found { key, span, kind, hash, .. } = *found;
    match words.entry(hash, |entry| entry.key == key, |entry| self::hash(hasher, entry.key)) {
        Slot::Occupied(slot) => slot.bucket_index(),
        Slot::Vacant(slot) => {
            let term = terms.of(&text[span.range()], kind);
            slot.insert(Entry { key, term, seen_in: 0, local: WordId(0), kind }).bucket_index()
        }
    }
}

/// A word that has been looked up.
pub(super) struct Found {
    span: Span,
    kind: TokenKind,
    key: Key,
    hash: u64,
    /// Where it was; beyond all buckets if it was new.
    bucket: usize,
}

/// A word's bytes and zeros, as two little-endian numbers: compared and hashed in a few instructions. A word that
/// is too long has a number for it.
type Key = [u64; 2];

/// One number is hashed faster than an array of two.
fn hash(hasher: &RandomState, [low, high]: Key) -> u64 {
    hasher.hash_one(u128::from(low) | u128::from(high) << 64)
}

/// The key of a word of 16 bytes or fewer.
fn short_key(text: &str, span: Span) -> Option<Key> {
    let rest = &text.as_bytes()[span.start as usize..];
    let len = span.len();
    let kept = |n: usize| if n == 0 { 0 } else { u64::MAX >> (64 - 8 * n.min(8)) };
    let number = |at: usize| match rest.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => rest.iter().skip(at).rev().fold(0, |number, &byte| number << 8 | u64::from(byte)),
    };
    match len {
        0..=8 => Some([number(0) & kept(len), 0]),
        9..=16 => Some([number(0), number(8) & kept(len - 8)]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_the_same_key_wherever_they_stand() {
        let words = ["a", "house", "eight888", "nine99999", "sixteen616161616", "día", "x\u{ad}y"];
        for word in words {
            for tail in ["", " ", " and more text after it"] {
                let text = format!("{word}{tail}");
                let key = short_key(&text, Span::new(0, word.len())).unwrap();
                let bytes: Vec<u8> = key.iter().flat_map(|part| part.to_le_bytes()).collect();
                assert_eq!(&bytes[..word.len()], word.as_bytes());
                assert!(bytes[word.len()..].iter().all(|&byte| byte == 0), "{word}");
            }
        }
        assert_eq!(short_key("seventeen17171717", Span::new(0, 17)), None);
    }

    #[test]
    fn long_words_are_told_apart_by_all_their_bytes() {
        let mut lexicon = Lexicon::new(Language::English);
        let (one, other) = ("Donaudampfschifffahrt", "Donaudampfschifffahrer");
        assert_eq!(lexicon.long_key(one), lexicon.long_key(one));
        assert_ne!(lexicon.long_key(one), lexicon.long_key(other));
    }
}
