//! Average-linkage clustering.

/// Clusters that are less alike on average are not merged (the threshold of the papers).
const MIN_SIMILARITY: f64 = 0.26;

/// The cluster of every element and the number of clusters.
///
/// Nearest-neighbour chains give the same tree as merging the closest pair of all again and again, in
/// O(n²). A merge below the threshold is not made: average linkage never rises again after it.
pub(super) fn clustered(similarities: &[f64], n: usize) -> (Vec<usize>, usize) {
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

    /// The cluster most like `cluster` and like enough to be merged with it; `preferred` if several are.
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
