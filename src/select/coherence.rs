//! No sentence without the neighbour that it needs: "He added …" without who he is, half of a quotation, a colon without its list.

use super::budget::Budget;
use super::gains::{Gains, Reason, Taken};
use super::greedy::Choice;
use super::repeats::Repeats;
use crate::math::by_score_then_index;
use crate::opening::{Neighbour, Opening, needed_neighbour};

/// For its first sentence a summary of several may lose this many times more.
const OPENING: f64 = 2.0;
/// How many of the best candidates left over, and how many of the worst taken, are tried in an exchange.
const MAX_TRIED: usize = 20;

/// Lets every sentence taken that needs a neighbour bring it, if there is room or in the place of another, or give way to the
/// next best: whatever loses least, if that is at most `tolerance`. Of half a quotation, or a colon without its list, alone any
/// other sentence is better. The room left at the end goes to the next best that fit.
///
/// O(candidates · log candidates) and bounded work for each sentence taken.
pub(crate) fn mend(choice: &Choice, gains: &dyn Gains, taken: &mut Vec<Taken>, tolerance: f64) {
    if is_sound(choice, taken) {
        return;
    }
    let mut mending = Mending::of(choice, gains, taken);
    for place in 0..mending.taken.len() {
        let candidate = mending.taken[place].candidate;
        if mending.lacks(candidate, None)
            && let Some(change) = mending.least(place, mending.bearable(candidate, tolerance))
        {
            mending.apply(&change);
        }
    }
    mending.fill();
}

/// True if no sentence taken needs a missing one, and there is no room to fill.
fn is_sound(choice: &Choice, taken: &[Taken]) -> bool {
    let is_taken = |candidate: usize| taken.iter().any(|pick| pick.candidate == candidate);
    let lacks = |pick: &Taken| choice.lacks(pick.candidate, is_taken);
    matches!(choice.prices.budget, Budget::Sentences(_)) && taken.len() < SMALL && !taken.iter().any(lacks)
}

impl Choice<'_> {
    /// The need of a candidate. The first leans on nothing.
    fn need(&self, candidate: usize) -> Need {
        let Self { analysis, ref among, .. } = *self;
        let sentence = analysis.sentence_of(candidate);
        let next = candidate + 1;
        let is_next = || among.contains(&next) && analysis.sentence_of(next) == sentence + 1;
        match needed_neighbour(analysis, sentence) {
            Some(Neighbour::Before) if candidate > among.start => Need::Beside(candidate - 1),
            Some(Neighbour::After) if is_next() => Need::Beside(next),
            Some(Neighbour::After | Neighbour::Missing) => Need::Missing,
            Some(Neighbour::Before) | None => Need::Nothing,
        }
    }

    /// True if a candidate needs one that is not taken.
    pub(super) fn lacks(&self, candidate: usize, is_taken: impl Fn(usize) -> bool) -> bool {
        match self.need(candidate) {
            Need::Nothing => false,
            Need::Beside(needed) => !is_taken(needed),
            Need::Missing => true,
        }
    }

    /// The loss that may be taken for what a candidate lacks that is a summary alone.
    pub(super) fn bearable_alone(&self, candidate: usize, tolerance: f64) -> f64 {
        let only_leans = Opening::of(self.analysis, self.analysis.sentence_of(candidate)).leans_back();
        if only_leans { tolerance } else { f64::INFINITY }
    }
}

/// The need of a candidate for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    Nothing,
    /// The candidate before or after it.
    Beside(usize),
    /// A sentence that is none of those chosen among.
    Missing,
}

/// Fewer sentences taken than this are looked through for each of them.
const SMALL: usize = 50;

/// A candidate that comes in, and the place of the one that goes for it.
struct Change {
    loss: f64,
    out: Option<usize>,
    candidate: usize,
}

struct Mending<'a> {
    choice: &'a Choice<'a>,
    gains: &'a dyn Gains,
    taken: &'a mut Vec<Taken>,
    /// By candidate, from the first of those chosen among.
    is_taken: Vec<bool>,
    /// Places in `taken`, those of the worst first.
    worst: Vec<usize>,
    /// Candidates that were not taken, the best first.
    left: Vec<usize>,
    room: usize,
    repeats: Repeats,
}

impl<'a> Mending<'a> {
    fn of(choice: &'a Choice<'a>, gains: &'a dyn Gains, taken: &'a mut Vec<Taken>) -> Self {
        let Choice { analysis, prices, ref among, .. } = *choice;
        let mut is_taken = vec![false; among.len()];
        let mut repeats = Repeats::default();
        let mut spent = 0;
        for pick in taken.iter() {
            is_taken[pick.candidate - among.start] = true;
            repeats.add(analysis, pick.candidate);
            spent += choice.cost(pick.candidate);
        }
        let is_left = |candidate: &usize| !is_taken[candidate - among.start];
        let mut left: Vec<(f64, usize)> =
            among.clone().filter(is_left).map(|candidate| (gains.gain(candidate), candidate)).collect();
        left.sort_unstable_by(|&a, &b| by_score_then_index(a, b));
        let left = left.into_iter().map(|(_, candidate)| candidate).collect();
        let mut worst: Vec<usize> = (0..taken.len()).collect();
        worst.sort_by(|&a, &b| taken[a].gain.total_cmp(&taken[b].gain));
        let room = prices.room.saturating_sub(spent);
        Self { choice, gains, taken, is_taken, worst, left, room, repeats }
    }

    fn is_taken(&self, candidate: usize) -> bool {
        let place = candidate.checked_sub(self.choice.among.start);
        place.and_then(|place| self.is_taken.get(place)).is_some_and(|&is_taken| is_taken)
    }

    fn set_taken(&mut self, candidate: usize, is_taken: bool) {
        self.is_taken[candidate - self.choice.among.start] = is_taken;
    }

    /// True if a candidate needs one that is not taken, or `aside`.
    fn lacks(&self, candidate: usize, aside: Option<usize>) -> bool {
        self.choice.lacks(candidate, |needed| self.is_taken(needed) && aside != Some(needed))
    }

    /// The loss that may be taken for what a candidate lacks.
    fn bearable(&self, candidate: usize, tolerance: f64) -> f64 {
        if self.taken.len() == 1 {
            return self.choice.bearable_alone(candidate, tolerance);
        }
        let is_opening = self.taken.iter().all(|pick| pick.candidate >= candidate);
        if is_opening { OPENING * tolerance } else { tolerance }
    }

    /// The change that loses least, and no more than `tolerance`, of those tried after which the sentence at `place` lacks
    /// nothing.
    fn least(&mut self, place: usize, tolerance: f64) -> Option<Change> {
        let mut changes = Vec::new();
        if let Need::Beside(needed) = self.choice.need(self.taken[place].candidate) {
            let others = self.worst.iter().filter(|&&out| out != place).take(MAX_TRIED);
            changes.push(self.change(None, needed));
            changes.extend(others.map(|&out| self.change(Some(out), needed)));
        }
        let left = self.left.iter().filter(|&&candidate| !self.is_taken(candidate)).take(MAX_TRIED);
        changes.extend(left.map(|&candidate| self.change(Some(place), candidate)));
        // The least loss first: it costs time to see if a change is sound.
        changes.sort_by(|a, b| a.loss.total_cmp(&b.loss));
        let bearable = changes.into_iter().take_while(|change| change.loss <= tolerance);
        bearable.into_iter().find(|change| self.is_sound(change))
    }

    /// The change that puts a candidate in the place of another, or beside all.
    fn change(&self, out: Option<usize>, candidate: usize) -> Change {
        let gain = self.gains.gain(candidate);
        let loss = out.map_or(0.0, |place| self.taken[place].gain - gain).max(0.0);
        Change { loss, out, candidate }
    }

    /// True if the change fits, repeats nothing and leaves nothing lacking.
    fn is_sound(&mut self, &Change { out, candidate, .. }: &Change) -> bool {
        let gone = out.map(|place| self.taken[place].candidate);
        let may_go = gone.is_none_or(|gone| !self.choice.forced.contains(&gone) && !self.carries(gone));
        let cost = |candidate: usize| self.choice.cost(candidate);
        let fits = || cost(candidate) <= self.room + gone.map_or(0, cost);
        may_go && fits() && !self.lacks(candidate, gone) && !self.repeats(candidate, gone)
    }

    /// True if a neighbour of one that is taken needs it.
    fn carries(&self, candidate: usize) -> bool {
        let neighbours = [candidate.checked_sub(1), Some(candidate + 1)];
        let needs = |&neighbour: &usize| {
            self.is_taken(neighbour) && self.choice.need(neighbour) == Need::Beside(candidate)
        };
        neighbours.iter().flatten().any(needs)
    }

    fn repeats(&mut self, candidate: usize, aside: Option<usize>) -> bool {
        let analysis = self.choice.analysis;
        aside.inspect(|&aside| self.repeats.remove(analysis, aside));
        let repeats = self.repeats.has(analysis, candidate);
        aside.inspect(|&aside| self.repeats.add(analysis, aside));
        repeats
    }

    /// Takes the next best that fit and change nothing else.
    fn fill(&mut self) {
        for candidate in std::mem::take(&mut self.left) {
            if self.room == 0 {
                break;
            }
            let change = self.change(None, candidate);
            if !self.is_taken(candidate) && !self.choice.is_stub(candidate) && self.is_sound(&change) {
                self.apply(&change);
            }
        }
    }

    fn apply(&mut self, change: &Change) {
        let &Change { out, candidate, .. } = change;
        let pick = Taken { candidate, gain: self.gains.gain(candidate), reason: Reason::Coherence };
        if let Some(place) = out {
            let gone = std::mem::replace(&mut self.taken[place], pick).candidate;
            self.set_taken(gone, false);
            self.repeats.remove(self.choice.analysis, gone);
            self.room += self.choice.cost(gone);
        } else {
            self.taken.push(pick);
        }
        self.set_taken(candidate, true);
        self.repeats.add(self.choice.analysis, candidate);
        self.room -= self.choice.cost(candidate);
    }
}
