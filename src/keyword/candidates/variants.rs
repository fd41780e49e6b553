//! LongNames that stand for longer ones: "Moreno" after "Ada Moreno", "the Council" after "the City Council", and, the other way
//! round, "former captain Ada Moreno" beside "Ada Moreno". They are one keyword.

use super::phrases::{Phrase, Phrases};
use super::role::{Role, is_owner};
use super::source::MAX_PHRASE_WORDS;
use crate::document::TermId;

/// By phrase: the name that it stands for, or itself; an explained abbreviation stands for its long form. Linear in the phrases.
pub(super) fn variants(phrases: &Phrases, explained: &[(usize, usize)]) -> Vec<u32> {
    let names = LongNames::of(phrases);
    let mut full: Vec<u32> = (0..phrases.len() as u32).collect();
    for phrase in (0..phrases.len()).filter(|&phrase| phrases.list[phrase].n_alone > 0) {
        if let Some(kernel) = kernel(phrases, phrase) {
            full[phrase] = kernel as u32;
        }
    }
    let own = names.list.iter().filter(|&&name| full[name] as usize == name);
    let mut pairs: Vec<(usize, usize)> =
        own.flat_map(|&name| names.short_forms(name).into_iter().map(move |short| (short, name))).collect();
    pairs.sort_unstable();
    for of_short in pairs.chunk_by(|a, b| a.0 == b.0) {
        if let Some(bearer) = names.only(of_short) {
            full[of_short[0].0] = bearer as u32;
        }
    }
    // "rueful Moreno" is whoever "Moreno" is.
    for phrase in 0..phrases.len() {
        let is_own = full[phrase] as usize == phrase;
        let end = described_end(phrases, phrase).filter(|&end| is_own && full[end] as usize != end);
        full[phrase] = end.map_or(full[phrase], |end| full[end]);
    }
    for whole in (0..phrases.len()).filter(|&phrase| phrases.list[phrase].n_alone > 0) {
        for part in parts_of_term(phrases, whole) {
            full[part] = whole as u32;
        }
    }
    for &(short, long) in explained.iter().filter(|&&(_, long)| phrases.list[long].n_alone > 0) {
        if root(&full, long) as usize != short {
            full[short] = long as u32;
        }
    }
    (0..full.len()).map(|phrase| root(&full, phrase)).collect()
}

/// The end of a chain of names that stand for others; each is longer than the one before, but for the first.
fn root(full: &[u32], phrase: usize) -> u32 {
    let mut at = phrase as u32;
    for _ in 0..2 * MAX_PHRASE_WORDS {
        at = full[at as usize];
    }
    at
}

/// The names of two words or more that stand alone somewhere.
struct LongNames<'p, 'd> {
    phrases: &'p Phrases<'d>,
    list: Vec<usize>,
}

impl<'p, 'd> LongNames<'p, 'd> {
    fn of(phrases: &'p Phrases<'d>) -> Self {
        let is_long_name = |&phrase: &usize| {
            let Phrase { n_words, n_alone, .. } = phrases.list[phrase];
            n_words > 1 && n_alone > 0 && is_name(phrases, phrase)
        };
        Self { phrases, list: (0..phrases.len()).filter(is_long_name).collect() }
    }

    /// The last words of a name, and the first if the last is used alone too, as those of people are.
    fn short_forms(&self, name: usize) -> Vec<usize> {
        let (phrases, tokens) = (self.phrases, self.phrases.tokens(name));
        let is_alone = |phrase: &usize| phrases.list[*phrase].n_alone > 0 && is_name(phrases, *phrase);
        let last = phrases.find(&tokens[tokens.len() - 1..]).filter(is_alone);
        let first = phrases.find(&tokens[..1]).filter(|first| last.is_some() && is_alone(first));
        let ends = (1..tokens.len()).filter_map(|start| phrases.find(&tokens[start..])).filter(is_alone);
        ends.chain(first.filter(|_| tokens.len() == 2)).collect()
    }

    /// The name that a shorter one stands for, of those that it may: the most usual, if all others have it in them.
    fn only(&self, of_short: &[(usize, usize)]) -> Option<usize> {
        let n_alone = |name: usize| self.phrases.list[name].n_alone;
        let names = of_short.iter().map(|&(_, name)| name);
        let usual =
            names.clone().reduce(|best, name| if n_alone(name) > n_alone(best) { name } else { best })?;
        let terms: Vec<TermId> = self.phrases.terms(usual).collect();
        let is_same = |name: usize| {
            let other: Vec<TermId> = self.phrases.terms(name).collect();
            other.windows(terms.len()).any(|window| window == terms) || terms.ends_with(&other)
        };
        names.clone().all(is_same).then_some(usual)
    }
}

/// The name at the end of a phrase that the words before it only describe: its owner ("Canada's Ada Moreno"), what it is
/// ("striker Ada Moreno", "President Ada Moreno"); the latter if the name is as usual without them.
fn kernel(phrases: &Phrases, phrase: usize) -> Option<usize> {
    let (tokens, roles) = (phrases.tokens(phrase), phrases.roles(phrase));
    if roles.last() != Some(&Role::Name) {
        return None;
    }
    let n_alone = |phrase: usize| phrases.list[phrase].n_alone;
    if let Some(end) = described_end(phrases, phrase) {
        return (phrases.list[end].n_words > 1 || n_alone(end) >= n_alone(phrase)).then_some(end);
    }
    let end = |start: usize| {
        phrases.find(&tokens[start..]).filter(|&end| is_name(phrases, end) && n_alone(end) > 0)
    };
    let is_more_usual = |end: &usize| {
        // A modifier may belong to the name ("Northern"); then the rest is not seen by itself.
        let n_own = if roles[0] == Role::Name {
            n_alone(*end)
        } else {
            n_alone(*end).saturating_sub(n_alone(phrase) + 1)
        };
        n_own >= n_alone(phrase) && phrases.list[*end].n_words > 1
    };
    (1..tokens.len()).filter_map(end).find(is_more_usual)
}

/// The name at the end of a phrase after an owner, words in small letters, or what a person is.
fn described_end(phrases: &Phrases, phrase: usize) -> Option<usize> {
    let (tokens, roles) = (phrases.tokens(phrase), phrases.roles(phrase));
    let first = phrases.list[phrase].first as usize;
    let n_names = roles.iter().rev().take_while(|role| **role == Role::Name).count();
    let is_described = |&start: &usize| {
        let before = phrases.document.token_text(tokens[start - 1]);
        let is_person = || phrases.roles.is_person(phrases.document, first + start - 1);
        let is_after_person = || (1..=n_names).contains(&(roles.len() - start)) && is_person();
        is_owner(before)
            || before.starts_with(char::is_lowercase) && roles[start - 1].is_content()
            || is_after_person()
    };
    let end = phrases.find(&tokens[(1..tokens.len()).rev().find(is_described)?..])?;
    (is_name(phrases, end) && phrases.list[end].n_alone > 0).then_some(end)
}

/// The parts of a term that a small word joins, "boutique de vêtements", if they are nowhere else.
fn parts_of_term(phrases: &Phrases, phrase: usize) -> Vec<usize> {
    let (tokens, roles) = (phrases.tokens(phrase), phrases.roles(phrase));
    let is_small = |at: usize| phrases.document.token_text(tokens[at]).starts_with(char::is_lowercase);
    let Some(link) = roles.iter().position(|role| *role == Role::Link) else { return Vec::new() };
    if !is_small(link) || link + 1 == tokens.len() || !is_small(link + 1) {
        return Vec::new();
    }
    let parts = [&tokens[..link], &tokens[link + 1..]].map(|part| phrases.find(part));
    let is_only_here = |&part: &usize| phrases.list[part].count == phrases.list[phrase].count;
    parts.into_iter().flatten().filter(is_only_here).collect()
}

/// True for names with a capital each, joined by links and numbers at most.
fn is_name(phrases: &Phrases, phrase: usize) -> bool {
    let (tokens, roles) = (phrases.tokens(phrase), phrases.roles(phrase));
    let is_owned =
        tokens[..tokens.len() - 1].iter().any(|&token| is_owner(phrases.document.token_text(token)));
    !is_owned
        && tokens.iter().zip(roles).all(|(&token, role)| match role {
            Role::Name => phrases.document.token_text(token).starts_with(char::is_uppercase),
            Role::Link | Role::Figure => true,
            Role::Break | Role::Outside | Role::Modifier | Role::Noun => false,
        })
}
