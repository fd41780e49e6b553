//! The classes of the words of a document that say what belongs to a phrase: titles, words for times, greetings, what is about
//! the text.

use crate::analysis::Analysis;
use crate::language::WordClass;

/// By word: the bits of its classes in any case; one that ends in a noun for a person after a hyphen is one too: "ex-striker".
/// O(distinct words).
pub(super) fn word_classes(analysis: &Analysis) -> Vec<u32> {
    let document = analysis.document();
    let profile = document.language().profile();
    // Names of months and days alone would leave the other words for times.
    let known = if profile.has_any(WordClass::TimeWord) { u32::MAX } else { !TIMES };
    let of_last_part = |word: &str| {
        let last_part = word.bytes().rposition(|byte| byte == b'-').map(|at| &word[at + 1..]);
        last_part.map_or(0, |part| profile.classes_in_any_case(part) & PERSON)
    };
    let of_words = analysis.word_classes().iter().zip(document.word_ids());
    of_words.map(|(classes, word)| (classes | of_last_part(document.word_text(word))) & known).collect()
}

/// True for a word for a time: "months", "Monday", "June". A phrase that ends in one says when, not what.
pub(in crate::keyword) fn is_time(classes: u32) -> bool {
    classes & TIMES != 0
}

/// True for what a person is: "striker", "ex-striker".
pub(in crate::keyword) fn is_person_noun(classes: u32) -> bool {
    classes & PERSON != 0
}

const PERSON: u32 = WordClass::PersonNoun.bit();
const TIMES: u32 = WordClass::TimeWord.bit() | WordClass::WeekDay.bit() | WordClass::Month.bit();
