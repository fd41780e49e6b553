//! RAKE: Rose, Engel, Cramer & Cowley, "Automatic keyword extraction from individual documents", in
//! Text Mining: Applications and Theory (2010).
//!
//! Candidates are the runs of words between stop words and marks. A word that stands in long candidates
//! has a high degree, the number of words in all the candidates it stands in, itself included:
//!
//! score(phrase) = Σ degree(word) / frequency(word) over its words
//!
//! Ours: words are matched by stem; the rare candidates with stop words inside are left out.

use crate::document::TermId;
use crate::keyword::candidates::{Phrases, Shape};

pub(crate) fn scores(phrases: &Phrases) -> Vec<f64> {
    let n_alone = |phrase: usize| match phrases.shape {
        Shape::Words => phrases.list[phrase].count,
        _ => phrases.list[phrase].n_alone,
    };
    let candidates = (0..phrases.len()).map(|phrase| (phrases.terms(phrase), n_alone(phrase)));
    let words = word_scores(candidates, phrases.document.n_terms());
    let score = |phrase: usize| phrases.terms(phrase).map(|term| words[term.index()]).sum();
    (0..phrases.len()).map(score).collect()
}

/// degree / frequency of every term, from the candidates and how often each occurs.
fn word_scores<Terms>(candidates: impl Iterator<Item = (Terms, u32)>, n_terms: usize) -> Vec<f64>
where
    Terms: ExactSizeIterator<Item = TermId>,
{
    let mut degree = vec![0.0; n_terms];
    let mut frequency = vec![0.0; n_terms];
    for (terms, count) in candidates {
        let (count, n_words) = (f64::from(count), terms.len() as f64);
        for term in terms {
            degree[term.index()] += count * n_words;
            frequency[term.index()] += count;
        }
    }
    let score = |(degree, frequency): (f64, f64)| if frequency > 0.0 { degree / frequency } else { 0.0 };
    degree.into_iter().zip(frequency).map(score).collect()
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
        let scores =
            word_scores(CANDIDATES.iter().map(|candidate| (terms(candidate).into_iter(), 1)), words.len());
        let check = |phrase: &str, expected: f64| {
            let score: f64 = terms(phrase).iter().map(|term| scores[term.index()]).sum();
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
