//! How a phrase is shown: as the text writes it when it does not have to write it otherwise.

use crate::document::{Document, Span, Token};
use crate::keyword::candidates::Phrases;

/// How a phrase is shown, and where the text has it.
pub(super) struct Surface {
    pub(super) text: String,
    /// Every occurrence in reading order: those of its abbreviations, or of what it is short for, too.
    pub(super) spans: Vec<Span>,
}

/// How the phrases in `wanted` are shown, aligned with them.
pub(super) fn shown(phrases: &Phrases, wanted: &[usize]) -> Vec<Surface> {
    let show = |(&phrase, found): (&usize, Vec<(u32, u32)>)| {
        let own = found.iter().filter(|(named, _)| *named as usize == phrase).map(|&(_, token)| token);
        let span = |&(named, token): &(u32, u32)| {
            span_of(phrases.document, tokens_at(phrases, named as usize, token))
        };
        Surface { text: text(phrases, phrase, own), spans: found.iter().map(span).collect() }
    };
    wanted.iter().zip(occurrences(phrases, wanted)).map(show).collect()
}

/// Every occurrence of the phrases in `wanted` and of their other names: the phrase and its first token.
fn occurrences(phrases: &Phrases, wanted: &[usize]) -> Vec<Vec<(u32, u32)>> {
    let mut found = vec![Vec::new(); wanted.len()];
    let place = places(phrases, wanted);
    for occurrence in &phrases.occurrences {
        let phrase = occurrence.phrase() as usize;
        // A short form inside of the full name is not another occurrence, nor is a longer one around it.
        let is_inside =
            phrases.is_variant(phrase) && (!occurrence.is_alone() || !phrases.is_short_form(phrase));
        if let Some(found) = found.get_mut(place[phrase] as usize).filter(|_| !is_inside) {
            found.push((occurrence.phrase(), occurrence.token));
        }
    }
    found
}

/// By phrase: its place in `wanted`, or that of its other name; [`u32::MAX`] if it has none.
fn places(phrases: &Phrases, wanted: &[usize]) -> Vec<u32> {
    let mut place = vec![u32::MAX; phrases.len()];
    wanted.iter().zip(0..).for_each(|(&phrase, index)| place[phrase] = index);
    let own: Vec<(u32, u32)> =
        phrases.abbreviations.iter().map(|&(short, long)| (place[short], place[long])).collect();
    for short in (0..phrases.len()).filter(|&short| phrases.full_name(short) != short) {
        if place[short] == u32::MAX {
            place[short] = place[phrases.full_name(short)];
        }
    }
    for (&(short, long), (of_short, of_long)) in phrases.abbreviations.iter().zip(own) {
        for (phrase, other) in [(short, of_long), (long, of_short)] {
            if place[phrase] == u32::MAX {
                place[phrase] = other;
            }
        }
    }
    place
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

/// The length of a possessive ending in bytes: `Xi's`, `Xi’s`, `states'`.
fn possessive_len(word: &str) -> usize {
    let endings = ["'s", "’s", "'S", "’S", "'", "’"];
    let found = endings.iter().find(|ending| word.len() > ending.len() && word.ends_with(**ending));
    found.map_or(0, |ending| ending.len())
}

/// A way of writing a phrase.
struct Variant {
    span: Span,
    /// How often it is written so where the writer was free to choose.
    n_free: u32,
    count: u32,
}

/// The phrase as most often written, a singular before a plural.
fn text(phrases: &Phrases, phrase: usize, occurrences: impl Iterator<Item = u32>) -> String {
    let document = phrases.document;
    let mut variants: Vec<Variant> = Vec::new();
    for token in occurrences {
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
    document.shown(variants[best].span)
}

/// How many ways of writing one phrase are looked at; more than these differ by blanks.
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

/// True if `plural` is `singular` with an English plural ending.
fn is_plural_of(plural: &str, singular: &str) -> bool {
    let is_longer = |stem: &str, ending: &str| plural.strip_prefix(stem) == Some(ending);
    is_longer(singular, "s")
        || is_longer(singular, "es")
        || singular.strip_suffix('y').is_some_and(|stem| is_longer(stem, "ies"))
}

/// True if the capitals of an occurrence say nothing: it begins a sentence, or all of it is in capitals.
fn is_forced(phrases: &Phrases, token: usize, tokens: &[Token]) -> bool {
    let document = phrases.document;
    let sentences = &phrases.roles.sentences;
    let sentence = sentences.partition_point(|sentence| sentence.end <= token);
    sentences.get(sentence).is_some_and(|sentence| {
        let before = &document.tokens()[sentence.start..token];
        before.iter().all(|&token| !document.kind(token).is_word())
    }) || tokens.iter().all(|&token| !document.token_text(token).chars().any(char::is_lowercase))
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
