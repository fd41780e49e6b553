//! The classes of the words of a document that say what belongs to a phrase: titles, words for times, greetings, what is about
//! the text.

use crate::analysis::Analysis;
use crate::language::WordClass;

/// By word: the bits of its classes in any case. O(distinct words).
pub(super) fn word_classes(analysis: &Analysis) -> Vec<u32> {
    // Names of months and days alone would leave the other words for times.
    let has_times = analysis.document().language().profile().has_any(WordClass::TimeWord);
    let known = if has_times { u32::MAX } else { !TIMES };
    analysis.word_classes().iter().map(|classes| classes & known).collect()
}

/// True for a word for a time: "months", "Monday", "June". A phrase that ends in one says when, not what.
pub(in crate::keyword) fn is_time(classes: u32) -> bool {
    classes & TIMES != 0
}

const TIMES: u32 = WordClass::TimeWord.bit() | WordClass::WeekDay.bit() | WordClass::Month.bit();
