//! How a text is written, by its first few kilobytes: with capitals or without, with which full stops.

use super::letters::is_lower;
use crate::ascii::wide_chars;
use crate::segment::marks::{SentenceMark, mark_at, may_start_mark};

/// How a text uses capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writing {
    /// Capitals start sentences and names, or the script has none.
    Usual,
    /// No capitals where there should be.
    LowerCase,
}

/// A text with capitals has at least one in this many letters.
const LOWER_PER_UPPER: usize = 300;
/// A text without any capital has at least this many letters.
const MIN_LOWER_WITHOUT_UPPER: usize = 40;
/// A text with a few capitals, as in a heading, has at least this many letters.
const MIN_LOWER_WITH_UPPER: usize = 1200;

/// How a text uses capitals.
pub(super) fn writing_of(sample: &str) -> Writing {
    // Most texts have enough capitals in their first few lines.
    if sample.bytes().filter(u8::is_ascii_uppercase).nth(sample.len() / LOWER_PER_UPPER).is_some() {
        return Writing::Usual;
    }
    let mut n_upper = sample.bytes().filter(u8::is_ascii_uppercase).count();
    let mut n_lower = sample.bytes().filter(u8::is_ascii_lowercase).count();
    for c in wide_chars(sample) {
        n_upper += usize::from(c.is_uppercase());
        n_lower += usize::from(is_lower(c));
    }
    let is_lower_case = n_lower >= MIN_LOWER_WITHOUT_UPPER && n_upper == 0
        || n_lower >= MIN_LOWER_WITH_UPPER && n_upper * LOWER_PER_UPPER < n_lower;
    if is_lower_case { Writing::LowerCase } else { Writing::Usual }
}

/// True if the text has at least as many full stops of its own script as `.` before blanks.
pub(super) fn has_script_full_stops(sample: &str) -> bool {
    let bytes = sample.as_bytes();
    let (mut n_own, mut n_foreign) = (0, 0);
    for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| may_start_mark(**byte)) {
        match mark_at(bytes, at) {
            Some((SentenceMark::ScriptFullStop, _)) => n_own += 1,
            Some((SentenceMark::FullStop, 1)) => n_foreign += usize::from(bytes.get(at + 1) == Some(&b' ')),
            _ => {}
        }
    }
    n_own > 0 && n_own >= n_foreign
}
