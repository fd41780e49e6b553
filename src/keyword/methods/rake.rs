//! RAKE: Rose, Engel, Cramer & Cowley, "Automatic keyword extraction from individual documents", in
//! Text Mining: Applications and Theory (2010).
//!
//! Candidates are the runs of words between stop words and marks. A word of long candidates has a high
//! degree, the number of words in all the candidates that have it, itself included:
//!
//! score(phrase) = Σ degree(word) / frequency(word) over its words
//!
//! Ours: words are matched by stem; the rare candidates with stop words inside are left out.

use crate::document::TermId;
use crate::explain::Why;
use crate::keyword::candidates::{CandidateSource, Phrases};

pub(super) fn scores(phrases: &Phrases) -> Vec<f64> {
    let words = WordDegrees::of_phrases(phrases);
    let score = |phrase: usize| phrases.terms(phrase).map(|term| words.score(term)).sum();
    (0..phrases.len()).map(score).collect()
}

/// The degree and the frequency of every term.
struct WordDegrees {
    degree: Vec<f64>,
    frequency: Vec<f64>,
}

impl WordDegrees {
    fn of_phrases(phrases: &Phrases) -> Self {
        let n_alone = |phrase: usize| match phrases.source {
            CandidateSource::Words => phrases.list[phrase].count,
            _ => phrases.list[phrase].n_alone,
        };
        let candidates = (0..phrases.len()).map(|phrase| (phrases.terms(phrase), n_alone(phrase)));
        Self::of(candidates, phrases.document.n_terms())
    }

    /// From the candidates and how often each occurs.
    fn of<Terms>(candidates: impl Iterator<Item = (Terms, u32)>, n_terms: usize) -> Self
    where
        Terms: ExactSizeIterator<Item = TermId>,
    {
        let mut words = Self { degree: vec![0.0; n_terms], frequency: vec![0.0; n_terms] };
        for (terms, count) in candidates {
            let (count, n_words) = (f64::from(count), terms.len() as f64);
            for term in terms {
                words.degree[term.index()] += count * n_words;
                words.frequency[term.index()] += count;
            }
        }
        words
    }

    fn score(&self, term: TermId) -> f64 {
        let frequency = self.frequency[term.index()];
        if frequency > 0.0 { self.degree[term.index()] / frequency } else { 0.0 }
    }
}

pub(super) fn explain(phrases: &Phrases, wanted: &[usize]) -> Vec<Why> {
    let words = WordDegrees::of_phrases(phrases);
    let why = |&phrase: &usize| {
        let part = |term: TermId, word: &str| {
            Why::added(format!("\"{word}\""), words.score(term)).of(vec![
                Why::fact("words in all candidates that have it (degree)", words.degree[term.index()]),
                Why::fact("candidates that have it (frequency)", words.frequency[term.index()]),
            ])
        };
        let tokens = phrases.tokens(phrase).iter();
        let parts: Vec<Why> =
            tokens.map(|&token| part(token.term, phrases.document.token_text(token))).collect();
        Why::added("degree over frequency of its words", parts.iter().map(|part| part.share).sum()).of(parts)
    };
    wanted.iter().map(why).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The candidates of the paper's example, in its own order and spelling.
    const CANDIDATES: &[&str] = &[
        "compatibility",
        "systems",
        "linear constraints",
        "set",
        "natural numbers",
        "criteria",
        "compatibility",
        "system",
        "linear diophantine equations",
        "strict inequations",
        "nonstrict inequations",
        "upper bounds",
        "components",
        "minimal set",
        "solutions",
        "algorithms",
        "minimal generating sets",
        "solutions",
        "systems",
        "criteria",
        "corresponding algorithms",
        "constructing",
        "minimal supporting set",
        "solving",
        "systems",
        "systems",
    ];

    #[test]
    fn scores_of_the_paper() {
        let mut words: Vec<&str> = CANDIDATES.iter().flat_map(|candidate| candidate.split(' ')).collect();
        words.sort_unstable();
        words.dedup();
        let terms = |candidate: &str| -> Vec<TermId> {
            let number = |word: &str| TermId(words.binary_search(&word).unwrap() as u32);
            candidate.split(' ').map(number).collect()
        };
        let candidates = CANDIDATES.iter().map(|candidate| (terms(candidate).into_iter(), 1));
        let degrees = WordDegrees::of(candidates, words.len());
        let check = |phrase: &str, expected: f64| {
            let score: f64 = terms(phrase).iter().map(|&term| degrees.score(term)).sum();
            assert!((score - expected).abs() < 0.05, "{phrase}: {score}, not {expected}");
        };
        check("minimal generating sets", 8.7);
        check("linear diophantine equations", 8.5);
        check("minimal supporting set", 7.7);
        check("minimal set", 4.7);
        check("linear constraints", 4.5);
        check("natural numbers", 4.0);
        check("corresponding algorithms", 3.5);
        check("set", 2.0);
        check("algorithms", 1.5);
        check("compatibility", 1.0);
    }
}
