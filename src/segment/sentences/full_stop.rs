//! Full stops before a blank: of a sentence, an abbreviation, an initial or an ordinal.

use super::candidate::BoundaryCandidate;
use super::splitter::SentenceSplitter;
use super::word_after::LetterCase;
use crate::language::{Abbreviation, Property, Script};
use crate::segment::boundary_rule::BoundaryRule;

/// The marker of a list item starts at most this many bytes after the sentence does.
const MAX_MARKER_INDENT: usize = 16;

impl BoundaryCandidate<'_, '_> {
    /// The rule for a full stop before a blank.
    pub fn rule_at_full_stop(&self) -> BoundaryRule {
        let Self { before, next, splitter, .. } = self;
        let profile = splitter.profile;
        if matches!(next.first, '№' | '§' | '/' | '=') {
            return BoundaryRule::SignFollows;
        }
        if profile.script == Script::Armenian {
            return BoundaryRule::OtherFullStop;
        }
        if before.word.is_empty() {
            return BoundaryRule::FullStop;
        }
        if self.is_own_abbreviation() {
            return BoundaryRule::Abbreviation;
        }
        if self.is_list_marker() {
            return BoundaryRule::ListMarker;
        }
        if before.is_number() {
            return self.rule_at_number();
        }
        if self.is_abbreviated_by_foreign_stop() {
            return BoundaryRule::OtherFullStop;
        }
        if let Some(rule) = self.rule_at_abbreviation() {
            return rule;
        }
        if profile.has(Property::OrdinalStops) && before.is_roman() {
            return self.rule_at_roman_ordinal();
        }
        if self.is_rare_abbreviation() {
            return BoundaryRule::RareAbbreviation;
        }
        if self.is_before_lower() {
            return self.rule_before_lower();
        }
        // In the order of what each test costs.
        let is_abbreviated = next.case == LetterCase::Upper
            && !self.next_is_function_word()
            && self.is_abbreviated_nearby()
            && !self.next_is_starter();
        if is_abbreviated { BoundaryRule::AbbreviatedNearby } else { BoundaryRule::FullStop }
    }

    /// True if the word before the mark is one of the abbreviations that the user brings.
    fn is_own_abbreviation(&self) -> bool {
        let Self { before, splitter: SentenceSplitter { abbreviations: own, .. }, .. } = self;
        !own.is_empty()
            && (own.has(before.word)
                || own.has(before.without_blanks())
                || before
                    .spaced_letters()
                    .is_some_and(|whole| own.has(&whole.replace(char::is_whitespace, ""))))
    }

    /// The rule after an abbreviation or initial. None if the word is neither.
    fn rule_at_abbreviation(&self) -> Option<BoundaryRule> {
        let Self { before, splitter, .. } = self;
        let is_capital = before.is_single_letter() && before.word.starts_with(char::is_uppercase);
        if is_capital && before.spaced_letters().is_none() {
            // "M. Le Maire": some capitals are abbreviations.
            let listed = splitter.profile.abbreviation_as_written(before.word);
            return Some(listed.map_or_else(|| self.rule_at_initial(), |found| self.rule_after(found)));
        }
        if let Some(abbreviation) = before.look_up(splitter.profile) {
            return Some(self.rule_after(abbreviation));
        }
        if before.is_dotted() {
            return Some(self.rule_after(Abbreviation::Usual));
        }
        (before.is_single_letter() && !self.is_one_letter_word()).then(|| self.rule_at_initial())
    }

    /// True if the word before the mark is a small word of one letter beyond ASCII: Tajik "ӯ", he or she.
    fn is_one_letter_word(&self) -> bool {
        let Self { before, splitter, .. } = self;
        !before.word.is_ascii()
            && before.word.starts_with(char::is_lowercase)
            && splitter.profile.is_function_word(before.word)
    }

    fn rule_at_initial(&self) -> BoundaryRule {
        let Self { before, next, .. } = self;
        if before.follows_apostrophe() {
            // "the men's."
            return BoundaryRule::EndingAfterApostrophe;
        }
        // Not so the "Q." before a question.
        let is_inside = self.splitter.text[self.sentence_start..before.start].contains(char::is_alphanumeric);
        match next.case {
            // A Latin letter is not an initial here: those come before names in Latin letters.
            LetterCase::Caseless if !before.is_alphabetic() || before.word.is_ascii() && is_inside => {
                BoundaryRule::LetterBeforeCaseless
            }
            LetterCase::Upper if is_inside && !next.after_dash && self.next_is_starter() => {
                BoundaryRule::StarterFollows
            }
            LetterCase::Upper
            | LetterCase::Lower
            | LetterCase::Caseless
            | LetterCase::Digit
            | LetterCase::Other => BoundaryRule::Initial,
        }
    }

    fn rule_at_roman_ordinal(&self) -> BoundaryRule {
        if self.next.case != LetterCase::Upper {
            BoundaryRule::Ordinal
        } else if self.next_is_starter() {
            BoundaryRule::StarterFollows
        } else if self.before.follows_capital() {
            BoundaryRule::NumberOfName
        } else {
            BoundaryRule::Ordinal
        }
    }

    fn rule_before_lower(&self) -> BoundaryRule {
        if self.before.looks_abbreviated() {
            BoundaryRule::LooksAbbreviated
        } else if self.is_abbreviated_nearby() {
            BoundaryRule::AbbreviatedNearby
        } else {
            BoundaryRule::FullStopBeforeLowerCase
        }
    }

    /// True if the sentence so far is the marker of an item: "3", "2-1", "IV".
    fn is_list_marker(&self) -> bool {
        let Self { before, splitter, sentence_start, .. } = self;
        let said = &splitter.text[*sentence_start..before.start + before.word.len()];
        let marker = said.trim_start_matches(|c: char| !c.is_alphanumeric());
        said.len() <= MAX_MARKER_INDENT + before.word.len()
            && (marker
                .split(['-', '–'])
                .all(|part| !part.is_empty() && part.chars().all(|c| c.is_numeric() || c == '.'))
                || marker == before.word && self.next.case == LetterCase::Upper && before.is_roman())
    }

    fn rule_at_number(&self) -> BoundaryRule {
        let Self { splitter, .. } = self;
        if splitter.profile.has(Property::OrdinalStops) && self.is_ordinal() {
            return BoundaryRule::Ordinal;
        }
        BoundaryRule::FullStop
    }

    /// True if the number is the day or the month of a date: "am 4. 6. 2021".
    fn is_in_date(&self) -> bool {
        let Self { before, next, splitter, .. } = self;
        let follows_day = || {
            let left = splitter.text[..before.start].trim_end();
            left.strip_suffix('.').is_some_and(|left| left.ends_with(|c: char| c.is_ascii_digit()))
        };
        match next.word.len() {
            1 | 2 => next.case == LetterCase::Digit && next.is_followed_by_stop(splitter.text),
            4 => next.case == LetterCase::Digit && follows_day(),
            _ => false,
        }
    }

    /// True if the number before the mark is an ordinal, in a language that writes "3." for "3rd".
    fn is_ordinal(&self) -> bool {
        let Self { before, next, splitter, .. } = self;
        // "am 3.5. um": a date without the year.
        let is_day = before.word.split('.').all(|part| part.len() <= 2);
        if is_day && (self.is_before_lower() || self.is_in_date()) {
            return true;
        }
        if before.word.len() > 4 || before.word.contains([',', '.']) {
            return false;
        }
        let is_short = before.word.len() <= 2;
        match next.case {
            LetterCase::Lower => self.has_capitals() || is_short,
            // Only a language with capital nouns writes "die 12. Klasse".
            LetterCase::Upper => {
                splitter.profile.is_month(next.word)
                    || is_short && splitter.profile.has(Property::CapitalNouns) && !self.next_is_starter()
            }
            LetterCase::Digit | LetterCase::Caseless | LetterCase::Other => false,
        }
    }
}
