//! Documents that say nearly the same in the same words.
//!
//! Broder, "On the resemblance and containment of documents" (1997): the share of runs of words that two documents
//! have in common is close to that of the smallest hashes of these runs, so a few hundred hashes a document are enough.

use crate::document::{Document, TermId};
use crate::hash::{chained, term_hash};
use foldhash::fast::RandomState;
use hashbrown::HashMap;
use std::borrow::Borrow;

/// The number of words in a run.
const RUN_WORDS: usize = 4;
/// The number of hashes kept of a document.
const SKETCH_HASHES: usize = 192;
/// A document is a copy of another if they have this share of their runs in common.
const COPY_SHARE: f64 = 0.5;

/// For every document the first one that it is nearly the same as, if there is one before it.
///
/// Takes documents or references to them, one at a time. Near-linear in the words; keeps 1.5 kB a document.
#[must_use]
pub fn near_duplicates(documents: impl IntoIterator<Item = impl Borrow<Document>>) -> Vec<Option<usize>> {
    let mut known = DuplicateFinder::default();
    documents.into_iter().map(|document| known.add(document.borrow())).collect()
}

/// Finds near-duplicates among documents that come one at a time, as [`near_duplicates`] does.
///
/// ```
/// use nutgraf::{Document, DuplicateFinder};
/// let mut finder = DuplicateFinder::default();
/// assert_eq!(finder.add(&Document::new("Rain fell on Tuesday.")?), None);
/// assert_eq!(finder.add(&Document::new("Rain fell on Tuesday.")?), Some(0));
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct DuplicateFinder {
    /// By document; empty for a copy.
    all: Vec<Vec<u64>>,
    /// By hash: the documents that have it, without copies.
    by_hash: HashMap<u64, Vec<usize>, RandomState>,
}

impl DuplicateFinder {
    /// Adds the next document; returns the first one that it is nearly the same as, if there is one before it.
    pub fn add(&mut self, document: &Document) -> Option<usize> {
        let sketch = sketch(document);
        let original = self.original(&sketch);
        if original.is_some() {
            self.all.push(Vec::new());
            return original;
        }
        for &hash in &sketch {
            self.by_hash.entry(hash).or_default().push(self.all.len());
        }
        self.all.push(sketch);
        None
    }

    fn original(&self, sketch: &[u64]) -> Option<usize> {
        let mut n_common: HashMap<usize, usize, RandomState> = HashMap::default();
        let holders = sketch.iter().filter_map(|hash| self.by_hash.get(hash)).flatten();
        holders.for_each(|&holder| *n_common.entry(holder).or_default() += 1);
        let is_near = |&(holder, n): &(usize, usize)| {
            n * 4 >= sketch.len() && resemblance(sketch, &self.all[holder]) >= COPY_SHARE
        };
        n_common.into_iter().filter(is_near).map(|(holder, _)| holder).min()
    }
}

/// The smallest hashes of the runs of words of a document, ascending.
fn sketch(document: &Document) -> Vec<u64> {
    let hashes: Vec<u32> =
        (0..document.n_terms() as u32).map(|term| term_hash(document.term_text(TermId(term)))).collect();
    let words = document.tokens().iter().filter(|&&token| document.kind(token).is_word());
    let words: Vec<u32> = words.map(|token| hashes[token.term.index()]).collect();
    let run_hash = |run: &[u32]| run.iter().fold(0, |hash, &word| chained(hash, word));
    let n = RUN_WORDS.min(words.len()).max(1);
    let mut sketch: Vec<u64> = words.windows(n).map(run_hash).collect();
    sketch.sort_unstable();
    sketch.dedup();
    sketch.truncate(SKETCH_HASHES);
    sketch
}

/// The share of runs that two documents have in common, estimated from their sketches.
fn resemblance(a: &[u64], b: &[u64]) -> f64 {
    let (mut at_a, mut at_b, mut n_common, mut n_seen) = (0, 0, 0_u32, 0_u32);
    while (n_seen as usize) < SKETCH_HASHES && (at_a < a.len() || at_b < b.len()) {
        let (x, y) = (a.get(at_a).copied().unwrap_or(u64::MAX), b.get(at_b).copied().unwrap_or(u64::MAX));
        n_common += u32::from(x == y);
        at_a += usize::from(x <= y);
        at_b += usize::from(y <= x);
        n_seen += 1;
    }
    f64::from(n_common) / f64::from(n_seen.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_found_and_others_are_not() {
        let repeated = |sentence: fn(usize) -> String| (0..60).map(sentence).collect::<Vec<_>>().join(" ");
        let story = repeated(|i| format!("The number {i} bus was late on day {}.", i * 7 % 60));
        let edited = story.replace("number 7 ", "last ");
        let other = repeated(|i| format!("A ship {i} left port with {} tons.", i * 3));
        let texts = [&story, &other, &edited, &story, "", "One.", "One.", "Two."].map(ToString::to_string);
        let documents: Vec<Document> = texts.into_iter().map(|text| Document::new(text).unwrap()).collect();
        let none = None;
        let expected = [none, none, Some(0), Some(0), none, none, Some(5), none];
        assert_eq!(near_duplicates(&documents), expected);
        assert_eq!(near_duplicates(documents), expected);
    }
}
