//! The list of features in the files of weights.

use nutgraf::training::{FEATURE_BITS, LOW_BITS};

/// The start of every block of features with the same high bits, then the low bits of all features.
pub fn features_by_block(features: &[u32]) -> Vec<u8> {
    let n_blocks = 1_u32 << (FEATURE_BITS - LOW_BITS);
    let mut bytes = Vec::new();
    for block in 0..=n_blocks {
        let start = features.partition_point(|&feature| feature >> LOW_BITS < block);
        bytes.extend((start as u32).to_le_bytes());
    }
    features.iter().for_each(|&feature| bytes.extend((feature as u16).to_le_bytes()));
    bytes
}
