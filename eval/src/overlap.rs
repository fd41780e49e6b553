//! Counts what two texts share: n-grams, and longest common subsequences of whole texts or of sentences.

use super::subsequence::PreparedSequence;
use foldhash::{HashMap, HashMapExt};
use std::ops::AddAssign;

/// The number of units that a candidate and a reference share, and that each has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Overlap {
    pub shared: usize,
    pub in_candidate: usize,
    pub in_reference: usize,
}

impl AddAssign for Overlap {
    fn add_assign(&mut self, other: Self) {
        self.shared += other.shared;
        self.in_candidate += other.in_candidate;
        self.in_reference += other.in_reference;
    }
}

/// ROUGE-N for n = 1 or 2: the n-grams that both have, each counted as often as both have it.
pub(super) fn ngrams(candidate: &[u32], reference: &[u32], n: usize) -> Overlap {
    let key = |window: &[u32]| window.iter().fold(0_u64, |key, &token| key << 32 | u64::from(token));
    let mut counts: HashMap<u64, usize> = HashMap::with_capacity(reference.len());
    reference.windows(n).for_each(|window| *counts.entry(key(window)).or_insert(0) += 1);
    let mut shared = 0;
    for window in candidate.windows(n) {
        if let Some(count @ 1..) = counts.get_mut(&key(window)) {
            *count -= 1;
            shared += 1;
        }
    }
    let size = |tokens: &[u32]| (tokens.len() + 1).saturating_sub(n);
    Overlap { shared, in_candidate: size(candidate), in_reference: size(reference) }
}

/// ROUGE-L: the longest common subsequence of the whole texts.
pub(super) fn subsequence(candidate: &[u32], reference: &[u32]) -> Overlap {
    let shared = PreparedSequence::of(candidate).common_length(reference);
    Overlap { shared, in_candidate: candidate.len(), in_reference: reference.len() }
}

/// A candidate or reference of ROUGE-Lsum, by sentence.
#[derive(Clone, Copy)]
pub(super) struct LsumSide<'t> {
    /// The sentences that are aligned.
    pub sentences: &'t [Vec<u32>],
    /// The tokens that may count as shared: the same, or those within a limit.
    pub countable: &'t [Vec<u32>],
}

impl<'t> LsumSide<'t> {
    /// A side of which every token counts.
    pub(super) fn whole(sentences: &'t [Vec<u32>]) -> Self {
        Self { sentences, countable: sentences }
    }
}

/// ROUGE-Lsum: for each sentence of the reference, the union of its longest common subsequences with the sentences of
/// the candidate. A token counts at most as often as it is countable on both sides.
///
/// As in ROUGE-1.5.5, the length of the candidate is that of its countable tokens, and the length of the reference that
/// of its aligned sentences.
pub(super) fn union_of_subsequences(candidate: LsumSide, reference: LsumSide) -> Overlap {
    let (mut left_in_candidate, mut left_in_reference) =
        (counts(candidate.countable), counts(reference.countable));
    let others: Vec<PreparedSequence> =
        candidate.sentences.iter().map(|sentence| PreparedSequence::of(sentence)).collect();
    let mut shared = 0;
    for sentence in reference.sentences {
        let mut is_common = vec![false; sentence.len()];
        others.iter().flat_map(|other| other.common_places(sentence)).for_each(|at| is_common[at] = true);
        for token in sentence.iter().zip(is_common).filter_map(|(token, common)| common.then_some(token)) {
            let left = (left_in_candidate.get_mut(token), left_in_reference.get_mut(token));
            if let (Some(candidate @ 1..), Some(reference @ 1..)) = left {
                *candidate -= 1;
                *reference -= 1;
                shared += 1;
            }
        }
    }
    let size = |sentences: &[Vec<u32>]| sentences.iter().map(Vec::len).sum();
    Overlap { shared, in_candidate: size(candidate.countable), in_reference: size(reference.sentences) }
}

fn counts(sentences: &[Vec<u32>]) -> HashMap<u32, usize> {
    let mut counts = HashMap::new();
    sentences.iter().flatten().for_each(|&token| *counts.entry(token).or_insert(0) += 1);
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overlap(shared: usize, in_candidate: usize, in_reference: usize) -> Overlap {
        Overlap { shared, in_candidate, in_reference }
    }

    #[test]
    fn counts_units_on_both_sides() {
        assert_eq!(ngrams(&[1, 1, 2], &[1, 2, 3, 2], 1), overlap(2, 3, 4));
        assert_eq!(ngrams(&[1, 1, 2], &[1, 2, 3, 2], 2), overlap(1, 2, 3));
        assert_eq!(ngrams(&[1], &[], 2), overlap(0, 0, 0));
        assert_eq!(subsequence(&[3, 1, 2], &[1, 2, 3]), overlap(2, 3, 3));
    }

    #[test]
    fn unites_the_subsequences_of_a_sentence() {
        let check = |candidate: &[Vec<u32>], reference: &[Vec<u32>], expected| {
            assert_eq!(
                union_of_subsequences(LsumSide::whole(candidate), LsumSide::whole(reference)),
                expected
            );
        };
        // Lin's example: w1 w2 with the first sentence, w1 w3 w5 with the second, four of five together.
        check(&[vec![1, 2, 6, 7, 8], vec![1, 3, 8, 9, 5]], &[vec![1, 2, 3, 4, 5]], overlap(4, 10, 5));
        // The only pair of the candidate does not count twice.
        check(&[vec![1, 2]], &[vec![1, 2, 3], vec![1, 2, 4]], overlap(2, 2, 6));
    }

    #[test]
    fn counts_only_countable_tokens() {
        let sentences = [vec![1, 2], vec![3]];
        let candidate = LsumSide { sentences: &sentences, countable: &sentences[..1] };
        assert_eq!(union_of_subsequences(candidate, LsumSide::whole(&sentences)), overlap(2, 2, 3));
        assert_eq!(union_of_subsequences(LsumSide::whole(&sentences), candidate), overlap(2, 3, 3));
    }
}
