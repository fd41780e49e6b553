//! A number for each of the usual terms of a language: a file of `seeds/docfreq`, used in place.

use crate::hash::term_hash;

/// The Zipf frequencies of the most frequent terms of a language, or their adaptation. The file, in little-endian numbers: how
/// many high bits of a hash name a bucket (u32); where every bucket starts and the last ends (u32); the low bits of the hashes
/// (u16), by bucket; the numbers (u8): frequencies in steps of [`STEP`], or hundredths of adaptation.
///
/// About one in 4,000 terms that the table does not have is taken for one that it has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TermTable {
    bucket_bits: u32,
    starts: &'static [[u8; 4]],
    fingerprints: &'static [[u8; 2]],
    numbers: &'static [u8],
}

/// The meaning of a frequency of 1 in the file.
const STEP: f64 = 0.05;

/// The frequency of a term that no table has: it is rarer than those that are there.
pub(crate) const FLOOR: f64 = 1.5;

impl TermTable {
    /// The table of a file.
    pub(crate) fn read(bytes: &'static [u8]) -> Self {
        let (head, rest) = bytes.split_at(4);
        let bucket_bits = u32::from_le_bytes(head.as_chunks().0[0]);
        let (starts, rest) = rest.split_at(4 * ((1 << bucket_bits) + 1));
        let starts = starts.as_chunks().0;
        let n = u32::from_le_bytes(starts[1 << bucket_bits]) as usize;
        let (fingerprints, numbers) = rest.split_at(2 * n);
        Self { bucket_bits, starts, fingerprints: fingerprints.as_chunks().0, numbers }
    }

    /// The Zipf frequency of a folded, stemmed term: about 7.7 for "the", 3 for once in a million words, [`FLOOR`]
    /// for what is not in the table.
    pub(crate) fn zipf(self, term: &str) -> f64 {
        self.known_zipf(term).unwrap_or(FLOOR)
    }

    /// The Zipf frequency of a term of the table.
    pub(crate) fn known_zipf(self, term: &str) -> Option<f64> {
        self.find(term_hash(term)).map(|steps| f64::from(steps) * STEP)
    }

    /// How many of a hundred texts that have a term of the table have it twice or more (Church, "Empirical estimates of
    /// adaptation", COLING 2000): what a text is about it says again, however common the word.
    pub(crate) fn adaptation(self, term: &str) -> Option<f64> {
        self.find(term_hash(term)).map(f64::from)
    }

    fn find(self, hash: u32) -> Option<u8> {
        let bucket = (hash >> (32 - self.bucket_bits)) as usize;
        let [start, end] = [bucket, bucket + 1].map(|at| u32::from_le_bytes(self.starts[at]) as usize);
        let at = position(&self.fingerprints[start..end], (hash as u16).to_le_bytes())?;
        Some(self.numbers[start + at])
    }
}

/// The first place of `wanted`, looked for among four at a time.
fn position(fingerprints: &[[u8; 2]], wanted: [u8; 2]) -> Option<usize> {
    const LOW: u64 = 0x0001_0001_0001_0001;
    let all_wanted = u64::from(u16::from_le_bytes(wanted)) * LOW;
    let (fours, rest) = fingerprints.as_chunks::<4>();
    for (index, four) in fours.iter().enumerate() {
        // Nothing below the first 16 bits that are 0 is borrowed from.
        let others = u64::from_le_bytes(four.as_flattened().try_into().ok()?) ^ all_wanted;
        let found = others.wrapping_sub(LOW) & !others & (LOW << 15);
        if found != 0 {
            return Some(4 * index + (found.trailing_zeros() / 16) as usize);
        }
    }
    Some(4 * fours.len() + rest.iter().position(|&fingerprint| fingerprint == wanted)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_are_found_where_they_are_first() {
        let numbers = [7_u16, 0, 1, 0x8000, 0xffff, 0, 0x0100, 7, 3, 0x00ff, 0x7fff].map(u16::to_le_bytes);
        for len in 0..=numbers.len() {
            for wanted in numbers.into_iter().chain([[9, 9]]) {
                let expected = numbers[..len].iter().position(|&number| number == wanted);
                assert_eq!(position(&numbers[..len], wanted), expected);
            }
        }
    }
}
