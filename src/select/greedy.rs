//! The greedy loop, and the exchanges that fill what it leaves of a length.

use super::budget::{Budget, Prices};
use super::gains::{Gains, Reason, Taken};
use super::queue::Queue;
use super::repeats::Repeats;
use crate::analysis::Analysis;
use crate::math::by_score_then_index;
use foldhash::HashSet;
use std::ops::Range;

/// The candidates that a summary is chosen from, and what they may cost.
#[derive(Clone)]
pub(crate) struct Choice<'a> {
    pub(crate) analysis: &'a Analysis<'a>,
    pub(crate) prices: Prices<'a>,
    /// The candidates.
    pub(crate) among: Range<usize>,
    /// Those that must be in, where they fit.
    pub(crate) forced: &'a [usize],
}

impl Choice<'_> {
    pub(super) fn cost(&self, candidate: usize) -> usize {
        self.prices.cost(self.analysis, candidate)
    }

    /// True for a candidate that is too short to say much, and is not taken where it only fills the room that is left.
    pub(super) fn is_stub(&self, candidate: usize) -> bool {
        self.analysis.n_running_words(candidate) <= MAX_STUB_WORDS
    }
}

/// A sentence of no more words says little: "First the good part."
const MAX_STUB_WORDS: usize = 4;

/// The candidates to take, in the order taken: those that must be in, then the best that fits, then the next best,
/// each time skipping what does not fit or nearly repeats what was taken; then one pass of exchanges that fills what
/// is left of an allowance of words, characters or bytes.
///
/// Ties go to the earlier candidate. O(tokens · log n).
pub(crate) fn select(choice: &Choice, gains: &mut (impl Gains + ?Sized)) -> Vec<Taken> {
    let mut greedy = Greedy {
        choice,
        gains,
        room: choice.prices.room,
        is_filling: false,
        taken: Vec::new(),
        repeats: Repeats::default(),
    };
    for &candidate in choice.forced.iter().filter(|candidate| choice.among.contains(candidate)) {
        let gain = greedy.gains.gain(candidate);
        greedy.offer(Taken { candidate, gain, reason: Reason::Forced });
    }
    let n_forced = greedy.taken.len();
    greedy.take_best();
    if !matches!(choice.prices.budget, Budget::Sentences(_)) {
        greedy.exchange(n_forced);
    }
    greedy.taken
}

struct Greedy<'c, G: ?Sized> {
    choice: &'c Choice<'c>,
    gains: &'c mut G,
    room: usize,
    /// True if a better candidate than those left was too long for the room.
    is_filling: bool,
    taken: Vec<Taken>,
    repeats: Repeats,
}

/// How many candidates are looked at for each one taken. Where all gain about the same, as the items of a list do, each one
/// taken changes what the others gain, and all of them would be looked at again.
pub(super) const MAX_LOOKED_AT: usize = 200;
/// How many of the best candidates left over are tried for an exchange.
const MAX_EXCHANGED: usize = 200;
/// How many of the candidates taken, the last ones, may give way.
const MAX_GIVING_WAY: usize = 16;

impl<G: Gains + ?Sized> Greedy<'_, G> {
    /// Takes the candidate if it fits and says something new; true if it did.
    fn offer(&mut self, pick: Taken) -> bool {
        let Self { choice, .. } = *self;
        let analysis = choice.analysis;
        let cost = choice.cost(pick.candidate);
        let is_too_long = cost > self.room;
        let is_filler = self.is_filling && choice.is_stub(pick.candidate) && !self.taken.is_empty();
        self.is_filling |= is_too_long;
        let is_taken = !is_too_long && !is_filler && !self.repeats.has(analysis, pick.candidate);
        if is_taken {
            self.room -= cost;
            self.gains.take(pick.candidate);
            self.repeats.add(analysis, pick.candidate);
            self.taken.push(pick);
        }
        is_taken
    }

    fn take_best(&mut self) {
        let Choice { ref among, forced, .. } = *self.choice;
        let left = among.clone().filter(|candidate| !forced.contains(candidate));
        let left = left.map(|candidate| (self.gains.gain(candidate), candidate));
        let mut queue = Queue::of(left, MAX_LOOKED_AT);
        while self.room > 0 {
            let Some((gain, candidate)) = queue.pop(|candidate| self.gains.gain(candidate)) else { break };
            if self.offer(Taken { candidate, gain, reason: Reason::Gain }) {
                queue.outdate();
            }
        }
    }

    /// Puts a candidate left over in the place of one taken wherever that fits and makes the sum of gain × cost
    /// larger: an allowance half empty is worth less than one filled with the next best.
    fn exchange(&mut self, n_forced: usize) {
        let mut left = self.best_left();
        let first = self.taken.len().saturating_sub(MAX_GIVING_WAY).max(n_forced);
        for place in (first..self.taken.len()).rev() {
            let Some(candidate) = self.better(place, &left) else { continue };
            let freed = self.choice.cost(self.taken[place].candidate);
            self.room = self.room + freed - self.choice.cost(candidate);
            left.retain(|&(_, other)| other != candidate);
            let gain = self.gains.gain(candidate);
            self.taken[place] = Taken { candidate, gain, reason: Reason::Exchange };
        }
    }

    /// The best candidates that were not taken, with their gains.
    fn best_left(&self) -> Vec<(f64, usize)> {
        let is_taken: HashSet<usize> = self.taken.iter().map(|pick| pick.candidate).collect();
        let left = self.choice.among.clone().filter(|candidate| !is_taken.contains(candidate));
        let mut left: Vec<(f64, usize)> =
            left.map(|candidate| (self.gains.gain(candidate), candidate)).collect();
        left.sort_by(|&a, &b| by_score_then_index(a, b));
        left.truncate(MAX_EXCHANGED);
        left
    }

    /// The one of `left` that fits in the place of one taken and makes the most of it, if it makes more.
    fn better(&self, place: usize, left: &[(f64, usize)]) -> Option<usize> {
        let (choice, old) = (self.choice, self.taken[place]);
        let room = self.room + choice.cost(old.candidate);
        let mut repeats = Repeats::default();
        let others = self.taken.iter().enumerate().filter(|(index, _)| *index != place);
        others.for_each(|(_, pick)| repeats.add(choice.analysis, pick.candidate));
        let worth = |candidate: usize, gain: f64| gain * choice.cost(candidate) as f64;
        let better = left
            .iter()
            .map(|&(gain, candidate)| (worth(candidate, gain), candidate))
            .filter(|&(value, candidate)| {
                choice.cost(candidate) <= room
                    && !choice.is_stub(candidate)
                    && value > worth(old.candidate, old.gain)
                    && !repeats.has(choice.analysis, candidate)
            })
            .min_by(|&a, &b| by_score_then_index(a, b));
        better.map(|(_, candidate)| candidate)
    }
}
