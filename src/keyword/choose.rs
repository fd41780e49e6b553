//! Which of the ranked phrases are shown: none that a better one says already.

use super::candidates::Phrases;
use super::overlaps::Overlaps;
use super::picked::Picked;
use crate::document::TermId;
use crate::math::by_score_then_index;
use crate::select::Queue;
use std::collections::VecDeque;

/// How many phrases are picked, and which.
#[derive(Debug, Clone, Copy)]
pub(super) struct Selection {
    pub(super) top: usize,
    pub(super) min_score: f64,
    pub(super) diversity: f64,
}

/// True if a candidate is good enough to be shown.
pub(super) fn is_wanted(phrases: &Phrases, scores: &[f64], min_score: f64, phrase: usize) -> bool {
    phrases.is_candidate(phrase) && scores[phrase] > 0.0 && scores[phrase] >= min_score
}

/// The candidates that are shown, best first.
///
/// Candidates that a better one covers are left out ([`Picked`]); one that is inside of a better one, or around it, is as if it
/// had less than half its score. With diversity, the next one picked is the best by
/// maximal marginal relevance (Carbonell & Goldstein 1998):
/// (1 − diversity) · score − diversity · (largest share of words in common with one that is picked).
pub(super) fn choose(phrases: &Phrases, scores: &[f64], selection: Selection) -> Vec<usize> {
    let is_wanted = |&phrase: &usize| is_wanted(phrases, scores, selection.min_score, phrase);
    let ranking = BestFirst { scores, rest: (0..phrases.len()).filter(is_wanted).collect() };
    if selection.diversity > 0.0 {
        return marginal(phrases, scores, selection, ranking);
    }
    let mut picked = Picked::new(phrases);
    // In order too, since they come in order.
    let mut relatives: VecDeque<usize> = VecDeque::new();
    let mut ranked = ranking.chunks(selection.top.saturating_mul(RANKED_AT_ONCE)).flatten().peekable();
    while picked.phrases.len() < selection.top {
        let best = ranked.peek().map_or(0.0, |&phrase| scores[phrase]);
        if let Some(relative) =
            relatives.pop_front_if(|&mut phrase| scores[phrase] * SHARE_OF_RELATIVE > best)
        {
            picked.offer(relative);
            continue;
        }
        let Some(phrase) = ranked.next() else { break };
        if picked.has_relative(phrase) {
            relatives.push_back(phrase);
        } else {
            picked.offer(phrase);
        }
    }
    picked.phrases
}

/// The share of its score that a phrase has inside of one that is picked, or around it.
const SHARE_OF_RELATIVE: f64 = 0.4;

/// How many phrases for each one wanted are put in order at a time: mostly enough, as few of the best are left out.
const RANKED_AT_ONCE: usize = 4;

/// Unordered phrases that come out the best first.
struct BestFirst<'s> {
    scores: &'s [f64],
    rest: Vec<usize>,
}

impl BestFirst<'_> {
    /// The `n` best of those that are left, or all there are, in order. O(left + n log n).
    fn next(&mut self, n: usize) -> Vec<usize> {
        let order = |&a: &usize, &b: &usize| by_score_then_index((self.scores[a], a), (self.scores[b], b));
        let mut best = std::mem::take(&mut self.rest);
        if n < best.len() {
            best.select_nth_unstable_by(n, order);
            self.rest = best.split_off(n);
        }
        best.sort_unstable_by(order);
        best
    }

    /// All of them, `n` at first and ever more at a time.
    fn chunks(mut self, mut n: usize) -> impl Iterator<Item = Vec<usize>> {
        std::iter::from_fn(move || {
            let chunk = self.next(n);
            n = n.saturating_mul(RANKED_AT_ONCE);
            (!chunk.is_empty()).then_some(chunk)
        })
    }
}

/// How many candidates for each one wanted are looked at with diversity: enough to choose from, and the cost stays
/// linear.
const POOL: usize = 20;

/// The phrases picked by maximal marginal relevance.
fn marginal(phrases: &Phrases, scores: &[f64], selection: Selection, mut ranking: BestFirst) -> Vec<usize> {
    let pool = ranking.next(selection.top.saturating_mul(POOL));
    let mut overlaps = Overlaps::default();
    let mut picked = Picked::new(phrases);
    let share = selection.diversity;
    let gain = |overlaps: &Overlaps, place: usize| {
        let terms: Vec<TermId> = phrases.terms(pool[place]).collect();
        (1.0 - share) * scores[pool[place]] - share * overlaps.largest_share(&terms)
    };
    // A gain changes a few times at most, so that all may be looked at.
    let all = (0..pool.len()).map(|place| (gain(&overlaps, place), place));
    let mut queue = Queue::of(all, usize::MAX);
    while picked.phrases.len() < selection.top {
        let Some((_, place)) = queue.pop(|place| gain(&overlaps, place)) else { break };
        if picked.offer(pool[place]) {
            overlaps.add(&phrases.terms(pool[place]).collect::<Vec<_>>());
            queue.outdate();
        }
    }
    picked.phrases
}
