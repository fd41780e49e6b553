//! How a phrase is shown: as the text writes it when it does not have to write it otherwise.

use super::candidate::{Occurrence, Phrases};
use crate::document::{Document, Span, Token};

/// The spans of every occurrence of the phrases in `wanted`, aligned with it, in reading order: those of their
/// abbreviations, or of what they are short for, too.
pub(super) fn spans(phrases: &Phrases, wanted: &[usize]) -> Vec<Vec<Span>> {
    let place = places(phrases, wanted);
    let mut of = place.clone();
    for &(short, long) in &phrases.abbreviations {
        of[short] = of[short].or(place[long]);
        of[long] = of[long].or(place[short]);
    }
    let mut spans = vec![Vec::new(); wanted.len()];
    for &Occurrence { phrase, token, .. } in &phrases.occurrences {
        if let Some(index) = of[phrase as usize] {
            spans[index].push(span_of(phrases.document, tokens_at(phrases, phrase as usize, token)));
        }
    }
    spans
}

/// By phrase: its place in `wanted`.
fn places(phrases: &Phrases, wanted: &[usize]) -> Vec<Option<usize>> {
    let mut place = vec![None; phrases.len()];
    wanted.iter().enumerate().for_each(|(index, &phrase)| place[phrase] = Some(index));
    place
}

/// The text that shows every phrase in `wanted`, aligned with it.
pub(super) fn texts(phrases: &Phrases, wanted: &[usize]) -> Vec<String> {
    let occurrences = occurrences(phrases, wanted);
    wanted.iter().zip(&occurrences).map(|(&phrase, found)| text(phrases, phrase, found)).collect()
}

/// The first token of every occurrence of the phrases in `wanted`.
fn occurrences(phrases: &Phrases, wanted: &[usize]) -> Vec<Vec<u32>> {
    let place = places(phrases, wanted);
    let mut found = vec![Vec::new(); wanted.len()];
    for &Occurrence { phrase, token, .. } in &phrases.occurrences {
        if let Some(index) = place[phrase as usize] {
            found[index].push(token);
        }
    }
    found
}

fn tokens_at<'d>(phrases: &Phrases<'d>, phrase: usize, token: u32) -> &'d [Token] {
    let n_words = phrases.list[phrase].n_words;
    &phrases.document.tokens()[token as usize..(token + n_words) as usize]
}

/// From the first word to the last, without a possessive ending.
fn span_of(document: &Document, tokens: &[Token]) -> Span {
    let (first, last) = (tokens[0], tokens[tokens.len() - 1]);
    let end = last.span.end as usize - possessive_len(document.token_text(last));
    Span::new(first.span.start as usize, end)
}

/// How many bytes of a word are a possessive ending: `Xi's`, `Xi’s`, `states'`.
fn possessive_len(word: &str) -> usize {
    let endings = ["'s", "’s", "'S", "’S", "'", "’"];
    let found = endings.iter().find(|ending| word.len() > ending.len() && word.ends_with(**ending));
    found.map_or(0, |ending| ending.len())
}

/// A way of writing a phrase.
struct Variant {
    span: Span,
    /// How often it is written so where the writer was free to write it otherwise.
    n_free: u32,
    count: u32,
}

/// The phrase as most often written, a singular before a plural.
fn text(phrases: &Phrases, phrase: usize, occurrences: &[u32]) -> String {
    let document = phrases.document;
    let mut variants: Vec<Variant> = Vec::new();
    for &token in occurrences {
        let tokens = tokens_at(phrases, phrase, token);
        let n_free = u32::from(!is_forced(phrases, token as usize, tokens));
        let span = span_of(document, tokens);
        let known = variants.iter().position(|variant| document.slice(variant.span) == document.slice(span));
        if let Some(known) = known {
            variants[known].count += 1;
            variants[known].n_free += n_free;
        } else if variants.len() < MAX_VARIANTS {
            variants.push(Variant { span, n_free, count: 1 });
        }
    }
    let best = best_variant(document, &variants);
    collapsed(document.slice(variants[best].span))
}

/// More ways of writing one phrase are not looked at: they differ by blanks.
const MAX_VARIANTS: usize = 32;

fn best_variant(document: &Document, variants: &[Variant]) -> usize {
    let rank = |index: usize| (variants[index].n_free, variants[index].count);
    let most_frequent = |among: &mut dyn Iterator<Item = usize>| {
        among.reduce(|best, index| if rank(index) > rank(best) { index } else { best })
    };
    let best = most_frequent(&mut (0..variants.len())).unwrap_or_default();
    let text = |index: usize| document.slice(variants[index].span);
    let singulars = &mut (0..variants.len()).filter(|&index| is_plural_of(text(best), text(index)));
    most_frequent(singulars).unwrap_or(best)
}

/// Whether `plural` is `singular` with an English plural ending.
fn is_plural_of(plural: &str, singular: &str) -> bool {
    let is_longer = |stem: &str, ending: &str| plural.strip_prefix(stem) == Some(ending);
    is_longer(singular, "s")
        || is_longer(singular, "es")
        || singular.strip_suffix('y').is_some_and(|stem| is_longer(stem, "ies"))
}

/// Whether the capitals of an occurrence say nothing: it begins a sentence with a word that the text
/// also has in lower case, or all of it is in capitals.
fn is_forced(phrases: &Phrases, token: usize, tokens: &[Token]) -> bool {
    let document = phrases.document;
    let sentences = &phrases.roles.sentences;
    let sentence = sentences.partition_point(|sentence| sentence.end <= token);
    sentences.get(sentence).is_some_and(|sentence| {
        let before = &document.tokens()[sentence.start..token];
        before.iter().all(|&token| !document.kind(token).is_word())
    }) || tokens.iter().all(|&token| !document.token_text(token).chars().any(char::is_lowercase))
}

/// Runs of blanks as one blank each: a phrase may go over the end of a line.
pub(super) fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn possessives_are_cut() {
        let check =
            |word: &str, expected: &str| assert_eq!(&word[..word.len() - possessive_len(word)], expected);
        check("Xi's", "Xi");
        check("China’s", "China");
        check("states'", "states");
        check("'s", "'s");
        check("bus", "bus");
    }
}
