//! The phrases of a document, each with all its occurrences.

use super::role::Role;
use super::roles::Roles;
use super::source::CandidateSource;
use crate::document::{Document, TermId, Token, collapsed};
use crate::hash::chained;
use crate::threads::Threads;
use hashbrown::HashTable;

/// A sequence of terms and how often the text has it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Phrase {
    /// The first token of its first occurrence.
    pub(crate) first: u32,
    pub(crate) n_words: u32,
    /// How often it occurs, inside longer phrases too.
    pub(crate) count: u32,
    /// How often it is a whole run; one that never is is mostly not a candidate.
    pub(crate) n_alone: u32,
    /// True if it is the end of a whole run somewhere, after a word that only describes it.
    pub(crate) is_end: bool,
}

/// How often a part of runs has to occur.
const MIN_LOOSE_COUNT: u32 = 2;

/// A phrase in the text, by its first token.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Occurrence {
    /// The phrase, shifted by one bit; the lowest bit is set for a whole run.
    phrase_and_alone: u32,
    pub(crate) token: u32,
}

impl Occurrence {
    pub(super) fn new(phrase: u32, token: u32, is_alone: bool) -> Self {
        Self { phrase_and_alone: phrase << 1 | u32::from(is_alone), token }
    }

    pub(crate) fn phrase(self) -> u32 {
        self.phrase_and_alone >> 1
    }

    /// True if it is a whole run.
    pub(crate) fn is_alone(self) -> bool {
        self.phrase_and_alone & 1 == 1
    }
}

/// The phrases of a document, in order of their first occurrence, a longer one after its own beginning.
///
/// Those that are only ever inside longer ones are counted too, but are not candidates
/// ([`Phrases::is_candidate`]).
pub(crate) struct Phrases<'d> {
    pub(crate) document: &'d Document,
    pub(crate) threads: Threads,
    pub(crate) source: CandidateSource,
    /// True if runs are cut by stop words alone, so that phrases may have verbs at their ends.
    pub(super) has_loose_ends: bool,
    pub(crate) roles: Roles,
    pub(crate) list: Vec<Phrase>,
    /// In reading order.
    pub(crate) occurrences: Vec<Occurrence>,
    /// By phrase: true if it is only ever inside one longer phrase; empty if ends are sure.
    pub(super) is_part: Vec<bool>,
    /// Abbreviations, each with what it is short for, if neither stands for the other ([`Phrases::full_name`]).
    pub(crate) abbreviations: Vec<(usize, usize)>,
    /// By phrase: the longer name that it stands for, or itself ([`super::variants`]); empty if no names are joined.
    pub(crate) variant_of: Vec<u32>,
    /// By phrase: true if the user does not want it; empty if nothing is said.
    pub(crate) refused: Vec<bool>,
    /// By phrase: the factor of its score that the user gave it; empty if nothing is said.
    pub(crate) factors: Vec<f64>,
    /// By term: the phrase that is this one word, or [`NO_PHRASE`].
    pub(super) single: Vec<u32>,
    /// The phrases of two words or more.
    pub(super) table: HashTable<u32>,
    pub(super) seed: u64,
}

pub(super) const NO_PHRASE: u32 = u32::MAX;

impl<'d> Phrases<'d> {
    /// How many phrases there are, candidates or not.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// True if a phrase may become a keyword: it is a whole run somewhere, or it is repeated and is what is left of a run without
    /// an adjective before it, or the ends of runs are not sure, or single words are wanted. What stands for a longer name may
    /// not.
    pub(crate) fn is_candidate(&self, phrase: usize) -> bool {
        let Phrase { n_alone, count, is_end, .. } = self.list[phrase];
        if self.full_name(phrase) != phrase || self.refused.get(phrase) == Some(&true) {
            return false;
        }
        let has_loose_end = || is_end || self.has_loose_ends && !self.is_part[phrase];
        let is_repeated = || count >= MIN_LOOSE_COUNT && has_loose_end();
        n_alone > 0 || self.source == CandidateSource::Words || is_repeated()
    }

    /// The phrase whose name it is: itself, or a longer one ("Moreno" is "Ada Moreno").
    pub(crate) fn full_name(&self, phrase: usize) -> usize {
        self.variant_of.get(phrase).map_or(phrase, |&full| full as usize)
    }

    /// True if it stands for another noun phrase.
    pub(crate) fn is_variant(&self, phrase: usize) -> bool {
        self.source == CandidateSource::NounPhrases && self.full_name(phrase) != phrase
    }

    /// True if it stands for a longer noun phrase, so that its occurrences are not those of the other.
    pub(crate) fn is_short_form(&self, phrase: usize) -> bool {
        self.is_variant(phrase) && self.list[phrase].n_words < self.list[self.full_name(phrase)].n_words
    }

    /// The tokens of a phrase's first occurrence.
    pub(crate) fn tokens(&self, phrase: usize) -> &'d [Token] {
        let Phrase { first, n_words, .. } = self.list[phrase];
        &self.document.tokens()[first as usize..(first + n_words) as usize]
    }

    /// The terms of a phrase.
    pub(crate) fn terms(&self, phrase: usize) -> impl ExactSizeIterator<Item = TermId> + Clone + 'd {
        self.tokens(phrase).iter().map(|token| token.term)
    }

    /// The role of every word of a phrase's first occurrence.
    pub(crate) fn roles(&self, phrase: usize) -> &[Role] {
        let Phrase { first, n_words, .. } = self.list[phrase];
        &self.roles.of_token[first as usize..(first + n_words) as usize]
    }

    /// A phrase as its first occurrence writes it, in quotation marks; for explanations.
    pub(crate) fn quoted(&self, phrase: usize) -> String {
        let words = self.tokens(phrase).iter().map(|token| self.document.token_text(*token));
        format!("\"{}\"", collapsed(&words.collect::<Vec<_>>().join(" ")))
    }

    /// The phrase that the tokens are an occurrence of, if they are one.
    pub(crate) fn find(&self, tokens: &[Token]) -> Option<usize> {
        if let [token] = tokens {
            let phrase = self.single[token.term.index()];
            return (phrase != NO_PHRASE).then_some(phrase as usize);
        }
        let is_same = |&phrase: &u32| same_terms(self.tokens(phrase as usize), tokens);
        self.table.find(hashed(self.seed, tokens), is_same).map(|&phrase| phrase as usize)
    }
}

/// The hash of the terms of a phrase.
pub(super) fn hashed(seed: u64, tokens: &[Token]) -> u64 {
    tokens.iter().fold(seed, |hash, token| chained(hash, token.term.0))
}

pub(super) fn same_terms(a: &[Token], b: &[Token]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.term == b.term)
}
