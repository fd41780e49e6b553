//! How well keywords match those that people gave: precision, recall and F1 of the first k, average
//! precision, and nDCG of the first ten. Phrases match when their Porter stems are the same, as in
//! SemEval-2010 task 5 (Kim et al. 2010) and the works after it.

use super::porter::porter_stem;
use foldhash::{HashSet, HashSetExt};

/// The scores of one document, or of many together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct KeywordScores {
    /// How many of the first k match, for each k asked for.
    pub hits: Vec<usize>,
    /// The k's asked for.
    pub cutoffs: Vec<usize>,
    /// How many gold phrases there are, each stem counted once.
    pub n_gold: usize,
    /// The mean, over the gold phrases, of the precision where each is found; 0 for one that is not.
    pub average_precision: f64,
    /// Discounted gain of the first ten over the best possible.
    pub ndcg_10: f64,
}

impl KeywordScores {
    /// The precision of the first k: hits over k, even where fewer were given.
    #[must_use]
    pub fn precision(&self, index: usize) -> f64 {
        self.hits[index] as f64 / self.cutoffs[index].max(1) as f64
    }

    /// The recall of the first k.
    #[must_use]
    pub fn recall(&self, index: usize) -> f64 {
        self.hits[index] as f64 / self.n_gold.max(1) as f64
    }

    /// The harmonic mean of both.
    #[must_use]
    pub fn f1(&self, index: usize) -> f64 {
        let (precision, recall) = (self.precision(index), self.recall(index));
        if self.hits[index] == 0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
    }

    /// The counts of many documents together, scored with the same cutoffs, for the micro average: a
    /// document weighs as much as it has phrases. The gains are added up too.
    #[must_use]
    pub fn sum(all: &[Self]) -> Self {
        let add = |of: fn(&Self) -> &Vec<usize>| {
            let n_cutoffs = all.first().map_or(0, |scores| of(scores).len());
            (0..n_cutoffs).map(|index| all.iter().map(|scores| of(scores)[index]).sum()).collect()
        };
        Self {
            hits: add(|scores| &scores.hits),
            cutoffs: add(|scores| &scores.cutoffs),
            n_gold: all.iter().map(|scores| scores.n_gold).sum(),
            average_precision: all.iter().map(|scores| scores.average_precision).sum(),
            ndcg_10: all.iter().map(|scores| scores.ndcg_10).sum(),
        }
    }
}

/// The scores of the phrases found, best first, against the gold phrases, for each cutoff.
///
/// With `text`, only gold phrases whose stems stand in it in a row count. Nothing if no gold phrase is left.
#[must_use]
pub fn score_keywords(
    found: &[&str],
    gold: &[&str],
    text: Option<&str>,
    cutoffs: &[usize],
) -> Option<KeywordScores> {
    let stemmed_text = text.map(|text| format!(" {} ", phrase_stems(text)));
    let is_present =
        |phrase: &String| stemmed_text.as_ref().is_none_or(|text| text.contains(&format!(" {phrase} ")));
    let gold: HashSet<String> = gold
        .iter()
        .map(|phrase| phrase_stems(phrase))
        .filter(|phrase| !phrase.is_empty())
        .filter(is_present)
        .collect();
    if gold.is_empty() {
        return None;
    }
    let mut seen = HashSet::new();
    let is_hit: Vec<bool> = found
        .iter()
        .map(|phrase| phrase_stems(phrase))
        .filter(|phrase| !phrase.is_empty() && seen.insert(phrase.clone()))
        .map(|phrase| gold.contains(&phrase))
        .collect();
    Some(KeywordScores {
        hits: cutoffs.iter().map(|&k| is_hit.iter().take(k).filter(|hit| **hit).count()).collect(),
        cutoffs: cutoffs.to_vec(),
        n_gold: gold.len(),
        average_precision: average_precision(&is_hit, gold.len()),
        ndcg_10: ndcg(&is_hit, gold.len(), 10),
    })
}

/// The words of a phrase, in lower case, their Porter stems, a blank between two: what phrases are matched by.
#[must_use]
pub fn phrase_stems(phrase: &str) -> String {
    let lower = phrase.to_lowercase().replace('’', "'").replace(['–', '—'], "-");
    let words = lower.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty());
    words.map(porter_stem).collect::<Vec<_>>().join(" ")
}

fn average_precision(is_hit: &[bool], n_gold: usize) -> f64 {
    let (mut hits, mut sum) = (0, 0.0);
    for (rank, _) in is_hit.iter().enumerate().filter(|(_, hit)| **hit) {
        hits += 1;
        sum += f64::from(hits) / (rank + 1) as f64;
    }
    sum / n_gold as f64
}

fn ndcg(is_hit: &[bool], n_gold: usize, k: usize) -> f64 {
    let discount = |rank: usize| std::f64::consts::LN_2 / libm::log(rank as f64 + 2.0);
    let gain: f64 =
        is_hit.iter().take(k).enumerate().filter(|(_, hit)| **hit).map(|(rank, _)| discount(rank)).sum();
    gain / (0..n_gold.min(k)).map(discount).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_by_hand() {
        let found = ["neural networks", "graphs", "Neural Network", "trees"];
        let scores = score_keywords(&found, &["Neural network", "tree", "cats"], None, &[1, 5]).unwrap();
        // The third repeats the first and is passed over, so that trees come third.
        assert_eq!(scores.hits, [1, 2]);
        assert_eq!((scores.precision(1), scores.recall(1)), (0.4, 2.0 / 3.0));
        assert!((scores.f1(1) - 0.5).abs() < 1e-12);
        assert!((scores.average_precision - (1.0 + 2.0 / 3.0) / 3.0).abs() < 1e-12);
        // 1/log2(2) + 1/log2(4) over 1/log2(2) + 1/log2(3) + 1/log2(4).
        assert!((scores.ndcg_10 - 1.5 / (1.5 + 0.630_929_753_571_457_4)).abs() < 1e-12);
    }

    #[test]
    fn counts_of_documents_add_up() {
        let score = |found: &[&str], gold: &[&str]| score_keywords(found, gold, None, &[2]).unwrap();
        let sum = KeywordScores::sum(&[score(&["a", "b"], &["a", "c", "d"]), score(&["e"], &["e"])]);
        // Two hits of four places and of four phrases.
        assert_eq!((sum.precision(0), sum.recall(0), sum.f1(0)), (0.5, 0.5, 0.5));
    }

    #[test]
    fn present_gold_stands_in_the_text() {
        let text = Some("The neural networks grew.");
        assert_eq!(score_keywords(&["x"], &["neural network", "net"], text, &[5]).unwrap().n_gold, 1);
        assert_eq!(score_keywords(&["x"], &["net"], text, &[5]), None);
        assert_eq!(score_keywords(&["x"], &["?!"], None, &[5]), None);
    }
}
