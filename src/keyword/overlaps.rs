//! The words that a phrase has in common with those picked before it.

use super::candidates::MAX_PHRASE_WORDS;
use crate::document::TermId;
use foldhash::HashMap;

/// Some of the distinct words of a phrase, in order; the rest is filled up.
pub(super) type Subset = [TermId; MAX_PHRASE_WORDS];

const FILLER: TermId = TermId(u32::MAX);

/// The words of phrases, so that what any phrase has in common with them is found without looking at each.
#[derive(Default)]
pub(super) struct Overlaps {
    /// By words: how many words of a phrase they are, and how many it has; each pair of numbers once.
    seen: HashMap<Subset, Vec<(usize, usize)>>,
}

impl Overlaps {
    /// Adds a phrase.
    pub(super) fn add(&mut self, phrase: &[TermId]) {
        for subset in subsets(phrase) {
            let n_common = phrase.iter().filter(|term| subset.contains(term)).count();
            let numbers = self.seen.entry(subset).or_default();
            if !numbers.contains(&(n_common, phrase.len())) {
                numbers.push((n_common, phrase.len()));
            }
        }
    }

    /// The largest share of words that a phrase has in common with one that was added: the number of words in common over
    /// that of the words of both.
    ///
    /// Of all subsets of its words that one with all that are in common has the largest share, so that the others do no
    /// harm. O(2ⁿ) for n words.
    pub(super) fn largest_share(&self, phrase: &[TermId]) -> f64 {
        if self.seen.is_empty() {
            return 0.0;
        }
        let share = |&(n_common, n_words): &(usize, usize)| {
            n_common as f64 / (n_words + phrase.len() - n_common) as f64
        };
        let found = subsets(phrase).filter_map(|subset| self.seen.get(&subset));
        found.flatten().map(share).fold(0.0, f64::max)
    }
}

/// Every subset of the distinct words of a phrase but the empty one.
pub(super) fn subsets(phrase: &[TermId]) -> impl Iterator<Item = Subset> {
    let all = all_of(phrase);
    let n = all.iter().position(|&term| term == FILLER).unwrap_or(all.len());
    (1..1_u32 << n).map(move |chosen| {
        let mut subset = [FILLER; MAX_PHRASE_WORDS];
        let terms = (0..n).filter(|&at| chosen & 1 << at != 0).map(|at| all[at]);
        subset.iter_mut().zip(terms).for_each(|(place, term)| *place = term);
        subset
    })
}

/// All distinct words of a phrase.
pub(super) fn all_of(phrase: &[TermId]) -> Subset {
    let mut distinct = phrase.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    let mut subset = [FILLER; MAX_PHRASE_WORDS];
    subset[..distinct.len()].copy_from_slice(&distinct);
    subset
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The share of words in common, from pair to pair.
    fn share(a: &[TermId], b: &[TermId]) -> f64 {
        let n_common = a.iter().filter(|term| b.contains(term)).count();
        n_common as f64 / (a.len() + b.len() - n_common) as f64
    }

    #[test]
    fn the_largest_share_is_that_of_the_closest_phrase() {
        let phrase = |seed: u32| -> Vec<TermId> {
            (0..=seed % 5).map(|at| TermId((seed * 7 + at * (1 + seed % 3)) % 11)).collect()
        };
        let mut overlaps = Overlaps::default();
        let mut added: Vec<Vec<TermId>> = Vec::new();
        for seed in 0..60 {
            let terms = phrase(seed);
            let closest = added.iter().map(|other| share(other, &terms)).fold(0.0, f64::max);
            assert_eq!(overlaps.largest_share(&terms), closest, "{terms:?}");
            overlaps.add(&terms);
            added.push(terms);
        }
    }
}
