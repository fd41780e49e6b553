//! The list of features in the files of weights.

use nutgraf::training::{FEATURE_BITS, FEATURE_BUCKET_BITS, hash_index_file};

/// The index of features in ascending order.
pub fn feature_index(features: &[u32]) -> Vec<u8> {
    let hashes: Vec<u32> = features.iter().map(|feature| feature << (u32::BITS - FEATURE_BITS)).collect();
    hash_index_file(&hashes, FEATURE_BUCKET_BITS)
}
