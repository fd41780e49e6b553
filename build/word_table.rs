//! Compiles a table of words, each with its weight.

use super::hash::term_hash;
use std::collections::BTreeMap;

/// The source of a table called `table`: pairs of the hash of a word and its weight, in order.
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
    let n = hashes.len();
    Ok(format!(
        "static {table}_HASHES: [u32; {n}] = {hashes:?};\nstatic {table}_WEIGHTS: [f32; {n}] = {weights:?};\n"
    ))
}
