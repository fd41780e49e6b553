//! The weights of a language, used in place.

use super::features::FEATURE_BITS;
use super::label::N_RELATIONS;
use super::search::Score;
use crate::lang::Language;

/// How many low bits of a feature are written; the others follow from where it stands.
pub const LOW_BITS: u32 = 16;

/// How many blocks of features there are: one for every value of the bits that are not written.
const N_BLOCKS: usize = 1 << (FEATURE_BITS - LOW_BITS);

/// Weights by feature. The file, in little-endian numbers: where the features of every block start, and the
/// last end (u32); the low bits of the features, in rising order within a block (u16); their weights (i8).
#[derive(Debug, Clone, Copy)]
pub(super) struct Model {
    starts: &'static [u8],
    features: &'static [u8],
    weights: &'static [u8],
}

impl Model {
    pub(super) fn of(language: Language) -> Option<Self> {
        let bytes: Option<&'static [u8]> = match language {
            #[cfg(feature = "models")]
            Language::English => Some(include_bytes!("../../seeds/models/en-compress.bin")),
            _ => None,
        };
        bytes.map(Self::read)
    }

    fn read(bytes: &'static [u8]) -> Self {
        let (starts, rest) = bytes.split_at(4 * (N_BLOCKS + 1));
        // Two bytes of every three are features.
        let (features, weights) = rest.split_at(rest.len() / 3 * 2);
        Self { starts, features, weights }
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
    starts: &'static [u8],
    features: &'static [u8],
    group_starts: &'static [u8],
    offsets: &'static [u8],
    weights: &'static [u8],
}

impl RelationModel {
    pub(super) fn of(language: Language) -> Option<Self> {
        let bytes: Option<&'static [u8]> = match language {
            #[cfg(feature = "models")]
            Language::English => Some(include_bytes!("../../seeds/models/en-relations.bin")),
            _ => None,
        };
        bytes.map(Self::read)
    }

    fn read(bytes: &'static [u8]) -> Self {
        let n_features = number(bytes, 0) as usize;
        let (starts, rest) = bytes[4..].split_at(4 * (N_BLOCKS + 1));
        let (features, rest) = rest.split_at(2 * n_features);
        let (group_starts, rest) = rest.split_at(4 * (n_features / GROUP + 1));
        let (offsets, weights) = rest.split_at(2 * (n_features + 1));
        Self { starts, features, group_starts, offsets, weights }
    }

    fn start(&self, at: usize) -> usize {
        number(self.group_starts, at / GROUP) as usize + usize::from(small_number(self.offsets, at))
    }

    /// Adds the weights of a feature.
    pub(super) fn add(&self, feature: u32, scores: &mut [i32; N_RELATIONS]) {
        if let Some(at) = find(self.starts, self.features, feature) {
            for pair in self.weights[2 * self.start(at)..2 * self.start(at + 1)].chunks_exact(2) {
                scores[usize::from(pair[0])] += i32::from(pair[1].cast_signed());
            }
        }
    }
}

fn number(bytes: &[u8], index: usize) -> u32 {
    let at = 4 * index;
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

fn small_number(bytes: &[u8], index: usize) -> u16 {
    u16::from_le_bytes([bytes[2 * index], bytes[2 * index + 1]])
}

/// How many features are compared at once.
const NEAR: usize = 32;

/// Where a feature stands among those of a file. They are hashes, spread evenly: it stands near its share of the block.
fn find(starts: &[u8], features: &[u8], feature: u32) -> Option<usize> {
    let block = (feature >> LOW_BITS) as usize;
    let wanted = feature as u16;
    let (start, end) = (number(starts, block) as usize, number(starts, block + 1) as usize);
    let (features, _) = features[2 * start..2 * end].as_chunks::<2>();
    let value = |low: &[u8; 2]| u16::from_le_bytes(*low);
    let expected = (features.len() * usize::from(wanted)) >> LOW_BITS;
    let first = expected.saturating_sub(NEAR / 2).min(features.len().saturating_sub(NEAR));
    let near = features[first..].first_chunk::<NEAR>();
    if let Some(near) = near.filter(|near| value(&near[0]) <= wanted && wanted <= value(&near[NEAR - 1])) {
        // All of them at once.
        let mut found = 0;
        for (at, low) in near.iter().enumerate() {
            found |= u32::from(value(low) == wanted) << at;
        }
        return (found > 0).then(|| start + first + found.trailing_zeros() as usize);
    }
    features.binary_search_by_key(&wanted, value).ok().map(|at| start + at)
}
