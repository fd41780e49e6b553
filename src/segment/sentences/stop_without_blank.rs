//! Full stops that no blank follows: "end.Next", "结束.下", but not "node.js" or "3.14".

use super::letters::{belongs_to_word, is_all_upper, is_domain, is_ideograph, is_roman};
use super::word_after::{Case, Next};
use super::word_before::Before;

impl Before<'_> {
    /// Whether a full stop without a blank after it ends a sentence: "end.Next", "结束.下".
    pub(in crate::segment) fn ends_glued(&self, next: &Next) -> bool {
        if next.is_ideograph() {
            return self.ends_before_ideograph();
        }
        if self.has_address_sign || self.word.contains('.') && !self.is_number() {
            return false;
        }
        if self.word.chars().next_back().is_some_and(is_ideograph) {
            return matches!(next.case, Case::Upper | Case::Digit);
        }
        let is_plain =
            next.word.chars().all(char::is_alphabetic) && !matches!(next.first, '_' | '.' | '*' | '-');
        let n_next = next.word.chars().count();
        match next.case {
            Case::Upper => {
                let n_lower = self.word.chars().rev().take_while(|c| c.is_lowercase()).count();
                let is_word = n_lower >= 2
                    || self.is_number() && self.word.len() >= 2
                    || self.word.is_empty() && !self.is_word_start;
                is_word
                    && is_plain
                    && (n_next >= 2 || next.word == "I" || next.word == "A")
                    && (!is_all_upper(next.word) || is_roman(next.word))
                    && !is_domain(next.word)
                    && !next.is_followed_by_sign(self.text)
            }
            Case::None => self.is_plain_word(2) && is_plain && n_next >= 2 && self.is_alphabetic(),
            Case::Lower | Case::Digit | Case::Other => false,
        }
    }

    /// Between ideographs a full stop ends a sentence, but not in a number or after a list marker.
    fn ends_before_ideograph(&self) -> bool {
        if self.is_number() && !self.word.is_empty() {
            return self.start > self.floor && self.word.len() > 2;
        }
        true
    }

    fn is_plain_word(&self, at_least: usize) -> bool {
        self.word.chars().all(|c| c.is_alphabetic() || belongs_to_word(c))
            && self.word.chars().filter(|c| c.is_alphabetic()).nth(at_least - 1).is_some()
    }
}

impl Next<'_> {
    /// Whether the word goes on with a sign of addresses or names: `Yahoo.Com/news`, `Foo.Bar()`, `Vue.Js.x`.
    fn is_followed_by_sign(&self, text: &str) -> bool {
        let end = self.start + self.word.len();
        let mut chars = text[end..].chars();
        match chars.next() {
            Some('/' | '@' | '(' | '_' | '=' | '\\') => true,
            Some('.') => chars.next().is_some_and(char::is_alphanumeric),
            _ => false,
        }
    }
}
