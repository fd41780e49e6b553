//! Scores keywords against gold keywords: precision, recall and F1 of the first k, average precision, and nDCG of the
//! first ten. Two keywords match if their Porter stems are equal, as in SemEval-2010 task 5 (Kim et al. 2010) and later
//! work.

use super::porter::porter_stem;
use foldhash::{HashSet, HashSetExt};

/// The scores of one document, or the sums over many.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct KeywordScores {
    /// The matches among the first k keywords, for each cutoff k.
    pub hits: Vec<usize>,
    /// The cutoffs k.
    pub cutoffs: Vec<usize>,
    /// The number of gold keywords with distinct stems.
    pub n_gold: usize,
    /// The mean, over the gold keywords, of the precision at the rank of each; 0 for one that is not found.
    pub average_precision: f64,
    /// The discounted gain of the first ten keywords, divided by the best possible one.
    pub ndcg_10: f64,
}

impl KeywordScores {
    /// The precision of the first k, for the cutoff at `index`. Divides by k even if there are fewer keywords.
    #[must_use]
    pub fn precision(&self, index: usize) -> f64 {
        self.hits[index] as f64 / self.cutoffs[index].max(1) as f64
    }

    /// The recall of the first k, for the cutoff at `index`.
    #[must_use]
    pub fn recall(&self, index: usize) -> f64 {
        self.hits[index] as f64 / self.n_gold.max(1) as f64
    }

    /// The harmonic mean of precision and recall, for the cutoff at `index`.
    #[must_use]
    pub fn f1(&self, index: usize) -> f64 {
        let (precision, recall) = (self.precision(index), self.recall(index));
        if self.hits[index] == 0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
    }

    /// The sums over documents scored with the same cutoffs, for the micro average, in which a document with more gold
    /// keywords weighs more.
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

/// The scores of keywords, best first, against the gold keywords, for each cutoff.
///
/// With `text`, only gold keywords that occur in it count, compared by stems. `None` if no gold keyword counts.
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

/// The Porter stems of the words of a phrase, in lower case and separated by spaces. Keywords match if these are equal.
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
    fn scores_agree_with_values_worked_out_by_hand() {
        let found = ["neural networks", "graphs", "Neural Network", "trees"];
        let scores = score_keywords(&found, &["Neural network", "tree", "cats"], None, &[1, 5]).unwrap();
        // The third keyword has the stem of the first and is skipped, so "trees" is third.
        assert_eq!(scores.hits, [1, 2]);
        assert_eq!((scores.precision(1), scores.recall(1)), (0.4, 2.0 / 3.0));
        assert!((scores.f1(1) - 0.5).abs() < 1e-12);
        assert!((scores.average_precision - (1.0 + 2.0 / 3.0) / 3.0).abs() < 1e-12);
        // 1/log2(2) + 1/log2(4) over 1/log2(2) + 1/log2(3) + 1/log2(4).
        assert!((scores.ndcg_10 - 1.5 / (1.5 + 0.630_929_753_571_457_4)).abs() < 1e-12);
    }

    #[test]
    fn sums_give_the_micro_average() {
        let score = |found: &[&str], gold: &[&str]| score_keywords(found, gold, None, &[2]).unwrap();
        let sum = KeywordScores::sum(&[score(&["a", "b"], &["a", "c", "d"]), score(&["e"], &["e"])]);
        // Two hits among four keywords, and two of four gold keywords.
        assert_eq!((sum.precision(0), sum.recall(0), sum.f1(0)), (0.5, 0.5, 0.5));
    }

    #[test]
    fn with_a_text_only_gold_keywords_in_it_count() {
        let text = Some("The neural networks grew.");
        assert_eq!(score_keywords(&["x"], &["neural network", "net"], text, &[5]).unwrap().n_gold, 1);
        assert_eq!(score_keywords(&["x"], &["net"], text, &[5]), None);
        assert_eq!(score_keywords(&["x"], &["?!"], None, &[5]), None);
    }
}
