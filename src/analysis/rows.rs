//! The content terms of every candidate, counted; if there are many candidates, by several threads.

use crate::document::{Document, TermId};
use crate::math::SparseRows;
use crate::threads::Threads;
use rayon::prelude::*;

/// The number of candidates that one thread counts at a time,
const PART: usize = 1 << 13;
/// and the number of such parts for each thread before they are joined, so that few are held twice.
const PARTS_PER_THREAD: usize = 4;

/// One row for each candidate: how often it has every content term, in ascending order of terms, 65,535 times at most;
/// and its number of word tokens.
pub(super) fn counted(
    document: &Document,
    candidates: &[u32],
    threads: Threads,
) -> (SparseRows<u16>, Vec<u32>) {
    if candidates.len() <= PART || !threads.are_here() {
        return counted_by_one(document, candidates);
    }
    let mut counts = SparseRows::with_capacity(candidates.len(), document.tokens().len() / 2);
    let mut n_words = Vec::with_capacity(candidates.len());
    for some in candidates.chunks(PART * PARTS_PER_THREAD * rayon::current_num_threads()) {
        let parts: Vec<_> = some.par_chunks(PART).map(|part| counted_by_one(document, part)).collect();
        for (part_counts, part_words) in parts {
            counts.append(&part_counts);
            n_words.extend(part_words);
        }
    }
    (counts, n_words)
}

fn counted_by_one(document: &Document, candidates: &[u32]) -> (SparseRows<u16>, Vec<u32>) {
    let n_tokens: usize =
        candidates.iter().map(|&candidate| document.sentence(candidate as usize).tokens().len()).sum();
    let mut counts = SparseRows::with_capacity(candidates.len(), n_tokens / 2);
    let mut n_words = Vec::with_capacity(candidates.len());
    let mut row = RowCounter::new(document.n_terms());
    for &candidate in candidates {
        let mut words = 0;
        for token in document.sentence(candidate as usize).tokens() {
            words += u32::from(document.kind(*token).is_word());
            if document.is_content(token.term) {
                row.add(token.term);
            }
        }
        n_words.push(words);
        counts.push_row(row.drain());
    }
    (counts, n_words)
}

/// Counts the terms of one row after another.
struct RowCounter {
    counts: Vec<u16>,
    terms: Vec<TermId>,
}

impl RowCounter {
    fn new(n_terms: usize) -> Self {
        Self { counts: vec![0; n_terms], terms: Vec::new() }
    }

    fn add(&mut self, term: TermId) {
        let count = &mut self.counts[term.index()];
        if *count == 0 {
            self.terms.push(term);
        }
        *count = count.saturating_add(1);
    }

    /// The terms and counts, in ascending order of terms; then it starts anew.
    fn drain(&mut self) -> impl Iterator<Item = (u32, u16)> + '_ {
        let Self { counts, terms } = self;
        terms.sort_unstable();
        terms.drain(..).map(|term| (term.0, std::mem::take(&mut counts[term.index()])))
    }
}
