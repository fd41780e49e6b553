//! The roles of tokens in phrases.

use crate::document::{Document, Token};
use crate::language::Property;

/// The role of a token in a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// A mark: no phrase goes over it.
    Break,
    /// A word that no phrase has at its ends: a stop word, a number, and, if there are tags, a verb.
    Outside,
    /// A mark or a small word inside a name: "AT&T", "State *of the* Union".
    Link,
    /// A number that belongs to a name: "Windows *11*", "type *2* diabetes".
    Figure,
    /// An adjective: it may come before a noun.
    Modifier,
    /// A noun, or any content word if there are no tags.
    Noun,
    /// A name.
    Name,
}

impl Role {
    /// True for a noun or a name.
    pub(crate) fn is_head(self) -> bool {
        matches!(self, Self::Noun | Self::Name)
    }

    /// True if a noun phrase may end in such a word.
    pub(crate) fn ends_phrase(self) -> bool {
        self.is_head() || self == Self::Figure
    }

    /// True if a noun phrase goes over such a word.
    pub(crate) fn is_in_phrase(self) -> bool {
        self.is_content() || matches!(self, Self::Link | Self::Figure)
    }

    /// True if it is a content word: the word graph has a node for it.
    pub(crate) fn is_content(self) -> bool {
        matches!(self, Self::Modifier | Self::Noun | Self::Name)
    }
}

/// Takes the words for times out of phrases that end in one ("this morning"), unless it is part of a name ("Black
/// Friday"); `times` are the words for times of a sentence, the last first.
pub(crate) fn drop_times(
    document: &Document,
    tokens: &[Token],
    times: impl Iterator<Item = usize>,
    roles: &mut [Role],
) {
    // "Nachtzug": before a noun that it belongs to it would be a part of that word.
    let is_always_apart = document.language().profile().has(Property::JoinedCompounds);
    let is_capital = |at: usize| document.token_text(tokens[at]).starts_with(char::is_uppercase);
    for at in times {
        if !roles[at].is_content() {
            continue;
        }
        let is_last = at + 1 == tokens.len() || !roles[at + 1].is_content();
        let goes_on = at > 0 && roles[at - 1].is_content();
        let is_name = goes_on && is_capital(at) && is_capital(at - 1);
        if is_always_apart || is_last && !is_name {
            roles[at] = Role::Outside;
        }
    }
}

/// True for a word with a possessive ending.
pub(super) fn is_owner(text: &str) -> bool {
    text.ends_with("'s") || text.ends_with("’s")
}
