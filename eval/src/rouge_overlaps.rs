//! The overlaps of a candidate with references, by measure, and the scores they give.

use super::overlap::{LsumSide, Overlap, ngrams, subsequence, union_of_subsequences};
use super::score::{RougeScores, Score};

/// The overlaps of a candidate with one reference, one for each measure.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct RougeOverlaps {
    pub unigrams: Overlap,
    pub bigrams: Overlap,
    pub longest: Overlap,
    pub lsum: Overlap,
}

/// The overlaps of one measure with each reference.
type MeasureOverlaps<'o> = &'o mut dyn DoubleEndedIterator<Item = Overlap>;

impl RougeOverlaps {
    pub(super) fn of(candidate: &[Vec<u32>], reference: &[Vec<u32>]) -> Self {
        let (all_candidate, all_reference) = (candidate.concat(), reference.concat());
        Self {
            unigrams: ngrams(&all_candidate, &all_reference, 1),
            bigrams: ngrams(&all_candidate, &all_reference, 2),
            longest: subsequence(&all_candidate, &all_reference),
            lsum: union_of_subsequences(LsumSide::whole(candidate), LsumSide::whole(reference)),
        }
    }

    /// The scores against this reference alone.
    pub(super) fn scores(&self) -> RougeScores {
        RougeScores {
            rouge1: self.unigrams.into(),
            rouge2: self.bigrams.into(),
            rouge_l: self.longest.into(),
            rouge_lsum: self.lsum.into(),
            candidate_tokens: self.unigrams.in_candidate as f64,
            reference_tokens: self.unigrams.in_reference as f64,
        }
    }

    /// The scores against all references, combined by `score` for each measure; the lengths are means.
    pub(super) fn combine(all: &[Self], score: impl Fn(MeasureOverlaps) -> Score) -> RougeScores {
        let of = |measure: fn(&Self) -> Overlap| score(&mut all.iter().map(measure));
        let lengths = RougeScores::mean(&all.iter().map(Self::scores).collect::<Vec<_>>());
        RougeScores {
            rouge1: of(|overlaps| overlaps.unigrams),
            rouge2: of(|overlaps| overlaps.bigrams),
            rouge_l: of(|overlaps| overlaps.longest),
            rouge_lsum: of(|overlaps| overlaps.lsum),
            ..lengths
        }
    }
}
