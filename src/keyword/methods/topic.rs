//! Topics: candidates that share words, clustered by the share of stems in common; for `TopicRank` and
//! `MultipartiteRank`.
//!
//! Clustering is quadratic in the number of candidates, so at most [`MAX_CANDIDATES`] take part, the most frequent
//! ones, with their first [`MAX_OCCURRENCES`] occurrences: the cost of a long text is bounded.

use super::cluster::clustered;
use crate::explain::Why;
use crate::keyword::candidates::Phrases;

const MAX_CANDIDATES: usize = 600;
const MAX_OCCURRENCES: usize = 3000;

/// The candidates that take part, their topics and their places.
pub(super) struct Topics {
    /// The phrase of every candidate, in order of its first occurrence as a whole noun phrase.
    pub(super) phrases: Vec<usize>,
    /// The topic of every candidate; topics are numbered by first occurrence.
    pub(super) topic_of: Vec<usize>,
    pub(super) n_topics: usize,
    /// Every occurrence as a whole noun phrase, in reading order: its first token, its candidate.
    occurrences: Vec<(u32, usize)>,
    n_words: Vec<u32>,
}

impl Topics {
    pub(super) fn of(all: &Phrases) -> Self {
        let mut phrases: Vec<usize> = (0..all.len()).filter(|&phrase| all.is_candidate(phrase)).collect();
        phrases.sort_by_key(|&phrase| std::cmp::Reverse(all.list[phrase].count));
        phrases.truncate(MAX_CANDIDATES);
        let mut candidate_of = vec![None; all.len()];
        phrases.iter().for_each(|&phrase| candidate_of[phrase] = Some(usize::MAX));
        // Numbered by their first occurrence as a whole run, as one within another candidate is that one's.
        phrases.clear();
        let mut occurrences = Vec::new();
        for occurrence in all.occurrences.iter().filter(|occurrence| occurrence.is_alone()) {
            let Some(candidate) = &mut candidate_of[occurrence.phrase() as usize] else { continue };
            if *candidate == usize::MAX {
                *candidate = phrases.len();
                phrases.push(occurrence.phrase() as usize);
            }
            occurrences.push((occurrence.token, *candidate));
        }
        occurrences.truncate(MAX_OCCURRENCES);
        let (topic_of, n_topics) = clustered(&similarities(all, &phrases), phrases.len());
        let n_words = phrases.iter().map(|&phrase| all.list[phrase].n_words).collect();
        Self { phrases, topic_of, n_topics, occurrences, n_words }
    }

    /// The candidate that a phrase is, if it takes part.
    pub(super) fn candidate(&self, phrase: usize) -> Option<usize> {
        self.phrases.iter().position(|&other| other == phrase)
    }

    /// The first candidate of a topic.
    pub(super) fn first_of(&self, topic: usize) -> usize {
        self.topic_of.iter().position(|&other| other == topic).unwrap_or_default()
    }

    /// Explains the score of a phrase that does not take part.
    pub(super) fn left_out() -> Why {
        Why::added(format!("not among the {MAX_CANDIDATES} most frequent phrases, which are compared"), 0.0)
    }

    /// How many candidates a topic has, as a fact.
    pub(super) fn size(&self, topic: usize) -> Why {
        let n = self.topic_of.iter().filter(|&&other| other == topic).count();
        Why::fact("phrases that share words with it (its topic)", n as f64)
    }

    /// Calls `emit(a, b, 1 / gap)` for every two occurrences of candidates of different topics, a before b.
    /// The gap is counted in tokens, from the end of the one to the start of the other.
    pub(super) fn for_each_pair(&self, mut emit: impl FnMut(usize, usize, f64)) {
        for (index, &(start, a)) in self.occurrences.iter().enumerate() {
            for &(other, b) in &self.occurrences[index + 1..] {
                if self.topic_of[a] != self.topic_of[b] {
                    let gap = (other - start).saturating_sub(self.n_words[a] - 1).max(1);
                    emit(a, b, 1.0 / f64::from(gap));
                }
            }
        }
    }
}

/// The share of stems in common of every two candidates, row by row.
fn similarities(all: &Phrases, phrases: &[usize]) -> Vec<f64> {
    let n = phrases.len();
    let mut similarities = vec![0.0; n * n];
    for a in 0..n {
        for b in 0..a {
            let (x, y) = (all.terms(phrases[a]), all.terms(phrases[b]));
            let common = x.clone().filter(|term| y.clone().any(|other| other == *term)).count();
            let share = common as f64 / (x.len() + y.len()).saturating_sub(common).max(1) as f64;
            similarities[a * n + b] = share;
            similarities[b * n + a] = share;
        }
    }
    similarities
}
