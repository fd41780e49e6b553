//! The role of every token by stop words and forms: for languages without a tagger.

use super::role::{Role, drop_times};
use super::word_classes::is_time;
use crate::background::Background;
use crate::document::{Document, Token, TokenKind};
use crate::language::{Property, WordList};
use std::ops::Range;

/// The role of every token of the sentences.
pub(super) fn roles(document: &Document, sentences: &[Range<usize>], classes: &[u32]) -> Vec<Role> {
    let mut all = vec![Role::Break; document.tokens().len()];
    for sentence in sentences {
        let (tokens, roles) = (&document.tokens()[sentence.clone()], &mut all[sentence.clone()]);
        tokens.iter().zip(&mut *roles).for_each(|(token, role)| *role = by_stop_words(document, *token));
        drop_shortened(document, tokens, roles);
        if document.language().profile().has(Property::CapitalNouns) {
            refine_by_capitals(document, tokens, roles);
        }
        let times = (0..tokens.len()).rev().filter(|&at| is_time(classes[tokens[at].word.index()]));
        drop_times(document, tokens, times, roles);
    }
    all
}

/// Takes out the words before a full stop that ends no sentence: titles and the like ("Dr.", "art.").
fn drop_shortened(document: &Document, tokens: &[Token], roles: &mut [Role]) {
    for (three, role) in tokens.windows(3).zip(roles) {
        if document.token_text(three[1]) == "." && role.is_content() {
            *role = Role::Outside;
        }
    }
}

/// Mends the roles in a language whose nouns have capitals, such as German: another word is an adjective if it looks
/// like one and a noun or another such word follows; else it is not part of a phrase.
fn refine_by_capitals(document: &Document, tokens: &[Token], roles: &mut [Role]) {
    let endings = document.language().profile().list(WordList::AdjectiveEndings);
    let is_lower = |at: usize| document.token_text(tokens[at]).starts_with(char::is_lowercase);
    for (at, &token) in tokens.iter().enumerate().rev() {
        let text = document.token_text(token);
        if roles[at] != Role::Noun || text.starts_with(char::is_uppercase) {
            continue;
        }
        let is_adjective = endings.iter().any(|ending| text.ends_with(*ending));
        let opens = at == 0 || roles[at - 1] != Role::Noun || is_lower(at - 1);
        let is_before_noun = roles.get(at + 1).is_some_and(|role| role.is_content());
        roles[at] = if is_adjective && opens && is_before_noun { Role::Modifier } else { Role::Outside };
    }
}

/// True for a single ideograph that is often a word of its own: a verb, a numeral, a particle.
fn is_common_ideograph(document: &Document, token: Token) -> bool {
    let mut letters = document.token_text(token).chars();
    let is_ideograph = letters.next().is_some_and(|c| c >= '\u{2e80}') && letters.next().is_none();
    is_ideograph
        && Background::of(document.language())
            .is_some_and(|background| background.zipf(document.term_text(token.term)) > COMMON_IDEOGRAPH)
}

/// Single ideographs of a higher Zipf frequency are rarely part of a term.
const COMMON_IDEOGRAPH: f64 = 5.0;

/// With fewer letters before the ending it is more likely a noun: "kolano", "canyon".
const MIN_VERB_STEM: usize = 4;

fn is_verb_by_ending(document: &Document, token: Token) -> bool {
    let text = document.token_text(token);
    let has =
        |ending: &&str| text.strip_suffix(*ending).is_some_and(|stem| stem.chars().count() >= MIN_VERB_STEM);
    document.language().profile().list(WordList::VerbEndings).iter().any(has)
}

fn by_stop_words(document: &Document, token: Token) -> Role {
    match document.kind(token) {
        TokenKind::Word if is_verb_by_ending(document, token) => Role::Outside,
        TokenKind::Word | TokenKind::Handle if document.is_stop(token.term) => Role::Outside,
        TokenKind::Word if is_common_ideograph(document, token) => Role::Outside,
        TokenKind::Word | TokenKind::Handle => Role::Noun,
        TokenKind::Number | TokenKind::Address => Role::Outside,
        TokenKind::Punctuation | TokenKind::Symbol => Role::Break,
    }
}
