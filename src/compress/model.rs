//! The weights of a language, used in place.

use super::features::FEATURE_BITS;
use super::relation::N_RELATIONS;
use super::search::Score;
use crate::language::Language;

/// How many low bits of a feature are written; the others follow from where it stands.
pub const LOW_BITS: u32 = 16;

/// How many blocks of features there are: one for every value of the bits that are not written.
const N_BLOCKS: usize = 1 << (FEATURE_BITS - LOW_BITS);

/// Weights by feature. The file, in little-endian numbers: where the features of every block start, and the
/// last end (u32); the low bits of the features, in rising order within a block (u16); their weights (i8).
#[derive(Debug, Clone, Copy)]
pub(super) struct Model {
    starts: &'static [[u8; 4]],
    features: &'static [[u8; 2]],
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
        let (starts, rest) = bytes.split_at(4 * (N_BLOCKS + 1));
        // Two bytes of every three are features.
        let (features, weights) = rest.split_at(rest.len() / 3 * 2);
        Self { starts: starts.as_chunks().0, features: features.as_chunks().0, weights }
    }

    /// The weight of a feature; 0 for those that are not in the file.
    pub(super) fn weight(&self, feature: u32) -> Score {
        find(self.starts, self.features, feature).map_or(0, |at| Score::from(self.weights[at].cast_signed()))
    }
}

/// How many features share a start of their weights in a file of relations.
pub const GROUP: usize = 256;

/// Weights by feature and relation. The file: how many features there are (u32); where the features of every
/// block start, and the last end (u32); the low bits of the features (u16); where the weights of every
/// [`GROUP`]-th feature start (u32); how far behind that those of each feature start, and the last end
/// (u16); the weights (relation u8, weight i8).
#[derive(Debug, Clone, Copy)]
pub(super) struct RelationModel {
    starts: &'static [[u8; 4]],
    features: &'static [[u8; 2]],
    group_starts: &'static [[u8; 4]],
    offsets: &'static [[u8; 2]],
    weights: &'static [[u8; 2]],
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
        let (head, rest) = bytes.split_at(4);
        let n_features = number(head.as_chunks().0, 0);
        let (starts, rest) = rest.split_at(4 * (N_BLOCKS + 1));
        let (features, rest) = rest.split_at(2 * n_features);
        let (group_starts, rest) = rest.split_at(4 * (n_features / GROUP + 1));
        let (offsets, weights) = rest.split_at(2 * (n_features + 1));
        Self {
            starts: starts.as_chunks().0,
            features: features.as_chunks().0,
            group_starts: group_starts.as_chunks().0,
            offsets: offsets.as_chunks().0,
            weights: weights.as_chunks().0,
        }
    }

    fn start(&self, at: usize) -> usize {
        number(self.group_starts, at / GROUP) + usize::from(u16::from_le_bytes(self.offsets[at]))
    }

    /// Adds the weights of a feature.
    pub(super) fn add(&self, feature: u32, scores: &mut [i32; N_RELATIONS]) {
        if let Some(at) = find(self.starts, self.features, feature) {
            for &[relation, weight] in &self.weights[self.start(at)..self.start(at + 1)] {
                scores[usize::from(relation)] += i32::from(weight.cast_signed());
            }
        }
    }
}

fn number(numbers: &[[u8; 4]], index: usize) -> usize {
    u32::from_le_bytes(numbers[index]) as usize
}

/// How many features are compared at once.
const NEAR: usize = 32;

/// Where a feature stands among those of a file. They are hashes, spread evenly: it stands near its share of the block.
fn find(starts: &[[u8; 4]], features: &[[u8; 2]], feature: u32) -> Option<usize> {
    let block = (feature >> LOW_BITS) as usize;
    let wanted = feature as u16;
    let (start, end) = (number(starts, block), number(starts, block + 1));
    let features = &features[start..end];
    let value = |low: &[u8; 2]| u16::from_le_bytes(*low);
    let expected = (features.len() * usize::from(wanted)) >> LOW_BITS;
    let first = expected.saturating_sub(NEAR / 2).min(features.len().saturating_sub(NEAR));
    let near = features[first..].first_chunk::<NEAR>();
    if let Some(near) = near.filter(|near| value(&near[0]) <= wanted && wanted <= value(&near[NEAR - 1])) {
        // All of them at once: most are not there.
        let is_there =
            near.iter().fold(0, |any, low| any | if value(low) == wanted { u16::MAX } else { 0 }) > 0;
        let place = || near.iter().position(|low| value(low) == wanted);
        return is_there.then(place).flatten().map(|at| start + first + at);
    }
    features.binary_search_by_key(&wanted, value).ok().map(|at| start + at)
}
