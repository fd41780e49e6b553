//! The counts of a corpus: read whole and searched in place; no table is built.

use super::file::{CorpusHead, MAGIC, TermWriter, broken};
use crate::error::Error;
use crate::hash::term_hash;
use crate::language::Language;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Document frequencies of folded, stemmed terms.
///
/// All counts are integers and the file is sorted: to learn on parts and merge gives, byte for byte, what learning on
/// the whole gives. The default model is that of no documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorpusModel {
    file: Vec<u8>,
    head: CorpusHead,
    /// The place of the hashes in the file.
    terms_at: usize,
}

impl Default for CorpusModel {
    fn default() -> Self {
        Self::of(TermWriter::default(), CorpusHead::default())
    }
}

impl CorpusModel {
    /// The model of a file's bytes, whose checksum is checked: linear in the bytes, some 10 GB a second.
    ///
    /// # Errors
    /// [`ErrorKind::BadCorpusModel`](crate::ErrorKind::BadCorpusModel) if the bytes are not a model or a single bit of
    /// them was changed, [`ErrorKind::CorpusModelVersion`](crate::ErrorKind::CorpusModelVersion) for a model of another version.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, Error> {
        let (head, terms_at) = CorpusHead::read(&bytes)?;
        let model = Self { file: bytes, head, terms_at };
        let n_terms = model.n_terms();
        let is_whole = n_terms
            .checked_mul(3 * 4)
            .and_then(|size| model.file.len().checked_sub(terms_at)?.checked_sub(size))
            .is_some_and(|text| n_terms == 0 && text == 0 || n_terms > 0 && model.end(n_terms - 1) == text);
        let ascends = || (1..n_terms).all(|index| model.end(index - 1) <= model.end(index));
        if is_whole && ascends() { Ok(model) } else { Err(broken("its parts do not fit together")) }
    }

    /// True if bytes start as the file of a model does, of whatever version.
    #[must_use]
    pub fn is_model(bytes: &[u8]) -> bool {
        bytes.starts_with(MAGIC)
    }

    pub(super) fn of(terms: TermWriter, mut head: CorpusHead) -> Self {
        let (file, terms_at) = terms.finish(&mut head);
        Self { file, head, terms_at }
    }

    /// The model as a file, for [`CorpusModel::from_bytes`].
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.file
    }

    /// The number of documents it was learned from.
    #[must_use]
    pub fn n_documents(&self) -> u64 {
        self.head.n_documents
    }

    /// The number of words in them, repeated ones counted each time.
    #[must_use]
    pub fn n_running_words(&self) -> u64 {
        self.head.n_running_words
    }

    /// The number of distinct terms that it knows.
    #[must_use]
    pub fn n_terms(&self) -> usize {
        self.head.n_terms
    }

    /// The number of documents in each language, by its code.
    #[must_use]
    pub fn languages(&self) -> &BTreeMap<String, u64> {
        &self.head.languages
    }

    /// True if it has documents in a language.
    #[must_use]
    pub fn knows(&self, language: Language) -> bool {
        self.head.languages.contains_key(language.code())
    }

    /// The number of documents that have a folded, stemmed term ([`crate::Document::term_text`]); 0 for one that the
    /// model does not know. Looks at about three places: hashes are spread evenly, so a term is near where its hash
    /// says.
    #[must_use]
    pub fn document_frequency(&self, term: &str) -> u32 {
        let wanted = (term_hash(term), term.as_bytes());
        let (mut low, mut high) = (0, self.n_terms());
        let mut guess = ((u64::from(wanted.0) * high as u64) >> 32) as usize;
        // Every look narrows the range by a step from the guess, twice as long each time, and at last by half.
        let mut step = 1 + (high as f64).sqrt() as usize / 4;
        while low < high {
            let at = guess.clamp(low, high - 1);
            match self.key(at).cmp(&wanted) {
                Ordering::Equal => return self.frequency(at),
                Ordering::Less => {
                    low = at + 1;
                    guess = if high - low > step { at + step } else { low.midpoint(high) };
                }
                Ordering::Greater => {
                    high = at;
                    guess = if high - low > step { at.saturating_sub(step) } else { low.midpoint(high) };
                }
            }
            step *= 2;
            if step > high - low {
                guess = low.midpoint(high);
            }
        }
        0
    }

    /// Every term with its number of documents, in the order of the file.
    #[must_use = "an iterator does nothing by itself"]
    pub fn terms(&self) -> impl ExactSizeIterator<Item = (&str, u32)> {
        (0..self.n_terms())
            .map(|at| (std::str::from_utf8(self.term(at)).unwrap_or_default(), self.frequency(at)))
    }

    /// The sums of both models' counts. Commutes; linear in the terms.
    #[must_use]
    pub fn merged(&self, other: &Self) -> Self {
        let mut terms = TermWriter::default();
        let (mut at, mut other_at) = (0, 0);
        while at < self.n_terms() || other_at < other.n_terms() {
            let order = match (at < self.n_terms(), other_at < other.n_terms()) {
                (true, true) => self.key(at).cmp(&other.key(other_at)),
                (true, false) => Ordering::Less,
                (false, _) => Ordering::Greater,
            };
            let (hash, term) = if order.is_le() { self.key(at) } else { other.key(other_at) };
            let mut frequency = 0_u32;
            if order.is_le() {
                frequency = self.frequency(at);
                at += 1;
            }
            if order.is_ge() {
                frequency = frequency.saturating_add(other.frequency(other_at));
                other_at += 1;
            }
            terms.push(hash, term, frequency);
        }
        Self::of(terms, self.head.merged(&other.head))
    }

    /// The terms that at least `min_frequency` documents have, and of these the `max_terms` most frequent; of
    /// terms with the same frequency, the first by hash.
    #[must_use]
    pub fn pruned(&self, min_frequency: u32, max_terms: usize) -> Self {
        let mut frequencies: Vec<u32> =
            (0..self.n_terms()).map(|at| self.frequency(at)).filter(|&n| n >= min_frequency).collect();
        // The least frequency kept, and how many terms of it.
        let (mut least, mut n_least) = (min_frequency, usize::MAX);
        if frequencies.len() > max_terms {
            frequencies.sort_unstable_by(|a, b| b.cmp(a));
            least = if max_terms == 0 { u32::MAX } else { frequencies[max_terms - 1] };
            n_least = max_terms - frequencies[..max_terms].iter().filter(|&&n| n > least).count();
        }
        let mut terms = TermWriter::default();
        for at in 0..self.n_terms() {
            let frequency = self.frequency(at);
            if frequency == least && n_least > 0 || frequency > least {
                n_least -= usize::from(frequency == least);
                let (hash, term) = self.key(at);
                terms.push(hash, term, frequency);
            }
        }
        Self::of(terms, self.head.clone())
    }

    fn number(&self, part: usize, index: usize) -> u32 {
        let at = self.terms_at + 4 * (part * self.n_terms() + index);
        u32::from_le_bytes(self.file[at..].first_chunk().copied().unwrap_or_default())
    }

    /// The hash and the text of a term; terms are sorted by them.
    fn key(&self, index: usize) -> (u32, &[u8]) {
        (self.number(0, index), self.term(index))
    }

    fn end(&self, index: usize) -> usize {
        self.number(1, index) as usize
    }

    fn frequency(&self, index: usize) -> u32 {
        self.number(2, index)
    }

    fn term(&self, index: usize) -> &[u8] {
        let texts = &self.file[self.terms_at + 3 * 4 * self.n_terms()..];
        &texts[if index == 0 { 0 } else { self.end(index - 1) }..self.end(index)]
    }
}
