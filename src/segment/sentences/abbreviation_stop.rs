//! Full stops after a known abbreviation.

use super::candidate::BoundaryCandidate;
use super::word_after::LetterCase;
use crate::language::{Abbreviation, WordClass};
use crate::segment::boundary_rule::BoundaryRule;

/// A sentence that ends with an abbreviation has at least this many words before it: not so "At 5 a.m. Mr. Smith".
const MIN_WORDS_BEFORE: usize = 3;

impl BoundaryCandidate<'_, '_> {
    /// The rule for the full stop of this abbreviation.
    pub fn rule_after(&self, abbreviation: Abbreviation) -> BoundaryRule {
        match abbreviation {
            Abbreviation::Never => BoundaryRule::Abbreviation,
            Abbreviation::Number => self.rule_before_number(),
            Abbreviation::Closing => self.rule_after_closing(),
            Abbreviation::Usual => self.rule_after_usual(),
        }
    }

    /// After an abbreviation for use before numbers: "No. 5".
    fn rule_before_number(&self) -> BoundaryRule {
        match self.next.case {
            LetterCase::Digit => BoundaryRule::AbbreviationBeforeNumber,
            LetterCase::Upper if self.next.is_roman() => BoundaryRule::AbbreviationBeforeNumber,
            LetterCase::Lower if self.has_capitals() => BoundaryRule::BeforeLowerCase,
            LetterCase::Lower | LetterCase::Upper | LetterCase::Caseless | LetterCase::Other => {
                BoundaryRule::NoNumberFollows
            }
        }
    }

    /// After an abbreviation that ends a sentence if a capital follows: "etc.", "p.m.".
    fn rule_after_closing(&self) -> BoundaryRule {
        if !self.has_capitals() {
            let is_end = self.next_is_starter() && self.has_words(MIN_WORDS_BEFORE);
            return if is_end { BoundaryRule::StarterFollows } else { BoundaryRule::AbbreviationGoesOn };
        }
        // "at 5:40 a.m. March 14", "at 3:57 p.m. Beijing time"
        if self.next_is_date() || self.next_is_zone() {
            return BoundaryRule::TimeGoesOn;
        }
        if !self.may_end_at_abbreviation() {
            return BoundaryRule::AbbreviationGoesOn;
        }
        if self.has_words(MIN_WORDS_BEFORE) {
            BoundaryRule::AbbreviationBeforeCapital
        } else {
            BoundaryRule::TooFewWords
        }
    }

    /// After an abbreviation that is mostly inside a sentence but may end one: "Inc.", "U.S.".
    fn rule_after_usual(&self) -> BoundaryRule {
        let Self { before, next, .. } = self;
        if self.may_end_at_abbreviation() {
            // "the U.S. Embassy, where another embassy …": the word in lower case shows nothing.
            let is_name_part = || before.is_dotted_name() && !self.next_is_function_word();
            if self.next_is_starter() && !is_name_part() && self.has_words(1) {
                return BoundaryRule::StarterFollows;
            }
            let is_unit = before.word.starts_with(char::is_lowercase) && before.follows_number();
            if is_unit && self.has_words(MIN_WORDS_BEFORE) {
                return BoundaryRule::UnitBeforeCapital;
            }
        }
        if next.case == LetterCase::Caseless && (before.word.is_ascii() || before.follows_number()) {
            return BoundaryRule::AbbreviationBeforeCaseless;
        }
        BoundaryRule::AbbreviationGoesOn
    }

    /// True if what follows may start a sentence after an abbreviation.
    fn may_end_at_abbreviation(&self) -> bool {
        let Self { run, next, splitter, .. } = self;
        next.case == LetterCase::Upper
            && run.closer != Some(')')
            && next.first != '('
            && !splitter.profile.is(WordClass::AfterAbbreviation, next.word)
    }

    /// True if a month and its day follow.
    fn next_is_date(&self) -> bool {
        let Self { next, splitter, .. } = self;
        splitter.profile.is_month(next.word) && next.is_followed_by_number(splitter.text)
    }

    /// True if the place follows whose time it is: "Beijing time".
    fn next_is_zone(&self) -> bool {
        let Self { next, splitter, .. } = self;
        let after = &splitter.text.as_bytes()[next.start + next.word.len()..];
        !self.next_is_function_word()
            && after.starts_with(b" time")
            && !after.get(5).is_some_and(u8::is_ascii_alphabetic)
    }
}
