//! How many documents of a corpus have a term: counts of a user's own texts, which say better than general
//! frequencies what is common there.
//!
//! All counts are integers and the file is sorted, so that learning on parts and merging gives, byte for
//! byte, what learning on the whole gives. A model is read whole and searched in place; no table is built.
//!
//! The file, in little-endian numbers: the magic and version; a number that changes whenever texts are cut or
//! folded in another way (u32); documents and words (u64); the number of languages (u32) and for each its
//! code (8 bytes) and documents (u64), by code; the number of terms (u64); then, by the hash of the term and by
//! the term, the hashes, the ends of the terms among their texts, the numbers of documents (u32 each), and the
//! texts. Hashes are spread evenly, so a term is looked for where its hash must about be.

use crate::document::{Document, TermId, TokenKind};
use crate::error::{Error, ErrorKind};
use crate::hash::{spread, term_hash};
use crate::language::Language;
use hashbrown::HashTable;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// The first bytes of a file.
const MAGIC: &[u8; 12] = b"nutgraf df 1";

/// Changes whenever texts are cut, folded or stemmed in another way, which makes old counts useless.
const FOLDING: u32 = 1;

/// Document frequencies of folded, stemmed terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorpusModel {
    /// The file.
    bytes: Vec<u8>,
    n_documents: u64,
    n_words: u64,
    languages: BTreeMap<String, u64>,
    n_terms: usize,
    /// Where the hashes start.
    terms_at: usize,
}

impl CorpusModel {
    /// The model of a file's bytes. Looks at the head alone, and at the end of each term.
    ///
    /// # Errors
    /// If the bytes are no model, or one of another version.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, Error> {
        let broken = |what: &'static str| Error::from(ErrorKind::BadCorpusModel(what));
        let mut head = Head { bytes: &bytes, at: 0 };
        if head.take(MAGIC.len()) != Some(MAGIC.as_slice()) {
            return Err(broken("it does not start as a model does"));
        }
        let short = || broken("it is cut off");
        if head.u32().ok_or_else(short)? != FOLDING {
            return Err(broken("it was learnt by another version, which cut texts in another way"));
        }
        let (n_documents, n_words) = (head.u64().ok_or_else(short)?, head.u64().ok_or_else(short)?);
        let mut languages = BTreeMap::new();
        for _ in 0..head.u32().ok_or_else(short)? {
            let code = head.take(CODE_BYTES).ok_or_else(short)?;
            let code = String::from_utf8_lossy(code).trim_end_matches('\0').to_owned();
            languages.insert(code, head.u64().ok_or_else(short)?);
        }
        let n_terms = head.u64().and_then(|n| usize::try_from(n).ok()).ok_or_else(short)?;
        let terms_at = head.at;
        let model = Self { bytes, n_documents, n_words, languages, n_terms, terms_at };
        let is_whole = n_terms
            .checked_mul(3 * 4)
            .and_then(|size| model.bytes.len().checked_sub(terms_at)?.checked_sub(size))
            .is_some_and(|text| n_terms == 0 && text == 0 || n_terms > 0 && model.end(n_terms - 1) == text);
        let ascends = || (1..n_terms).all(|index| model.end(index - 1) <= model.end(index));
        if is_whole && ascends() { Ok(model) } else { Err(broken("its parts do not fit together")) }
    }

    /// The file.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How many documents it was learnt on.
    #[must_use]
    pub fn n_documents(&self) -> u64 {
        self.n_documents
    }

    /// How many words they have.
    #[must_use]
    pub fn n_words(&self) -> u64 {
        self.n_words
    }

    /// How many distinct terms it knows.
    #[must_use]
    pub fn n_terms(&self) -> usize {
        self.n_terms
    }

    /// How many documents are in each language, by its code.
    #[must_use]
    pub fn languages(&self) -> &BTreeMap<String, u64> {
        &self.languages
    }

    /// Whether it has documents in a language.
    #[must_use]
    pub fn knows(&self, language: Language) -> bool {
        self.languages.contains_key(language.code())
    }

    /// How many documents have a folded, stemmed term ([`Document::term_text`]); 0 for one that it does not know.
    /// Looks at about three places.
    #[must_use]
    pub fn document_frequency(&self, term: &str) -> u32 {
        let wanted = (term_hash(term), term.as_bytes());
        let (mut low, mut high) = (0, self.n_terms);
        // Where the hash must about be: each look leaves what is on the other side of a guess.
        let mut guess = ((u64::from(wanted.0) * self.n_terms as u64) >> 32) as usize;
        let mut step = 1 + (self.n_terms as f64).sqrt() as usize / 4;
        while low < high {
            let at = guess.clamp(low, high - 1);
            match (self.hash(at), self.term(at)).cmp(&wanted) {
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
        (0..self.n_terms)
            .map(|at| (std::str::from_utf8(self.term(at)).unwrap_or_default(), self.frequency(at)))
    }

    /// The counts of both. Commutes; linear in the terms.
    #[must_use]
    pub fn merged(&self, other: &Self) -> Self {
        let mut languages = self.languages.clone();
        for (code, n) in &other.languages {
            *languages.entry(code.clone()).or_default() += n;
        }
        let mut builder = Builder::default();
        let (mut here, mut there) = (0, 0);
        while here < self.n_terms || there < other.n_terms {
            let order = match (here < self.n_terms, there < other.n_terms) {
                (true, true) => {
                    (self.hash(here), self.term(here)).cmp(&(other.hash(there), other.term(there)))
                }
                (true, false) => Ordering::Less,
                (false, _) => Ordering::Greater,
            };
            let mut frequency = 0_u32;
            let (hash, term) = if order == Ordering::Greater {
                (other.hash(there), other.term(there))
            } else {
                (self.hash(here), self.term(here))
            };
            if order.is_le() {
                frequency = frequency.saturating_add(self.frequency(here));
                here += 1;
            }
            if order.is_ge() {
                frequency = frequency.saturating_add(other.frequency(there));
                there += 1;
            }
            builder.push(hash, term, frequency);
        }
        builder.finish(self.n_documents + other.n_documents, self.n_words + other.n_words, languages)
    }

    /// The terms that at least `min_frequency` documents have, and of these the `max_terms` most frequent; of
    /// terms of one frequency, those that come first by hash.
    #[must_use]
    pub fn pruned(&self, min_frequency: u32, max_terms: usize) -> Self {
        let mut frequencies: Vec<u32> =
            (0..self.n_terms).map(|at| self.frequency(at)).filter(|&n| n >= min_frequency).collect();
        let (mut least, mut n_least) = (min_frequency, usize::MAX);
        if frequencies.len() > max_terms {
            frequencies.sort_unstable_by(|a, b| b.cmp(a));
            least = if max_terms == 0 { u32::MAX } else { frequencies[max_terms - 1] };
            n_least = max_terms - frequencies[..max_terms].iter().filter(|&&n| n > least).count();
        }
        let mut builder = Builder::default();
        for at in 0..self.n_terms {
            let frequency = self.frequency(at);
            if frequency == least && n_least > 0 || frequency > least && max_terms > 0 {
                n_least -= usize::from(frequency == least);
                builder.push(self.hash(at), self.term(at), frequency);
            }
        }
        builder.finish(self.n_documents, self.n_words, self.languages.clone())
    }

    fn number(&self, array: usize, index: usize) -> u32 {
        let at = self.terms_at + 4 * (array * self.n_terms + index);
        let bytes = self.bytes[at..].first_chunk().copied().unwrap_or_default();
        u32::from_le_bytes(bytes)
    }

    fn hash(&self, index: usize) -> u32 {
        self.number(0, index)
    }

    fn end(&self, index: usize) -> usize {
        self.number(1, index) as usize
    }

    fn frequency(&self, index: usize) -> u32 {
        self.number(2, index)
    }

    fn term(&self, index: usize) -> &[u8] {
        let texts = &self.bytes[self.terms_at + 3 * 4 * self.n_terms..];
        &texts[if index == 0 { 0 } else { self.end(index - 1) }..self.end(index)]
    }
}

/// A language's code in a file.
const CODE_BYTES: usize = 8;

/// Reads the head of a file.
struct Head<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Head<'b> {
    fn take(&mut self, n: usize) -> Option<&'b [u8]> {
        let taken = self.bytes.get(self.at..self.at.checked_add(n)?)?;
        self.at += n;
        Some(taken)
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(*self.take(4)?.first_chunk()?))
    }

    fn u64(&mut self) -> Option<u64> {
        Some(u64::from_le_bytes(*self.take(8)?.first_chunk()?))
    }
}

/// Puts a file together from terms in its order.
#[derive(Default)]
struct Builder {
    hashes: Vec<u8>,
    ends: Vec<u8>,
    frequencies: Vec<u8>,
    texts: Vec<u8>,
}

impl Builder {
    fn push(&mut self, hash: u32, term: &[u8], frequency: u32) {
        if u32::try_from(self.texts.len() + term.len()).is_err() {
            return;
        }
        self.texts.extend_from_slice(term);
        self.hashes.extend_from_slice(&hash.to_le_bytes());
        self.ends.extend_from_slice(&(self.texts.len() as u32).to_le_bytes());
        self.frequencies.extend_from_slice(&frequency.to_le_bytes());
    }

    fn finish(self, n_documents: u64, n_words: u64, languages: BTreeMap<String, u64>) -> CorpusModel {
        let n_terms = self.hashes.len() / 4;
        let mut bytes =
            Vec::with_capacity(64 + 16 * languages.len() + 3 * self.hashes.len() + self.texts.len());
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&FOLDING.to_le_bytes());
        bytes.extend_from_slice(&n_documents.to_le_bytes());
        bytes.extend_from_slice(&n_words.to_le_bytes());
        bytes.extend_from_slice(&(languages.len() as u32).to_le_bytes());
        for (code, n) in &languages {
            let mut padded = [0; CODE_BYTES];
            padded.iter_mut().zip(code.bytes()).for_each(|(to, from)| *to = from);
            bytes.extend_from_slice(&padded);
            bytes.extend_from_slice(&n.to_le_bytes());
        }
        bytes.extend_from_slice(&(n_terms as u64).to_le_bytes());
        let terms_at = bytes.len();
        for part in [self.hashes, self.ends, self.frequencies, self.texts] {
            bytes.extend_from_slice(&part);
        }
        CorpusModel { bytes, n_documents, n_words, languages, n_terms, terms_at }
    }
}

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
#[derive(Default)]
pub struct CorpusLearner {
    entries: Vec<Entry>,
    texts: String,
    by_hash: HashTable<u32>,
    n_documents: u64,
    n_words: u64,
    languages: BTreeMap<String, u64>,
}

/// A term: where its text ends, its hash, and how many documents have it.
struct Entry {
    hash: u32,
    end: u32,
    n_documents: u32,
}

impl std::fmt::Debug for CorpusLearner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CorpusLearner").field("n_documents", &self.n_documents).finish_non_exhaustive()
    }
}

impl CorpusLearner {
    /// Counts the terms of a document: those of words and handles, not of numbers and addresses. Linear in its
    /// distinct terms; about 30 bytes are kept for each that is new.
    pub fn add(&mut self, document: &Document) {
        self.n_documents += 1;
        let words = document.tokens().iter().filter(|&&token| document.kind(token).is_word());
        self.n_words += words.count() as u64;
        *self.languages.entry(document.language().code().to_owned()).or_default() += 1;
        for term in (0..document.n_terms() as u32).map(TermId) {
            if document.term_count(term) > 0 && document.has_letters(term) {
                self.count(document.term_text(term));
            }
        }
    }

    fn count(&mut self, term: &str) {
        let hash = term_hash(term);
        let Self { entries, texts, by_hash, .. } = self;
        let text_of = |index: u32| {
            let start = index.checked_sub(1).map_or(0, |before| entries[before as usize].end);
            &texts[start as usize..entries[index as usize].end as usize]
        };
        let spread = |hash: u32| spread(u64::from(hash));
        let found = by_hash
            .find(spread(hash), |&index| entries[index as usize].hash == hash && text_of(index) == term);
        if let Some(&index) = found {
            entries[index as usize].n_documents += 1;
            return;
        }
        let index = entries.len() as u32;
        texts.push_str(term);
        entries.push(Entry { hash, end: texts.len() as u32, n_documents: 1 });
        by_hash.insert_unique(spread(hash), index, |&index| spread(entries[index as usize].hash));
    }

    /// How many distinct terms have been met.
    #[must_use]
    pub fn n_terms(&self) -> usize {
        self.entries.len()
    }

    /// The model of what was added.
    #[must_use]
    pub fn finish(self) -> CorpusModel {
        let starts = std::iter::once(0).chain(self.entries.iter().map(|entry| entry.end));
        let mut terms: Vec<(u32, &str, u32)> = starts
            .zip(&self.entries)
            .map(|(start, entry)| {
                (entry.hash, &self.texts[start as usize..entry.end as usize], entry.n_documents)
            })
            .collect();
        terms.sort_unstable();
        let mut builder = Builder::default();
        terms.into_iter().for_each(|(hash, term, n)| builder.push(hash, term.as_bytes(), n));
        builder.finish(self.n_documents, self.n_words, self.languages)
    }
}

impl Document {
    /// Whether a term is of words or handles.
    fn has_letters(&self, term: TermId) -> bool {
        matches!(self.terms[term.index()].kind, TokenKind::Word | TokenKind::Handle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model(texts: &[&str]) -> CorpusModel {
        let mut learner = CorpusLearner::default();
        for text in texts {
            let segmenter = crate::segment::Segmenter::default().language(Language::English);
            learner.add(&segmenter.run(*text).unwrap());
        }
        learner.finish()
    }

    const TEXTS: [&str; 4] =
        ["Rain fell. Rain again.", "The rain stopped at 12.", "Suns came out.", "The sun, the towns and us."];

    #[test]
    fn documents_are_counted_by_term() {
        let model = model(&TEXTS);
        let check = |term: &str, n: u32| assert_eq!(model.document_frequency(term), n, "{term}");
        check("rain", 2);
        check("sun", 2);
        check("town", 1);
        check("the", 2);
        check("12", 0);
        check("absent", 0);
        assert_eq!((model.n_documents(), model.languages()["en"]), (4, 4));
        assert!(model.terms().all(|(term, n)| model.document_frequency(term) == n));
    }

    #[test]
    fn parts_merge_to_the_whole() {
        let whole = model(&TEXTS);
        for cut in 0..=4 {
            let (a, b) = (model(&TEXTS[..cut]), model(&TEXTS[cut..]));
            assert_eq!(a.merged(&b).as_bytes(), whole.as_bytes());
            assert_eq!(b.merged(&a).as_bytes(), whole.as_bytes());
        }
        assert_eq!(CorpusModel::from_bytes(whole.as_bytes().to_vec()).unwrap(), whole);
    }

    #[test]
    fn many_terms_are_all_found() {
        let words: Vec<String> = (0..20_000).map(|i| format!("w{}x", i * 7919 % 100_003)).collect();
        let text = words.join(" ");
        let model = model(&[&text]);
        assert!(model.n_terms() >= 20_000);
        assert!(model.terms().all(|(term, _)| model.document_frequency(term) == 1));
        assert_eq!(model.document_frequency("w20003y"), 0);
    }

    #[test]
    fn pruning_keeps_the_most_frequent() {
        let model = model(&TEXTS);
        let pruned = model.pruned(2, usize::MAX);
        assert_eq!(pruned.n_terms(), 3);
        assert_eq!(model.pruned(1, 3), pruned);
        assert_eq!(model.pruned(1, 0).n_terms(), 0);
        assert_eq!(model.pruned(1, 2).n_terms(), 2);
        assert_eq!(model.pruned(0, 1000), model);
    }

    #[test]
    fn what_is_no_model_is_refused() {
        let bytes = model(&TEXTS).as_bytes().to_vec();
        for end in 0..bytes.len() {
            assert!(CorpusModel::from_bytes(bytes[..end].to_vec()).is_err(), "{end} bytes");
        }
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 0x80;
            if let Ok(model) = CorpusModel::from_bytes(changed) {
                assert!(model.terms().count() <= 1000 && model.document_frequency("rain") < u32::MAX);
            }
        }
    }
}
