//! Which hashes a file of `seeds/docfreq` or `seeds/models` has, and the place of each: what all those files begin with, used in
//! place.
//!
//! A hash is known by its first bits, which name its bucket, and the eight after them; the rest is not written. That is as in Cleary,
//! "Compact hash tables using bidirectional linear probing", IEEE Transactions on Computers 33, 1984: of a few tens of thousands
//! among 2³² hashes, each takes about ten bits when the file is packed.

use std::ops::Range;

/// The hashes of a file. In little-endian numbers: how many bits name a bucket (u32); how many hashes are before each group of
/// [`GROUP`] buckets, and in all (u32); how many each bucket has (4 bits, the lower half first); by bucket, the eight bits of each
/// hash after those of its bucket (u8).
///
/// A hash that the file does not have is taken for one that it has with a chance of n / 2^(bits + 8), for n hashes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct HashIndex {
    bucket_bits: u32,
    starts: &'static [[u8; 4]],
    counts: &'static [[u8; GROUP / 2]],
    checks: &'static [u8],
}

/// The number of buckets of a group.
const GROUP: usize = 64;

impl HashIndex {
    /// The hashes of a file, and what is behind them.
    pub(crate) fn read(bytes: &'static [u8]) -> (Self, &'static [u8]) {
        let (bucket_bits, rest) = number(bytes);
        let n_groups = (1 << bucket_bits) / GROUP;
        let (starts, rest) = rest.split_at(4 * (n_groups + 1));
        let (counts, rest) = rest.split_at(n_groups * GROUP / 2);
        let (n, _) = number(&starts[4 * n_groups..]);
        let (checks, rest) = rest.split_at(n as usize);
        (Self { bucket_bits, starts: starts.as_chunks().0, counts: counts.as_chunks().0, checks }, rest)
    }

    /// How many hashes there are.
    pub(crate) fn len(&self) -> usize {
        self.checks.len()
    }

    /// The place of a hash, if the file has it. Its first bits are to be well mixed.
    #[inline]
    pub(crate) fn find(&self, hash: u32) -> Option<usize> {
        let bucket = (hash >> (u32::BITS - self.bucket_bits)) as usize;
        let (group, within) = (bucket / GROUP, bucket % GROUP);
        let n = usize::from(self.counts[group][within / 2] >> (within % 2 * 4) & 0xf);
        if n == 0 {
            return None;
        }
        let start = u32::from_le_bytes(self.starts[group]) as usize + n_before(&self.counts[group], within);
        let check = (hash >> (24 - self.bucket_bits)) as u8;
        self.checks[start..start + n].iter().position(|&other| other == check).map(|at| start + at)
    }
}

/// The sum of the first `n` counts of a group, which is under 256.
#[inline]
fn n_before(counts: &[u8; GROUP / 2], n: usize) -> usize {
    const LOW_HALVES: u64 = 0x0f0f_0f0f_0f0f_0f0f;
    let pairs = |counts: u64| (counts & LOW_HALVES) + (counts >> 4 & LOW_HALVES);
    let sixteens = counts.as_chunks::<8>().0;
    let mut sums = pairs(first(u64::from_le_bytes(sixteens[n / 16]), n % 16 * 4));
    sixteens[..n / 16].iter().for_each(|counts| sums += pairs(u64::from_le_bytes(*counts)));
    (sums.wrapping_mul(0x0101_0101_0101_0101) >> 56) as usize
}

/// Where the values of each hash start in a file that has several for one: how many are before every [`LENGTHS`]th hash (u32), and
/// how many each hash has (u8), up to a multiple of [`LENGTHS`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct RowStarts {
    starts: &'static [[u8; 4]],
    lengths: &'static [[u8; LENGTHS]],
}

/// This many lengths follow from one start.
const LENGTHS: usize = 16;

impl RowStarts {
    /// The starts for `n` hashes, and what is behind them.
    pub(crate) fn read(bytes: &'static [u8], n: usize) -> (Self, &'static [u8]) {
        let n_groups = n.div_ceil(LENGTHS);
        let (starts, rest) = bytes.split_at(4 * n_groups);
        let (lengths, rest) = rest.split_at(LENGTHS * n_groups);
        (Self { starts: starts.as_chunks().0, lengths: lengths.as_chunks().0 }, rest)
    }

    /// The places of the values of a hash.
    #[inline]
    pub(crate) fn row(&self, at: usize) -> Range<usize> {
        let (group, within) = (at / LENGTHS, at % LENGTHS);
        let lengths = &self.lengths[group];
        let mut start = u32::from_le_bytes(self.starts[group]) as usize;
        for (at, eight) in lengths.as_chunks::<8>().0[..=within / 8].iter().enumerate() {
            let eight = u64::from_le_bytes(*eight);
            start += sum_of_lengths(if at == within / 8 { first(eight, within % 8 * 8) } else { eight });
        }
        start..start + usize::from(lengths[within])
    }
}

/// The sum of eight lengths. That of all fits into 11 bits.
#[inline]
fn sum_of_lengths(lengths: u64) -> usize {
    const LOW_HALVES: u64 = 0x00ff_00ff_00ff_00ff;
    let pairs = (lengths & LOW_HALVES) + (lengths >> 8 & LOW_HALVES);
    (pairs.wrapping_mul(0x0001_0001_0001_0001) >> 48) as usize
}

/// The first `n` bits of a number, the lowest first; `n` is under 64.
#[inline]
fn first(number: u64, n: usize) -> u64 {
    number & !(u64::MAX << n)
}

fn number(bytes: &[u8]) -> (u32, &[u8]) {
    let (number, rest) = bytes.split_at(4);
    (u32::from_le_bytes(number.as_chunks().0[0]), rest)
}

/// The bits that name a bucket of `n` hashes if of `wrong` other hashes about one may be taken for one of them.
#[cfg(any(test, feature = "training"))]
#[must_use]
pub fn bucket_bits(n: usize, wrong: usize) -> u32 {
    (n * wrong / 256).next_power_of_two().ilog2().max(GROUP.ilog2())
}

/// The bits of a hash that are written.
#[cfg(any(test, feature = "training"))]
#[must_use]
pub fn written_bits(hash: u32, bucket_bits: u32) -> u32 {
    hash >> (24 - bucket_bits)
}

/// The bytes of an index of hashes that differ in the bits that are written, in ascending order.
///
/// # Panics
/// If a bucket has more than 15 hashes, or a group more than 255.
#[cfg(any(test, feature = "training"))]
#[must_use]
pub fn hash_index_file(hashes: &[u32], bucket_bits: u32) -> Vec<u8> {
    let mut counts = vec![0_u8; 1 << bucket_bits];
    hashes.iter().for_each(|hash| counts[(hash >> (u32::BITS - bucket_bits)) as usize] += 1);
    assert!(counts.iter().all(|&count| count <= 0xf), "a bucket is too full");
    let mut n_before = 0_u32;
    let mut bytes = bucket_bits.to_le_bytes().to_vec();
    for group in counts.chunks(GROUP) {
        bytes.extend(n_before.to_le_bytes());
        let n: u32 = group.iter().map(|&count| u32::from(count)).sum();
        assert!(n < 256, "a group is too full");
        n_before += n;
    }
    bytes.extend(n_before.to_le_bytes());
    bytes.extend(counts.chunks(2).map(|pair| pair[0] | pair[1] << 4));
    bytes.extend(hashes.iter().map(|&hash| written_bits(hash, bucket_bits) as u8));
    bytes
}

/// The bytes of the starts of rows of some lengths.
#[cfg(any(test, feature = "training"))]
#[must_use]
pub fn row_starts_file(lengths: &[u8]) -> Vec<u8> {
    let n = |lengths: &[u8]| lengths.iter().map(|&length| u32::from(length)).sum::<u32>();
    let starts = (0..lengths.len()).step_by(LENGTHS).map(|at| n(&lengths[..at]));
    let mut bytes: Vec<u8> = starts.flat_map(u32::to_le_bytes).collect();
    bytes.extend(lengths);
    bytes.resize(bytes.len() + lengths.len().next_multiple_of(LENGTHS) - lengths.len(), 0);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::term_hash;

    fn hash(kind: &str, number: usize) -> u32 {
        term_hash(&format!("{kind}{number}")).rotate_left(16)
    }

    #[test]
    fn every_hash_is_found_in_its_place_and_hardly_any_other() {
        for (n, wrong) in [(0, 1), (1, 1), (300, 100), (5000, 256), (5000, 4000), (70_000, 256)] {
            let bucket_bits = bucket_bits(n, wrong);
            let mut hashes: Vec<u32> = (0..n).map(|number| hash("in", number)).collect();
            hashes.sort_unstable();
            hashes.dedup_by_key(|hash| written_bits(*hash, bucket_bits));
            let mut bytes = hash_index_file(&hashes, bucket_bits);
            bytes.push(42);
            let (index, rest) = HashIndex::read(bytes.leak());
            assert_eq!((index.len(), rest), (hashes.len(), &[42][..]));
            for (at, &hash) in hashes.iter().enumerate() {
                assert_eq!(index.find(hash), Some(at), "{n} hashes, {bucket_bits} bits");
            }
            let n_taken = (0..10_000).filter(|&number| index.find(hash("out", number)).is_some()).count();
            assert!(n_taken <= 10 + 10_000 / wrong, "{n_taken} of 10,000, at most 1 of {wrong} expected");
        }
    }

    #[test]
    fn rows_are_found() {
        let lengths: Vec<u8> = (0..100).map(|at| [3, 0, 255, 1][at % 4]).collect();
        let (starts, rest) = RowStarts::read(row_starts_file(&lengths).leak(), lengths.len());
        assert!(rest.is_empty());
        let mut start = 0;
        for (at, &length) in lengths.iter().enumerate() {
            assert_eq!(starts.row(at), start..start + usize::from(length));
            start += usize::from(length);
        }
    }
}
