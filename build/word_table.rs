//! Compiles a table of words, each with its weight.

use super::compile::{Numbers, word_map};

/// The source of a `WordMap` called `table`, whose numbers are the bits of weights (`f32`).
pub fn word_table(table: &str, text: &str) -> Result<String, String> {
    let mut weights = Numbers::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let (word, weight) = line.split_once(' ').ok_or_else(|| format!("{line:?}: no weight"))?;
        let weight: f32 = weight.parse().map_err(|_| format!("{line:?}: {weight:?} is not a number"))?;
        if weights.insert(word.to_owned(), weight.to_bits()).is_some() {
            return Err(format!("{line:?}: the word has another weight"));
        }
    }
    let map = word_map(&weights).ok_or("too many words")?;
    Ok(format!("static {table}: WordMap = WordMap::read(&{map:?});\n"))
}
