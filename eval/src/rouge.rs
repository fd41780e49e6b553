//! ROUGE: Lin, "ROUGE: a package for automatic evaluation of summaries", ACL workshop 2004.
//!
//! ROUGE-N counts the n-grams that a candidate and a reference share. ROUGE-L takes their longest common subsequence.
//! ROUGE-Lsum takes, for each sentence of the reference, the union of its longest common subsequences with the sentences
//! of the candidate. Recall divides by the length of the reference, precision by that of the candidate.
//!
//! Published scores come from two packages; [`Convention`] selects one.

use super::limit::LengthLimit;
use super::overlap::{LsumSide, Overlap, union_of_subsequences};
use super::rouge_overlaps::RougeOverlaps;
use super::score::{RougeScores, Score};
use super::token::{StemNumbers, Stemmer, Stemming, WordSplitting};
use nutgraf::Language;

/// How the scores against several references are combined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum References {
    /// The best score, for each measure by itself: by F1 with [`Convention::RougeScore`] (as its `score_multi`), by
    /// recall with [`Convention::Rouge155`].
    #[default]
    Best,
    /// The mean of the scores with [`Convention::RougeScore`]; the score of the summed counts with
    /// [`Convention::Rouge155`], where a longer reference weighs more.
    Average,
    /// Lin's jackknife: leave out each reference in turn, take the best of the others, and average. With a single
    /// reference the same as `Best`.
    Jackknife,
}

/// The package whose scores are reproduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Convention {
    /// The Python package `rouge-score`. A limit applies to the candidate. English words are runs of `a-z0-9`, stemmed as
    /// by NLTK. Words of other languages are runs of letters, combining marks and digits, or single Han characters.
    #[default]
    RougeScore,
    /// The Perl program ROUGE-1.5.5, as used at DUC and TAC: ASCII words in every language, with its own stemmer and
    /// irregular forms. A limit applies to the references too, and line ends do not count as bytes.
    Rouge155,
}

/// Scores summaries in one language with ROUGE.
pub struct Rouge {
    language: Language,
    stemming: Stemming,
    limit: LengthLimit,
    references: References,
    convention: Convention,
}

impl Rouge {
    /// ROUGE for a language, with default settings.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self {
            language,
            stemming: Stemming::default(),
            limit: LengthLimit::default(),
            references: References::default(),
            convention: Convention::default(),
        }
    }

    /// Sets which words are stemmed.
    #[must_use]
    pub fn stemming(self, stemming: Stemming) -> Self {
        Self { stemming, ..self }
    }

    /// Limits the length of candidates.
    #[must_use]
    pub fn limit(self, limit: LengthLimit) -> Self {
        Self { limit, ..self }
    }

    /// Sets how the scores against several references are combined.
    #[must_use]
    pub fn references(self, references: References) -> Self {
        Self { references, ..self }
    }

    /// Sets the package whose scores are reproduced.
    #[must_use]
    pub fn convention(self, convention: Convention) -> Self {
        Self { convention, ..self }
    }

    /// The scores of a candidate, all 0 if there are no references. Candidate and references are lists of sentences.
    ///
    /// Takes O(candidate · references / 64) time, in words.
    #[must_use]
    pub fn score(&self, candidate: &[&str], references: &[Vec<&str>]) -> RougeScores {
        let all = self.overlaps(candidate, references);
        match self.references {
            References::Best => self.best(&all),
            References::Average => self.average(&all),
            References::Jackknife if all.len() < 2 => self.best(&all),
            References::Jackknife => {
                let others = |left_out: usize| [&all[..left_out], &all[left_out + 1..]].concat();
                let scores: Vec<RougeScores> = (0..all.len()).map(|i| self.best(&others(i))).collect();
                RougeScores::mean(&scores)
            }
        }
    }

    /// The overlaps of the candidate with each reference.
    fn overlaps(&self, candidate: &[&str], references: &[Vec<&str>]) -> Vec<RougeOverlaps> {
        let stemmer = self.stemmer();
        let (words, gap) = match self.convention {
            Convention::RougeScore => (WordSplitting::of(self.language), 1),
            Convention::Rouge155 => (WordSplitting::Ascii, 0),
        };
        let mut numbers = StemNumbers::new(words, &stemmer);
        let mut tokens = |text: &[&str]| text.iter().map(|text| numbers.tokens(text)).collect::<Vec<_>>();
        let within = tokens(&self.limit.cut(candidate, gap));
        match self.convention {
            Convention::RougeScore => {
                references.iter().map(|reference| RougeOverlaps::of(&within, &tokens(reference))).collect()
            }
            Convention::Rouge155 => {
                // ROUGE-L of this program aligns words beyond the limit but counts only those within it.
                let aligned = tokens(&self.limit.cut_each(candidate));
                let candidate = LsumSide { sentences: &aligned, countable: &within };
                let mut against = |reference: &Vec<&str>| {
                    let within_reference = tokens(&self.limit.cut(reference, gap));
                    let aligned = tokens(&self.limit.cut_each(reference));
                    let reference = LsumSide { sentences: &aligned, countable: &within_reference };
                    let lsum = union_of_subsequences(candidate, reference);
                    RougeOverlaps { lsum, ..RougeOverlaps::of(&within, &within_reference) }
                };
                references.iter().map(&mut against).collect()
            }
        }
    }

    fn stemmer(&self) -> Stemmer {
        match (self.convention, self.stemming) {
            (_, Stemming::None) => Stemmer::Keep,
            (Convention::Rouge155, _) => Stemmer::Rouge155,
            (Convention::RougeScore, _) if self.language == Language::English => Stemmer::Nltk,
            (Convention::RougeScore, Stemming::English) => Stemmer::Keep,
            (Convention::RougeScore, Stemming::All) => Stemmer::Snowball(self.language),
        }
    }

    fn best(&self, all: &[RougeOverlaps]) -> RougeScores {
        let worth = |score: &Score| match self.convention {
            Convention::RougeScore => score.f1,
            Convention::Rouge155 => score.recall,
        };
        RougeOverlaps::combine(all, |overlaps| {
            // `max_by` returns the last of equal elements; we want the first.
            let scores = overlaps.rev().map(Score::from);
            scores.max_by(|a, b| worth(a).total_cmp(&worth(b))).unwrap_or_default()
        })
    }

    fn average(&self, all: &[RougeOverlaps]) -> RougeScores {
        match self.convention {
            Convention::RougeScore => {
                RougeScores::mean(&all.iter().map(RougeOverlaps::scores).collect::<Vec<_>>())
            }
            Convention::Rouge155 => RougeOverlaps::combine(all, |overlaps| {
                let mut sum = Overlap::default();
                overlaps.for_each(|overlap| sum += overlap);
                sum.into()
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english() -> Rouge {
        Rouge::new(Language::English)
    }

    fn check(candidate: &[&str], reference: &[&str], expected: [f64; 4]) {
        let scores = english().score(candidate, &[reference.to_vec()]);
        let found = [scores.rouge1.f1, scores.rouge2.f1, scores.rouge_l.f1, scores.rouge_lsum.f1];
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-9, "{candidate:?}: {found} {expected}");
        }
    }

    #[test]
    fn scores_agree_with_values_worked_out_by_hand() {
        check(&["the cat sat"], &["the cat sat"], [1.0; 4]);
        check(&[], &["the cat"], [0.0; 4]);
        check(&["Running dogs!"], &["a running dog"], [0.8, 2.0 / 3.0, 0.8, 0.8]);
        // Lin's example: all words match, two of three in order.
        check(&["police kill the gunman"], &["the gunman police killed"], [1.0, 2.0 / 3.0, 0.5, 0.5]);
        // The union of "a b" and "d e" covers four of the reference's five words.
        check(&["a b x", "d e"], &["a b c d e"], [0.8, 0.5, 0.8, 0.8]);
    }

    #[test]
    fn a_limit_applies_to_the_candidate_or_to_both() {
        let score = |limit, convention| {
            let rouge = english().stemming(Stemming::None).limit(limit).convention(convention);
            rouge.score(&["one two", "three four"], &[vec!["one two three four"]]).rouge1.recall
        };
        assert_eq!(score(LengthLimit::Words(3), Convention::RougeScore), 0.75);
        assert_eq!(score(LengthLimit::Words(3), Convention::Rouge155), 1.0);
        assert_eq!(score(LengthLimit::Bytes(7), Convention::RougeScore), 0.5);
        assert_eq!(score(LengthLimit::Bytes(13), Convention::RougeScore), 0.75);
        // Seven bytes of the first line and six of the second hold three words, as do thirteen bytes of the reference.
        assert_eq!(score(LengthLimit::Bytes(13), Convention::Rouge155), 1.0);
    }

    #[test]
    fn references_are_combined() {
        let (short, long) = (vec!["a b"], vec!["a x y z w v u t"]);
        let recall = |convention, references, given: &[Vec<&str>]| {
            english().convention(convention).references(references).score(&["a b c"], given).rouge1.recall
        };
        let both = [short.clone(), long.clone()];
        assert_eq!(recall(Convention::RougeScore, References::Best, &both), 1.0);
        assert_eq!(recall(Convention::RougeScore, References::Average, &both), 1.125 / 2.0);
        // Three of ten words in all.
        assert_eq!(recall(Convention::Rouge155, References::Average, &both), 0.3);
        let three = [short, long, vec!["q"]];
        // The best without the first, the second and the third reference.
        assert_eq!(recall(Convention::Rouge155, References::Jackknife, &three), (0.125 + 1.0 + 1.0) / 3.0);
        assert_eq!(recall(Convention::RougeScore, References::Jackknife, &three[..1]), 1.0);
        assert_eq!(english().score(&["two"], &[]), RougeScores::default());
    }

    #[test]
    fn each_measure_has_its_own_best_reference() {
        // The first reference shares more words, the second more bigrams.
        let references = [vec!["b a d c"], vec!["a b x y z w"]];
        let scores = english().score(&["a b c d"], &references);
        assert_eq!((scores.rouge1.f1, scores.rouge2.f1), (1.0, 0.25));
    }

    #[test]
    fn rouge_1_5_5_takes_the_best_by_recall() {
        let references = [vec!["a b"], vec!["a b c x"]];
        let rouge = english().convention(Convention::Rouge155);
        assert_eq!(rouge.score(&["a b c d e f g h"], &references).rouge1.precision, 0.25);
    }

    #[test]
    fn stemming_depends_on_setting_and_language() {
        let score = |language, stemming| {
            let rouge = Rouge::new(language).stemming(stemming);
            rouge.score(&["nations"], &[vec!["nation"]]).rouge1.f1
        };
        assert_eq!(score(Language::English, Stemming::English), 1.0);
        assert_eq!(score(Language::English, Stemming::None), 0.0);
        assert_eq!(score(Language::French, Stemming::English), 0.0);
        assert_eq!(score(Language::French, Stemming::All), 1.0);
        assert_eq!(score(Language::Bengali, Stemming::All), 0.0);
    }
}
