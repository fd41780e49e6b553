//! The role of every token by the parts of speech that the user wants.

use super::role::Role;
use crate::document::{Document, TokenKind};
use crate::language::Property;
use crate::tag::Tag;
use std::ops::Range;

/// The role of every token of the sentences; [`Role::Break`] for those of other parts of speech, so that no phrase goes over
/// them. Stop words are in no phrase, whatever is wanted. `tag` gives the tag of a token by its index.
pub(super) fn roles(
    document: &Document,
    sentences: &[Range<usize>],
    tag: impl Fn(usize) -> Tag,
    wanted: &[Tag],
) -> Vec<Role> {
    // If no noun is wanted, anything else may end a phrase.
    let has_heads = wanted.contains(&Tag::Noun) || wanted.contains(&Tag::Propn);
    let has_adjectives_after = document.language().profile().has(Property::AdjectivesAfter);
    let mut all = vec![Role::Break; document.tokens().len()];
    for at in sentences.iter().cloned().flatten() {
        let (token, tag) = (document.tokens()[at], tag(at));
        let kind = document.kind(token);
        if !wanted.contains(&tag) || matches!(kind, TokenKind::Punctuation | TokenKind::Symbol) {
            continue;
        }
        let is_after_noun = || has_adjectives_after && at > 0 && all[at - 1].is_head();
        all[at] = match tag {
            _ if kind == TokenKind::Number => Role::Figure,
            _ if document.is_stop(token.term) => Role::Outside,
            Tag::Propn => Role::Name,
            Tag::Adj | Tag::Adv if has_heads && !is_after_noun() => Role::Modifier,
            _ => Role::Noun,
        };
    }
    all
}
