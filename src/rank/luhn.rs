//! Luhn, "The automatic creation of literature abstracts", IBM Journal of Research and Development 2 (1958).
//!
//! A sentence is worth its densest cluster of significant words. Significant are the content words that
//! the document repeats; a cluster begins and ends with one, and at most four others are between two of them.
//!
//! score(i) = max over clusters of (significant words)² / (words in the cluster)
//!
//! The paper leaves the cut between rare and significant to the eye; ours is a count of at least two.

use crate::analysis::Analysis;
use crate::explain::Why;

/// How many insignificant words may be between two significant ones of a cluster.
const MAX_GAP: usize = 4;
/// How often the document must have a word for it to be significant.
const MIN_COUNT: u32 = 2;

/// The score of every candidate, 0 without a significant word. O(tokens).
pub(super) fn scores(analysis: &Analysis) -> Vec<f64> {
    (0..analysis.n_candidates())
        .map(|candidate| densest_cluster(&significance(analysis, candidate)).score)
        .collect()
}

/// True for each word of a candidate that is significant.
fn significance(analysis: &Analysis, candidate: usize) -> Vec<bool> {
    let document = analysis.document();
    let tokens = document.sentence(analysis.sentence_of(candidate)).tokens();
    let words = tokens.iter().filter(|&&token| document.kind(token).is_word());
    words
        .map(|token| document.is_content(token.term) && document.term_count(token.term) >= MIN_COUNT)
        .collect()
}

#[derive(Default)]
struct Cluster {
    score: f64,
    n_significant: usize,
    n_words: usize,
}

fn densest_cluster(is_significant: &[bool]) -> Cluster {
    let mut best = Cluster::default();
    let (mut first, mut last, mut n_significant) = (0, 0, 0_usize);
    for (at, _) in is_significant.iter().enumerate().filter(|(_, significant)| **significant) {
        if n_significant == 0 || at - last > MAX_GAP + 1 {
            (first, n_significant) = (at, 0);
        }
        last = at;
        n_significant += 1;
        let n_words = last - first + 1;
        let score = (n_significant * n_significant) as f64 / n_words as f64;
        if score > best.score {
            best = Cluster { score, n_significant, n_words };
        }
    }
    best
}

pub(super) fn explain(analysis: &Analysis, candidates: &[usize]) -> Vec<Why> {
    let why = |&candidate: &usize| {
        let Cluster { score, n_significant, n_words } = densest_cluster(&significance(analysis, candidate));
        let n = n_significant as f64;
        let factors = vec![
            Why::factor("words in it that the text repeats", n),
            Why::factor("their share of its words", n / n_words.max(1) as f64),
        ];
        Why::added("densest cluster of repeated words", score).of(factors)
    };
    candidates.iter().map(why).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `#` is a significant word, `.` another.
    fn check(words: &str, expected: f64) {
        let is_significant: Vec<bool> = words.chars().map(|c| c == '#').collect();
        assert!((densest_cluster(&is_significant).score - expected).abs() < 1e-12, "{words}");
    }

    #[test]
    fn scores_the_densest_cluster() {
        check("", 0.0);
        check("...", 0.0);
        check(".#.", 1.0);
        // The paper's example: four significant words among seven.
        check("..#..##.#..", 16.0 / 7.0);
        // Four words between two leave one cluster, five make two.
        check("#....#", 1.0);
        check("##.....##", 2.0);
    }
}
