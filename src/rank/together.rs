//! Several documents about one thing: what many of them say, each thing once.
//!
//! Gillick & Favre, "A scalable global model for summarization" (ILP for NLP 2009): a summary is worth the
//! concepts it covers, and a concept, a pair of neighbouring stems, is worth the number of documents that have
//! it. Here single content words count too, for less; what only one document has is worth little, not nothing;
//! and the head of a document, where news says what happened, is worth more:
//!
//! `gain(s) = Σ value(new concepts of s) · (1 + 1.5 · e^(−position/5)) / words^r`
//!
//! with the position within the document, and r = 0.6 where words are what is limited, 0 where sentences are.
//! Greedy choice is within 1 − 1/e of the best, and here mostly on it (Lin & Bilmes 2010).

use crate::analysis::Analysis;
use crate::document::TermId;
use crate::math::{exp, ln};
use crate::select::Gains;
use hashbrown::HashMap;

/// What a single word is worth beside a pair.
const WORD_VALUE: f64 = 0.25;
/// What a concept is worth that only one document has.
const LONE_VALUE: f64 = 0.2;
/// What the first sentence of a document is worth beside one far down.
const HEAD_VALUE: f64 = 1.5;
/// How many sentences it takes for that to fall to a third.
const HEAD_DECAY: f64 = 5.0;
/// How much of a sentence's length is held against it where words are limited.
const LENGTH_POWER: f64 = 0.6;
/// A sentence of fewer words says too little by itself.
const MIN_WORDS: usize = 8;

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Limit {
    Sentences,
    Words,
}

/// What the candidates cover.
pub(super) struct Together {
    /// The concepts of every candidate.
    concepts: Vec<Vec<u32>>,
    /// What every concept is worth; nothing once it is covered.
    values: Vec<f64>,
    /// What the concepts of every candidate are multiplied by.
    factors: Vec<f64>,
}

impl Together {
    pub(super) fn of(analysis: &Analysis, limit: Limit) -> Self {
        let mut numbers: HashMap<(u32, u32), u32, foldhash::fast::RandomState> = HashMap::default();
        let mut n_documents: Vec<u32> = Vec::new();
        let mut last_document: Vec<usize> = Vec::new();
        let mut is_pair = Vec::new();
        let mut concepts = Vec::with_capacity(analysis.n_candidates());
        let mut factors = Vec::with_capacity(analysis.n_candidates());
        let mut heads = Heads::default();
        for candidate in 0..analysis.n_candidates() {
            let source = analysis.document().source_of(analysis.sentence_of(candidate));
            let source = source.map_or(0, |source| source.index);
            let mut own = Vec::new();
            for key in keys(analysis, candidate) {
                let number = *numbers.entry(key).or_insert_with(|| {
                    n_documents.push(0);
                    last_document.push(usize::MAX);
                    is_pair.push(key.1 != ALONE);
                    n_documents.len() as u32 - 1
                });
                if std::mem::replace(&mut last_document[number as usize], source) != source {
                    n_documents[number as usize] += 1;
                }
                own.push(number);
            }
            own.sort_unstable();
            own.dedup();
            concepts.push(own);
            factors.push(heads.factor(source) * length_factor(analysis.n_running_words(candidate), limit));
        }
        let value = |(&n, &is_pair): (&u32, &bool)| {
            let value = if n > 1 { f64::from(n) } else { LONE_VALUE };
            if is_pair { value } else { WORD_VALUE * value }
        };
        Self { concepts, values: n_documents.iter().zip(&is_pair).map(value).collect(), factors }
    }
}

impl Gains for Together {
    fn gain(&self, candidate: usize) -> f64 {
        let covered = self.concepts[candidate].iter().map(|&concept| self.values[concept as usize]);
        self.factors[candidate] * covered.sum::<f64>()
    }

    fn take(&mut self, candidate: usize) {
        self.concepts[candidate].iter().for_each(|&concept| self.values[concept as usize] = 0.0);
    }
}

/// Where the documents start among the candidates.
#[derive(Default)]
struct Heads {
    source: usize,
    position: usize,
}

impl Heads {
    /// What the next candidate, of this document, is worth for its place.
    fn factor(&mut self, source: usize) -> f64 {
        let position = if source == self.source { self.position } else { 0 };
        (self.source, self.position) = (source, position + 1);
        1.0 + HEAD_VALUE * exp(-(position as f64) / HEAD_DECAY)
    }
}

fn length_factor(n_words: usize, limit: Limit) -> f64 {
    let short = (n_words as f64 / MIN_WORDS as f64).min(1.0);
    match limit {
        Limit::Sentences => short,
        Limit::Words => short * exp(-LENGTH_POWER * ln(n_words.max(1) as f64)),
    }
}

/// In the place of a second word.
const ALONE: u32 = u32::MAX;

/// The content words of a candidate, and its pairs of neighbours of which one is a content word.
fn keys(analysis: &Analysis, candidate: usize) -> Vec<(u32, u32)> {
    let document = analysis.document();
    let tokens = document.sentence(analysis.sentence_of(candidate)).tokens();
    let words: Vec<TermId> =
        tokens.iter().filter(|&&token| document.kind(token).is_word()).map(|token| token.term).collect();
    let single = words.iter().filter(|&&term| document.is_content(term)).map(|term| (term.0, ALONE));
    let pairs = words.windows(2).filter(|pair| pair.iter().any(|&term| !document.is_stop(term)));
    single.chain(pairs.map(|pair| (pair[0].0, pair[1].0))).collect()
}
