//! The hash functions, each the same on every platform and in every run.
//!
//! The 32-bit ones are part of file formats and must never change: [`term_hash`] finds terms in `seeds/docfreq` and in
//! corpus models, [`fnv_step`] and [`fnv_spread`] name the weights of the tagger, [`mixed`] those of the compressor.
//! [`spread`] and [`chained`] serve tables in memory. Maps keyed by words of the input use `foldhash` with a random
//! seed instead, which chosen words cannot slow down.

/// The start value of an FNV-1a hash.
pub(crate) const FNV_START: u32 = 0x811c_9dc5;

/// The FNV-1a hash of what `hash` covers and then `value`, a byte or a character.
pub(crate) fn fnv_step(hash: u32, value: u32) -> u32 {
    (hash ^ value).wrapping_mul(0x0100_0193)
}

/// An FNV-1a hash spread over all 32 bits, differently for every `kind` (the last step of `MurmurHash3`).
pub(crate) fn fnv_spread(hash: u32, kind: u32) -> u32 {
    let mixed = (hash ^ kind.wrapping_mul(0x9e37_79b9)).wrapping_mul(0x85eb_ca6b);
    (mixed ^ mixed >> 15).wrapping_mul(0xc2b2_ae35)
}

/// The hash of a folded, stemmed term: FNV-1a over its bytes, mixed once more.
#[must_use]
pub fn term_hash(term: &str) -> u32 {
    let hash = term.bytes().fold(FNV_START, |hash, byte| fnv_step(hash, u32::from(byte)));
    (hash ^ hash >> 15).wrapping_mul(0x2c1b_3c6d)
}

/// The hash of what `hash` covers and then `value`, well mixed after every step.
pub(crate) fn mixed(hash: u32, value: u32) -> u32 {
    let mixed = (hash ^ value).wrapping_mul(0x9e37_79b1);
    mixed ^ mixed >> 15
}

/// A number spread over all 64 bits: both halves of its product with 2⁶⁴ over the golden ratio.
#[inline]
pub(crate) fn spread(number: u64) -> u64 {
    let product = u128::from(number) * 0x9e37_79b9_7f4a_7c15;
    product as u64 ^ (product >> 64) as u64
}

/// The hash of a word of a language's list: of its length and its first and last eight bytes.
#[inline]
pub(crate) fn word_hash(word: &[u8]) -> u64 {
    let n = word.len();
    let bytes = match (word.first_chunk(), word.last_chunk()) {
        (Some(first), Some(last)) => u64::from_le_bytes(*first) ^ u64::from_le_bytes(*last).rotate_left(32),
        _ => match (word.first_chunk(), word.last_chunk()) {
            (Some(first), Some(last)) => {
                u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32
            }
            _ if n == 0 => 0,
            _ => u64::from(word[0]) | u64::from(word[n / 2]) << 8 | u64::from(word[n - 1]) << 16,
        },
    };
    spread(bytes ^ (n as u64) << 56)
}

/// The 64-bit hash of what `hash` covers and then `value`.
#[inline]
pub(crate) fn chained(hash: u64, value: u32) -> u64 {
    spread(hash ^ u64::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values that files hold.
    #[test]
    fn hashes_in_files_never_change() {
        assert_eq!(
            [term_hash(""), term_hash("rain"), term_hash("经济")],
            [0x1ab0_2e4c, 0xbae7_9d04, 0xfb63_2031]
        );
        let letters = "rain".chars().fold(FNV_START, |hash, letter| fnv_step(hash, u32::from(letter)));
        assert_eq!(
            [letters, fnv_spread(letters, 0), fnv_spread(letters, 7)],
            [0x89a3_b5d3, 0x5804_9001, 0xe251_f56d]
        );
        assert_eq!(
            [mixed(0, 0), mixed(5, 97), mixed(mixed(5, 97), 98)],
            [0x0000_0000, 0xcdaa_1273, 0xf4c6_6f4e]
        );
    }

    #[test]
    fn neighbouring_numbers_are_spread_over_low_and_high_bits() {
        for shift in [0, 56] {
            let mut slots: Vec<u64> = (0..256).map(|number| spread(number) >> shift & 0xff).collect();
            slots.sort_unstable();
            slots.dedup();
            assert!(slots.len() > 128, "{} slots of 256 at bit {shift}", slots.len());
        }
        assert_ne!(chained(chained(0, 1), 2), chained(chained(0, 2), 1));
    }
}
