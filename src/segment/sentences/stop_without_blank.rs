//! Full stops that no blank follows: "end.Next", "结束.下", but not "node.js" or "3.14".

use super::candidate::BoundaryCandidate;
use super::letters::{belongs_to_word, is_all_upper, is_domain, is_ideograph, is_roman};
use super::word_after::{LetterCase, WordAfter};
use super::word_before::WordBefore;
use crate::segment::boundary_rule::BoundaryRule;

impl BoundaryCandidate<'_, '_> {
    /// The rule for a full stop that no blank follows.
    pub fn rule_at_stop_without_blank(&self) -> BoundaryRule {
        let Self { before, next, splitter, .. } = self;
        let is_end = if next.is_ideograph() {
            before.ends_before_ideograph()
        } else if before.has_address_sign
            || before.is_in_code()
            || before.word.contains('.') && !before.is_number()
        {
            return BoundaryRule::Address;
        } else if before.word.chars().next_back().is_some_and(is_ideograph) {
            matches!(next.case, LetterCase::Upper | LetterCase::Digit)
        } else {
            match next.case {
                LetterCase::Upper => before.ends_before_capital() && next.starts_without_blank(splitter.text),
                LetterCase::Caseless => {
                    let is_long = next.word.chars().nth(1).is_some();
                    before.is_plain_word() && before.is_alphabetic() && next.is_plain() && is_long
                }
                LetterCase::Lower | LetterCase::Digit | LetterCase::Other => false,
            }
        };
        if is_end { BoundaryRule::MissingBlank } else { BoundaryRule::NoBlankFollows }
    }
}

impl WordBefore<'_> {
    /// True if a full stop before an ideograph ends a sentence, as it does unless it is part of a number or a list
    /// marker.
    fn ends_before_ideograph(&self) -> bool {
        !self.is_number() || self.word.is_empty() || self.start > self.floor && self.word.len() > 2
    }

    /// True if the word may end a sentence right before a capital: it ends in lower case, is a longer number, or is
    /// empty after a quote or bracket.
    fn ends_before_capital(&self) -> bool {
        let n_lower = self.word.chars().rev().take_while(|c| c.is_lowercase()).count();
        n_lower >= 2
            || self.is_number() && self.word.len() >= 2
            || self.word.is_empty() && !self.is_word_start
    }

    /// True if the word comes right after the mark of code: `` `foo.Bar` ``.
    fn is_in_code(&self) -> bool {
        self.start > self.floor && self.text[..self.start].ends_with('`')
    }

    /// True if the word has at least two letters, and only letters and the marks of words.
    fn is_plain_word(&self) -> bool {
        self.word.chars().all(|c| c.is_alphabetic() || belongs_to_word(c))
            && self.word.chars().filter(|c| c.is_alphabetic()).nth(1).is_some()
    }
}

impl WordAfter<'_> {
    /// True if the word is of letters alone and no sign comes before it.
    fn is_plain(&self) -> bool {
        self.word.chars().all(char::is_alphabetic) && !matches!(self.first, '_' | '.' | '*' | '-')
    }

    /// True if the word, which has a capital, may start a sentence although no blank comes before it: not an
    /// abbreviation, a domain or part of a name in a program.
    fn starts_without_blank(&self, text: &str) -> bool {
        self.is_plain()
            && (self.word.chars().nth(1).is_some() || self.word == "I" || self.word == "A")
            && (!is_all_upper(self.word) || is_roman(self.word))
            && !is_domain(self.word)
            && !self.has_inner_capital()
            && !self.is_followed_by_sign(text)
    }

    /// True for a name in a program, or one like it: `HttpClient`.
    fn has_inner_capital(&self) -> bool {
        let mut after_small = self.word.chars().skip_while(|c| !c.is_lowercase());
        after_small.any(char::is_uppercase)
    }

    /// True if the word goes on with a sign of addresses or names: `Yahoo.Com/news`, `Foo.Bar()`, `Vue.Js.x`.
    fn is_followed_by_sign(&self, text: &str) -> bool {
        let end = self.start + self.word.len();
        let mut chars = text[end..].chars();
        match chars.next() {
            Some('/' | '@' | '(' | '_' | '=' | '\\' | '`') => true,
            Some('.') => chars.next().is_some_and(char::is_alphanumeric),
            _ => false,
        }
    }
}
