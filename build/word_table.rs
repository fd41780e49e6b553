//! Compiles a table of words, each with its weight.

use super::hash::term_hash;
use std::collections::BTreeMap;

/// The first bits of a hash name its bucket.
const BUCKET_BITS: u32 = 10;

/// The source of a table called `table`: the hashes of the words in order, the weight of each, and how many are before each bucket, and
/// in all.
pub fn word_table(table: &str, text: &str) -> Result<String, String> {
    let mut weights: BTreeMap<u32, f32> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let (word, weight) = line.split_once(' ').ok_or_else(|| format!("{line:?}: no weight"))?;
        let weight = weight.parse().map_err(|_| format!("{line:?}: {weight:?} is not a number"))?;
        if weights.insert(term_hash(word), weight).is_some() {
            return Err(format!("{line:?}: another word has the same hash"));
        }
    }
    let (hashes, weights): (Vec<u32>, Vec<f32>) = weights.into_iter().unzip();
    let bucket = |hash: u32| hash >> (u32::BITS - BUCKET_BITS);
    let n_before = |of: u32| hashes.partition_point(|&hash| bucket(hash) < of);
    let starts: Vec<usize> = (0..=1 << BUCKET_BITS).map(n_before).collect();
    let (n, n_starts) = (hashes.len(), starts.len());
    Ok(format!(
        "const {table}_BUCKET_BITS: u32 = {BUCKET_BITS};\n\
         static {table}_STARTS: [u16; {n_starts}] = {starts:?};\n\
         #[allow(clippy::unreadable_literal, reason = \"hashes are not read\")]\n\
         static {table}_HASHES: [u32; {n}] = {hashes:?};\n\
         static {table}_WEIGHTS: [f32; {n}] = {weights:?};\n"
    ))
}
