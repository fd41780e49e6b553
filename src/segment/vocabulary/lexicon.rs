//! The words of one language that a thread has met, each with its term.
//!
//! A lexicon survives from document to document, since texts share most of their words. A document's own words
//! are numbered one after another as they are read; their terms are found afterwards, all at once. Each document
//! numbers its words and terms anew by first occurrence, so nothing of an earlier document shows in a later one.

use super::document_vocabulary::DocumentVocabulary;
use super::terms::Terms;
use super::word_key::{WordKey, hash, long_word_key, short_word_key};
use super::word_table::WordTable;
use crate::document::{LetterCounts, Span, TermId, Token, TokenKind, Word, WordId, WordTraits};
use crate::language::Language;
use crate::segment::words::RawToken;
use foldhash::fast::RandomState;
use foldhash::{HashMap, HashMapExt};

/// A lexicon with more words is emptied before the next document.
const MAX_WORDS: usize = 1 << 17;
/// So is one whose terms have more bytes.
const MAX_TEXT_BYTES: usize = 4 << 20;

/// Stands for a term that is not known yet.
const NO_TERM: u32 = u32::MAX;

/// Stand for those of a word that is not known yet.
const NO_TRAITS: WordTraits = WordTraits {
    language: Language::English,
    classes: 0,
    furniture: 0.0,
    letters: LetterCounts { n_letters: 0, n_capitals: 0, has_digit: false },
};

/// How many words are numbered before the table is asked for room again.
const MAX_NUMBERED: usize = 256;

/// The words of one language that this thread has met.
pub(crate) struct TermLexicon {
    hasher: RandomState,
    /// The words, each with its place in `known`.
    words: WordTable,
    known: Vec<KnownWord>,
    /// The words that are too long for a key, and the number that replaces each of them in its key.
    long_words: HashMap<Box<str>, u64>,
    terms: Terms,
    /// The number of the document that is being read.
    document: u32,
    /// The words of the document.
    document_words: WordTable,
    /// The words of the document by number; entries after the last of them mean nothing.
    new_words: Vec<NewWord>,
    /// How many of them have their term.
    n_with_term: usize,
}

/// A word that this thread has met.
#[derive(Clone, Copy)]
struct KnownWord {
    term: u32,
    traits: WordTraits,
}

/// A word that is new in the document.
#[derive(Clone, Copy)]
struct NewWord {
    key: WordKey,
    hash: u64,
    token: RawToken,
}

const NO_WORD: NewWord = NewWord {
    key: [0; 2],
    hash: 0,
    token: RawToken { span: Span { start: 0, end: 0 }, kind: TokenKind::Symbol },
};

impl TermLexicon {
    /// An empty lexicon.
    pub fn new(language: Language) -> Self {
        let hasher = RandomState::default();
        Self {
            document_words: WordTable::new(hasher.clone()),
            words: WordTable::new(hasher.clone()),
            known: Vec::new(),
            hasher,
            long_words: HashMap::new(),
            terms: Terms::new(language),
            document: 0,
            new_words: Vec::new(),
            n_with_term: 0,
        }
    }

    /// The language of the words.
    pub fn language(&self) -> Language {
        self.terms.language()
    }

    /// Starts a document that is expected to have `n_words` distinct words. Must be called before its first word.
    pub fn start_document(&mut self, n_words: usize) {
        let is_full = self.words.n_words() > MAX_WORDS || self.terms.n_bytes() > MAX_TEXT_BYTES;
        if is_full || self.document == u32::MAX {
            *self = Self::new(self.language());
        }
        self.document += 1;
        self.document_words.clear_for(n_words);
        self.n_with_term = 0;
    }

    /// Appends the words `raw` of `text` to `tokens`, with their numbers in this document but without terms.
    /// [`Self::find_terms`] adds the new ones to `vocabulary` and finds their terms.
    #[inline(never)]
    pub fn number(
        &mut self,
        text: &str,
        raw: &[RawToken],
        vocabulary: &mut DocumentVocabulary,
        tokens: &mut Vec<Token>,
    ) {
        let Self { hasher, long_words, document_words, new_words, n_with_term, .. } = self;
        let hasher = &*hasher;
        let n_elsewhere = vocabulary.words.len() - *n_with_term;
        for raw in raw.chunks(MAX_NUMBERED) {
            document_words.reserve(raw.len());
            new_words.resize(new_words.len().max(document_words.n_words() + raw.len()), NO_WORD);
            let (long_words, document_words, new_words) =
                (&mut *long_words, &mut *document_words, new_words.as_mut_slice());
            tokens.extend(raw.iter().map(move |&token| {
                let key = word_key(text, token.span, long_words);
                let hash = hash(hasher, key);
                let next = document_words.n_words();
                // About every other word is new: a useless write costs less than a mispredicted branch.
                new_words[next] = NewWord { key, hash, token };
                let number = document_words.number(key, hash, (n_elsewhere + next) as u32);
                Token { span: token.span, word: WordId(number), term: TermId(NO_TERM) }
            }));
        }
    }

    /// Adds the words that are new since the last call to `vocabulary`, with their terms, which are numbered by first
    /// occurrence too. The words are not counted yet.
    pub fn find_terms(&mut self, text: &str, vocabulary: &mut DocumentVocabulary) {
        let new_words = std::mem::take(&mut self.new_words);
        let new = &new_words[self.n_with_term..self.document_words.n_words()];
        let first = vocabulary.words.len();
        // A look-up mostly waits for memory; in a loop of their own they all wait together.
        vocabulary.words.extend(new.iter().map(|&NewWord { key, hash, token: RawToken { span, kind } }| {
            let known = self.words.find(key, hash).map(|at| self.known[at as usize]);
            let KnownWord { term, traits } = known.unwrap_or(KnownWord { term: NO_TERM, traits: NO_TRAITS });
            Word { first: span, term: TermId(term), kind, count: 0, traits }
        }));
        for (index, word) in (first..).zip(new) {
            let mut term = vocabulary.words[index].term.0;
            if term == NO_TERM {
                let new = self.add(&text[word.token.span.range()], word);
                (term, vocabulary.words[index].traits) = (new.term, new.traits);
            }
            vocabulary.words[index].term = self.terms.number_in_document(term, self.document, vocabulary);
        }
        self.n_with_term = self.document_words.n_words();
        self.new_words = new_words;
    }

    /// The number in this document of the term of a word that is not in its text.
    pub fn number_term(
        &mut self,
        text: &str,
        token: RawToken,
        vocabulary: &mut DocumentVocabulary,
    ) -> TermId {
        let key = word_key(text, token.span, &mut self.long_words);
        let hash = hash(&self.hasher, key);
        let known = self.words.find(key, hash).map(|at| self.known[at as usize]);
        let word =
            known.unwrap_or_else(|| self.add(&text[token.span.range()], &NewWord { key, hash, token }));
        self.terms.number_in_document(word.term, self.document, vocabulary)
    }

    /// Adds a word that the lexicon did not know.
    #[cold]
    fn add(&mut self, word: &str, &NewWord { key, hash, token }: &NewWord) -> KnownWord {
        self.words.reserve(1);
        let term = self.terms.term_of(word, token.kind);
        let known = KnownWord { term, traits: WordTraits::of(word, token.kind, self.language()) };
        self.words.number(key, hash, self.known.len() as u32);
        self.known.push(known);
        known
    }
}

/// The key of a word. A word that is too long for one gets a number in `long_words`.
#[inline]
fn word_key(text: &str, span: Span, long_words: &mut HashMap<Box<str>, u64>) -> WordKey {
    short_word_key(text, span).unwrap_or_else(|| numbered_word_key(&text[span.range()], long_words))
}

fn numbered_word_key(word: &str, long_words: &mut HashMap<Box<str>, u64>) -> WordKey {
    let next = long_words.len() as u64;
    let number = long_words.get(word).copied().unwrap_or_else(|| {
        long_words.insert(word.into(), next);
        next
    });
    long_word_key(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_told_apart_by_all_their_bytes() {
        let mut long_words = HashMap::new();
        let (one, other) = ("Donaudampfschifffahrt", "Donaudampfschifffahrer");
        let mut key = |word: &str| word_key(word, Span::new(0, word.len()), &mut long_words);
        assert_eq!(key(one), key(one));
        assert_ne!(key(one), key(other));
    }
}
