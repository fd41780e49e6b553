//! Several documents about one thing: what many of them say, each thing once.
//!
//! Gillick & Favre, "A scalable global model for summarization" (ILP for NLP 2009): a summary is worth the
//! concepts it covers, and a concept, a pair of neighbouring stems, is worth the number of documents that have
//! it. Here single content words count too, for less; what only one document has is worth little, not nothing;
//! and the head of a document, where news says what happened, is worth more:
//!
//! `gain(s) = Σ value(new concepts of s) · (1 + 1.5 · e^(−position/5)) / words^r`
//!
//! with the position within the document, and r = 0.6 if the length is in words, 0 if it is in sentences.
//! Greedy choice is within 1 − 1/e of the best, and here mostly the best (Lin & Bilmes 2010).

use super::ranking::Sequential;
use super::words::written;
use crate::analysis::Analysis;
use crate::document::TermId;
use crate::explain::{Why, largest};
use crate::math::{exp, ln};
use crate::select::{Budget, Gains};
use hashbrown::HashMap;

/// The value of a single word, where a pair has 1.
const WORD_VALUE: f64 = 0.25;
/// The value of a concept that only one document has.
const LONE_VALUE: f64 = 0.2;
/// The extra value of the first sentence of a document over one far down.
const HEAD_VALUE: f64 = 1.5;
/// How many sentences it takes for that to fall to a third.
const HEAD_DECAY: f64 = 5.0;
/// How much of a sentence's length is held against it if the length of the summary is in words.
const LENGTH_POWER: f64 = 0.6;
/// A sentence of fewer words says too little by itself.
const MIN_WORDS: usize = 8;

/// The concepts that the candidates cover.
pub(super) struct Together<'a> {
    analysis: &'a Analysis<'a>,
    /// The concepts of every candidate.
    concepts: Vec<Vec<u32>>,
    /// The terms of every concept.
    terms: Vec<Concept>,
    /// The value of every concept; nothing once it is covered.
    values: Vec<f64>,
    /// The factor of the concepts of every candidate.
    factors: Vec<f64>,
    /// The same in a summary of the usual length, if that is another.
    usual_factors: Option<Vec<f64>>,
}

/// Two neighbouring terms, or one and [`ALONE`].
type Concept = (u32, u32);

impl<'a> Together<'a> {
    pub(super) fn of(analysis: &'a Analysis, budget: Budget) -> Self {
        let mut numbering = Numbering::default();
        let mut concepts = Vec::with_capacity(analysis.n_candidates());
        let mut heads_of = Vec::with_capacity(analysis.n_candidates());
        let mut heads = Heads::default();
        for candidate in 0..analysis.n_candidates() {
            let source = analysis.document().source_of(analysis.sentence_of(candidate));
            let source = source.map_or(0, |source| source.index);
            let found = found(analysis, candidate).into_iter();
            let mut own: Vec<u32> = found.map(|concept| numbering.number(concept, source)).collect();
            own.sort_unstable();
            own.dedup();
            concepts.push(own);
            heads_of.push(heads.factor(source));
        }
        let Numbering { terms, n_documents, .. } = numbering;
        let value = |(&(_, second), &n): (&Concept, &u32)| {
            let value = if n > 1 { f64::from(n) } else { LONE_VALUE };
            if second == ALONE { WORD_VALUE * value } else { value }
        };
        let values = terms.iter().zip(&n_documents).map(value).collect();
        let factors = |budget: Budget| -> Vec<f64> {
            let factor = |(candidate, head): (usize, &f64)| {
                head * length_factor(analysis.n_running_words(candidate), budget)
            };
            heads_of.iter().enumerate().map(factor).collect()
        };
        let is_usual = matches!(budget, Budget::Sentences(_));
        let usual_factors = (!is_usual).then(|| factors(Budget::default()));
        Self { analysis, concepts, terms, values, factors: factors(budget), usual_factors }
    }
}

/// The concepts met so far, numbered in order.
#[derive(Default)]
struct Numbering {
    numbers: HashMap<Concept, u32, foldhash::fast::RandomState>,
    terms: Vec<Concept>,
    /// In how many documents each was met.
    n_documents: Vec<u32>,
    /// The last document that each was met in.
    last_document: Vec<usize>,
}

impl Numbering {
    /// The number of a concept, which a document has.
    fn number(&mut self, concept: Concept, document: usize) -> u32 {
        let number = *self.numbers.entry(concept).or_insert_with(|| {
            self.terms.push(concept);
            self.n_documents.push(0);
            self.last_document.push(usize::MAX);
            self.terms.len() as u32 - 1
        });
        if std::mem::replace(&mut self.last_document[number as usize], document) != document {
            self.n_documents[number as usize] += 1;
        }
        number
    }
}

impl Together<'_> {
    /// The value of the concepts of a candidate that are not covered yet.
    fn value(&self, candidate: usize) -> f64 {
        self.concepts[candidate].iter().map(|&concept| self.values[concept as usize]).sum()
    }
}

impl Gains for Together<'_> {
    fn gain(&self, candidate: usize) -> f64 {
        self.factors[candidate] * self.value(candidate)
    }

    fn take(&mut self, candidate: usize) {
        self.concepts[candidate].iter().for_each(|&concept| self.values[concept as usize] = 0.0);
    }
}

impl Sequential for Together<'_> {
    fn explain(&self, candidate: usize) -> Why {
        let shares = self.concepts[candidate].iter();
        let shares = shares.map(|&concept| (concept as usize, self.values[concept as usize])).collect();
        let label = |concept: usize| {
            let (first, second) = self.terms[concept];
            let word = |term: u32| written(self.analysis, candidate, term as usize);
            if second == ALONE { word(first) } else { format!("{} {}", word(first), word(second)) }
        };
        let mut parts = largest(shares, N_CONCEPTS_NAMED, label, "words and pairs");
        parts.push(Why::factor("for its place in its document and its length", self.factors[candidate]));
        Why::added("new words and pairs, by the documents that have them", self.gain(candidate)).of(parts)
    }

    fn usual_gains(&self) -> Option<Vec<f64>> {
        let factors = self.usual_factors.as_ref()?.iter().enumerate();
        Some(factors.map(|(candidate, factor)| factor * self.value(candidate)).collect())
    }
}

/// How many concepts an explanation names.
const N_CONCEPTS_NAMED: usize = 5;

/// Where the documents start among the candidates.
#[derive(Default)]
struct Heads {
    source: usize,
    position: usize,
}

impl Heads {
    /// The factor of the next candidate, which is of this document, for its place.
    fn factor(&mut self, source: usize) -> f64 {
        let position = if source == self.source { self.position } else { 0 };
        (self.source, self.position) = (source, position + 1);
        1.0 + HEAD_VALUE * exp(-(position as f64) / HEAD_DECAY)
    }
}

fn length_factor(n_words: usize, budget: Budget) -> f64 {
    let short = (n_words as f64 / MIN_WORDS as f64).min(1.0);
    match budget {
        Budget::Sentences(_) => short,
        _ => short * exp(-LENGTH_POWER * ln(n_words.max(1) as f64)),
    }
}

/// In the place of a second word.
const ALONE: u32 = u32::MAX;

/// The concepts of a candidate: its content words, and its pairs of neighbours one of which is a content word.
fn found(analysis: &Analysis, candidate: usize) -> Vec<Concept> {
    let document = analysis.document();
    let tokens = document.sentence(analysis.sentence_of(candidate)).tokens();
    let words: Vec<TermId> =
        tokens.iter().filter(|&&token| document.kind(token).is_word()).map(|token| token.term).collect();
    let single = words.iter().filter(|&&term| document.is_content(term)).map(|term| (term.0, ALONE));
    let pairs = words.windows(2).filter(|pair| pair.iter().any(|&term| !document.is_stop(term)));
    single.chain(pairs.map(|pair| (pair[0].0, pair[1].0))).collect()
}
