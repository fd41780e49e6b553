//! An order of the candidates of which every head is a good summary.

use super::budget::Prices;
use super::gains::{Gains, Reason, Taken};
use super::greedy::{Choice, MAX_LOOKED_AT};
use super::queue::Queue;
use super::repeats::Repeats;
use crate::analysis::Analysis;
use crate::math::by_score_then_index;
use crate::reference::MAX_BACK;
use std::ops::Range;

/// The candidates of a document, or those of each of its sections, placed one after another.
///
/// A length does not change their places: what fits it is a head of the order.
pub(crate) struct Nesting<'a> {
    lines: Vec<SentenceOrder<'a>>,
}

impl<'a> Nesting<'a> {
    /// An order for each of some ranges of candidates, with nothing placed yet.
    pub(crate) fn of(analysis: &'a Analysis<'a>, prices: Prices<'a>, ranges: Vec<Range<usize>>) -> Self {
        Self { lines: ranges.into_iter().map(|among| SentenceOrder::of(analysis, prices, among)).collect() }
    }

    /// Places candidates that must be in, in their order.
    pub(crate) fn force(&mut self, forced: &[usize], gains: &mut (impl Gains + ?Sized)) {
        for line in &mut self.lines {
            let own: Vec<usize> =
                forced.iter().copied().filter(|candidate| line.choice.among.contains(candidate)).collect();
            own.into_iter().for_each(|candidate| line.offer(candidate, Reason::Forced, gains));
        }
    }

    /// Places the best candidates until every order has `n`, or all. One that needs a neighbour gains `tolerance` less
    /// until that is placed; those that nearly repeat others come last.
    ///
    /// O(tokens · log candidates), as the choice of one summary.
    pub(crate) fn grow(&mut self, n: usize, gains: &mut (impl Gains + ?Sized), tolerance: f64) {
        self.lines.iter_mut().for_each(|line| line.grow(n, gains, tolerance));
    }

    /// True if more places would not change what fits.
    pub(crate) fn is_full(&self) -> bool {
        self.lines.iter().all(SentenceOrder::is_full)
    }

    /// The candidates that fit, in their order.
    pub(crate) fn fitting(&self) -> Vec<Vec<Taken>> {
        let head = |line: &SentenceOrder| line.placed[..line.n_fitting.unwrap_or(line.placed.len())].to_vec();
        self.lines.iter().map(head).collect()
    }

    /// Of the first candidates of all orders, that which fits the shortest length.
    pub(crate) fn cheapest_first(&self) -> Option<usize> {
        let first = |line: &SentenceOrder| {
            Some((line.cost(line.placed.first()?.candidate), line.placed[0].candidate))
        };
        self.lines.iter().filter_map(first).min().map(|(_, candidate)| candidate)
    }
}

/// One order.
struct SentenceOrder<'a> {
    choice: Choice<'a>,
    /// By candidate, from the first of those in the range.
    states: Vec<CandidateState>,
    placed: Vec<Taken>,
    /// How many of those placed fit, once one does not.
    n_fitting: Option<usize>,
    room: usize,
    repeats: Repeats,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CandidateState {
    Open,
    Placed,
    /// It nearly repeats what is placed, and comes last.
    Repeated,
}

impl<'a> SentenceOrder<'a> {
    fn of(analysis: &'a Analysis<'a>, prices: Prices<'a>, among: Range<usize>) -> Self {
        let states = vec![CandidateState::Open; among.len()];
        let (room, repeats) = (prices.room, Repeats::default());
        let choice = Choice { analysis, prices, among, forced: &[] };
        Self { choice, states, placed: Vec::new(), n_fitting: None, room, repeats }
    }

    fn is_full(&self) -> bool {
        self.room == 0 || self.n_fitting.is_some() || self.placed.len() == self.choice.among.len()
    }

    fn cost(&self, candidate: usize) -> usize {
        self.choice.cost(candidate)
    }

    fn state(&mut self, candidate: usize) -> &mut CandidateState {
        &mut self.states[candidate - self.choice.among.start]
    }

    fn is_open(&self, candidate: usize) -> bool {
        self.states[candidate - self.choice.among.start] == CandidateState::Open
    }

    fn grow(&mut self, n: usize, gains: &mut (impl Gains + ?Sized), tolerance: f64) {
        if self.placed.len() >= n {
            return;
        }
        let open = self.choice.among.clone().filter(|&candidate| self.is_open(candidate));
        // If one needs another is looked at only once it leads.
        let open = open.map(|candidate| (gains.gain(candidate), candidate));
        let mut queue = Queue::of(open, MAX_LOOKED_AT);
        while self.placed.len() < n {
            let next = queue.pop(|candidate| self.value(candidate, gains, tolerance));
            let Some((_, candidate)) = next else { return self.place_repeats(gains) };
            let n_before = self.placed.len();
            self.offer(candidate, Reason::Gain, gains);
            if self.placed.len() > n_before {
                queue.outdate();
                // Those near it that need it are worth more now, which the queue cannot know.
                let near = candidate.saturating_sub(1)..=candidate + MAX_BACK;
                for other in near.filter(|other| self.choice.among.contains(other)) {
                    if self.is_open(other) {
                        queue.push(self.value(other, gains, tolerance), other);
                    }
                }
            }
        }
    }

    /// The gain of a candidate, less `tolerance` if it needs a neighbour that is not placed.
    fn value(&self, candidate: usize, gains: &(impl Gains + ?Sized), tolerance: f64) -> f64 {
        let is_placed =
            |needed: usize| self.states[needed - self.choice.among.start] == CandidateState::Placed;
        let gain = gains.gain(candidate);
        if tolerance == 0.0 || !self.choice.lacks(candidate, self.placed.len() + 1, is_placed) {
            gain
        } else if self.placed.is_empty() {
            gain - self.choice.bearable_alone(candidate, tolerance)
        } else {
            gain - tolerance
        }
    }

    /// Places a candidate that is open, unless it nearly repeats others.
    fn offer(&mut self, candidate: usize, reason: Reason, gains: &mut (impl Gains + ?Sized)) {
        if !self.is_open(candidate) {
            return;
        }
        if self.repeats.has(self.choice.analysis, candidate) {
            *self.state(candidate) = CandidateState::Repeated;
            return;
        }
        self.repeats.add(self.choice.analysis, candidate);
        self.place(candidate, reason, gains);
    }

    fn place(&mut self, candidate: usize, reason: Reason, gains: &mut (impl Gains + ?Sized)) {
        let cost = self.cost(candidate);
        if self.n_fitting.is_none() && cost <= self.room {
            self.room -= cost;
        } else {
            self.n_fitting.get_or_insert(self.placed.len());
        }
        let gain = gains.gain(candidate);
        gains.take(candidate);
        *self.state(candidate) = CandidateState::Placed;
        self.placed.push(Taken { candidate, gain, reason });
    }

    /// Places those that nearly repeat others, the best first.
    fn place_repeats(&mut self, gains: &mut (impl Gains + ?Sized)) {
        let is_left =
            |candidate: &usize| self.states[candidate - self.choice.among.start] == CandidateState::Repeated;
        let left = self.choice.among.clone().filter(is_left);
        let mut left: Vec<(f64, usize)> = left.map(|candidate| (gains.gain(candidate), candidate)).collect();
        left.sort_unstable_by(|&a, &b| by_score_then_index(a, b));
        left.into_iter().for_each(|(_, candidate)| self.place(candidate, Reason::Gain, gains));
    }
}
