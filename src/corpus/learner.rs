//! Learning a corpus model, document by document.

use super::file::{CorpusHead, TermWriter};
use super::model::CorpusModel;
use crate::document::{Document, TermId, TokenKind};
use crate::hash::{spread, term_hash};
use hashbrown::HashTable;
use std::fmt;

/// Learns a [`CorpusModel`], document by document.
///
/// ```
/// use nutgraf::{CorpusLearner, Document};
/// let mut learner = CorpusLearner::default();
/// learner.add(&Document::new("Rain fell. The rain stopped.")?);
/// learner.add(&Document::new("The sun came out after the rain.")?);
/// let model = learner.finish();
/// assert_eq!((model.n_documents(), model.document_frequency("rain")), (2, 2));
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[derive(Clone)]
pub struct CorpusLearner {
    terms: CountedTerms,
    head: CorpusHead,
    max_terms: usize,
    max_error: u32,
}

impl Default for CorpusLearner {
    /// No document yet, and room for every term.
    fn default() -> Self {
        let (terms, head) = (CountedTerms::default(), CorpusHead::default());
        Self { terms, head, max_terms: usize::MAX, max_error: 0 }
    }
}

impl fmt::Debug for CorpusLearner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CorpusLearner")
            .field("n_documents", &self.head.n_documents)
            .field("n_terms", &self.n_terms())
            .finish_non_exhaustive()
    }
}

impl CorpusLearner {
    /// The number of terms that are held at most, about 30 bytes each; any number if not said.
    ///
    /// When a document brings more, the rarest are forgotten until at most half as many are left, and counted from 0
    /// should they come again (as in lossy counting, Manku & Motwani 2002). Frequent terms stay; how far counts may be
    /// off says [`CorpusLearner::max_error`]. A model that has forgotten terms depends on the order of the documents.
    #[must_use]
    pub fn max_terms(mut self, max_terms: usize) -> Self {
        self.max_terms = max_terms;
        self
    }

    /// Counts the terms of a document: those of words and handles, not of numbers and addresses. Linear in its tokens.
    pub fn add(&mut self, document: &Document) {
        self.head.n_documents += 1;
        let words = document.tokens().iter().filter(|&&token| document.kind(token).is_word());
        self.head.n_running_words += words.count() as u64;
        *self.head.languages.entry(document.language().code().to_owned()).or_default() += 1;
        for term in (0..document.n_terms() as u32).map(TermId) {
            if document.term_count(term) > 0 && document.has_letters(term) {
                // A stop word and another word may have one text: "do" and "doing".
                self.terms.count(document.term_text(term), 1, self.head.n_documents);
            }
        }
        if self.n_terms() > self.max_terms {
            self.max_error += self.terms.forget_rarest(self.max_terms / 2);
        }
    }

    /// The number of distinct terms held.
    #[must_use]
    pub fn n_terms(&self) -> usize {
        self.terms.all.len()
    }

    /// By how many documents a count may be too low, and how many documents a term may have that the model does not
    /// know; 0 as long as nothing was forgotten.
    #[must_use]
    pub fn max_error(&self) -> u32 {
        self.max_error
    }

    /// The model of what was added.
    #[must_use]
    pub fn finish(self) -> CorpusModel {
        let mut terms: Vec<(u32, &str, u32)> = self.terms.iter().collect();
        terms.sort_unstable();
        let mut writer = TermWriter::default();
        terms.into_iter().for_each(|(hash, term, n)| writer.push(hash, term.as_bytes(), n));
        CorpusModel::of(writer, self.head)
    }
}

/// Terms and their numbers of documents.
#[derive(Clone, Default)]
struct CountedTerms {
    all: Vec<CountedTerm>,
    texts: String,
    by_hash: HashTable<u32>,
}

#[derive(Clone)]
struct CountedTerm {
    hash: u32,
    /// The end of its text; it starts where that of the term before ends.
    end: u32,
    n_documents: u32,
    /// The number of the last document that had it, from 1, in 32 bits.
    last_in: u32,
}

impl CountedTerms {
    /// Adds `n` documents to a term, unless the document that is read, recognized by its number, was counted already.
    fn count(&mut self, term: &str, n: u32, document: u64) {
        let last_in = document as u32;
        let hash = term_hash(term);
        let Self { all, texts, by_hash } = self;
        let spread = |hash: u32| spread(u64::from(hash));
        let is_same =
            |&index: &u32| all[index as usize].hash == hash && text_of(all, texts, index as usize) == term;
        if let Some(&index) = by_hash.find(spread(hash), is_same) {
            let known = &mut all[index as usize];
            known.n_documents += if known.last_in == last_in { 0 } else { n };
            known.last_in = last_in;
            return;
        }
        let index = all.len() as u32;
        texts.push_str(term);
        all.push(CountedTerm { hash, end: texts.len() as u32, n_documents: n, last_in });
        by_hash.insert_unique(spread(hash), index, |&index| spread(all[index as usize].hash));
    }

    /// The hash, text and number of documents of every term.
    fn iter(&self) -> impl Iterator<Item = (u32, &str, u32)> {
        let text = |index| text_of(&self.all, &self.texts, index);
        self.all.iter().enumerate().map(move |(index, term)| (term.hash, text(index), term.n_documents))
    }

    /// Forgets the terms of the fewest documents until at most `n_kept` are left; returns the most documents that
    /// a forgotten term had.
    fn forget_rarest(&mut self, n_kept: usize) -> u32 {
        let mut counts: Vec<u32> = self.all.iter().map(|term| term.n_documents).collect();
        counts.sort_unstable_by(|a, b| b.cmp(a));
        let Some(&most) = counts.get(n_kept) else { return 0 };
        let mut kept = Self::default();
        self.iter().filter(|&(.., n)| n > most).for_each(|(_, term, n)| kept.count(term, n, 0));
        *self = kept;
        most
    }
}

fn text_of<'t>(all: &[CountedTerm], texts: &'t str, index: usize) -> &'t str {
    let start = index.checked_sub(1).map_or(0, |before| all[before].end);
    &texts[start as usize..all[index].end as usize]
}

impl Document {
    /// True if a term is of words or handles.
    fn has_letters(&self, term: TermId) -> bool {
        matches!(self.terms[term.index()].kind, TokenKind::Word | TokenKind::Handle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bounded_learner_keeps_what_is_frequent() {
        let mut learner = CorpusLearner::default().max_terms(100);
        let mut whole = CorpusLearner::default();
        for number in 0..500 {
            let every_third = if number % 3 == 0 { "sun" } else { "cloud" };
            let text = format!("rain {every_third} word{number}x other{}x", number / 2);
            let document = Document::new(text).unwrap();
            learner.add(&document);
            whole.add(&document);
            assert!(learner.n_terms() <= 100);
        }
        let error = learner.max_error();
        assert!(error > 0 && whole.max_error() == 0);
        let (found, all) = (learner.finish(), whole.finish());
        assert_eq!((found.n_documents(), found.n_running_words()), (500, all.n_running_words()));
        for (term, n) in all.terms() {
            let found = found.document_frequency(term);
            assert!(found <= n && n <= found + error, "{term}: {found} for {n} ± {error}");
        }
        let exact = ["rain", "cloud", "sun"].map(|term| found.document_frequency(term));
        assert_eq!(exact, [500, 333, 167]);
    }

    #[test]
    fn nothing_is_forgotten_up_to_the_most_terms() {
        let mut learner = CorpusLearner::default().max_terms(3);
        learner.add(&Document::new("rain cloud zebra").unwrap());
        assert_eq!((learner.n_terms(), learner.max_error()), (3, 0));
        learner.add(&Document::new("yak").unwrap());
        assert_eq!((learner.n_terms(), learner.max_error()), (0, 1));
    }
}
