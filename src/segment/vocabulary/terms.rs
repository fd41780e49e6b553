//! Folded, stemmed words, as a thread remembers those of one language.

use super::lexicon::Vocabulary;
use crate::document::{Span, Term, TermId, TokenKind};
use crate::language::{Language, WordClass, script_of};
use crate::segment::words::fold::fold_into;
use foldhash::fast::RandomState;
use hashbrown::HashTable;
use rust_stemmers::Stemmer;
use std::hash::BuildHasher;

/// The terms met so far, numbered from 0 by first occurrence.
pub(in crate::segment) struct Terms {
    language: Language,
    stemmer: Option<Stemmer>,
    hasher: RandomState,
    text: String,
    entries: Vec<Entry>,
    by_text: HashTable<u32>,
    folded: String,
}

struct Entry {
    text: Span,
    /// The document that last had the term, and its number there.
    seen_in: u32,
    local: TermId,
    kind: TokenKind,
    is_stop: bool,
}

impl Terms {
    pub(in crate::segment) fn new(language: Language) -> Self {
        Self {
            language,
            stemmer: language.profile().stemmer(),
            hasher: RandomState::default(),
            text: String::new(),
            entries: Vec::new(),
            by_text: HashTable::new(),
            folded: String::new(),
        }
    }

    pub(in crate::segment) fn language(&self) -> Language {
        self.language
    }

    /// The bytes of all texts.
    pub(in crate::segment) fn n_bytes(&self) -> usize {
        self.text.len()
    }

    /// The number in a document of a term, which is added to `vocabulary` where it is new.
    #[inline]
    pub(in crate::segment) fn local(
        &mut self,
        term: u32,
        document: u32,
        vocabulary: &mut Vocabulary,
    ) -> TermId {
        let entry = &mut self.entries[term as usize];
        if entry.seen_in != document {
            (entry.seen_in, entry.local) = (document, TermId(vocabulary.terms.len() as u32));
            let text = copy(&self.text, entry.text, &mut vocabulary.term_text);
            vocabulary.terms.push(Term { text, kind: entry.kind, is_stop: entry.is_stop, count: 0 });
        }
        entry.local
    }

    /// The term of a word, made if it is new.
    pub(in crate::segment) fn of(&mut self, word: &str, kind: TokenKind) -> u32 {
        let mut folded = std::mem::take(&mut self.folded);
        fold_into(word, self.language.profile(), &mut folded);
        let is_stop = kind == TokenKind::Word && self.is_stop(&folded);
        let id = match &self.stemmer {
            Some(stemmer) if kind == TokenKind::Word && self.can_stem(&folded) => {
                let stem = stemmer.stem(&folded).into_owned();
                self.entry(&stem, kind, is_stop)
            }
            _ => self.entry(&folded, kind, is_stop),
        };
        self.folded = folded;
        id
    }

    fn entry(&mut self, stem: &str, kind: TokenKind, is_stop: bool) -> u32 {
        // A stop word and a content word may share a stem ("doing", "do"), a sign and a word what they fold to
        // ("™", "TM"): they are two terms.
        let hash = self.hasher.hash_one((stem.as_bytes(), is_stop, kind));
        let (text, entries) = (&self.text, &self.entries);
        let is_same = |&id: &u32| {
            let entry = &entries[id as usize];
            (entry.is_stop, entry.kind) == (is_stop, kind) && text[entry.text.range()] == *stem
        };
        if let Some(&id) = self.by_text.find(hash, is_same) {
            return id;
        }
        let id = self.entries.len() as u32;
        let start = self.text.len();
        self.text.push_str(stem);
        let text = Span::new(start, self.text.len());
        self.entries.push(Entry { text, seen_in: 0, local: TermId(0), kind, is_stop });
        let (text, entries, hasher) = (&self.text, &self.entries, &self.hasher);
        self.by_text.insert_unique(hash, id, |&id| {
            let entry = &entries[id as usize];
            hasher.hash_one((text[entry.text.range()].as_bytes(), entry.is_stop, entry.kind))
        });
        id
    }

    fn is_stop(&self, folded: &str) -> bool {
        let is_listed = |word: &str| self.language.profile().is(WordClass::StopWord, word);
        is_listed(folded)
            || folded.split_once('\'').is_some_and(|(head, clitic)| {
                // "there's", "who've": a stop word with a clitic that the lists leave out.
                clitic.len() <= 2 && is_listed(head)
            })
    }

    /// A stemmer knows only the letters of its own language.
    fn can_stem(&self, folded: &str) -> bool {
        folded.chars().next().and_then(script_of) == Some(self.language.profile().script)
    }
}

/// Appends `text[span]` to `out` and returns where it stands there.
#[inline]
fn copy(text: &str, span: Span, out: &mut String) -> Span {
    let start = out.len();
    let end = start + span.len();
    // A copy of a fixed length takes less time than one of the word's own.
    match text.get(span.start as usize..span.start as usize + COPIED_BYTES) {
        Some(longer) if span.len() <= COPIED_BYTES => {
            out.push_str(longer);
            out.truncate(end);
        }
        _ => out.push_str(&text[span.range()]),
    }
    Span::new(start, end)
}

/// Hardly a word is longer.
const COPIED_BYTES: usize = 16;
