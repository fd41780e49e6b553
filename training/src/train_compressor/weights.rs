//! Prunes the weights of the compressor to the size of its file.

use crate::feature_index::feature_index;
use nutgraf::training::Score;
use std::cmp::Reverse;

/// The number of features that are kept.
const MAX_FEATURES: usize = 112_000;

/// The features with the largest weights, in ascending order, with their weights in 8 bits.
pub fn strongest(weights: &[Score]) -> Vec<(u32, i8)> {
    let mut order: Vec<usize> = (0..weights.len()).filter(|&feature| weights[feature] != 0).collect();
    order.sort_by_key(|&feature| (Reverse(weights[feature].abs()), feature));
    println!("{} features with a weight", order.len());
    order.truncate(MAX_FEATURES);
    // All but one weight in 2,000 fit into the unit; the others are clamped.
    let largest = order.get(order.len() / 2000).map_or(1, |&feature| weights[feature].abs());
    let unit = (f64::from(largest) / 127.0).max(1.0);
    println!("unit {unit:.1}");
    let in_units = |weight: Score| (f64::from(weight) / unit).round().clamp(-127.0, 127.0) as i8;
    let mut kept: Vec<(u32, i8)> =
        order.into_iter().map(|feature| (feature as u32, in_units(weights[feature]))).collect();
    kept.retain(|&(_, weight)| weight != 0);
    kept.sort_unstable();
    kept
}

/// The file that the compressor reads; see `src/compress/model.rs`.
pub fn file(kept: &[(u32, i8)]) -> Vec<u8> {
    let features: Vec<u32> = kept.iter().map(|entry| entry.0).collect();
    let mut bytes = feature_index(&features);
    bytes.extend(kept.iter().map(|&(_, weight)| weight.cast_unsigned()));
    bytes
}
