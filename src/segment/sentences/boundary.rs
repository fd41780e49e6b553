//! Weighs the evidence at a run of marks: does the sentence end there?

use super::mark_run::Run;
use super::quotes::{is_bracketed, is_citation, is_quoted_phrase};
use super::splitter::{SentenceSplitter, Writing};
use super::usage_nearby::{abbreviated_nearby, seen_in_lower_case};
use super::word_after::{Case, Next};
use super::word_before::Before;
use crate::language::{Abbreviation, Property, Script, WordClass, WordList};
use crate::segment::marks::Mark;

/// One place where a sentence may end, with what stands around it.
pub(in crate::segment) struct Place<'s, 't> {
    pub(in crate::segment) splitter: &'s SentenceSplitter<'t>,
    pub(in crate::segment) run: Run,
    pub(in crate::segment) before: Before<'t>,
    pub(in crate::segment) next: Next<'t>,
    /// Where the marks start.
    pub(in crate::segment) at: usize,
    /// Where the sentence starts.
    pub(in crate::segment) sentence_start: usize,
}

impl Place<'_, '_> {
    /// Whether the sentence ends at the run's end.
    pub(in crate::segment) fn is_end(&self) -> bool {
        let Self { run, next, .. } = self;
        if run.has(Mark::Strong) {
            return !is_quoted_phrase(self);
        }
        if self.goes_on_after_mark() || self.nothing_said() || is_bracketed(self) {
            return false;
        }
        if run.is_smile() {
            return next.is_spaced && (next.first == '@' || matches!(next.case, Case::Upper | Case::None));
        }
        if run.has(Mark::Pause) {
            return next.is_spaced && self.is_end_at_pause();
        }
        if next.is_spaced { self.is_end_before_blank() } else { self.is_end_before_letter() }
    }

    /// Whether a comma or the like follows the mark; two commas are an opening quote.
    fn goes_on_after_mark(&self) -> bool {
        let is_quote = || self.splitter.text[self.run.end..].trim_start().starts_with(",,");
        matches!(self.next.first, ',' | ';' | ':' | '，' | '、' | '；' | '：' | '،' | '؛') && !is_quote()
    }

    /// Whether nothing but marks stands between the sentence's start and this place.
    fn nothing_said(&self) -> bool {
        self.before.word.is_empty()
            && self.at - self.sentence_start <= 8
            && !self.splitter.text[self.sentence_start..self.at].contains(char::is_alphanumeric)
    }

    fn is_lower(&self) -> bool {
        self.next.case == Case::Lower && self.splitter.writing == Writing::Usual
    }

    fn is_end_before_blank(&self) -> bool {
        let run = &self.run;
        if run.closer.is_some() && (self.is_lower() && run.n_stops <= 1 || is_citation(self)) {
            return false;
        }
        if run.has(Mark::Ellipsis) {
            return self.is_end_at_ellipsis();
        }
        if run.has(Mark::Call) {
            return !self.is_lower() && !self.is_said()
                || run.closer.is_none() && self.call_ends_before_lower();
        }
        self.is_end_at_full_stop()
    }

    /// A semicolon or colon ends a sentence before an item of a list, a semicolon also where a small word
    /// after it has a capital. Italian starts a
    /// sentence after a colon whenever it writes a capital there; Portuguese where speech follows.
    fn is_end_at_pause(&self) -> bool {
        let Self { next, splitter, .. } = self;
        let is_semicolon = splitter.text.as_bytes()[self.at] == b';';
        if next.is_list_marker(splitter.text) || is_semicolon && matches!(next.first, '-' | '–' | '•') {
            return true;
        }
        if next.case != Case::Upper {
            return false;
        }
        if is_semicolon {
            return self.next_is_starter();
        }
        splitter.profile.has(Property::SentenceAfterColon)
            || splitter.profile.has(Property::SpeechAfterColon) && next.first == '«'
    }

    /// `…` ends a sentence only before a capital.
    fn is_end_at_ellipsis(&self) -> bool {
        let Self { run, next, splitter, .. } = self;
        if run.has(Mark::Call) {
            return next.case != Case::Lower;
        }
        match next.case {
            Case::Upper => !splitter.profile.list(WordList::AlwaysCapital).contains(&next.word),
            Case::Lower => false,
            Case::None => splitter.profile.script != Script::Armenian,
            Case::Digit | Case::Other => true,
        }
    }

    /// "Yahoo! in": a name keeps its mark; "wow! that was": a new sentence without a capital.
    fn call_ends_before_lower(&self) -> bool {
        let is_name =
            self.before.word.starts_with(char::is_uppercase) && self.before.start > self.sentence_start;
        !self.next.after_dash && !is_name
    }

    fn is_end_at_full_stop(&self) -> bool {
        let Self { before, next, splitter, .. } = self;
        let profile = splitter.profile;
        if matches!(next.first, '№' | '§' | '/' | '=') || profile.script == Script::Armenian {
            return false;
        }
        if before.word.is_empty() {
            return true;
        }
        if before.is_number() {
            return self.is_end_at_number();
        }
        if self.is_abbreviated_by_foreign_stop() {
            return false;
        }
        if before.is_single_letter()
            && before.word.starts_with(char::is_uppercase)
            && before.spaced_letters().is_none()
        {
            // "M. Le Maire": some capitals are abbreviations.
            let listed = profile.abbreviation_as_written(before.word);
            return listed
                .map_or_else(|| self.is_end_at_initial(), |found| self.is_end_at_abbreviation(found));
        }
        if let Some(abbreviation) = before.look_up(profile) {
            return self.is_end_at_abbreviation(abbreviation);
        }
        if before.is_dotted() {
            return self.is_end_at_abbreviation(Abbreviation::Usual);
        }
        if before.is_single_letter() && !self.is_one_letter_word() {
            return self.is_end_at_initial();
        }
        if profile.has(Property::OrdinalStops) && before.is_roman() {
            return next.case == Case::Upper && (self.next_is_starter() || before.follows_capital());
        }
        if self.is_lower() {
            return !before.looks_abbreviated() && !self.is_abbreviated_nearby();
        }
        // In the order of what a look costs.
        next.case != Case::Upper
            || self.next_is_function_word()
            || !self.is_abbreviated_nearby()
            || self.next_is_starter()
    }

    /// Whether the word before the mark is a small word of one letter beyond ASCII: Tajik "ӯ", he or she.
    fn is_one_letter_word(&self) -> bool {
        let Self { before, splitter, .. } = self;
        !before.word.is_ascii()
            && before.word.starts_with(char::is_lowercase)
            && splitter.profile.is_function_word(before.word)
    }

    /// Whether the text around uses the word as an abbreviation, although no list has it.
    fn is_abbreviated_nearby(&self) -> bool {
        let Self { splitter, before, .. } = self;
        splitter.writing == Writing::Usual
            && !splitter.profile.is_function_word(before.word)
            && abbreviated_nearby(splitter.text, before)
    }

    fn is_end_at_abbreviation(&self, abbreviation: Abbreviation) -> bool {
        let Self { before, run, next, splitter, .. } = self;
        let may_end = next.case == Case::Upper
            && run.closer != Some(')')
            && next.first != '('
            && !splitter.profile.is(WordClass::AfterAbbreviation, next.word);
        match abbreviation {
            Abbreviation::Never => false,
            Abbreviation::Number => match next.case {
                Case::Digit => false,
                Case::Lower => splitter.writing == Writing::LowerCase,
                Case::Upper => !next.is_roman(),
                Case::None | Case::Other => true,
            },
            // "At 5 a.m. Mr. Smith": too little has been said to be a sentence.
            Abbreviation::Closing if splitter.writing == Writing::LowerCase => {
                self.next_is_starter() && self.has_words(3)
            }
            // "at 5:40 a.m. March 14", "at 3:57 p.m. Beijing time"
            Abbreviation::Closing if self.next_is_date() || self.next_is_zone() => false,
            Abbreviation::Closing => may_end && self.has_words(3),
            Abbreviation::Usual => {
                let is_unit = || before.word.starts_with(char::is_lowercase) && before.follows_number();
                // "the U.S. Embassy, where another embassy …": the word in lower case shows nothing.
                let is_name_part = || before.is_dotted_name() && !self.next_is_function_word();
                let is_start = || self.next_is_starter() && !is_name_part() && self.has_words(1);
                may_end && (is_start() || is_unit() && self.has_words(3))
                    || next.case == Case::None && (before.word.is_ascii() || before.follows_number())
            }
        }
    }

    fn is_end_at_initial(&self) -> bool {
        let Self { before, next, .. } = self;
        if before.follows_apostrophe() {
            // "the men's."
            return true;
        }
        match next.case {
            Case::Lower | Case::Digit | Case::Other => false,
            // A Latin letter there is no initial, which stands before a name in Latin letters.
            Case::None => {
                !before.is_alphabetic() || before.word.is_ascii() && before.start > self.sentence_start
            }
            Case::Upper => before.start > self.sentence_start && !next.after_dash && self.next_is_starter(),
        }
    }

    fn is_end_at_number(&self) -> bool {
        let Self { before, next, splitter, sentence_start, .. } = self;
        let is_marker = before.start <= sentence_start + MARKER_INDENT
            && !splitter.text[*sentence_start..before.start].contains(char::is_alphanumeric);
        if is_marker {
            return false;
        }
        let profile = splitter.profile;
        // "am 3.5. um": a date without the year.
        let is_day = before.word.split('.').all(|part| part.len() <= 2);
        if profile.has(Property::OrdinalStops)
            && is_day
            && next.case == Case::Lower
            && splitter.writing == Writing::Usual
        {
            return false;
        }
        if profile.has(Property::OrdinalStops) && before.word.len() <= 4 && !before.word.contains([',', '.'])
        {
            let is_short = before.word.len() <= 2;
            match next.case {
                Case::Lower => return splitter.writing == Writing::LowerCase && !is_short,
                Case::Upper if profile.is_month(next.word) => return false,
                // Only a language with capital nouns writes "die 12. Klasse".
                Case::Upper if is_short && profile.has(Property::CapitalNouns) => {
                    return self.next_is_starter();
                }
                Case::Upper | Case::Digit | Case::None | Case::Other => {}
            }
        }
        true
    }

    /// Whether the next word says by itself that a sentence starts: a function word with a capital, or a
    /// word that the text has in lower case nearby.
    fn next_is_starter(&self) -> bool {
        let Self { next, splitter, .. } = self;
        let is_initial = next.word.chars().nth(1).is_none() && next.is_followed_by_stop(splitter.text);
        !is_initial
            && (self.next_is_function_word()
                || !splitter.profile.has(Property::CapitalNouns) && seen_in_lower_case(splitter.text, next))
    }

    /// Whether a month and its day follow.
    fn next_is_date(&self) -> bool {
        let Self { next, splitter, .. } = self;
        splitter.profile.is_month(next.word) && next.is_followed_by_number(splitter.text)
    }

    /// Whether the place follows whose time it is.
    fn next_is_zone(&self) -> bool {
        let Self { next, splitter, .. } = self;
        let after = &splitter.text.as_bytes()[next.start + next.word.len()..];
        !self.next_is_function_word()
            && after.starts_with(b" time")
            && !after.get(5).is_some_and(u8::is_ascii_alphabetic)
    }

    fn next_is_function_word(&self) -> bool {
        self.splitter.profile.is_function_word(self.next.word)
    }

    /// Whether the sentence has so many words with letters before the word at the mark.
    fn has_words(&self, at_least: usize) -> bool {
        let said = &self.splitter.text[self.sentence_start..self.before.start];
        said.split_ascii_whitespace()
            .filter(|word| word.contains(char::is_alphabetic))
            .nth(at_least - 1)
            .is_some()
    }

    /// Whether a sentence ends at a run that no blank follows: "end.Next".
    fn is_end_before_letter(&self) -> bool {
        let Self { run, next, before, .. } = self;
        if matches!(next.first, '-' | '/' | '@' | '=' | '&' | '%') {
            return false;
        }
        if run.has(Mark::Call) {
            return match next.case {
                Case::Upper => !before.is_address(),
                Case::None => !is_quoted_phrase(self),
                Case::Lower | Case::Digit | Case::Other => false,
            };
        }
        if run.has(Mark::Ellipsis) {
            return next.is_ideograph();
        }
        !self.is_abbreviated_by_foreign_stop() && before.ends_glued(next)
    }
}

/// A list marker stands at most so far from the sentence's start.
const MARKER_INDENT: usize = 16;
