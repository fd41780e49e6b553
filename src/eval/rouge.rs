//! ROUGE: Lin, "ROUGE: a package for automatic evaluation of summaries", ACL workshop 2004.
//!
//! ROUGE-N counts the n-grams that a candidate and a reference share; ROUGE-L takes their longest common
//! subsequence; ROUGE-Lsum the union, over the candidate's sentences, of such subsequences with each
//! sentence of the reference. Recall divides by the reference, precision by the candidate.
//!
//! English is tokenised as the `rouge-score` package does it: lower case, runs of `a-z0-9`, Porter stems
//! of words longer than three letters. Other languages: runs of letters, marks and digits of any script,
//! every Han character a token, the language's Snowball stemmer where one is asked for.

use super::porter::porter_stem;
use crate::lang::{Language, Script, script_of};
use foldhash::{HashMap, HashMapExt};
use rust_stemmers::Stemmer;
use unicode_normalization::char::is_combining_mark;

/// Precision, recall and their harmonic mean, each 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Score {
    /// The share of the candidate that the reference has.
    pub precision: f64,
    /// The share of the reference that the candidate has.
    pub recall: f64,
    /// 2·P·R / (P + R); 0 where both are.
    pub f1: f64,
}

impl Score {
    fn of(shared: usize, in_candidate: usize, in_reference: usize) -> Self {
        if shared == 0 {
            return Self::default();
        }
        let precision = shared as f64 / in_candidate as f64;
        let recall = shared as f64 / in_reference as f64;
        Self { precision, recall, f1: 2.0 * precision * recall / (precision + recall) }
    }

    fn mean(scores: &[Self]) -> Self {
        let n = scores.len().max(1) as f64;
        let mean = |value: fn(&Self) -> f64| scores.iter().map(value).sum::<f64>() / n;
        Self { precision: mean(|s| s.precision), recall: mean(|s| s.recall), f1: mean(|s| s.f1) }
    }
}

/// The four scores of a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct RougeScores {
    /// Words.
    pub rouge1: Score,
    /// Pairs of words.
    pub rouge2: Score,
    /// Longest common subsequence of the whole texts.
    pub rouge_l: Score,
    /// Union of longest common subsequences, sentence by sentence.
    pub rouge_lsum: Score,
}

/// Whether words are stemmed before they are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stemming {
    /// Porter in English, Snowball where the language has it.
    On,
    /// Words as they are, in lower case.
    Off,
}

/// How much of a candidate is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truncation {
    /// All of it.
    None,
    /// The first words, white space between them.
    Words(usize),
    /// The first bytes, as DUC had it; a word cut in two counts as what is left of it.
    Bytes(usize),
}

/// Scores candidates of one language.
pub struct Rouge {
    language: Language,
    stemmer: Option<Stemmer>,
    stemming: Stemming,
    truncation: Truncation,
}

impl Rouge {
    /// ROUGE for texts of a language; [`Language::Undetermined`] is treated like any but English.
    #[must_use]
    pub fn new(language: Language, stemming: Stemming, truncation: Truncation) -> Self {
        let stemmer = if stemming == Stemming::On { language.stemmer() } else { None };
        Self { language, stemmer, stemming, truncation }
    }

    /// The scores against the best of the references, that with the highest ROUGE-1 plus ROUGE-2 F1.
    /// Candidate and references are lists of sentences. All 0 without references.
    #[must_use]
    pub fn best(&self, candidate: &[&str], references: &[Vec<&str>]) -> RougeScores {
        let all = self.against_each(candidate, references);
        let worth = |scores: &RougeScores| scores.rouge1.f1 + scores.rouge2.f1;
        all.into_iter().rev().max_by(|a, b| worth(a).total_cmp(&worth(b))).unwrap_or_default()
    }

    /// The mean of the scores against each of the references.
    #[must_use]
    pub fn average(&self, candidate: &[&str], references: &[Vec<&str>]) -> RougeScores {
        let all = self.against_each(candidate, references);
        let mean = |pick: fn(&RougeScores) -> Score| Score::mean(&all.iter().map(pick).collect::<Vec<_>>());
        RougeScores {
            rouge1: mean(|scores| scores.rouge1),
            rouge2: mean(|scores| scores.rouge2),
            rouge_l: mean(|scores| scores.rouge_l),
            rouge_lsum: mean(|scores| scores.rouge_lsum),
        }
    }

    /// The scores against each reference.
    #[must_use]
    pub fn against_each(&self, candidate: &[&str], references: &[Vec<&str>]) -> Vec<RougeScores> {
        let kept = self.truncated(candidate);
        let mut numbers = HashMap::new();
        let candidate: Vec<Vec<u32>> =
            kept.iter().map(|sentence| self.tokens(sentence, &mut numbers)).collect();
        let mut against = |reference: &Vec<&str>| {
            let reference: Vec<Vec<u32>> =
                reference.iter().map(|sentence| self.tokens(sentence, &mut numbers)).collect();
            compare(&candidate, &reference)
        };
        references.iter().map(&mut against).collect()
    }

    /// The head of the candidate that is looked at.
    fn truncated<'t>(&self, candidate: &[&'t str]) -> Vec<&'t str> {
        let mut left = match self.truncation {
            Truncation::None => return candidate.to_vec(),
            Truncation::Words(n) | Truncation::Bytes(n) => n,
        };
        let mut kept = Vec::new();
        for sentence in candidate {
            let (end, used) = match self.truncation {
                Truncation::Bytes(_) => (sentence.floor_char_boundary(left), sentence.len() + 1),
                _ => {
                    let words = sentence.split_whitespace();
                    let last = words.clone().take(left).last();
                    let end = last
                        .map_or(0, |word| word.as_ptr() as usize - sentence.as_ptr() as usize + word.len());
                    (end, words.count())
                }
            };
            kept.push(&sentence[..end]);
            left = left.saturating_sub(used);
        }
        kept
    }

    /// The tokens of a sentence as numbers, the same number for the same stem.
    fn tokens(&self, sentence: &str, numbers: &mut HashMap<String, u32>) -> Vec<u32> {
        let lower = sentence.to_lowercase();
        let mut tokens = Vec::new();
        let mut push = |word: &str| {
            let stem = self.stem(word);
            let next = numbers.len() as u32;
            tokens.push(*numbers.entry(stem).or_insert(next));
        };
        if self.language == Language::English {
            lower
                .split(|c: char| !c.is_ascii_alphanumeric())
                .filter(|word| !word.is_empty())
                .for_each(&mut push);
            return tokens;
        }
        let is_han = |c: char| script_of(c) == Some(Script::Han);
        for run in lower.split(|c: char| !(c.is_alphanumeric() || is_combining_mark(c))) {
            let mut start = 0;
            for (at, han) in run.char_indices().filter(|&(_, c)| is_han(c)) {
                if start < at {
                    push(&run[start..at]);
                }
                start = at + han.len_utf8();
                push(&run[at..start]);
            }
            if start < run.len() {
                push(&run[start..]);
            }
        }
        tokens
    }

    fn stem(&self, word: &str) -> String {
        match (self.stemming, &self.stemmer) {
            (Stemming::On, _) if self.language == Language::English => {
                if word.len() > 3 {
                    porter_stem(word)
                } else {
                    word.to_owned()
                }
            }
            (Stemming::On, Some(stemmer)) => stemmer.stem(word).into_owned(),
            _ => word.to_owned(),
        }
    }
}

fn compare(candidate: &[Vec<u32>], reference: &[Vec<u32>]) -> RougeScores {
    let (c, r) = (candidate.concat(), reference.concat());
    RougeScores {
        rouge1: ngrams(&c, &r, 1),
        rouge2: ngrams(&c, &r, 2),
        rouge_l: Score::of(common_subsequence(&r, &c).len(), c.len(), r.len()),
        rouge_lsum: union_subsequence(candidate, reference),
    }
}

/// ROUGE-N for n of 1 or 2.
fn ngrams(candidate: &[u32], reference: &[u32], n: usize) -> Score {
    let key = |window: &[u32]| window.iter().fold(0_u64, |key, &token| key << 32 | u64::from(token));
    let mut counts: HashMap<u64, usize> = HashMap::new();
    reference.windows(n).for_each(|window| *counts.entry(key(window)).or_insert(0) += 1);
    let mut shared = 0;
    for window in candidate.windows(n) {
        if let Some(count) = counts.get_mut(&key(window)).filter(|count| **count > 0) {
            *count -= 1;
            shared += 1;
        }
    }
    Score::of(shared, (candidate.len() + 1).saturating_sub(n), (reference.len() + 1).saturating_sub(n))
}

/// ROUGE-Lsum, with every token of either side counted at most as often as it occurs there.
fn union_subsequence(candidate: &[Vec<u32>], reference: &[Vec<u32>]) -> Score {
    let counts = |sentences: &[Vec<u32>]| {
        let mut counts: HashMap<u32, usize> = HashMap::new();
        sentences.iter().flatten().for_each(|&token| *counts.entry(token).or_insert(0) += 1);
        counts
    };
    let (mut in_candidate, mut in_reference) = (counts(candidate), counts(reference));
    let mut hits = 0;
    for sentence in reference {
        let mut union: Vec<usize> =
            candidate.iter().flat_map(|other| common_subsequence(sentence, other)).collect();
        union.sort_unstable();
        union.dedup();
        for at in union {
            let token = sentence[at];
            if let (Some(a @ 1..), Some(b @ 1..)) =
                (in_candidate.get_mut(&token), in_reference.get_mut(&token))
            {
                *a -= 1;
                *b -= 1;
                hits += 1;
            }
        }
    }
    Score::of(hits, candidate.iter().map(Vec::len).sum(), reference.iter().map(Vec::len).sum())
}

/// Which places of `a` belong to a longest common subsequence with `b`, in falling order.
///
/// Where several are longest, that which the usual walk back through the table finds, up before left.
fn common_subsequence(a: &[u32], b: &[u32]) -> Vec<usize> {
    let width = b.len() + 1;
    let mut table = vec![0_u32; (a.len() + 1) * width];
    for (i, x) in a.iter().enumerate() {
        for (j, y) in b.iter().enumerate() {
            table[(i + 1) * width + j + 1] = if x == y {
                table[i * width + j] + 1
            } else {
                table[(i + 1) * width + j].max(table[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut places) = (a.len(), b.len(), Vec::new());
    while i > 0 && j > 0 {
        if a[i - 1] == b[j - 1] {
            (i, j) = (i - 1, j - 1);
            places.push(i);
        } else if table[i * width + j - 1] > table[(i - 1) * width + j] {
            j -= 1;
        } else {
            i -= 1;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(candidate: &[&str], reference: &[&str], expected: [f64; 4]) {
        let rouge = Rouge::new(Language::English, Stemming::On, Truncation::None);
        let scores = rouge.best(candidate, &[reference.to_vec()]);
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
    fn truncates() {
        let score = |truncation| {
            let rouge = Rouge::new(Language::English, Stemming::Off, truncation);
            rouge.best(&["one two", "three four"], &[vec!["one two three four"]]).rouge1.recall
        };
        assert_eq!(score(Truncation::Words(3)), 0.75);
        assert_eq!(score(Truncation::Bytes(7)), 0.5);
        assert_eq!(score(Truncation::Bytes(13)), 0.75);
    }

    #[test]
    fn takes_the_best_or_the_mean_of_references() {
        let rouge = Rouge::new(Language::English, Stemming::On, Truncation::None);
        let references = [vec!["one"], vec!["two three"]];
        assert_eq!(rouge.best(&["two three"], &references).rouge1.f1, 1.0);
        assert_eq!(rouge.average(&["two three"], &references).rouge1.f1, 0.5);
        assert_eq!(rouge.best(&["two"], &[]), RougeScores::default());
    }

    #[test]
    fn counts_every_han_character() {
        let rouge = Rouge::new(Language::Chinese, Stemming::On, Truncation::None);
        assert_eq!(rouge.best(&["中国2024年"], &[vec!["中国 2024"]]).rouge1.precision, 0.75);
    }
}
