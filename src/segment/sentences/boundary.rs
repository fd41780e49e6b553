//! The rule at a run of marks: does the sentence end there?

use super::candidate::BoundaryCandidate;
use super::quotes::{is_bracketed, is_citation, quoted_phrase_rule};
use super::word_after::LetterCase;
use crate::language::{Property, Script, WordList};
use crate::segment::boundary_rule::BoundaryRule;
use crate::segment::marks::SentenceMark;

impl BoundaryCandidate<'_, '_> {
    /// The rule that decides whether the sentence ends at the run's end.
    pub fn rule(&self) -> BoundaryRule {
        let Self { run, next, .. } = self;
        if run.has(SentenceMark::ScriptFullStop) {
            return quoted_phrase_rule(self).unwrap_or(BoundaryRule::ScriptFullStop);
        }
        if self.is_before_comma() {
            return BoundaryRule::CommaFollows;
        }
        if self.nothing_said() {
            return BoundaryRule::NothingSaid;
        }
        if is_bracketed(self) {
            return BoundaryRule::MarkInBrackets;
        }
        if run.is_smiley() {
            let starts = next.first == '@' || matches!(next.case, LetterCase::Upper | LetterCase::Caseless);
            let is_end = next.is_spaced && starts;
            return if is_end { BoundaryRule::Smiley } else { BoundaryRule::SmileyInSentence };
        }
        if run.has(SentenceMark::Pause) {
            return self.rule_at_pause();
        }
        if next.is_spaced { self.rule_before_blank() } else { self.rule_before_letter() }
    }

    /// True if a comma or the like follows the mark. Two commas are an opening quote.
    fn is_before_comma(&self) -> bool {
        let is_quote = || self.splitter.text[self.run.end..].trim_start().starts_with(",,");
        matches!(self.next.first, ',' | ';' | ':' | '，' | '、' | '；' | '：' | '،' | '؛') && !is_quote()
    }

    /// True if the sentence has only marks so far.
    fn nothing_said(&self) -> bool {
        self.before.word.is_empty()
            && self.at - self.sentence_start <= MAX_OPENING_BYTES
            && !self.splitter.text[self.sentence_start..self.at].contains(char::is_alphanumeric)
    }

    /// At a semicolon or colon. Both end a sentence before an item of a list, a semicolon also before a small word with
    /// a capital. Italian starts a sentence after a colon whenever it writes a capital there; Portuguese where speech
    /// follows.
    fn rule_at_pause(&self) -> BoundaryRule {
        let Self { next, splitter, .. } = self;
        if !next.is_spaced {
            return BoundaryRule::Pause;
        }
        let is_semicolon = splitter.text.as_bytes()[self.at] == b';';
        if next.is_list_marker(splitter.text) || is_semicolon && matches!(next.first, '-' | '–' | '•') {
            return BoundaryRule::ItemAfterPause;
        }
        if next.case != LetterCase::Upper {
            return BoundaryRule::Pause;
        }
        if is_semicolon {
            let is_end = self.next_is_starter();
            return if is_end { BoundaryRule::SemicolonBeforeStarter } else { BoundaryRule::Pause };
        }
        let is_end = splitter.profile.has(Property::SentenceAfterColon)
            || splitter.profile.has(Property::SpeechAfterColon) && next.first == '«';
        if is_end { BoundaryRule::ColonBeforeCapital } else { BoundaryRule::Pause }
    }

    fn rule_before_blank(&self) -> BoundaryRule {
        let run = &self.run;
        if run.closer.is_some() {
            if self.is_before_lower() && run.n_stops <= 1 {
                return BoundaryRule::QuoteBeforeLowerCase;
            }
            if is_citation(self) {
                return BoundaryRule::CitationFollows;
            }
        }
        if run.has(SentenceMark::Ellipsis) {
            return self.rule_at_ellipsis();
        }
        if run.has(SentenceMark::QuestionOrExclamation) {
            return self.rule_at_question_or_exclamation();
        }
        self.rule_at_full_stop()
    }

    /// At `…`, which ends a sentence only before a capital.
    fn rule_at_ellipsis(&self) -> BoundaryRule {
        let Self { run, next, splitter, .. } = self;
        match next.case {
            LetterCase::Lower => BoundaryRule::BeforeLowerCase,
            _ if run.has(SentenceMark::QuestionOrExclamation) => BoundaryRule::QuestionOrExclamation,
            LetterCase::Upper if splitter.profile.list(WordList::AlwaysCapital).contains(&next.word) => {
                BoundaryRule::EllipsisBeforePronoun
            }
            LetterCase::Caseless if splitter.profile.script == Script::Armenian => {
                BoundaryRule::OtherFullStop
            }
            LetterCase::Upper | LetterCase::Caseless | LetterCase::Digit | LetterCase::Other => {
                BoundaryRule::Ellipsis
            }
        }
    }

    /// At `!` or `?`. "Yahoo! in": a name keeps its mark. "wow! that was": a new sentence without a capital.
    fn rule_at_question_or_exclamation(&self) -> BoundaryRule {
        let Self { before, next, .. } = self;
        if !self.is_before_lower() {
            let is_said = self.is_said();
            return if is_said { BoundaryRule::SpeakerFollows } else { BoundaryRule::QuestionOrExclamation };
        }
        if next.after_dash {
            return BoundaryRule::DashFollows;
        }
        let is_name = before.word.starts_with(char::is_uppercase) && before.start > self.sentence_start;
        if is_name { BoundaryRule::NameWithMark } else { BoundaryRule::MarkBeforeLowerCase }
    }

    /// At a run that no blank follows: "end.Next".
    fn rule_before_letter(&self) -> BoundaryRule {
        let Self { run, next, before, .. } = self;
        if matches!(next.first, '-' | '/' | '@' | '=' | '&' | '%') {
            return BoundaryRule::SignFollows;
        }
        if run.has(SentenceMark::QuestionOrExclamation) {
            return match next.case {
                LetterCase::Upper if before.is_address() => BoundaryRule::Address,
                LetterCase::Upper => BoundaryRule::QuestionOrExclamation,
                LetterCase::Caseless => {
                    quoted_phrase_rule(self).unwrap_or(BoundaryRule::QuestionOrExclamation)
                }
                LetterCase::Lower | LetterCase::Digit | LetterCase::Other => BoundaryRule::NoBlankFollows,
            };
        }
        if run.has(SentenceMark::Ellipsis) {
            return if next.is_ideograph() { BoundaryRule::Ellipsis } else { BoundaryRule::NoBlankFollows };
        }
        if self.is_abbreviated_by_foreign_stop() {
            return BoundaryRule::OtherFullStop;
        }
        self.rule_at_stop_without_blank()
    }
}

/// Marks that open a sentence take no more bytes than this.
const MAX_OPENING_BYTES: usize = 8;
