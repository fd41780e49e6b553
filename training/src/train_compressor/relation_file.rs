//! The file of the weights of relations; see `src/compress/model.rs`.

use crate::feature_index::feature_index;
use crate::relation_weights::RelationWeight;
use nutgraf::training::row_starts_file;

/// The bytes of the file.
pub fn file(kept: &[RelationWeight]) -> Vec<u8> {
    let rows: Vec<&[RelationWeight]> = kept.chunk_by(|one, next| one.0 == next.0).collect();
    let features: Vec<u32> = rows.iter().map(|row| row[0].0).collect();
    let lengths: Vec<u8> = rows.iter().map(|row| row.len() as u8).collect();
    let mut bytes = feature_index(&features);
    bytes.extend(row_starts_file(&lengths));
    bytes.extend(kept.iter().map(|&(_, relation, _)| relation));
    bytes.extend(kept.iter().map(|&(_, _, weight)| weight.cast_unsigned()));
    bytes
}
