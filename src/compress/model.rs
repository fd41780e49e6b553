//! The weights of a language, used in place.

use super::features::FEATURE_BITS;
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

    fn start(&self, block: usize) -> usize {
        let at = 4 * block;
        let bytes = [self.starts[at], self.starts[at + 1], self.starts[at + 2], self.starts[at + 3]];
        u32::from_le_bytes(bytes) as usize
    }

    /// The weight of a feature; 0 for those that are not in the file.
    pub(super) fn weight(&self, feature: u32) -> Score {
        let block = (feature >> LOW_BITS) as usize;
        let wanted = feature as u16;
        let (mut low, mut high) = (self.start(block), self.start(block + 1));
        while low < high {
            let middle = usize::midpoint(low, high);
            let found = u16::from_le_bytes([self.features[2 * middle], self.features[2 * middle + 1]]);
            match found.cmp(&wanted) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Equal => return Score::from(self.weights[middle].cast_signed()),
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        0
    }
}
