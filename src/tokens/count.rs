//! How many tokens a text has.

use super::tokenizer::Tokenizer;
#[cfg(feature = "tokens")]
use super::{merge::n_tokens, pieces::Pieces, rank_table::RankTable};

impl Tokenizer {
    /// The number of tokens of a text, in which special tokens such as `<|endoftext|>` are text like any other. The table is
    /// unpacked when it is first asked for, in some 20 ms; then about 10 MB a second.
    #[must_use]
    #[cfg_attr(not(feature = "tokens"), expect(unused_variables, reason = "there is no tokenizer"))]
    pub fn count(self, text: &str) -> usize {
        match self {
            #[cfg(feature = "tokens")]
            Self::O200k | Self::Cl100k => {
                let table = RankTable::of(self);
                Pieces::of(self, text).map(|piece| n_tokens(table, piece.as_bytes())).sum()
            }
        }
    }
}
