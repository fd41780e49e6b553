//! The folded, stemmed words of one language that a thread has met.

use super::document_vocabulary::DocumentVocabulary;
use crate::document::{Span, Term, TermId, TokenKind};
use crate::language::{Language, WordClass, script_of};
use crate::segment::words::fold_into;
use foldhash::fast::RandomState;
use hashbrown::HashTable;
use rust_stemmers::Stemmer;
use std::hash::BuildHasher;

/// The terms met so far, numbered from 0 by first occurrence.
pub(super) struct Terms {
    language: Language,
    stemmer: Option<Stemmer>,
    hasher: RandomState,
    text: String,
    known: Vec<KnownTerm>,
    by_text: HashTable<u32>,
    folded: String,
}

struct KnownTerm {
    /// Where its text is among the texts of all terms.
    text: Span,
    /// The document that last had the term.
    seen_in: u32,
    /// The number of the term in that document.
    number_there: TermId,
    kind: TokenKind,
    is_stop: bool,
}

impl Terms {
    /// No terms yet.
    pub fn new(language: Language) -> Self {
        Self {
            language,
            stemmer: language.profile().stemmer(),
            hasher: RandomState::default(),
            text: String::new(),
            known: Vec::new(),
            by_text: HashTable::new(),
            folded: String::new(),
        }
    }

    /// The language of the words.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The bytes that the texts of all terms have.
    pub fn n_bytes(&self) -> usize {
        self.text.len()
    }

    /// The number of a term in a document. If it is new there, it is added to `vocabulary`.
    #[inline]
    pub fn number_in_document(
        &mut self,
        term: u32,
        document: u32,
        vocabulary: &mut DocumentVocabulary,
    ) -> TermId {
        let term = &mut self.known[term as usize];
        if term.seen_in != document {
            (term.seen_in, term.number_there) = (document, TermId(vocabulary.terms.len() as u32));
            let text = copy(&self.text, term.text, &mut vocabulary.term_text);
            vocabulary.terms.push(Term { text, kind: term.kind, is_stop: term.is_stop, count: 0 });
        }
        term.number_there
    }

    /// The term of a word, added if it is new.
    pub fn term_of(&mut self, word: &str, kind: TokenKind) -> u32 {
        let mut folded = std::mem::take(&mut self.folded);
        fold_into(word, self.language.profile(), &mut folded);
        let is_stop = kind == TokenKind::Word && self.is_stop(&folded);
        let id = match &self.stemmer {
            Some(stemmer) if kind == TokenKind::Word && self.can_stem(&folded) => {
                let stem = stemmer.stem(&folded).into_owned();
                self.number_of(&stem, kind, is_stop)
            }
            _ => self.number_of(&folded, kind, is_stop),
        };
        self.folded = folded;
        id
    }

    /// The number of the term with this text, added if it is new.
    fn number_of(&mut self, stem: &str, kind: TokenKind, is_stop: bool) -> u32 {
        // A stop word and a content word may share a stem ("doing", "do"), a sign and a word a folded form
        // ("™", "TM"). They are two terms.
        let hash = self.hasher.hash_one((stem.as_bytes(), is_stop, kind));
        let (text, known) = (&self.text, &self.known);
        let is_same = |&id: &u32| {
            let term = &known[id as usize];
            (term.is_stop, term.kind) == (is_stop, kind) && text[term.text.range()] == *stem
        };
        if let Some(&id) = self.by_text.find(hash, is_same) {
            return id;
        }
        let id = self.known.len() as u32;
        let start = self.text.len();
        self.text.push_str(stem);
        let text = Span::new(start, self.text.len());
        self.known.push(KnownTerm { text, seen_in: 0, number_there: TermId(0), kind, is_stop });
        let (text, known, hasher) = (&self.text, &self.known, &self.hasher);
        self.by_text.insert_unique(hash, id, |&id| {
            let term = &known[id as usize];
            hasher.hash_one((text[term.text.range()].as_bytes(), term.is_stop, term.kind))
        });
        id
    }

    /// True if a folded word is a stop word.
    fn is_stop(&self, folded: &str) -> bool {
        let is_listed = |word: &str| self.language.profile().is(WordClass::StopWord, word);
        is_listed(folded)
            || folded.split_once('\'').is_some_and(|(head, clitic)| {
                // "there's", "who've": a stop word with a clitic, not in the lists.
                clitic.len() <= 2 && is_listed(head)
            })
    }

    /// True if the word is in the script of the language; a stemmer knows no other letters.
    fn can_stem(&self, folded: &str) -> bool {
        folded.chars().next().and_then(script_of) == Some(self.language.profile().script)
    }
}

/// Appends `text[span]` to `out` and returns its span there.
#[inline]
fn copy(text: &str, span: Span, out: &mut String) -> Span {
    let start = out.len();
    let end = start + span.len();
    // A copy of a fixed length is faster than one of the word's length.
    match text.get(span.start as usize..span.start as usize + COPIED_BYTES) {
        Some(longer) if span.len() <= COPIED_BYTES => {
            out.push_str(longer);
            out.truncate(end);
        }
        _ => out.push_str(&text[span.range()]),
    }
    Span::new(start, end)
}

/// Few words are longer.
const COPIED_BYTES: usize = 16;
