//! A query: phrases that have its words, or are in sentences that have them, come first.
//!
//! likeness(phrase) is the larger of the share of its words that the query has, and half the share of its sentences with
//! a word of the query; score(phrase) is multiplied by 0.1 + 0.9 · likeness. A query whose words the text does not have
//! changes nothing.

use super::candidates::Phrases;
use super::keywords::Keywords;
use crate::analysis::Analysis;
use crate::document::Document;
use crate::explain::Why;
use crate::query::{Wish, has_word_of, terms_of};
use std::ops::Range;

/// The factor of a phrase that has nothing to do with the query.
const FLOOR: f64 = 0.1;
/// The value of a word of the query in the same sentence, where being such a word has 1.
const NEAR: f64 = 0.5;

/// How near every phrase is to a query.
pub(super) struct Nearness {
    /// By phrase: the share of its words that the query has.
    asked: Vec<f64>,
    /// By phrase: the share of its occurrences whose sentence has a word of the query.
    near: Vec<f64>,
}

impl Nearness {
    /// Nothing if the document has no content word of the query.
    pub(super) fn of(phrases: &Phrases, query: &str) -> Option<Self> {
        if query.is_empty() {
            return None;
        }
        let is_asked = asked(phrases.document, query)?;
        let share = |phrase: usize| {
            let words = phrases.terms(phrase);
            let n_words = words.len() as f64;
            words.filter(|term| is_asked[term.index()]).count() as f64 / n_words
        };
        Some(Self { asked: (0..phrases.len()).map(share).collect(), near: near(phrases, &is_asked) })
    }

    /// The factor of the score of a phrase.
    pub(super) fn factor(&self, phrase: usize) -> f64 {
        FLOOR + (1.0 - FLOOR) * self.asked[phrase].max(NEAR * self.near[phrase])
    }

    pub(super) fn explain(&self, phrase: usize) -> Why {
        Why::factor("near the query", self.factor(phrase)).of(vec![
            Why::fact("share of its words that are asked for", self.asked[phrase]),
            Why::fact("share of its sentences with such a word", self.near[phrase]),
        ])
    }
}

/// By term: true if the query has it; nothing if it has no content word of the document.
fn asked(document: &Document, query: &str) -> Option<Vec<bool>> {
    let mut is_asked = vec![false; document.n_terms()];
    let terms = terms_of(document, query).into_iter().filter(|&term| document.is_content(term));
    terms.for_each(|term| is_asked[term.index()] = true);
    is_asked.contains(&true).then_some(is_asked)
}

impl Keywords {
    /// The query, if there is one.
    #[must_use]
    pub fn wish(&self) -> Option<Wish> {
        Wish::of_query(&self.query)
    }

    /// The query, if the document has no word of it.
    #[must_use]
    pub fn unmet(&self, analysis: &Analysis) -> Option<Wish> {
        self.wish().filter(|_| !has_word_of(analysis.document(), &self.query))
    }
}

fn near(phrases: &Phrases, is_asked: &[bool]) -> Vec<f64> {
    let sentences = &phrases.roles.sentences;
    let tokens = phrases.document.tokens();
    let has = |range: &Range<usize>| tokens[range.clone()].iter().any(|token| is_asked[token.term.index()]);
    let is_near: Vec<bool> = sentences.iter().map(has).collect();
    let mut count = vec![0_u32; phrases.len()];
    let mut sentence = 0;
    for occurrence in &phrases.occurrences {
        while sentences[sentence].end <= occurrence.token as usize {
            sentence += 1;
        }
        count[occurrence.phrase() as usize] += u32::from(is_near[sentence]);
    }
    count.iter().zip(&phrases.list).map(|(n, phrase)| f64::from(*n) / f64::from(phrase.count)).collect()
}
