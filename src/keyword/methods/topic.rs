//! Topics: candidates that share words, clustered; the ground of `TopicRank` and `MultipartiteRank`.
//!
//! Average-linkage clustering by the share of stems in common, cut where clusters have less than 26%
//! (the papers' threshold). It is quadratic in the number of candidates, so at most [`MAX_CANDIDATES`] take part, the
//! most frequent ones, with their first [`MAX_OCCURRENCES`] occurrences: the cost of a long text is bounded.

use crate::keyword::candidates::Phrases;

pub(crate) const MAX_CANDIDATES: usize = 600;
pub(crate) const MAX_OCCURRENCES: usize = 3000;
const MIN_SIMILARITY: f64 = 0.26;

/// The candidates that take part, their topics and where they stand.
pub(crate) struct Topics {
    /// The phrase of every candidate, in order of its first occurrence as a whole noun phrase.
    pub(crate) phrases: Vec<usize>,
    /// The topic of every candidate; topics are numbered by first occurrence.
    pub(crate) topic_of: Vec<usize>,
    pub(crate) n_topics: usize,
    /// Every occurrence as a whole noun phrase, in reading order: its first token, its candidate.
    occurrences: Vec<(u32, usize)>,
    n_words: Vec<u32>,
}

impl Topics {
    pub(crate) fn of(all: &Phrases) -> Self {
        let mut phrases: Vec<usize> = (0..all.len()).filter(|&phrase| all.is_candidate(phrase)).collect();
        phrases.sort_by_key(|&phrase| std::cmp::Reverse(all.list[phrase].count));
        phrases.truncate(MAX_CANDIDATES);
        let mut candidate_of = vec![None; all.len()];
        phrases.iter().for_each(|&phrase| candidate_of[phrase] = Some(usize::MAX));
        // Numbered by where they first stand alone, as an occurrence within another candidate is that one's.
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

    /// Calls `emit(a, b, 1 / gap)` for every two occurrences of candidates of different topics, a before b.
    /// The gap is counted in tokens, from the end of the one to the start of the other.
    pub(crate) fn for_each_pair(&self, mut emit: impl FnMut(usize, usize, f64)) {
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

/// The cluster of every element and the number of clusters.
///
/// Nearest-neighbour chains give the same tree as merging the closest pair of all again and again, in
/// O(n²). A merge below the threshold is not made: average linkage never rises again after it.
fn clustered(similarities: &[f64], n: usize) -> (Vec<usize>, usize) {
    let mut clusters = Clusters::new(similarities.to_vec(), n);
    let mut chain: Vec<usize> = Vec::new();
    let mut done = vec![false; n];
    for start in 0..n {
        if done[start] || clusters.sizes[start] == 0.0 {
            continue;
        }
        chain.push(start);
        while let Some(&end) = chain.last() {
            let before = chain.len().checked_sub(2).map(|index| chain[index]);
            match clusters.nearest(end, before, &done) {
                None => {
                    done[end] = true;
                    chain.pop();
                }
                Some(nearest) if Some(nearest) == before => {
                    chain.truncate(chain.len() - 2);
                    clusters.merge(nearest, end);
                    // The chain goes on from before the pair: the merged cluster may be less like its end.
                    if chain.is_empty() {
                        chain.push(nearest);
                    }
                }
                Some(nearest) => chain.push(nearest),
            }
        }
    }
    clusters.numbered()
}

/// Clusters that are being merged; a merged one has size 0.
struct Clusters {
    similarities: Vec<f64>,
    sizes: Vec<f64>,
    merged_into: Vec<usize>,
}

impl Clusters {
    fn new(similarities: Vec<f64>, n: usize) -> Self {
        Self { similarities, sizes: vec![1.0; n], merged_into: (0..n).collect() }
    }

    /// The cluster most like `cluster` and like enough to be merged with it; `preferred` where several are.
    fn nearest(&self, cluster: usize, preferred: Option<usize>, done: &[bool]) -> Option<usize> {
        let n = self.sizes.len();
        let row = &self.similarities[cluster * n..(cluster + 1) * n];
        let preferred = preferred.filter(|&preferred| row[preferred] >= MIN_SIMILARITY);
        let mut best = preferred;
        let mut highest = preferred.map_or(MIN_SIMILARITY, |preferred| row[preferred]);
        for other in 0..n {
            let is_open = other != cluster && self.sizes[other] > 0.0 && !done[other];
            let is_better = row[other] > highest || (best.is_none() && row[other] >= highest);
            if is_open && is_better {
                (best, highest) = (Some(other), row[other]);
            }
        }
        best
    }

    /// Puts `from` into `into`; its similarities become the average over the members of both.
    fn merge(&mut self, into: usize, from: usize) {
        let n = self.sizes.len();
        let (a, b) = (self.sizes[into], self.sizes[from]);
        for other in 0..n {
            let (x, y) = (self.similarities[into * n + other], self.similarities[from * n + other]);
            let average = (a * x + b * y) / (a + b);
            self.similarities[into * n + other] = average;
            self.similarities[other * n + into] = average;
        }
        self.sizes[into] += b;
        self.sizes[from] = 0.0;
        self.merged_into[from] = into;
    }

    /// The cluster of every element, numbered by first element, and their number.
    fn numbered(&self) -> (Vec<usize>, usize) {
        let root = |mut element: usize| {
            while self.merged_into[element] != element {
                element = self.merged_into[element];
            }
            element
        };
        let mut number_of = vec![None; self.sizes.len()];
        let mut n_clusters = 0;
        let clusters = (0..self.sizes.len()).map(|element| {
            *number_of[root(element)].get_or_insert_with(|| {
                n_clusters += 1;
                n_clusters - 1
            })
        });
        (clusters.collect(), n_clusters)
    }
}

/// A graph that is stored whole: `weights[to * n + from]`.
pub(crate) struct DenseGraph {
    pub(crate) n: usize,
    pub(crate) weights: Vec<f64>,
}

impl crate::math::Similarities for DenseGraph {
    fn len(&self) -> usize {
        self.n
    }

    fn times(&self, x: &[f64]) -> Vec<f64> {
        self.weights.chunks(self.n.max(1)).map(|row| row.iter().zip(x).map(|(w, x)| w * x).sum()).collect()
    }

    fn degrees(&self) -> Vec<f64> {
        let mut degrees = vec![0.0; self.n];
        for row in self.weights.chunks(self.n.max(1)) {
            degrees.iter_mut().zip(row).for_each(|(degree, weight)| *degree += weight);
        }
        degrees
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clusters_by_average_linkage() {
        // 0 and 1 are close; 2 is close to 0 but not to 1, so that its average with both is 0.2; 3 is alone.
        #[rustfmt::skip]
        let similarities = [
            1.0, 0.5, 0.4, 0.0,
            0.5, 1.0, 0.0, 0.0,
            0.4, 0.0, 1.0, 0.0,
            0.0, 0.0, 0.0, 1.0,
        ];
        assert_eq!(clustered(&similarities, 4), (vec![0, 0, 1, 2], 3));
        assert_eq!(clustered(&[], 0), (vec![], 0));
    }
}
