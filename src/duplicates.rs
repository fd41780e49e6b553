//! Documents that say nearly the same in the same words.
//!
//! Broder, "On the resemblance and containment of documents" (1997): the share of word runs that two documents
//! have in common is that of the smallest hashes of these runs, so a few hundred hashes a document are enough.

use crate::document::{Document, TermId};
use crate::hash::{chained, term_hash};
use hashbrown::HashMap;

/// How many words a run has.
const RUN_WORDS: usize = 4;
/// How many hashes are kept of a document.
const SKETCH_HASHES: usize = 192;
/// The share of runs in common that makes a document a copy of another.
const COPY_SHARE: f64 = 0.5;

/// For every document the earlier one that it is nearly the same as, if there is one. Near-linear in the words.
#[must_use]
pub fn near_duplicates(documents: &[Document]) -> Vec<Option<usize>> {
    let mut found = Vec::with_capacity(documents.len());
    let mut sketches: Vec<Vec<u64>> = Vec::new();
    let mut by_hash: HashMap<u64, Vec<usize>, foldhash::fast::RandomState> = HashMap::default();
    for (index, document) in documents.iter().enumerate() {
        let sketch = sketch(document);
        let mut n_common: HashMap<usize, usize, foldhash::fast::RandomState> = HashMap::default();
        let holders = sketch.iter().filter_map(|hash| by_hash.get(hash)).flatten();
        holders.for_each(|&holder| *n_common.entry(holder).or_default() += 1);
        let is_near = |&(holder, n): &(usize, usize)| {
            n * 4 >= sketch.len() && resemblance(&sketch, &sketches[holder]) >= COPY_SHARE
        };
        let original = n_common.into_iter().filter(is_near).map(|(holder, _)| holder).min();
        if original.is_none() {
            sketch.iter().for_each(|&hash| by_hash.entry(hash).or_default().push(index));
        }
        sketches.push(sketch);
        found.push(original);
    }
    found
}

/// The smallest hashes of the runs of words of a document, in order.
fn sketch(document: &Document) -> Vec<u64> {
    let hashes: Vec<u32> =
        (0..document.n_terms() as u32).map(|term| term_hash(document.term_text(TermId(term)))).collect();
    let words: Vec<u32> = document
        .tokens()
        .iter()
        .filter(|&&token| document.kind(token).is_word())
        .map(|token| hashes[token.term.index()])
        .collect();
    let run_hash = |run: &[u32]| run.iter().fold(0, |hash, &word| chained(hash, word));
    let n = RUN_WORDS.min(words.len()).max(1);
    let mut sketch: Vec<u64> = words.windows(n).map(run_hash).collect();
    sketch.sort_unstable();
    sketch.dedup();
    sketch.truncate(SKETCH_HASHES);
    sketch
}

/// The share of runs that two documents have in common, as far as their sketches tell.
fn resemblance(a: &[u64], b: &[u64]) -> f64 {
    let (mut here, mut there, mut n_common, mut n_seen) = (0, 0, 0, 0);
    while n_seen < SKETCH_HASHES && (here < a.len() || there < b.len()) {
        let (x, y) = (a.get(here).copied().unwrap_or(u64::MAX), b.get(there).copied().unwrap_or(u64::MAX));
        n_common += usize::from(x == y);
        here += usize::from(x <= y);
        there += usize::from(y <= x);
        n_seen += 1;
    }
    if n_seen == 0 { 0.0 } else { n_common as f64 / f64::from(n_seen as u32) }
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
        assert_eq!(near_duplicates(&documents), [none, none, Some(0), Some(0), none, none, Some(5), none]);
    }
}
