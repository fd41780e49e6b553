//! Longest common subsequences: Hyyrö, "Bit-parallel LCS-length computation revisited", AWOCA 2004.
//!
//! The table of lengths has a row for each token of one sequence and a column for each token of the other. From column
//! to column a length grows by 0 or 1, so a row is stored as bits, 0 where the length grows. The next row is computed 64
//! columns at a time: `V' = (V + (V & M)) | (V & !M)`, where M are the columns that match the token of the row.

use foldhash::{HashMap, HashMapExt};

/// A sequence prepared for comparison with others: the columns of the table.
pub(super) struct PreparedSequence<'t> {
    tokens: &'t [u32],
    /// The columns of each distinct token.
    matches: HashMap<u32, Vec<u64>>,
    /// The number of 64-bit words in a row.
    width: usize,
}

impl<'t> PreparedSequence<'t> {
    pub(super) fn of(tokens: &'t [u32]) -> Self {
        let width = tokens.len().div_ceil(64);
        let mut matches = HashMap::new();
        for (column, &token) in tokens.iter().enumerate() {
            matches.entry(token).or_insert_with(|| vec![0; width])[column / 64] |= 1 << (column % 64);
        }
        Self { tokens, matches, width }
    }

    /// The length of the longest common subsequence. O(rows · columns / 64).
    pub(super) fn common_length(&self, rows: &[u32]) -> usize {
        let mut row = vec![u64::MAX; self.width];
        rows.iter().for_each(|token| self.advance(&mut row, *token));
        length(&row, self.tokens.len())
    }

    /// The rows of a longest common subsequence, in descending order. Memory: rows · columns / 8 bytes.
    ///
    /// If there are several, the one that the usual walk back through the table finds, going up before left.
    pub(super) fn common_places(&self, rows: &[u32]) -> Vec<usize> {
        let mut table = vec![u64::MAX; self.width];
        for (i, token) in rows.iter().enumerate() {
            table.extend_from_within(i * self.width..);
            self.advance(&mut table[(i + 1) * self.width..], *token);
        }
        let length = |i: usize, j: usize| length(&table[i * self.width..], j);
        let (mut i, mut j, mut places) = (rows.len(), self.tokens.len(), Vec::new());
        while i > 0 && j > 0 {
            if rows[i - 1] == self.tokens[j - 1] {
                (i, j) = (i - 1, j - 1);
                places.push(i);
            } else if length(i, j - 1) > length(i - 1, j) {
                j -= 1;
            } else {
                i -= 1;
            }
        }
        places
    }

    /// Turns a row into the next one.
    fn advance(&self, row: &mut [u64], token: u32) {
        let Some(matches) = self.matches.get(&token) else { return };
        let mut carry = false;
        for (bits, mask) in row.iter_mut().zip(matches) {
            let (sum, carried) = bits.overflowing_add(*bits & mask);
            let (sum, carried_too) = sum.overflowing_add(u64::from(carry));
            carry = carried || carried_too;
            *bits = sum | (*bits & !mask);
        }
    }
}

/// The length in a row after its first columns: the number of zeros among them.
fn length(row: &[u64], n_columns: usize) -> usize {
    let whole: u32 = row[..n_columns / 64].iter().map(|bits| bits.count_zeros()).sum();
    let rest = n_columns % 64;
    let last = if rest == 0 { 0 } else { (!row[n_columns / 64] & ((1 << rest) - 1)).count_ones() };
    (whole + last) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The textbook algorithm.
    fn places_by_table(a: &[u32], b: &[u32]) -> Vec<usize> {
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..a.len() {
            for j in 0..b.len() {
                let longer = table[i][j + 1].max(table[i + 1][j]);
                table[i + 1][j + 1] = if a[i] == b[j] { table[i][j] + 1 } else { longer };
            }
        }
        let (mut i, mut j, mut places) = (a.len(), b.len(), Vec::new());
        while i > 0 && j > 0 {
            if a[i - 1] == b[j - 1] {
                (i, j) = (i - 1, j - 1);
                places.push(i);
            } else if table[i][j - 1] > table[i - 1][j] {
                j -= 1;
            } else {
                i -= 1;
            }
        }
        places
    }

    #[test]
    fn agrees_with_the_textbook_algorithm() {
        assert_eq!(PreparedSequence::of(&[1, 2, 3]).common_places(&[1, 4, 3]), [2, 0]);
        assert_eq!(PreparedSequence::of(&[]).common_length(&[1]), 0);
        let mut state = 1_u32;
        for n in 0..150 {
            let mut tokens = |length: usize| -> Vec<u32> {
                let mut next = || {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    state >> 16
                };
                (0..length).map(|_| next() % 7).collect()
            };
            let (a, b) = (tokens(n), tokens(200 - n));
            let (columns, expected) = (PreparedSequence::of(&b), places_by_table(&a, &b));
            assert_eq!(columns.common_places(&a), expected);
            assert_eq!(columns.common_length(&a), expected.len());
        }
    }
}
