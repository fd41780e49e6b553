//! Marks, numbers and small words that belong to a name: "AT&T", "TCP/IP", "Lord & Taylor", "State of the Union", "Windows
//! 11", "type 2 diabetes", "St. Louis". Titles before names, such as "Mr", do not.

use super::role::Role;
use super::word_classes::is_time;
use crate::document::{Document, Token, TokenKind, WordId};
use crate::language::{Property, WordClass};
use std::ops::Range;

/// No number in a name has more characters.
const MAX_DIGITS: usize = 4;

/// Gives the tokens inside of names their roles. Linear in the sentences.
pub(super) fn join_names(
    document: &Document,
    sentences: &[Range<usize>],
    classes: &[u32],
    roles: &mut [Role],
) {
    let profile = document.language().profile();
    let kinds: Vec<NamePart> =
        document.word_ids().map(|word| NamePart::of(document, word, classes[word.index()])).collect();
    for sentence in sentences {
        let names = NameReader {
            document,
            tokens: &document.tokens()[sentence.clone()],
            kinds: &kinds,
            has_adjectives_after: profile.has(Property::AdjectivesAfter),
            classes,
            has_capital_nouns: profile.has(Property::CapitalNouns),
            has_small_letters: document.tokens()[sentence.clone()].iter().any(|token| {
                let text = document.token_text(*token);
                !document.is_stop(token.term) && text.starts_with(char::is_lowercase)
            }),
        };
        let roles = &mut roles[sentence.clone()];
        for at in 0..names.tokens.len() {
            names.read(at, roles);
        }
    }
}

/// The part that a word may have inside of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NamePart {
    Slash,
    And,
    Stop,
    Of,
    Number,
    Title,
    Ritual,
    /// A word that is not very common, or not a word at all.
    Other,
}

impl NamePart {
    fn of(document: &Document, word: WordId, classes: u32) -> Self {
        let (text, profile) = (document.word_text(word), document.language().profile());
        let without_owner = text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")).unwrap_or(text);
        let has = |class: WordClass| classes & class.bit() != 0;
        // "d'" in French.
        let is_elided = || {
            let cut = text.strip_suffix(['\'', '’']);
            cut.is_some_and(|cut| profile.is(WordClass::InsideName, cut))
        };
        match (document.word_kind(word), text) {
            (_, "/") => Self::Slash,
            (_, "&") => Self::And,
            (_, ".") => Self::Stop,
            (TokenKind::Number, _) if text.len() <= MAX_DIGITS => Self::Number,
            (TokenKind::Word, _) if is_roman(without_owner) => Self::Number,
            (TokenKind::Word, _) if has(WordClass::InsideName) && text.starts_with(char::is_lowercase) => {
                Self::Of
            }
            (TokenKind::Word, _) if is_elided() => Self::Of,
            (TokenKind::Word, _) if has(WordClass::Title) => Self::Title,
            (TokenKind::Word, _) if has(WordClass::Ritual) => Self::Ritual,
            _ => Self::Other,
        }
    }
}

/// The tokens of a sentence.
struct NameReader<'a> {
    document: &'a Document,
    tokens: &'a [Token],
    kinds: &'a [NamePart],
    has_adjectives_after: bool,
    has_capital_nouns: bool,
    classes: &'a [u32],
    /// False in a line whose content words all have capitals: then these say nothing.
    has_small_letters: bool,
}

impl NameReader<'_> {
    /// Gives a token its role, if it is inside of a name, and those after it that belong to it.
    fn read(&self, at: usize, roles: &mut [Role]) {
        match self.kind(at) {
            Some(NamePart::Slash) if self.is_abbreviation(at) => {
                roles[at - 1..=at + 1].copy_from_slice(&[Role::Name, Role::Link, Role::Name]);
            }
            Some(NamePart::And) if self.is_between_names(at, at + 1, roles) => roles[at] = Role::Link,
            Some(NamePart::Stop) if self.is_shortened_name(at, roles) => roles[at] = Role::Link,
            Some(NamePart::Of) => {
                let is_article = |token: &Token| self.document.is_stop(token.term);
                let after = at + 1 + usize::from(self.tokens.get(at + 1).is_some_and(is_article));
                let is_of_name = || self.has_small_letters && self.is_between_names(at, after, roles);
                let is_of_term = || self.has_adjectives_after && is_between_nouns(at, roles);
                if is_of_term() {
                    roles[at] = Role::Link;
                } else if is_of_name() {
                    roles[at..after].fill(Role::Link);
                }
            }
            Some(NamePart::Number) if self.is_figure(at, roles) => roles[at] = Role::Figure,
            Some(NamePart::Title) => roles[at] = Role::Outside,
            Some(NamePart::Ritual) if at == 0 => roles[at] = Role::Outside,
            Some(NamePart::Other) if self.opens_name(at, roles) => roles[at] = Role::Name,
            _ => {}
        }
    }

    fn kind(&self, at: usize) -> Option<NamePart> {
        self.tokens.get(at).map(|token| self.kinds[token.word.index()])
    }

    fn text(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |&token| self.document.token_text(token))
    }

    /// True for a noun with a capital.
    fn is_name(&self, at: usize, roles: &[Role]) -> bool {
        let is_noun = |role: &Role| *role == Role::Name || *role == Role::Noun && !self.has_capital_nouns;
        roles.get(at).is_some_and(is_noun) && self.text(at).starts_with(char::is_uppercase)
    }

    /// True if a name ends before `at`, and goes on at `after`. A word that begins a sentence has its capital anyway.
    fn is_between_names(&self, at: usize, after: usize, roles: &[Role]) -> bool {
        let before = |at: usize| self.is_name(at, roles) && (at > 0 || roles[at] == Role::Name);
        at.checked_sub(1).is_some_and(before) && self.is_name(after, roles)
    }

    /// True for a word with a capital that no phrase would have, before a name in a sentence: "*New* Zealand", "*New*
    /// York-based".
    fn opens_name(&self, at: usize, roles: &[Role]) -> bool {
        roles[at] == Role::Outside
            && at > 0
            && self.has_small_letters
            && (self.is_name(at + 1, roles) || self.is_made_of_name(at + 1, roles))
            && !self.document.is_stop(self.tokens[at].term)
            && self.document.kind(self.tokens[at]) == TokenKind::Word
            && self.text(at).starts_with(char::is_uppercase)
            && !is_time(self.classes[self.tokens[at].word.index()])
    }

    /// True for an adjective that begins with a capital and goes on after a hyphen: "York-based".
    fn is_made_of_name(&self, at: usize, roles: &[Role]) -> bool {
        let text = self.text(at);
        roles.get(at) == Some(&Role::Modifier) && text.starts_with(char::is_uppercase) && text.contains('-')
    }

    /// True for a slash within a word of capitals: "TCP/IP", "A/B".
    fn is_abbreviation(&self, at: usize) -> bool {
        let touches = |at: usize| self.tokens[at].span.end == self.tokens[at + 1].span.start;
        let is_capitals = |text: &str| {
            (1..=5).contains(&text.len())
                && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        };
        at > 0
            && at + 1 < self.tokens.len()
            && touches(at - 1)
            && touches(at)
            && is_capitals(self.text(at - 1))
            && is_capitals(self.text(at + 1))
    }

    /// True for a full stop after a shortened word or an initial in a name: "St. Louis", "Samuel L. Jackson", not "Dr. Jones".
    fn is_shortened_name(&self, at: usize, roles: &[Role]) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        (1..=3).contains(&self.text(before).len())
            && self.kind(before) != Some(NamePart::Title)
            && self.is_between_names(at, at + 1, roles)
    }

    /// True for a number after a name, "Windows 11", or of one digit between two nouns, "type 2 diabetes".
    fn is_figure(&self, at: usize, roles: &[Role]) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let is_digits = self.text(at).bytes().all(|byte| byte.is_ascii_digit());
        let is_whole = is_digits || self.document.kind(self.tokens[at]) == TokenKind::Word;
        let is_plain = !self.document.is_stop(self.tokens[before].term);
        let goes_on = roles.get(at + 1).is_some_and(|role| role.is_in_phrase());
        let is_inside = self.text(at).len() == 1 && roles.get(at + 1).is_some_and(|role| role.is_head());
        is_whole
            && is_plain
            && match roles[before] {
                Role::Name => self.is_name(before, roles) && (!goes_on || self.is_name(at + 1, roles)),
                Role::Noun => is_inside && !self.text(before).ends_with('s'),
                _ => false,
            }
    }
}

/// True for a Roman number of two figures or more: "World War II".
fn is_roman(text: &str) -> bool {
    (2..=MAX_DIGITS).contains(&text.len()) && text.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
}

/// True if a small word joins two nouns, without an article: "boutique *de* vêtements".
fn is_between_nouns(at: usize, roles: &[Role]) -> bool {
    let is_noun = |at: usize| roles.get(at).is_some_and(|role| role.is_head());
    at.checked_sub(1).is_some_and(is_noun) && is_noun(at + 1)
}
