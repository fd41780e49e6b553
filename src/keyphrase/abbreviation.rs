//! Abbreviations that the text explains: "the sea ice index (SII)".
//!
//! As in Schwartz & Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text", PSB
//! (2003), what is explained stands in brackets behind its explanation. Ours is stricter: the letters have to be
//! the initials of the words, of the parts of hyphenated ones too.

use super::candidate::Phrases;
use crate::document::Token;

/// An abbreviation has so many capitals at most.
const MAX_LETTERS: usize = 8;

/// Every abbreviation with what it stands for, both phrases of the document.
pub(super) fn pairs(phrases: &Phrases) -> Vec<(usize, usize)> {
    let tokens = phrases.document.tokens();
    let is = |token: usize, mark: &str| {
        tokens.get(token).is_some_and(|token| phrases.document.token_text(*token) == mark)
    };
    let mut pairs = Vec::new();
    for sentence in &phrases.roles.sentences {
        for at in sentence.clone().skip(2) {
            if is(at, "(") && is(at + 2, ")") {
                let words = &tokens[sentence.start..at];
                pairs.extend(pair(phrases, words, &tokens[at + 1..at + 2]));
            }
        }
    }
    pairs
}

/// The abbreviation and the words before it that it stands for, if it does.
fn pair(phrases: &Phrases, before: &[Token], abbreviation: &[Token]) -> Option<(usize, usize)> {
    let text = phrases.document.token_text(*abbreviation.first()?);
    let letters: Vec<char> = text
        .chars()
        .filter(|c| c.is_uppercase())
        .flat_map(char::to_lowercase)
        .take(MAX_LETTERS + 1)
        .collect();
    if !(2..=MAX_LETTERS).contains(&letters.len()) {
        return None;
    }
    let longest = letters.len().min(before.len());
    (2..=longest).find_map(|n_words| {
        let words = &before[before.len() - n_words..];
        let is_meant = initials(phrases, words) == letters;
        is_meant.then(|| Some((phrases.find(abbreviation)?, phrases.find(words)?))).flatten()
    })
}

/// The first letter of every word and of every part of a hyphenated one, in lower case.
fn initials(phrases: &Phrases, words: &[Token]) -> Vec<char> {
    let parts = words.iter().flat_map(|word| phrases.document.token_text(*word).split('-'));
    parts.filter_map(|part| part.chars().next()).flat_map(char::to_lowercase).collect()
}
