//! The weights of a language: a file of `seeds/models`, used in place.
//!
//! The tables of tags and guesses (i8, see [`TagTable`]); the hashes of the pieces ([`HashIndex`], see [`piece_key`]); where the
//! weights of each start ([`RowStarts`]); the columns of the weights (u8, see [`column`]), then the weights (i8).

use super::part::Tag;
use crate::hash_index::{HashIndex, RowStarts};
use crate::language::Language;
use std::sync::OnceLock;

/// The number of tags.
pub const N_TAGS: usize = Tag::ALL.len();

/// The number of the tag beyond both ends of a sentence.
pub const NO_TAG: u8 = N_TAGS as u8;

/// The sum of weights of every tag, with room for a few more to fill whole vectors. A word and its neighbours have
/// about fifty pieces of 8 bits each: no sum comes near 16 bits.
pub(super) type TagScores = [i16; WIDTH];
const WIDTH: usize = 24;

/// The place of a word relative to the word that is tagged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WordPlace {
    /// It is the word itself.
    Own,
    /// It is the word itself, and the first of its sentence.
    First,
    /// It is the word before.
    Before,
    /// Two before.
    SecondBefore,
    /// It is the word after.
    After,
    /// Two after.
    SecondAfter,
    /// It is the word itself, in any context.
    Alone,
    /// It is the word itself, and its tag is always the same.
    Fixed,
}

impl WordPlace {
    /// Every place, in the order of their numbers.
    pub const ALL: [Self; 8] = [
        Self::Own,
        Self::First,
        Self::Before,
        Self::SecondBefore,
        Self::After,
        Self::SecondAfter,
        Self::Alone,
        Self::Fixed,
    ];
}

/// The number of the column of the weights that a word in a place has for a tag.
#[must_use]
pub fn column(place: WordPlace, tag: u8) -> u8 {
    place as u8 * WIDTH as u8 + tag
}

/// Tables of weights by two neighbouring tags, found for words before or guessed for words in any context.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TagTable {
    /// The tags of the word before and of the one before that.
    TagsBefore,
    /// The tag of the word before and the guess of the word itself.
    TagAndGuess,
    /// The tag of the word before and the guess of the word after.
    Around,
    /// The guesses of the word itself and of the word after.
    Guesses,
}

impl TagTable {
    /// Every table, in the order of the file.
    pub const ALL: [Self; 4] = [Self::TagsBefore, Self::TagAndGuess, Self::Around, Self::Guesses];

    /// The rows of the tables, of [`N_TAGS`] weights each, that add to the scores of a word, by the tags before it
    /// (the nearest first) and the guesses of the word itself and of the next.
    #[must_use]
    pub fn rows(before: u8, second_before: u8, guess: u8, next_guess: u8) -> [usize; 4] {
        let [before, second_before, guess, next_guess] =
            [before, second_before, guess, next_guess].map(usize::from);
        let pairs = [(before, second_before), (before, guess), (before, next_guess), (guess, next_guess)];
        let mut table = 0;
        pairs.map(|(one, other)| {
            table += 1;
            ((table - 1) * SIDE + one) * SIDE + other
        })
    }
}

/// The number of rows and of columns of a table: the tags, and none.
const SIDE: usize = N_TAGS + 1;

/// The number of rows of all tables together.
pub const N_TABLE_ROWS: usize = TagTable::ALL.len() * SIDE * SIDE;

/// The hash of a piece as the file has it.
#[must_use]
pub fn piece_key(piece: u32) -> u32 {
    piece.rotate_left(16)
}

/// The sums of the weights of a word's pieces, by column.
pub(super) type Sums = [i16; 256];

/// The tables of a language, each row as wide as scores are; made of its file when they are first needed.
type WideTables = OnceLock<Box<[TagScores]>>;

/// The weights of a language.
pub(super) struct TaggerModel {
    tables: &'static [TagScores],
    pieces: HashIndex,
    rows: RowStarts,
    columns: &'static [u8],
    weights: &'static [u8],
}

impl TaggerModel {
    /// The weights of a language, if there are any.
    pub(super) fn of(language: Language) -> Option<Self> {
        let (file, tables) = file(language)?;
        let (narrow, rest) = file.split_at(N_TABLE_ROWS * N_TAGS);
        let (pieces, rest) = HashIndex::read(rest);
        let (rows, rest) = RowStarts::read(rest, pieces.len());
        let (columns, weights) = rest.split_at(rest.len() / 2);
        Some(Self { tables: tables.get_or_init(|| wide(narrow)), pieces, rows, columns, weights })
    }

    /// True if a language has weights.
    pub(super) fn is_there(language: Language) -> bool {
        file(language).is_some()
    }

    /// Adds the weights of a piece.
    pub(super) fn add(&self, piece: u32, sums: &mut Sums) {
        let Some(at) = self.pieces.find(piece_key(piece)) else { return };
        let row = self.rows.row(at);
        for (&column, &weight) in self.columns[row.clone()].iter().zip(&self.weights[row]) {
            sums[usize::from(column)] += i16::from(weight.cast_signed());
        }
    }

    /// A row of the tables.
    pub(super) fn row(&self, row: usize) -> &'static TagScores {
        &self.tables[row]
    }
}

/// The file of a language, and the place for its tables.
fn file(language: Language) -> Option<(&'static [u8], &'static WideTables)> {
    #[allow(unused_macros, reason = "a build may have no model")]
    macro_rules! file {
        ($file:literal) => {{
            static TABLES: WideTables = OnceLock::new();
            Some((include_bytes!(concat!("../../seeds/models/", $file)), &TABLES))
        }};
    }
    match language {
        #[cfg(feature = "models-en")]
        Language::English => file!("en-tagger.bin"),
        #[cfg(feature = "models-nl")]
        Language::Dutch => file!("nl-tagger.bin"),
        #[cfg(feature = "models-fr")]
        Language::French => file!("fr-tagger.bin"),
        #[cfg(feature = "models-de")]
        Language::German => file!("de-tagger.bin"),
        #[cfg(feature = "models-it")]
        Language::Italian => file!("it-tagger.bin"),
        #[cfg(feature = "models-no")]
        Language::Norwegian => file!("no-tagger.bin"),
        #[cfg(feature = "models-pt")]
        Language::Portuguese => file!("pt-tagger.bin"),
        #[cfg(feature = "models-es")]
        Language::Spanish => file!("es-tagger.bin"),
        #[cfg(feature = "models-zh")]
        Language::Chinese => file!("zh-tagger.bin"),
        _ => None,
    }
}

/// The scores of a place.
pub(super) fn scores_at(sums: &Sums, place: WordPlace) -> TagScores {
    let start = usize::from(column(place, 0));
    let mut scores = [0; WIDTH];
    scores.copy_from_slice(&sums[start..start + WIDTH]);
    scores
}

fn wide(narrow: &[u8]) -> Box<[TagScores]> {
    let row = |weights: &[u8; N_TAGS]| {
        let mut row = [0; WIDTH];
        row.iter_mut().zip(weights).for_each(|(wide, weight)| *wide = i16::from(weight.cast_signed()));
        row
    };
    narrow.as_chunks().0.iter().map(row).collect()
}
