//! Candidates waiting to be taken, the best first, while what they gain changes with every one taken.

use crate::math::by_score_then_index;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Candidates with their gains.
///
/// Gains only shrink (Minoux, "Accelerated greedy algorithms for maximizing submodular set functions", 1978): a candidate
/// that still leads with its gain of now is the best, and those behind it need not be looked at.
pub(crate) struct Queue {
    /// With what they gained when last looked at.
    stale: BinaryHeap<Queued>,
    /// With what they gain now.
    fresh: BinaryHeap<Queued>,
    max_looked_at: usize,
}

impl Queue {
    /// The queue of candidates with their first gains; no more than `max_looked_at` are looked at for each one taken.
    pub(crate) fn of(gains: impl Iterator<Item = (f64, usize)>, max_looked_at: usize) -> Self {
        let stale = gains.map(|(gain, candidate)| Queued { gain, candidate }).collect();
        Self { stale, fresh: BinaryHeap::new(), max_looked_at }
    }

    /// Adds a candidate with what it gains now. One that gains more than before is added again, and comes out twice.
    pub(crate) fn push(&mut self, gain: f64, candidate: usize) {
        self.stale.push(Queued { gain, candidate });
    }

    /// The candidate that gains most now of those looked at, and its gain; taken out of the queue.
    pub(crate) fn pop(&mut self, gain: impl Fn(usize) -> f64) -> Option<(f64, usize)> {
        while self.fresh.len() < self.max_looked_at && self.stale.peek() > self.fresh.peek() {
            let Some(Queued { candidate, .. }) = self.stale.pop() else { break };
            self.fresh.push(Queued { gain: gain(candidate), candidate });
        }
        self.fresh.pop().map(|best| (best.gain, best.candidate))
    }

    /// Notes that one was taken, so that gains have changed.
    pub(crate) fn outdate(&mut self) {
        self.stale.append(&mut self.fresh);
    }
}

/// A candidate waiting to be taken.
struct Queued {
    gain: f64,
    candidate: usize,
}

impl PartialEq for Queued {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Queued {}

impl PartialOrd for Queued {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Queued {
    fn cmp(&self, other: &Self) -> Ordering {
        by_score_then_index((other.gain, other.candidate), (self.gain, self.candidate))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn the_best_of_now_comes_first_and_ties_go_to_the_earlier() {
        let mut queue = Queue::of([3.0, 5.0, 4.0, 3.0].into_iter().zip(0..), usize::MAX);
        assert_eq!(queue.pop(|_| 5.0), Some((5.0, 1)));
        queue.outdate();
        let now = [3.0, 0.0, 2.0, 3.0];
        let rest: Vec<_> = std::iter::from_fn(|| queue.pop(|candidate| now[candidate])).collect();
        assert_eq!(rest, [(3.0, 0), (3.0, 3), (2.0, 2)]);
    }

    /// All gain the same, and lose the same with every one taken.
    #[test]
    fn no_more_are_looked_at_than_are_allowed() {
        let (n_looked_at, n_taken) = (Cell::new(0), Cell::new(0));
        let gain = |_: usize| {
            n_looked_at.set(n_looked_at.get() + 1);
            -f64::from(n_taken.get())
        };
        let mut queue = Queue::of((0..1000).map(|candidate| (0.0, candidate)), 10);
        let mut taken = Vec::new();
        while let Some((_, candidate)) = queue.pop(gain) {
            taken.push(candidate);
            n_taken.set(n_taken.get() + 1);
            queue.outdate();
        }
        taken.sort_unstable();
        assert!(taken.into_iter().eq(0..1000) && n_looked_at.get() <= 10_000);
    }
}
