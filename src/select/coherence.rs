//! No sentence without the neighbour that it needs: "He added …" without who he is, half of a quotation, a colon without its list.

use super::budget::Budget;
use super::gains::{Gains, Reason, Taken};
use super::greedy::Choice;
use super::repeats::Repeats;
use crate::math::by_score_then_index;
use crate::opening::{Neighbour, Opening, needed_neighbour};
use crate::reference::{Reference, references};

/// If its first sentence opens as one that leans on another, a summary of several may lose this many times more.
const OPENING: f64 = 2.0;
/// For a noun behind "the" it may lose this part of it.
const DOUBT: f64 = 0.5;
/// The place of a third is worth this many times more to it than to a sentence that only explains another.
const BRINGING: f64 = 4.0;
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
        let needs = mending.needs(candidate);
        let unmet = needs.unmet(|needed| mending.is_taken(needed));
        if !unmet.is_empty() || needs.is_missing {
            let tolerance = mending.bearable(candidate, &unmet, tolerance);
            if let Some(change) = mending.least(place, &unmet, tolerance) {
                mending.apply(&change);
            }
        }
    }
    mending.fill();
}

/// True if no sentence taken needs a missing one, and there is no room to fill.
fn is_sound(choice: &Choice, taken: &[Taken]) -> bool {
    let is_taken = |candidate: usize| taken.iter().any(|pick| pick.candidate == candidate);
    let lacks = |pick: &Taken| choice.lacks(pick.candidate, taken.len(), is_taken);
    matches!(choice.prices.budget, Budget::Sentences(_)) && taken.len() < SMALL && !taken.iter().any(lacks)
}

/// The candidates that one needs.
#[derive(Debug, Default)]
struct Needs {
    /// Of the antecedents of each one is needed.
    references: Vec<Reference>,
    /// True if it needs a sentence that is none of those chosen among.
    is_missing: bool,
}

impl Needs {
    fn add(&mut self, needed: usize) {
        self.references.push(Reference { antecedents: [needed; 2], is_sure: true });
    }

    /// The references of whose antecedents none is taken.
    fn unmet(&self, is_taken: impl Fn(usize) -> bool) -> Vec<Reference> {
        let is_unmet = |reference: &&Reference| !reference.antecedents.iter().any(|&needed| is_taken(needed));
        self.references.iter().filter(is_unmet).copied().collect()
    }

    /// True if one that is taken meets a need that no other does.
    fn rest_on(&self, candidate: usize, is_taken: impl Fn(usize) -> bool) -> bool {
        let rests = |reference: &Reference| {
            let of = reference.antecedents;
            of.contains(&candidate) && of.iter().all(|&other| other == candidate || !is_taken(other))
        };
        self.references.iter().any(rests)
    }
}

impl Choice<'_> {
    /// The needs of a candidate in a summary of some sentences. The first leans on nothing. Words in the midst of a sentence
    /// count if there are a few others: the main point alone says enough, and a long summary has most of what they point to.
    fn needs(&self, candidate: usize, n_taken: usize) -> Needs {
        let Self { analysis, ref among, .. } = *self;
        let sentence = analysis.sentence_of(candidate);
        let before = candidate.checked_sub(1).filter(|before| among.contains(before));
        let next = candidate + 1;
        let is_next = || among.contains(&next) && analysis.sentence_of(next) == sentence + 1;
        let mut needs = Needs::default();
        match needed_neighbour(analysis, sentence) {
            Some(Neighbour::Before) => before.into_iter().for_each(|before| needs.add(before)),
            Some(Neighbour::After) if is_next() => needs.add(next),
            Some(Neighbour::After | Neighbour::Missing) => needs.is_missing = true,
            None => {}
        }
        if (2..SMALL).contains(&n_taken) {
            let candidate = |needed: usize| {
                let found = analysis.candidate_of(needed).filter(|found| among.contains(found));
                if needed + 1 == sentence { before } else { found }
            };
            for Reference { antecedents: [last, first], is_sure } in references(analysis, sentence) {
                let (last, first) = (candidate(last), candidate(first));
                let Some((last, first)) = last.or(first).zip(first.or(last)) else { continue };
                needs.references.push(Reference { antecedents: [last, first], is_sure });
            }
        }
        needs
    }

    /// True if a candidate needs one that is not taken, in a summary of some sentences.
    pub(super) fn lacks(&self, candidate: usize, n_taken: usize, is_taken: impl Fn(usize) -> bool) -> bool {
        let needs = self.needs(candidate, n_taken);
        needs.is_missing || !needs.unmet(is_taken).is_empty()
    }

    /// The loss that may be taken for what a candidate lacks that is a summary alone.
    pub(super) fn bearable_alone(&self, candidate: usize, tolerance: f64) -> f64 {
        let only_leans = Opening::of(self.analysis, self.analysis.sentence_of(candidate)).leans_back();
        if only_leans { tolerance } else { f64::INFINITY }
    }
}

/// Fewer sentences taken than this are looked through for each of them, and all their words that point back are looked at.
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
        self.choice
            .lacks(candidate, self.taken.len(), |needed| self.is_taken(needed) && aside != Some(needed))
    }

    /// The loss that may be taken for what a candidate lacks.
    fn bearable(&self, candidate: usize, unmet: &[Reference], tolerance: f64) -> f64 {
        if self.taken.len() == 1 {
            return self.choice.bearable_alone(candidate, tolerance);
        }
        let is_opening = self.taken.iter().all(|pick| pick.candidate >= candidate);
        let sentence = self.choice.analysis.sentence_of(candidate);
        let is_beside = needed_neighbour(self.choice.analysis, sentence).is_some();
        match (is_beside, is_opening) {
            (true, true) => OPENING * tolerance,
            (false, _) if !unmet.iter().any(|reference| reference.is_sure) => DOUBT * tolerance,
            _ => tolerance,
        }
    }

    /// The change that loses least, and no more than `tolerance`, of those tried after which the sentence at `place` lacks
    /// nothing.
    fn least(&mut self, place: usize, unmet: &[Reference], tolerance: f64) -> Option<Change> {
        let mut changes = Vec::new();
        // What meets all needs at once.
        let meets = |needed: &usize| {
            !self.choice.is_stub(*needed)
                && unmet.iter().all(|reference| reference.antecedents.contains(needed))
        };
        let [last, first] = unmet.first().map_or([None; 2], |reference| reference.antecedents.map(Some));
        for needed in last.into_iter().chain(first.filter(|_| first != last)).filter(meets) {
            let others = self.worst.iter().filter(|&&out| out != place).take(MAX_TRIED);
            changes.push(self.change(None, needed));
            changes.extend(others.map(|&out| {
                let change = self.change(Some(out), needed);
                Change { loss: BRINGING * change.loss, ..change }
            }));
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

    /// True if one that is taken needs it.
    fn carries(&self, candidate: usize) -> bool {
        let needs = |&other: &usize| {
            self.is_taken(other) && self.needs(other).rest_on(candidate, |needed| self.is_taken(needed))
        };
        if self.taken.len() < SMALL {
            self.taken.iter().any(|pick| needs(&pick.candidate))
        } else {
            [candidate.checked_sub(1), Some(candidate + 1)].iter().flatten().any(needs)
        }
    }

    fn needs(&self, candidate: usize) -> Needs {
        self.choice.needs(candidate, self.taken.len())
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
