//! Luhn, "The automatic creation of literature abstracts", IBM Journal of Research and Development 2 (1958).
//!
//! A sentence is worth its densest cluster of significant words. Significant are the content words that
//! the document repeats; a cluster begins and ends with one, and at most four others stand between two.
//!
//! score(i) = max over clusters of (significant words)² / (words in the cluster)
//!
//! The paper leaves the cut between rare and significant to the eye; ours is a count of at least two.

use crate::analysis::Analysis;

/// How many insignificant words may stand between two significant ones of a cluster.
const MAX_GAP: usize = 4;
/// How often the document must have a word for it to be significant.
const MIN_COUNT: u32 = 2;

/// The score of every candidate, 0 without a significant word. O(tokens).
pub(super) fn scores(analysis: &Analysis) -> Vec<f64> {
    (0..analysis.n_candidates())
        .map(|candidate| densest_cluster(&significance(analysis, candidate)))
        .collect()
}

/// Whether each word of a candidate is significant.
fn significance(analysis: &Analysis, candidate: usize) -> Vec<bool> {
    let document = analysis.document();
    let tokens = document.sentence(analysis.sentence_of(candidate)).tokens();
    let words = tokens.iter().filter(|&&token| document.kind(token).is_word());
    words
        .map(|token| document.is_content(token.term) && document.term_count(token.term) >= MIN_COUNT)
        .collect()
}

fn densest_cluster(is_significant: &[bool]) -> f64 {
    let (mut best, mut first, mut last, mut n) = (0.0_f64, 0, 0, 0_usize);
    for (at, _) in is_significant.iter().enumerate().filter(|(_, significant)| **significant) {
        if n == 0 || at - last > MAX_GAP + 1 {
            (first, n) = (at, 0);
        }
        last = at;
        n += 1;
        best = best.max((n * n) as f64 / (last - first + 1) as f64);
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `#` is a significant word, `.` another.
    fn check(words: &str, expected: f64) {
        let is_significant: Vec<bool> = words.chars().map(|c| c == '#').collect();
        assert!((densest_cluster(&is_significant) - expected).abs() < 1e-12, "{words}");
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
