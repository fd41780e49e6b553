//! The weights of a language, used in place.

use super::features::FEATURE_BITS;
use super::relation::N_RELATIONS;
use super::search::Score;
use crate::hash_index::{HashIndex, RowStarts};
use crate::language::Language;

/// The bits that name a bucket of features in a file: with the eight after them, all bits of a feature are written.
pub const FEATURE_BUCKET_BITS: u32 = FEATURE_BITS - 8;

/// Weights by feature. The file: the features ([`HashIndex`]), each with its first bit first; a weight for each (i8).
#[derive(Debug, Clone, Copy)]
pub(super) struct Model {
    features: HashIndex,
    weights: &'static [u8],
}

impl Model {
    pub(super) fn of(language: Language) -> Option<Self> {
        let bytes: Option<&'static [u8]> = match language {
            #[cfg(feature = "models-en")]
            Language::English => Some(include_bytes!("../../seeds/models/en-compress.bin")),
            _ => None,
        };
        bytes.map(Self::read)
    }

    fn read(bytes: &'static [u8]) -> Self {
        let (features, weights) = HashIndex::read(bytes);
        Self { features, weights }
    }

    /// The weight of a feature; 0 for those that are not in the file.
    pub(super) fn weight(&self, feature: u32) -> Score {
        find(self.features, feature).map_or(0, |at| Score::from(self.weights[at].cast_signed()))
    }
}

/// Weights by feature and relation. The file: the features, as in that of [`Model`]; where the weights of each start
/// ([`RowStarts`]); the relations of the weights (u8), then the weights (i8).
#[derive(Debug, Clone, Copy)]
pub(super) struct RelationModel {
    features: HashIndex,
    rows: RowStarts,
    relations: &'static [u8],
    weights: &'static [u8],
}

impl RelationModel {
    pub(super) fn of(language: Language) -> Option<Self> {
        let bytes: Option<&'static [u8]> = match language {
            #[cfg(feature = "models-en")]
            Language::English => Some(include_bytes!("../../seeds/models/en-relations.bin")),
            _ => None,
        };
        bytes.map(Self::read)
    }

    fn read(bytes: &'static [u8]) -> Self {
        let (features, rest) = HashIndex::read(bytes);
        let (rows, rest) = RowStarts::read(rest, features.len());
        let (relations, weights) = rest.split_at(rest.len() / 2);
        Self { features, rows, relations, weights }
    }

    /// Adds the weights of a feature.
    pub(super) fn add(&self, feature: u32, scores: &mut [i32; N_RELATIONS]) {
        let Some(at) = find(self.features, feature) else { return };
        let row = self.rows.row(at);
        for (&relation, &weight) in self.relations[row.clone()].iter().zip(&self.weights[row]) {
            scores[usize::from(relation)] += i32::from(weight.cast_signed());
        }
    }
}

/// The place of a feature among those of a file.
fn find(features: HashIndex, feature: u32) -> Option<usize> {
    features.find(feature << (u32::BITS - FEATURE_BITS))
}
