//! Functions shared by the programs that make the files of `seeds/models` and `seeds/docfreq` and tune the default
//! methods. `training/README.md` says how to run the programs.

use flate2::read::GzDecoder;
use nutgraf::training::{bucket_bits, hash_index_file, term_hash, written_bits};
use std::cmp::Reverse;
use std::fs::File;
use std::io::{self, BufRead, BufReader};

/// The lines of a gzipped file.
pub fn gz_lines(path: &str) -> io::Result<Vec<String>> {
    BufReader::new(GzDecoder::new(File::open(path)?)).lines().collect()
}

/// Rows of a data set.
pub struct SetRows {
    /// The name of the set: that of its file.
    pub name: String,
    /// The rows with their numbers in the file.
    pub rows: Vec<(usize, String)>,
}

/// At most `cap` rows of a gzipped set, evenly spread.
///
/// # Errors
/// If the file cannot be read.
pub fn spread_rows(path: &str, cap: usize) -> io::Result<SetRows> {
    let lines = gz_lines(path)?;
    let step = (lines.len() / cap).max(1);
    let name = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".jsonl.gz").to_owned();
    Ok(SetRows { name, rows: lines.into_iter().enumerate().step_by(step).take(cap).collect() })
}

/// The file of a number for each term, as `src/language/frequencies.rs` reads it. Of terms that the file cannot tell apart that with the
/// greatest number is kept. Of `wrong` terms that it does not have about one is taken for one that it has.
#[must_use]
pub fn term_table<'t>(terms: impl Iterator<Item = (&'t str, u8)>, wrong: usize) -> Vec<u8> {
    let mut entries: Vec<(u32, u8)> =
        terms.map(|(term, number)| (term_hash(term).rotate_left(16), number)).collect();
    let bits = bucket_bits(entries.len(), wrong);
    entries.sort_by_key(|&(hash, number)| (written_bits(hash, bits), Reverse(number)));
    entries.dedup_by_key(|entry| written_bits(entry.0, bits));
    let hashes: Vec<u32> = entries.iter().map(|entry| entry.0).collect();
    let mut bytes = hash_index_file(&hashes, bits);
    bytes.extend(entries.iter().map(|&(_, number)| number));
    bytes
}

/// The word with a capital first letter.
#[must_use]
pub fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// True for an English clitic, which nutgraf does not cut from the word before it.
#[must_use]
pub fn is_clitic(form: &str) -> bool {
    let lower = form.to_lowercase().replace('’', "'");
    matches!(lower.as_str(), "n't" | "'s" | "'re" | "'ve" | "'ll" | "'d" | "'m")
}

/// A linear congruential generator, which gives the same numbers everywhere.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// A generator with a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number. Its high bits are the most random.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0
    }

    /// Puts a list into random order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for place in (1..list.len()).rev() {
            list.swap(place, (self.draw() >> 33) as usize % (place + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shuffling_is_reproducible() {
        let mut list: Vec<u32> = (0..5).collect();
        Random::new(1).shuffle(&mut list);
        let mut again: Vec<u32> = (0..5).collect();
        Random::new(1).shuffle(&mut again);
        assert_eq!(list, again);
        list.sort_unstable();
        assert_eq!(list, [0, 1, 2, 3, 4]);
    }

    #[test]
    fn clitics_in_any_case_and_with_any_apostrophe() {
        assert!(is_clitic("n't") && is_clitic("’S") && !is_clitic("'"));
        assert_eq!((capitalized("élan").as_str(), capitalized("").as_str()), ("Élan", ""));
    }
}
