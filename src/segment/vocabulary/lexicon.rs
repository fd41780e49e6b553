//! Words to numbers: each distinct word is folded, looked up in the stop list and stemmed once.
//!
//! One lexicon of each language lives in every thread and survives from document to document, since texts
//! share most of their words. A document's own words are numbered by its roll, one after another as they are
//! read; their terms are found afterwards, all at once. Within a document the numbers are handed out anew, by
//! first occurrence, so nothing of an earlier document shows in a later one.

use super::terms::Terms;
use super::word_key::{Key, hash, long_key, short_key};
use super::word_table::Roll;
use crate::document::{Span, Term, TermId, Token, TokenKind, Word, WordId};
use crate::language::Language;
use crate::segment::words::cutter::RawToken;
use foldhash::fast::RandomState;
use foldhash::{HashMap, HashMapExt};

/// A lexicon of more words is emptied before the next document.
const MAX_WORDS: usize = 1 << 17;
/// Likewise one whose texts have more bytes.
const MAX_TEXT_BYTES: usize = 4 << 20;

/// The number of no term.
const NO_TERM: u32 = u32::MAX;

/// So many words are numbered before there is need to look for room.
const MAX_NUMBERED: usize = 256;

/// The words of one language met so far by this thread.
pub(in crate::segment) struct Lexicon {
    hasher: RandomState,
    /// The words, each with the number of its term.
    words: Roll,
    /// The words that do not fit into a key, and the numbers that stand for them there.
    long_words: HashMap<Box<str>, u64>,
    terms: Terms,
    document: u32,
    /// The words of the document.
    roll: Roll,
    /// The words of the roll by number; what comes after them is left over.
    fresh: Vec<Fresh>,
    /// So many of them have their term.
    n_named: usize,
}

/// A word that is new in the document.
#[derive(Clone, Copy)]
struct Fresh {
    key: Key,
    hash: u64,
    token: RawToken,
}

const NO_WORD: Fresh = Fresh {
    key: [0; 2],
    hash: 0,
    token: RawToken { span: Span { start: 0, end: 0 }, kind: TokenKind::Symbol },
};

/// The words and terms of one document, numbered by first occurrence.
#[derive(Default)]
pub(in crate::segment) struct Vocabulary {
    pub words: Vec<Word>,
    pub terms: Vec<Term>,
    pub term_text: String,
}

impl Vocabulary {
    /// Room for what a text of so many bytes usually holds.
    pub(in crate::segment) fn with_capacity(n_bytes: usize) -> Self {
        let n_words = (n_bytes / 12).min(MAX_WORDS);
        Self {
            words: Vec::with_capacity(n_words),
            terms: Vec::with_capacity(n_words),
            term_text: String::with_capacity(6 * n_words),
        }
    }

    /// Counts for every term the occurrences of its words.
    pub(in crate::segment) fn count_terms(&mut self) {
        for word in &self.words {
            self.terms[word.term.index()].count += word.count;
        }
    }
}

impl Lexicon {
    pub(in crate::segment) fn new(language: Language) -> Self {
        let hasher = RandomState::default();
        Self {
            roll: Roll::new(hasher.clone()),
            words: Roll::new(hasher.clone()),
            hasher,
            long_words: HashMap::new(),
            terms: Terms::new(language),
            document: 0,
            fresh: Vec::new(),
            n_named: 0,
        }
    }

    pub(in crate::segment) fn language(&self) -> Language {
        self.terms.language()
    }

    /// Must be called before the first word of a document, which is expected to have so many.
    pub(in crate::segment) fn start_document(&mut self, n_words: usize) {
        let is_full = self.words.n_words() > MAX_WORDS || self.terms.n_bytes() > MAX_TEXT_BYTES;
        if is_full || self.document == u32::MAX {
            *self = Self::new(self.language());
        }
        self.document += 1;
        self.roll.start(n_words);
        self.n_named = 0;
    }

    /// Appends to `tokens` those of `raw`, words of `text` in reading order, with their numbers in this document and
    /// for the time being without terms. New words are added to `vocabulary`, not counted yet.
    #[inline(never)]
    pub(in crate::segment) fn number(
        &mut self,
        text: &str,
        raw: &[RawToken],
        vocabulary: &mut Vocabulary,
        tokens: &mut Vec<Token>,
    ) {
        let Self { hasher, long_words, roll, fresh, n_named, .. } = self;
        let hasher = &*hasher;
        let n_elsewhere = vocabulary.words.len() - *n_named;
        for raw in raw.chunks(MAX_NUMBERED) {
            roll.reserve(raw.len());
            fresh.resize(fresh.len().max(roll.n_words() + raw.len()), NO_WORD);
            let (long_words, roll, fresh) = (&mut *long_words, &mut *roll, fresh.as_mut_slice());
            tokens.extend(raw.iter().map(move |&token| {
                let key = key(text, token.span, long_words);
                let hash = hash(hasher, key);
                let next = roll.n_words();
                // About every other word is new: a write for nothing costs less than a wrong guess.
                fresh[next] = Fresh { key, hash, token };
                let number = roll.number(key, hash, (n_elsewhere + next) as u32);
                Token { span: token.span, word: WordId(number), term: TermId(NO_TERM) }
            }));
        }
    }

    /// Adds the words that are new since the last call to `vocabulary`, with their terms, which are numbered by first
    /// occurrence too.
    pub(in crate::segment) fn name_terms(&mut self, text: &str, vocabulary: &mut Vocabulary) {
        let fresh = std::mem::take(&mut self.fresh);
        let new = &fresh[self.n_named..self.roll.n_words()];
        let first = vocabulary.words.len();
        // Most of the time of a look-up is the wait for memory: apart from what comes next, they all wait together.
        vocabulary.words.extend(new.iter().map(|&Fresh { key, hash, token: RawToken { span, kind } }| {
            let term = TermId(self.words.find(key, hash).unwrap_or(NO_TERM));
            Word { first: span, term, kind, count: 0 }
        }));
        for (index, word) in (first..).zip(new) {
            let known = vocabulary.words[index].term.0;
            let term = if known == NO_TERM { self.add(&text[word.token.span.range()], word) } else { known };
            vocabulary.words[index].term = self.terms.local(term, self.document, vocabulary);
        }
        self.n_named = self.roll.n_words();
        self.fresh = fresh;
    }

    /// The number in this document of the term of a word that does not stand in its text.
    pub(in crate::segment) fn number_term(
        &mut self,
        text: &str,
        token: RawToken,
        vocabulary: &mut Vocabulary,
    ) -> TermId {
        let key = key(text, token.span, &mut self.long_words);
        let hash = hash(&self.hasher, key);
        let known = self.words.find(key, hash);
        let term = known.unwrap_or_else(|| self.add(&text[token.span.range()], &Fresh { key, hash, token }));
        self.terms.local(term, self.document, vocabulary)
    }

    /// The term of a word that the lexicon did not know.
    #[cold]
    fn add(&mut self, word: &str, &Fresh { key, hash, token }: &Fresh) -> u32 {
        self.words.reserve(1);
        self.words.number(key, hash, self.terms.of(word, token.kind))
    }
}

/// The key of a word. One that is too long gets a number in `long_words`.
#[inline]
fn key(text: &str, span: Span, long_words: &mut HashMap<Box<str>, u64>) -> Key {
    short_key(text, span).unwrap_or_else(|| long_word_key(&text[span.range()], long_words))
}

fn long_word_key(word: &str, long_words: &mut HashMap<Box<str>, u64>) -> Key {
    let next = long_words.len() as u64;
    let number = long_words.get(word).copied().unwrap_or_else(|| {
        long_words.insert(word.into(), next);
        next
    });
    long_key(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_told_apart_by_all_their_bytes() {
        let mut long_words = HashMap::new();
        let (one, other) = ("Donaudampfschifffahrt", "Donaudampfschifffahrer");
        let mut key = |word: &str| key(word, Span::new(0, word.len()), &mut long_words);
        assert_eq!(key(one), key(one));
        assert_ne!(key(one), key(other));
    }
}
