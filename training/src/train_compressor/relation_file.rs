//! The file of the weights of relations; see `src/compress/model.rs`.

use crate::feature_blocks::features_by_block;
use crate::relation_weights::RelationWeight;
use nutgraf::training::{FEATURE_BITS, GROUP, LOW_BITS};

/// The bytes of the file.
pub fn file(kept: &[RelationWeight]) -> Vec<u8> {
    let mut features: Vec<u32> = kept.iter().map(|entry| entry.0).collect();
    features.dedup();
    let start =
        |at: usize| features.get(at).map_or(kept.len(), |&f| kept.partition_point(|entry| entry.0 < f));
    let mut bytes = (features.len() as u32).to_le_bytes().to_vec();
    bytes.extend(features_by_block(&features));
    (0..=features.len()).step_by(GROUP).for_each(|at| bytes.extend((start(at) as u32).to_le_bytes()));
    for at in 0..=features.len() {
        bytes.extend(((start(at) - start(at / GROUP * GROUP)) as u16).to_le_bytes());
    }
    kept.iter().for_each(|&(_, relation, weight)| bytes.extend([relation, weight.cast_unsigned()]));
    bytes
}

/// The weights in a file that [`file()`] wrote.
pub fn read(bytes: &[u8]) -> Vec<RelationWeight> {
    let number =
        |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize;
    let small = |at: usize| usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
    let n_features = number(0);
    let n_blocks = 1 << (FEATURE_BITS - LOW_BITS);
    let low_bits = 4 + 4 * (n_blocks + 1);
    let groups = low_bits + 2 * n_features;
    let offsets = groups + 4 * (n_features / GROUP + 1);
    let weights = offsets + 2 * (n_features + 1);
    let start = |at: usize| number(groups + 4 * (at / GROUP)) + small(offsets + 2 * at);
    let mut kept = Vec::new();
    for block in 0..n_blocks {
        for at in number(4 + 4 * block)..number(8 + 4 * block) {
            let feature = (block << LOW_BITS) + small(low_bits + 2 * at);
            for pair in bytes[weights + 2 * start(at)..weights + 2 * start(at + 1)].chunks(2) {
                kept.push((feature as u32, pair[0], pair[1].cast_signed()));
            }
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_back() {
        let kept: Vec<RelationWeight> = (0..300).map(|n| (n * 7919, (n % 30) as u8, -5)).collect();
        assert_eq!(read(&file(&kept)), kept);
    }
}
