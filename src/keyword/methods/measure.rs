//! Measures the signals of phrases.

use super::signal::N_SIGNALS;
use super::weight::inverse_document_frequencies;
use crate::analysis::Analysis;
use crate::document::{BlockKind, Document, TermId};
use crate::keyword::candidates::{Phrase, Phrases, Role};
use crate::math::ln;
use std::sync::LazyLock;

/// How many tokens of the first sentence are its opening, at most.
const OPENING_TOKENS: usize = 25;
/// The share of the text that is early.
const EARLY_SHARE: f64 = 0.15;
/// Smooths the position: near the start a few words more or less mean nothing.
const POSITION_OFFSET: u32 = 20;
/// The least idf of a word in a name: "United States" says much though its words are common.
const NAME_IDF: f64 = 5.0;
/// A phrase of fewer letters is a symbol, not a term; ideographs count twice, since two of them are a word.
const MIN_LETTERS: usize = 3;

/// The signals of a document's phrases.
pub(crate) struct Signals<'p, 'd> {
    phrases: &'p Phrases<'d>,
    /// By term.
    terms: Vec<TermFacts>,
    /// By phrase; an abbreviation and what it is short for count together.
    list: Vec<Phrase>,
    /// By phrase.
    occurrences: Vec<OccurrenceCounts>,
    n_tokens: f64,
}

#[derive(Default, Clone, Copy)]
struct TermFacts {
    idf: f64,
    in_title: bool,
    in_opening: bool,
    /// How many candidates of two words or more have it.
    n_phrases: u32,
}

/// Counts over the occurrences of a phrase.
#[derive(Default, Clone, Copy)]
struct OccurrenceCounts {
    n_sentences: u32,
    last_sentence: u32,
    n_early: u32,
    n_capital: u32,
    n_before_of: u32,
    n_in_head: u32,
    in_opening: bool,
}

impl OccurrenceCounts {
    /// The counts of a phrase and of another name for the same.
    fn with(self, other: Self) -> Self {
        Self {
            n_sentences: self.n_sentences + other.n_sentences,
            n_early: self.n_early + other.n_early,
            n_capital: self.n_capital + other.n_capital,
            n_before_of: self.n_before_of + other.n_before_of,
            n_in_head: self.n_in_head + other.n_in_head,
            in_opening: self.in_opening || other.in_opening,
            ..self
        }
    }
}

impl<'p, 'd> Signals<'p, 'd> {
    pub(crate) fn new(analysis: &Analysis, phrases: &'p Phrases<'d>) -> Self {
        let n_tokens = phrases.document.tokens().len().max(1) as f64;
        let terms = term_facts(analysis, phrases);
        let mut list = phrases.list.clone();
        let mut occurrences = occurrence_counts(phrases, n_tokens);
        for &(short, long) in &phrases.abbreviations {
            let (a, b) = (list[short], list[long]);
            for (one, other) in [(short, b), (long, a)] {
                list[one].count += other.count;
                list[one].n_alone += other.n_alone;
                list[one].first = list[one].first.min(other.first);
            }
            let (a, b) = (occurrences[short], occurrences[long]);
            (occurrences[short], occurrences[long]) = (a.with(b), b.with(a));
        }
        Self { phrases, terms, list, occurrences, n_tokens }
    }

    /// The signals of a phrase, in the order of [`Signal::ALL`].
    pub(crate) fn of(&self, index: usize) -> [f64; N_SIGNALS] {
        let phrase = self.list[index];
        let counts = self.occurrences[index];
        let (count, n_words) = (f64::from(phrase.count), f64::from(phrase.n_words));
        let roles = self.phrases.roles(index);
        let (mut idf, mut relatives, mut in_opening, mut in_title) = (0.0, 0.0, true, true);
        for (term, role) in self.phrases.terms(index).zip(roles) {
            let facts = &self.terms[term.index()];
            idf += if *role == Role::Name { facts.idf.max(NAME_IDF) } else { facts.idf };
            relatives += ln_of(1 + facts.n_phrases);
            in_opening &= facts.in_opening;
            in_title &= facts.in_title;
        }
        let letters = Letters::of(self.phrases, index);
        let flag = |is_so: bool| f64::from(u8::from(is_so));
        [
            ln_of(phrase.count),
            flag(phrase.count == 1),
            ln_of(phrase.n_alone.max(1)) - ln_of(phrase.count),
            ln_of(counts.n_sentences),
            relatives / n_words,
            ln_of(POSITION_OFFSET + phrase.first),
            f64::from(phrase.first) / self.n_tokens,
            ln_of(1 + counts.n_early),
            flag(in_opening),
            flag(counts.in_opening),
            flag(in_title),
            flag(phrase.n_words > 1 && counts.n_in_head == phrase.count),
            ln((idf / n_words).max(0.05)),
            ln_of(letters.n.max(1)) - ln_of(phrase.n_words),
            flag(letters.n_weighted < MIN_LETTERS),
            flag(phrase.n_words == 1),
            flag(phrase.n_words == 3),
            flag(phrase.n_words > 3),
            flag(phrase.n_words == 1 && letters.n_upper > 1),
            roles.iter().filter(|role| **role == Role::Name).count() as f64 / n_words,
            f64::from(counts.n_capital) / count,
            flag(!roles[0].is_head()),
            flag(letters.ends_in_ing),
            flag(letters.ends_in_s),
            f64::from(counts.n_before_of) / count,
        ]
    }
}

/// ln of a whole number from 1.
fn ln_of(n: u32) -> f64 {
    static SMALL: LazyLock<Vec<f64>> = LazyLock::new(|| (0..1024).map(|n| ln(f64::from(n.max(1)))).collect());
    SMALL.get(n as usize).copied().unwrap_or_else(|| ln(f64::from(n)))
}

/// The letters of a phrase's first occurrence, counted.
struct Letters {
    n: u32,
    n_upper: u32,
    /// Letters, ideographs twice.
    n_weighted: usize,
    ends_in_ing: bool,
    ends_in_s: bool,
}

impl Letters {
    fn of(phrases: &Phrases, index: usize) -> Self {
        let mut letters = Self { n: 0, n_upper: 0, n_weighted: 0, ends_in_ing: false, ends_in_s: false };
        for token in phrases.tokens(index) {
            let text = phrases.document.token_text(*token);
            letters.add(text);
            (letters.ends_in_ing, letters.ends_in_s) = (text.ends_with("ing"), text.ends_with('s'));
        }
        letters
    }

    fn add(&mut self, text: &str) {
        if text.is_ascii() {
            let n: u32 = text.bytes().map(|byte| u32::from(byte.is_ascii_alphabetic())).sum();
            self.n += n;
            self.n_weighted += n as usize;
            self.n_upper += text.bytes().map(|byte| u32::from(byte.is_ascii_uppercase())).sum::<u32>();
            return;
        }
        for c in text.chars().filter(|c| c.is_alphabetic()) {
            self.n += 1;
            self.n_upper += u32::from(c.is_uppercase());
            self.n_weighted += if c >= '\u{2e80}' { 2 } else { 1 };
        }
    }
}

fn term_facts(analysis: &Analysis, phrases: &Phrases) -> Vec<TermFacts> {
    let document = phrases.document;
    let idf = inverse_document_frequencies(analysis).into_iter();
    let mut facts: Vec<TermFacts> = idf.map(|idf| TermFacts { idf, ..TermFacts::default() }).collect();
    document.title_terms().iter().for_each(|term| facts[term.index()].in_title = true);
    let first = document.sentences().find(|sentence| sentence.n_running_words() > 0);
    let opening = first.iter().flat_map(|sentence| sentence.tokens()).take(OPENING_TOKENS);
    opening.for_each(|token| facts[token.term.index()].in_opening = true);
    for index in (0..phrases.len()).filter(|&index| phrases.is_candidate(index)) {
        if phrases.list[index].n_words > 1 {
            phrases.terms(index).for_each(|term| facts[term.index()].n_phrases += 1);
        }
    }
    facts
}

fn occurrence_counts(phrases: &Phrases, n_tokens: f64) -> Vec<OccurrenceCounts> {
    let document = phrases.document;
    let of = of_term(document);
    let is_capital: Vec<bool> =
        document.word_ids().map(|word| document.word_text(word).starts_with(char::is_uppercase)).collect();
    let mut counts = vec![OccurrenceCounts { last_sentence: u32::MAX, ..Default::default() }; phrases.len()];
    let head_end = head_end(document);
    let sentences = &phrases.roles.sentences;
    let mut sentence = 0;
    for occurrence in &phrases.occurrences {
        let (index, token) = (occurrence.phrase() as usize, occurrence.token as usize);
        while sentences[sentence].end <= token {
            sentence += 1;
        }
        let range = &sentences[sentence];
        let Phrase { n_words, .. } = phrases.list[index];
        let counts = &mut counts[index];
        counts.in_opening |= sentence < 2;
        counts.n_sentences += u32::from(counts.last_sentence != sentence as u32);
        counts.last_sentence = sentence as u32;
        counts.n_early += u32::from((token as f64) < EARLY_SHARE * n_tokens);
        let is_inside = token > range.start;
        counts.n_capital += u32::from(is_inside && is_capital[document.tokens()[token].word.index()]);
        let next = document.tokens()[..range.end].get(token + n_words as usize);
        counts.n_in_head += u32::from(token < head_end);
        counts.n_before_of += u32::from(of.is_some() && next.map(|token| token.term) == of);
    }
    counts
}

/// How many tokens there are before the first paragraph; none if there is no paragraph.
fn head_end(document: &Document) -> usize {
    let mut sentences = document.sentences();
    let first = sentences.find(|sentence| sentence.block().kind == BlockKind::Paragraph);
    first.map_or(0, |sentence| sentence.token_range().start)
}

/// The term "of", if the text has it.
fn of_term(document: &Document) -> Option<TermId> {
    document.term_of_text("of")
}
