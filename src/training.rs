//! For the programs that make the files of `seeds/models` and `seeds/docfreq`.
//!
//! Unstable: it changes with those files, in any version. Nothing here is needed to summarize.

pub use crate::compress::{
    Encoded, FEATURE_BITS, FEATURE_BUCKET_BITS, GapSignals, Lattice, N_RELATIONS, Reading, Relation, Score,
    Step, Unlabelled, gap_signal_names, gap_signals,
};
pub use crate::gist::{gist_lines, gist_signals};
pub use crate::hash::term_hash;
pub use crate::hash_index::{bucket_bits, hash_index_file, row_starts_file, written_bits};
pub use crate::keyword::KeywordSignals;
pub use crate::rank::{measure_names, measures};
pub use crate::tag::{
    N_TABLE_ROWS, N_TAGS, NO_TAG, Piece, TagTable, WordPlace, column, piece_key, pieces, tag_words,
};
