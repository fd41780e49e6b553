//! The best path over the words that are kept.

use super::features::Encoded;
use super::rules::Step;

/// A sum of weights.
pub type Score = i32;

/// What no path may pass.
const FORBIDDEN: Score = Score::MIN / 4;

/// What keeping words, and stepping from one kept word to the next, is worth. Positions as in [`Encoded`].
#[derive(Debug, Clone)]
pub struct Lattice {
    n: usize,
    keep: Vec<Score>,
    /// By where a step goes, then by where it comes from.
    steps: Vec<Score>,
}

impl Lattice {
    /// Scores every word, and every step that the rules allow, with the sum of the weights of its features.
    #[must_use]
    pub fn new(sentence: &Encoded, weight: impl Fn(u32) -> Score) -> Self {
        Self::within(sentence, weight, |_, _| true)
    }

    /// The same for the steps that something else allows too.
    #[must_use]
    pub fn within(
        sentence: &Encoded,
        weight: impl Fn(u32) -> Score,
        is_allowed: impl Fn(usize, usize) -> bool,
    ) -> Self {
        let n = sentence.len();
        let mut keep = vec![0; n + 2];
        for (at, score) in keep.iter_mut().enumerate().take(n + 1).skip(1) {
            sentence.keep_features(at, &mut |feature| *score += weight(feature));
        }
        let mut steps = vec![FORBIDDEN; (n + 2) * (n + 2)];
        for to in 1..n + 2 {
            for from in 0..to {
                if sentence.step(from, to) == Step::Forbidden || !is_allowed(from, to) {
                    continue;
                }
                let mut score = 0;
                sentence.step_features(from, to, &mut |feature| score += weight(feature));
                steps[to * (n + 2) + from] = score;
            }
        }
        Self { n, keep, steps }
    }

    /// Adds to what keeping a word, counted from 1, is worth.
    pub fn add(&mut self, at: usize, score: Score) {
        self.keep[at] += score;
    }

    /// Adds to what the steps are worth that the labels do not vouch for.
    pub(super) fn add_to_unsure(&mut self, sentence: &Encoded, score: Score) {
        let size = self.n + 2;
        for (index, step) in self.steps.iter_mut().enumerate() {
            if sentence.step(index % size, index / size) == Step::Unsure && *step > FORBIDDEN {
                *step += score;
            }
        }
    }

    /// Takes out the step from one position to another.
    pub fn forbid(&mut self, from: usize, to: usize) {
        self.steps[to * (self.n + 2) + from] = FORBIDDEN;
    }

    /// Takes a cost off what every step over a gap is worth; `cost` is told what that is.
    pub(super) fn charge(&mut self, cost: impl Fn(usize, usize, Score) -> Score) {
        let size = self.n + 2;
        for to in 2..size {
            for from in 0..to - 1 {
                let step = &mut self.steps[to * size + from];
                if *step > FORBIDDEN {
                    *step -= cost(from, to, *step);
                }
            }
        }
    }

    pub(super) fn step(&self, from: usize, to: usize) -> Score {
        self.steps[to * (self.n + 2) + from]
    }

    /// The best path, as the positions kept, in order, and its score; nothing if none is allowed.
    #[must_use]
    pub fn best(&self) -> Option<(Vec<usize>, Score)> {
        self.best_of_layers(&vec![0; self.n + 2], 0)
    }

    /// The best path whose words cost `limit` together at most; `costs` has the cost of every position but the first
    /// and the last, counted from 0.
    #[must_use]
    pub fn best_within(&self, costs: &[usize], limit: usize) -> Option<(Vec<usize>, Score)> {
        let (path, score) = self.best()?;
        if path.iter().map(|&at| costs[at - 1]).sum::<usize>() <= limit {
            return Some((path, score));
        }
        let costs: Vec<usize> = std::iter::once(0).chain(costs.iter().copied()).chain([0]).collect();
        self.best_of_layers(&costs, limit.min(costs.iter().sum()))
    }

    /// The best path whose costs add up to `limit` at most: the best up to every position for every sum.
    fn best_of_layers(&self, costs: &[usize], limit: usize) -> Option<(Vec<usize>, Score)> {
        let (size, n_layers) = (self.n + 2, limit + 1);
        let mut best = vec![FORBIDDEN; size * n_layers];
        let mut back = vec![0; size * n_layers];
        best[0] = 0;
        for to in 1..size {
            for from in (0..to).filter(|&from| self.step(from, to) > FORBIDDEN) {
                let gain = self.step(from, to) + self.keep[to];
                for layer in costs[to]..n_layers {
                    let before = best[from * n_layers + layer - costs[to]];
                    let here = to * n_layers + layer;
                    if before > FORBIDDEN && before + gain > best[here] {
                        (best[here], back[here]) = (before + gain, from);
                    }
                }
            }
        }
        let mut layer = (0..n_layers).rev().max_by_key(|&layer| best[(size - 1) * n_layers + layer])?;
        let score = best[(size - 1) * n_layers + layer];
        let (mut at, mut path) = (size - 1, Vec::new());
        loop {
            let from = back[at * n_layers + layer];
            layer -= costs[at];
            if from == 0 {
                break;
            }
            path.push(from);
            at = from;
        }
        path.reverse();
        (score > FORBIDDEN).then_some((path, score))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_best_path_within_a_limit() {
        let mut lattice = Lattice { n: 3, keep: vec![0, 5, 3, 4, 0], steps: vec![0; 25] };
        let path = |lattice: &Lattice, max_words| lattice.best_within(&[1; 3], max_words).unwrap();
        assert_eq!(path(&lattice, 3), (vec![1, 2, 3], 12));
        assert_eq!(path(&lattice, 2), (vec![1, 3], 9));
        assert_eq!(path(&lattice, 1), (vec![1], 5));
        lattice.steps[5] = FORBIDDEN;
        assert_eq!(path(&lattice, 3), (vec![2, 3], 7));
        assert_eq!(path(&lattice, 1), (vec![3], 4));
        assert_eq!(lattice.best_within(&[9, 9, 2], 10).unwrap(), (vec![3], 4));
        lattice.steps[20..].fill(FORBIDDEN);
        assert_eq!(lattice.best(), None);
    }
}
