//! ROUGE: Lin, "ROUGE: a package for automatic evaluation of summaries", ACL workshop 2004.
//!
//! ROUGE-N counts the n-grams that a candidate and a reference share; ROUGE-L takes their longest common
//! subsequence; ROUGE-Lsum the union, over the candidate's sentences, of such subsequences with each
//! sentence of the reference. Recall divides by the reference, precision by the candidate.
//!
//! Two packages define what scores mean in print, and [`Convention`] says which is followed.

use super::limit::Limit;
use super::overlap::{Overlap, Side, ngrams, subsequence, union_of_subsequences};
use super::score::{RougeScores, Score};
use super::token::{Stem, Stemming, Vocabulary, Words};
use nutgraf::Language;

/// What to do with several references.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum References {
    /// The best counts, for each measure by itself: with [`Convention::RougeScore`] that with the highest F1 (its
    /// `score_multi`), with [`Convention::Rouge155`] that with the highest recall.
    #[default]
    Best,
    /// All count: with [`Convention::RougeScore`] the mean of the scores, with [`Convention::Rouge155`] the
    /// score of the counts of all together, so that a longer reference weighs more.
    Average,
    /// Lin's jackknife: the mean, over the references, of the best of the others. A single one is the best.
    Jackknife,
}

/// Which package's scores are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Convention {
    /// `rouge-score`. A limit cuts the candidate. English words are runs of `a-z0-9`, stemmed as NLTK does
    /// it; words of other languages are runs of letters, marks and digits, every Han character by itself.
    #[default]
    RougeScore,
    /// ROUGE-1.5.5, as DUC and TAC used it: ASCII words whatever the language, with its stemmer and irregular
    /// forms. A limit cuts the references too, and line ends are no bytes.
    Rouge155,
}

/// Scores candidates of one language.
pub struct Rouge {
    language: Language,
    stemming: Stemming,
    limit: Limit,
    references: References,
    convention: Convention,
}

impl Rouge {
    /// ROUGE for texts of a language, by the defaults of every setting.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self {
            language,
            stemming: Stemming::default(),
            limit: Limit::default(),
            references: References::default(),
            convention: Convention::default(),
        }
    }

    /// Which words are stemmed.
    #[must_use]
    pub fn stemming(self, stemming: Stemming) -> Self {
        Self { stemming, ..self }
    }

    /// How much of a candidate is looked at.
    #[must_use]
    pub fn limit(self, limit: Limit) -> Self {
        Self { limit, ..self }
    }

    /// What to do with several references.
    #[must_use]
    pub fn references(self, references: References) -> Self {
        Self { references, ..self }
    }

    /// Which package's scores are meant.
    #[must_use]
    pub fn convention(self, convention: Convention) -> Self {
        Self { convention, ..self }
    }

    /// The scores of a candidate; all 0 without references. Candidate and references are lists of sentences.
    ///
    /// O(candidate · references / 64) in tokens.
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

    /// What the candidate shares with each of the references.
    fn overlaps(&self, candidate: &[&str], references: &[Vec<&str>]) -> Vec<Overlaps> {
        let stem = self.stem();
        let words = match self.convention {
            Convention::RougeScore => Words::of(self.language),
            Convention::Rouge155 => Words::Ascii,
        };
        let mut vocabulary = Vocabulary::new(words, &stem);
        let mut tokens = |text: &[&str]| text.iter().map(|text| vocabulary.tokens(text)).collect::<Vec<_>>();
        let gap = match self.convention {
            Convention::RougeScore => 1,
            Convention::Rouge155 => 0,
        };
        let within = tokens(&self.limit.cut(candidate, gap));
        match self.convention {
            Convention::RougeScore => {
                references.iter().map(|reference| Overlaps::of(&within, &tokens(reference))).collect()
            }
            Convention::Rouge155 => {
                // Its ROUGE-L aligns more than the limit allows, but counts only what is within.
                let aligned = tokens(&self.limit.cut_each(candidate));
                let candidate = Side { sentences: &aligned, countable: &within };
                let mut against = |reference: &Vec<&str>| {
                    let within_reference = tokens(&self.limit.cut(reference, gap));
                    let aligned = tokens(&self.limit.cut_each(reference));
                    let reference = Side { sentences: &aligned, countable: &within_reference };
                    let lsum = union_of_subsequences(candidate, reference);
                    Overlaps { lsum, ..Overlaps::of(&within, &within_reference) }
                };
                references.iter().map(&mut against).collect()
            }
        }
    }

    fn stem(&self) -> Stem {
        match (self.convention, self.stemming) {
            (_, Stemming::None) => Stem::Keep,
            (Convention::Rouge155, _) => Stem::Rouge155,
            (Convention::RougeScore, _) if self.language == Language::English => Stem::Nltk,
            (Convention::RougeScore, Stemming::English) => Stem::Keep,
            (Convention::RougeScore, Stemming::All) => Stem::Snowball(self.language),
        }
    }

    fn best(&self, all: &[Overlaps]) -> RougeScores {
        let worth = |score: &Score| match self.convention {
            Convention::RougeScore => score.f1,
            Convention::Rouge155 => score.recall,
        };
        Overlaps::every(all, |overlaps| {
            // Of equal ones the first; the last of equals is what max_by gives.
            let scores = overlaps.rev().map(Score::from);
            scores.max_by(|a, b| worth(a).total_cmp(&worth(b))).unwrap_or_default()
        })
    }

    fn average(&self, all: &[Overlaps]) -> RougeScores {
        match self.convention {
            Convention::RougeScore => {
                RougeScores::mean(&all.iter().map(|overlaps| overlaps.each(Score::from)).collect::<Vec<_>>())
            }
            Convention::Rouge155 => Overlaps::every(all, |overlaps| {
                let mut sum = Overlap::default();
                overlaps.for_each(|overlap| sum += overlap);
                sum.into()
            }),
        }
    }
}

/// What a candidate shares with one reference, by measure.
#[derive(Debug, Clone, Copy, Default)]
struct Overlaps {
    unigrams: Overlap,
    bigrams: Overlap,
    whole: Overlap,
    lsum: Overlap,
}

/// One measure's overlaps, a reference each.
type OfReferences<'o> = &'o mut dyn DoubleEndedIterator<Item = Overlap>;

impl Overlaps {
    fn of(candidate: &[Vec<u32>], reference: &[Vec<u32>]) -> Self {
        let (all_candidate, all_reference) = (candidate.concat(), reference.concat());
        Self {
            unigrams: ngrams(&all_candidate, &all_reference, 1),
            bigrams: ngrams(&all_candidate, &all_reference, 2),
            whole: subsequence(&all_candidate, &all_reference),
            lsum: union_of_subsequences(Side::whole(candidate), Side::whole(reference)),
        }
    }

    /// The scores against this reference alone.
    fn each(&self, score: impl Fn(Overlap) -> Score) -> RougeScores {
        RougeScores {
            rouge1: score(self.unigrams),
            rouge2: score(self.bigrams),
            rouge_l: score(self.whole),
            rouge_lsum: score(self.lsum),
            candidate_tokens: self.unigrams.in_candidate as f64,
            reference_tokens: self.unigrams.in_reference as f64,
        }
    }

    /// The scores of each measure over all references.
    fn every(all: &[Self], score: impl Fn(OfReferences) -> Score) -> RougeScores {
        let of = |measure: fn(&Self) -> Overlap| score(&mut all.iter().map(measure));
        let lengths =
            RougeScores::mean(&all.iter().map(|overlaps| overlaps.each(Score::from)).collect::<Vec<_>>());
        RougeScores {
            rouge1: of(|overlaps| overlaps.unigrams),
            rouge2: of(|overlaps| overlaps.bigrams),
            rouge_l: of(|overlaps| overlaps.whole),
            rouge_lsum: of(|overlaps| overlaps.lsum),
            ..lengths
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
    fn scores_by_hand() {
        check(&["the cat sat"], &["the cat sat"], [1.0; 4]);
        check(&[], &["the cat"], [0.0; 4]);
        check(&["Running dogs!"], &["a running dog"], [0.8, 2.0 / 3.0, 0.8, 0.8]);
        // Lin's example: the words are all there, two of three in order.
        check(&["police kill the gunman"], &["the gunman police killed"], [1.0, 2.0 / 3.0, 0.5, 0.5]);
        // The union of "a b" and "d e" covers four of the reference's five words.
        check(&["a b x", "d e"], &["a b c d e"], [0.8, 0.5, 0.8, 0.8]);
    }

    #[test]
    fn a_limit_cuts_the_candidate_or_both() {
        let score = |limit, convention| {
            let rouge = english().stemming(Stemming::None).limit(limit).convention(convention);
            rouge.score(&["one two", "three four"], &[vec!["one two three four"]]).rouge1.recall
        };
        assert_eq!(score(Limit::Words(3), Convention::RougeScore), 0.75);
        assert_eq!(score(Limit::Words(3), Convention::Rouge155), 1.0);
        assert_eq!(score(Limit::Bytes(7), Convention::RougeScore), 0.5);
        assert_eq!(score(Limit::Bytes(13), Convention::RougeScore), 0.75);
        // Seven bytes of the first line and six of the second are three words, as in the reference's thirteen.
        assert_eq!(score(Limit::Bytes(13), Convention::Rouge155), 1.0);
    }

    #[test]
    fn takes_the_best_the_mean_or_all_but_one_of_the_references() {
        let (short, long) = (vec!["a b"], vec!["a x y z w v u t"]);
        let recall = |convention, references, given: &[Vec<&str>]| {
            english().convention(convention).references(references).score(&["a b c"], given).rouge1.recall
        };
        let both = [short.clone(), long.clone()];
        assert_eq!(recall(Convention::RougeScore, References::Best, &both), 1.0);
        assert_eq!(recall(Convention::RougeScore, References::Average, &both), 1.125 / 2.0);
        // Three of ten words together.
        assert_eq!(recall(Convention::Rouge155, References::Average, &both), 0.3);
        let three = [short, long, vec!["q"]];
        // The best of the last two, of the outer two and of the first two.
        assert_eq!(recall(Convention::Rouge155, References::Jackknife, &three), (0.125 + 1.0 + 1.0) / 3.0);
        assert_eq!(recall(Convention::RougeScore, References::Jackknife, &three[..1]), 1.0);
        assert_eq!(english().score(&["two"], &[]), RougeScores::default());
    }

    #[test]
    fn best_is_of_each_measure_by_itself() {
        // The first has more of the words, the second more of the pairs.
        let references = [vec!["b a d c"], vec!["a b x y z w"]];
        let scores = english().score(&["a b c d"], &references);
        assert_eq!((scores.rouge1.f1, scores.rouge2.f1), (1.0, 0.25));
    }

    #[test]
    fn best_of_1_5_5_is_by_recall() {
        let references = [vec!["a b"], vec!["a b c x"]];
        let rouge = english().convention(Convention::Rouge155);
        assert_eq!(rouge.score(&["a b c d e f g h"], &references).rouge1.precision, 0.25);
    }

    #[test]
    fn stems_where_asked() {
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
