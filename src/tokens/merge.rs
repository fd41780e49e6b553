//! Joins the bytes of a piece to tokens.

use super::rank_table::RankTable;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The number of tokens of a piece. n·log n in its bytes.
pub(super) fn n_tokens(table: &RankTable, piece: &[u8]) -> usize {
    if piece.len() < 2 || table.rank(piece).is_some() {
        return piece.len().min(1);
    }
    let mut parts = Parts::of(table, piece);
    parts.join_all();
    parts.n_left
}

/// A piece in parts, at first its bytes. Parts are named by where they start.
struct Parts<'p> {
    table: &'p RankTable,
    piece: &'p [u8],
    /// By part: where it ends, which is where the next one starts; 0 where no part starts.
    ends: Vec<u32>,
    /// By part: the part before it.
    before: Vec<u32>,
    /// Two neighbours that are a token: its rank, the first of them, and where the second ends. Some are outdated.
    pairs: BinaryHeap<Reverse<(u32, u32, u32)>>,
    n_left: usize,
}

impl<'p> Parts<'p> {
    fn of(table: &'p RankTable, piece: &'p [u8]) -> Self {
        let n_bytes = piece.len() as u32;
        let before = (0..n_bytes).map(|at| at.saturating_sub(1)).collect();
        let (ends, pairs) = ((1..=n_bytes).collect(), BinaryHeap::new());
        let mut parts = Self { table, piece, ends, before, pairs, n_left: piece.len() };
        (0..n_bytes).for_each(|part| parts.push_pair(part));
        parts
    }

    fn end(&self, part: u32) -> u32 {
        self.ends[part as usize]
    }

    /// Adds the pair of a part and the next one, if they are a token.
    fn push_pair(&mut self, part: u32) {
        let next = self.end(part);
        if next as usize == self.piece.len() {
            return;
        }
        let end = self.end(next);
        if let Some(rank) = self.table.rank(&self.piece[part as usize..end as usize]) {
            self.pairs.push(Reverse((rank, part, end)));
        }
    }

    /// Joins the pair of the lowest rank, of equals the first, until there is none.
    fn join_all(&mut self) {
        while let Some(Reverse((_, part, end))) = self.pairs.pop() {
            let next = self.end(part);
            let is_left = next > 0 && (next as usize) < self.piece.len() && self.end(next) == end;
            if !is_left {
                continue;
            }
            self.ends[part as usize] = end;
            self.ends[next as usize] = 0;
            if let Some(before) = self.before.get_mut(end as usize) {
                *before = part;
            }
            self.n_left -= 1;
            self.push_pair(part);
            if part > 0 {
                self.push_pair(self.before[part as usize]);
            }
        }
    }
}
