//! Abbreviations that the text explains, "the sea ice index (SII)", and those that it need not explain: "U.S." if it
//! names the United States and nothing else with these initials.
//!
//! As in Schwartz & Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text", PSB
//! (2003), an abbreviation is in brackets after its explanation. Ours is stricter: the letters have to be the initials
//! of the words, of the parts of hyphenated ones too.

use super::phrases::Phrases;
use super::role::Role;
use crate::document::Token;

/// The most capitals that an abbreviation has.
const MAX_LETTERS: usize = 8;

/// The abbreviations that the text has in brackets after their explanation, with that.
pub(super) fn explained(phrases: &Phrases) -> Vec<(usize, usize)> {
    let tokens = phrases.document.tokens();
    let text = phrases.document.text().as_bytes();
    let is = |token: usize, mark: u8| {
        tokens
            .get(token)
            .is_some_and(|Token { span, .. }| span.len() == 1 && text[span.start as usize] == mark)
    };
    let mut pairs = Vec::new();
    let sentences = &phrases.roles.sentences;
    for bracket in memchr::memchr_iter(b'(', text) {
        let at = tokens.partition_point(|token| (token.span.start as usize) < bracket);
        let is_here = tokens.get(at).is_some_and(|token| token.span.start as usize == bracket);
        if !(is_here && is(at, b'(') && is(at + 2, b')')) {
            continue;
        }
        let sentence = sentences.get(sentences.partition_point(|sentence| sentence.end <= at));
        if let Some(sentence) = sentence.filter(|sentence| sentence.start + 2 <= at) {
            pairs.extend(pair(phrases, &tokens[sentence.start..at], &tokens[at + 1..at + 2]));
        }
    }
    pairs
}

/// The abbreviation and the words before it that it is short for, if it is.
fn pair(phrases: &Phrases, before: &[Token], abbreviation: &[Token]) -> Option<(usize, usize)> {
    let letters = letters(phrases.document.token_text(*abbreviation.first()?))?;
    let longest = letters.len().min(before.len());
    (2..=longest).find_map(|n_words| {
        let words = &before[before.len() - n_words..];
        let is_meant = initials(phrases, words) == letters;
        is_meant.then(|| Some((phrases.find(abbreviation)?, phrases.find(words)?))).flatten()
    })
}

/// The capitals of an abbreviation, in lower case.
fn letters(text: &str) -> Option<Vec<char>> {
    let capitals = text.chars().filter(|c| c.is_uppercase());
    let letters: Vec<char> = capitals.flat_map(char::to_lowercase).take(MAX_LETTERS + 1).collect();
    (2..=MAX_LETTERS).contains(&letters.len()).then_some(letters)
}

/// Abbreviations of capitals alone whose initials exactly one name of the text has, with that; none of those in `explained`.
pub(super) fn named(phrases: &Phrases, explained: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let is_new = |phrase: usize| !explained.iter().any(|&(short, long)| short == phrase || long == phrase);
    let of_words = |n_words: fn(u32) -> bool| {
        (0..phrases.len()).filter(move |&phrase| n_words(phrases.list[phrase].n_words) && is_new(phrase))
    };
    let shorts: Vec<(usize, Vec<char>)> = of_words(|n_words| n_words == 1)
        .filter_map(|phrase| Some((phrase, initialism(phrases, phrase)?)))
        .collect();
    if shorts.is_empty() {
        return Vec::new();
    }
    let longs: Vec<(usize, Vec<char>)> = of_words(|n_words| n_words > 1)
        .filter(|&phrase| phrases.is_candidate(phrase) && is_name(phrases, phrase))
        .map(|phrase| (phrase, initials(phrases, phrases.tokens(phrase))))
        .collect();
    let only = |(short, letters): (usize, Vec<char>)| {
        let mut meant = longs.iter().filter(|(_, initials)| *initials == letters);
        let &(long, _) = meant.next()?;
        meant.next().is_none().then_some((short, long))
    };
    shorts.into_iter().filter_map(only).collect()
}

/// The letters of a word of capitals and full stops.
fn initialism(phrases: &Phrases, phrase: usize) -> Option<Vec<char>> {
    let text = phrases.document.token_text(*phrases.tokens(phrase).first()?);
    text.chars().all(|c| c.is_uppercase() || c == '.').then(|| letters(text))?
}

/// True for a name of words with capitals, which adjectives may be among.
fn is_name(phrases: &Phrases, phrase: usize) -> bool {
    let begin_with_capitals = |token: &Token| {
        let text = phrases.document.token_text(*token);
        text.starts_with(char::is_uppercase) && text.chars().any(char::is_lowercase)
    };
    phrases.roles(phrase).last() == Some(&Role::Name)
        && phrases.tokens(phrase).iter().all(begin_with_capitals)
}

/// The first letter of every word and of every part of a hyphenated one, in lower case.
fn initials(phrases: &Phrases, words: &[Token]) -> Vec<char> {
    let parts = words.iter().flat_map(|word| phrases.document.token_text(*word).split('-'));
    parts.filter_map(|part| part.chars().next()).flat_map(char::to_lowercase).collect()
}
