//! Sentences that nearly repeat one that was taken.

use crate::analysis::Analysis;
use crate::document::TermId;
use foldhash::HashMap;
use std::collections::hash_map::Entry;

/// A sentence with a larger share of its word trigrams in what was taken is a repeat.
const REPEATED_SHARE: f64 = 0.4;

/// Three terms in one number, which is hashed at once.
type Trigram = u128;

/// The word trigrams of what was taken, with their counts.
#[derive(Default)]
pub(super) struct Repeats {
    seen: HashMap<Trigram, u32>,
}

impl Repeats {
    fn trigrams(analysis: &Analysis, candidate: usize) -> impl Iterator<Item = Trigram> {
        let document = analysis.document();
        let tokens = document.sentence(analysis.sentence_of(candidate)).tokens();
        let words: Vec<TermId> =
            tokens.iter().filter(|&&token| document.kind(token).is_word()).map(|token| token.term).collect();
        // A sentence of one or two words is its own n-gram, padded with its first word.
        let n = words.len().saturating_sub(2).max(usize::from(!words.is_empty()));
        let term = move |i: usize| u128::from(words[i % words.len()].0);
        (0..n).map(move |i| term(i) | term(i + 1) << 32 | term(i + 2) << 64)
    }

    /// True if the candidate nearly repeats what was taken.
    pub(super) fn has(&self, analysis: &Analysis, candidate: usize) -> bool {
        if self.seen.is_empty() {
            return false;
        }
        let (mut n, mut repeated) = (0_usize, 0_usize);
        for trigram in Self::trigrams(analysis, candidate) {
            n += 1;
            repeated += usize::from(self.seen.contains_key(&trigram));
        }
        repeated as f64 > n as f64 * REPEATED_SHARE
    }

    pub(super) fn add(&mut self, analysis: &Analysis, candidate: usize) {
        let trigrams = Self::trigrams(analysis, candidate);
        self.seen.reserve(trigrams.size_hint().0);
        trigrams.for_each(|trigram| *self.seen.entry(trigram).or_default() += 1);
    }

    /// Takes back what was added for a candidate.
    pub(super) fn remove(&mut self, analysis: &Analysis, candidate: usize) {
        for trigram in Self::trigrams(analysis, candidate) {
            if let Entry::Occupied(mut entry) = self.seen.entry(trigram) {
                *entry.get_mut() -= 1;
                if *entry.get() == 0 {
                    entry.remove();
                }
            }
        }
    }
}
