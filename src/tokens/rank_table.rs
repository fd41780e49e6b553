//! The tokens of an encoding by their bytes.

use super::tokenizer::Tokenizer;
use foldhash::fast::RandomState;
use hashbrown::HashTable;
use std::hash::BuildHasher;
use std::io::Read;
use std::sync::OnceLock;

/// The tokens of an encoding: each has a rank, and lower ranks are joined first.
pub(super) struct RankTable {
    /// The bytes of all tokens, in the order of their ranks.
    bytes: Vec<u8>,
    /// By rank: where the bytes of a token end.
    ends: Vec<u32>,
    ranks: HashTable<u32>,
    hasher: RandomState,
}

/// No token has more bytes.
const MAX_TOKEN_BYTES: usize = 128;

impl RankTable {
    /// The table of an encoding; unpacked when it is first asked for.
    pub(super) fn of(tokenizer: Tokenizer) -> &'static Self {
        static O200K: OnceLock<RankTable> = OnceLock::new();
        static CL100K: OnceLock<RankTable> = OnceLock::new();
        match tokenizer {
            Tokenizer::O200k => {
                O200K.get_or_init(|| Self::read(include_bytes!("../../seeds/tokens/o200k.zst")))
            }
            Tokenizer::Cl100k => {
                CL100K.get_or_init(|| Self::read(include_bytes!("../../seeds/tokens/cl100k.zst")))
            }
        }
    }

    /// Reads a packed table; a damaged one, which no build has, ends at the damage.
    fn read(packed: &[u8]) -> Self {
        let mut lengths_and_bytes = Vec::new();
        if let Ok(mut unpacked) = zstd::Decoder::new(packed) {
            let _ = unpacked.read_to_end(&mut lengths_and_bytes);
        }
        let mut table = Self {
            bytes: Vec::with_capacity(lengths_and_bytes.len()),
            ends: Vec::new(),
            ranks: HashTable::new(),
            hasher: RandomState::default(),
        };
        let mut rest = lengths_and_bytes.as_slice();
        while let Some((&length, after)) = rest.split_first() {
            let Some((token, after)) = after.split_at_checked(length.into()) else { break };
            table.bytes.extend_from_slice(token);
            table.ends.push(table.bytes.len() as u32);
            rest = after;
        }
        table.number();
        table
    }

    fn number(&mut self) {
        let n_tokens = self.ends.len() as u32;
        let mut ranks = HashTable::with_capacity(self.ends.len());
        for rank in 0..n_tokens {
            ranks.insert_unique(self.hasher.hash_one(self.token(rank)), rank, |&other| {
                self.hasher.hash_one(self.token(other))
            });
        }
        self.ranks = ranks;
    }

    fn token(&self, rank: u32) -> &[u8] {
        let start = rank.checked_sub(1).map_or(0, |before| self.ends[before as usize]);
        &self.bytes[start as usize..self.ends[rank as usize] as usize]
    }

    /// The rank of the token that these bytes are.
    pub(super) fn rank(&self, bytes: &[u8]) -> Option<u32> {
        if bytes.len() > MAX_TOKEN_BYTES {
            return None;
        }
        let hash = self.hasher.hash_one(bytes);
        self.ranks.find(hash, |&rank| self.token(rank) == bytes).copied()
    }
}
