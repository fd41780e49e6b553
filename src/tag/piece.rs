//! The pieces of a word that weights are learnt for: the word, its endings, its beginnings, its shape.
//!
//! A piece is known by its hash. The program that trains a model and the tagger that uses it share these functions.

use crate::hash::{FNV_START, fnv_spread, fnv_step};

/// The kinds of pieces of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Piece {
    /// The word in lower case, each digit as 0.
    Lower,
    /// The word as written.
    Form,
    /// The last two letters of the word in lower case.
    Ending2,
    /// The last three.
    Ending3,
    /// The last four.
    Ending4,
    /// The first two letters of the word in lower case.
    Beginning2,
    /// The first three.
    Beginning3,
    /// The first four.
    Beginning4,
    /// Capitals, small letters, digits and marks, each run as one: `Xx`, `X`, `x-x`, `0`.
    Shape,
    /// The shape together with the last two letters.
    ShapeAndEnding,
    /// The part after the last hyphen.
    LastPart,
}

/// From two letters to four.
const BEGINNINGS: [Piece; 3] = [Piece::Beginning2, Piece::Beginning3, Piece::Beginning4];
const ENDINGS: [Piece; 3] = [Piece::Ending2, Piece::Ending3, Piece::Ending4];

/// Calls `emit` with every piece of `word` and its hash. `letters` is scratch.
pub fn pieces(word: &str, letters: &mut Vec<char>, mut emit: impl FnMut(Piece, u32)) {
    fold(word, letters);
    let mut lower = FNV_START;
    for (at, &letter) in letters.iter().enumerate() {
        lower = step(lower, letter);
        if let Some(&beginning) = at.checked_sub(1).and_then(|at| BEGINNINGS.get(at)) {
            emit(beginning, hash(beginning, lower));
        }
    }
    emit(Piece::Lower, hash(Piece::Lower, lower));
    emit(Piece::Form, hash(Piece::Form, word.chars().fold(FNV_START, step)));
    let mut from_the_end = letters.iter().rev();
    let mut ending = from_the_end.next().map_or(FNV_START, |&letter| step(FNV_START, letter));
    let mut last_two = ending;
    for (&letter, piece) in from_the_end.zip(ENDINGS) {
        ending = step(ending, letter);
        emit(piece, hash(piece, ending));
        if piece == Piece::Ending2 {
            last_two = ending;
        }
    }
    let shape = shape(word);
    emit(Piece::Shape, hash(Piece::Shape, shape));
    emit(Piece::ShapeAndEnding, hash(Piece::ShapeAndEnding, shape.rotate_left(7) ^ last_two));
    if let Some(hyphen) = letters.iter().rposition(|&letter| letter == '-') {
        let last = letters[hyphen + 1..].iter().fold(FNV_START, |hash, &letter| step(hash, letter));
        emit(Piece::LastPart, hash(Piece::LastPart, last));
    }
}

/// The letters of a word in lower case, each digit as 0.
fn fold(word: &str, letters: &mut Vec<char>) {
    letters.clear();
    let zero = |letter: char| if letter.is_numeric() { '0' } else { letter };
    if word.is_ascii() {
        letters.extend(word.bytes().map(|byte| zero(char::from(byte.to_ascii_lowercase()))));
    } else {
        letters.extend(word.chars().flat_map(char::to_lowercase).map(zero));
    }
}

/// A shape has at most this many runs.
const MAX_SHAPE: usize = 9;

/// The hash of the classes of a word's letters, one for each run.
fn shape(word: &str) -> u32 {
    let mut shape = FNV_START;
    let (mut last, mut n) = ('\0', 0);
    for letter in word.chars() {
        let class = class(letter);
        if class != last {
            shape = step(shape, class);
            n += 1;
        }
        if n == MAX_SHAPE {
            break;
        }
        last = class;
    }
    shape
}

fn class(letter: char) -> char {
    match letter {
        'a'..='z' => 'x',
        'A'..='Z' => 'X',
        '0'..='9' => '0',
        _ if letter.is_uppercase() => 'X',
        _ if letter.is_alphabetic() => 'x',
        _ if letter.is_numeric() => '0',
        _ => letter,
    }
}

/// The hash of letters and one more.
fn step(hash: u32, letter: char) -> u32 {
    fnv_step(hash, u32::from(letter))
}

/// The hash of a piece of these letters.
fn hash(piece: Piece, letters: u32) -> u32 {
    fnv_spread(letters, piece as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(word: &str) -> Vec<(Piece, u32)> {
        let mut found = Vec::new();
        pieces(word, &mut Vec::new(), |piece, hash| found.push((piece, hash)));
        found
    }

    fn piece(word: &str, wanted: Piece) -> Option<u32> {
        of(word).into_iter().find(|&(piece, _)| piece == wanted).map(|(_, hash)| hash)
    }

    #[test]
    fn shapes_are_short() {
        let check = |a: &str, b: &str, is_same: bool| assert_eq!(shape(a) == shape(b), is_same, "{a} {b}");
        check("Paris", "Rome", true);
        check("Paris", "NATO", false);
        check("COVID-19", "H-1", true);
        check("don't", "can't", true);
        check("don't", "dont", false);
        check("a-b-c-d-e-f-g", "a-b-c-d-e-f-g-h-i", true);
        check("", "", true);
    }

    #[test]
    fn words_that_end_alike_share_their_endings() {
        assert_eq!(piece("walking", Piece::Ending3), piece("SINGING", Piece::Ending3));
        assert_ne!(piece("walking", Piece::Ending4), piece("singing", Piece::Ending4));
        assert_eq!(piece("it", Piece::Ending3), None);
        assert_eq!(piece("I", Piece::Beginning2), None);
        assert_eq!(piece("Élan", Piece::Lower), piece("élan", Piece::Lower));
        assert_ne!(piece("Élan", Piece::Form), piece("élan", Piece::Form));
        assert_eq!(piece("long-term", Piece::LastPart), piece("short-term", Piece::LastPart));
        assert_eq!(piece("1984", Piece::Lower), piece("2024", Piece::Lower));
    }

    #[test]
    fn every_word_has_pieces_even_an_empty_one() {
        assert_eq!(of("").len(), 4);
    }
}
