//! Which of the ranked phrases are shown: none that a better one says already.

use crate::document::TermId;
use crate::keyword::candidates::Phrases;
use crate::math::by_score_then_index;

/// How the phrases are picked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Choice {
    pub(super) top: usize,
    pub(super) min_score: f64,
    pub(super) diversity: f64,
}

/// The candidates that are shown, best first.
///
/// A candidate whose words all stand in a better one is left out, unless it occurs outside of it; so is an
/// abbreviation of a better one, or what a better one is short for.
/// With diversity, what is picked next is the best by maximal marginal relevance (Carbonell & Goldstein 1998):
/// (1 − diversity) · score − diversity · (largest share of words in common with one that is picked).
pub(super) fn choose(phrases: &Phrases, scores: &[f64], choice: Choice) -> Vec<usize> {
    let is_wanted = |&phrase: &usize| {
        phrases.is_candidate(phrase) && scores[phrase] > 0.0 && scores[phrase] >= choice.min_score
    };
    let ranking = Ranking { scores, rest: (0..phrases.len()).filter(is_wanted).collect() };
    if choice.diversity > 0.0 {
        return marginal(phrases, scores, choice, ranking);
    }
    let mut picked = Picked::new(phrases);
    for phrase in ranking.chunks(choice.top.saturating_mul(RANKED_AT_ONCE)).flatten() {
        if picked.phrases.len() == choice.top {
            break;
        }
        picked.offer(phrase);
    }
    picked.phrases
}

/// So many phrases for each one wanted are put in order at a time: mostly enough, as few of the best are left out.
const RANKED_AT_ONCE: usize = 4;

/// Phrases that come out of no order, the best first.
struct Ranking<'s> {
    scores: &'s [f64],
    rest: Vec<usize>,
}

impl Ranking<'_> {
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

    /// All of them, so many at a time at first and ever more.
    fn chunks(mut self, mut n: usize) -> impl Iterator<Item = Vec<usize>> {
        std::iter::from_fn(move || {
            let chunk = self.next(n);
            n = n.saturating_mul(RANKED_AT_ONCE);
            (!chunk.is_empty()).then_some(chunk)
        })
    }
}

/// So many candidates for each one wanted are looked at with diversity: enough to choose from, and the
/// cost stays linear.
const POOL: usize = 20;

fn marginal(phrases: &Phrases, scores: &[f64], choice: Choice, mut ranking: Ranking) -> Vec<usize> {
    let mut pool = ranking.next(choice.top.saturating_mul(POOL));
    let mut closest = vec![0.0_f64; pool.len()];
    let mut picked = Picked::new(phrases);
    while picked.phrases.len() < choice.top && !pool.is_empty() {
        let gain =
            |index: usize| (1.0 - choice.diversity) * scores[pool[index]] - choice.diversity * closest[index];
        let best = (0..pool.len()).rev().max_by(|&a, &b| gain(a).total_cmp(&gain(b))).unwrap_or_default();
        let phrase = pool.remove(best);
        closest.remove(best);
        if picked.offer(phrase) {
            for (closest, &other) in closest.iter_mut().zip(&pool) {
                *closest = closest.max(similarity(phrases, phrase, other));
            }
        }
    }
    picked.phrases
}

/// The words in common over the words of both.
fn similarity(phrases: &Phrases, a: usize, b: usize) -> f64 {
    let common = phrases.terms(a).filter(|term| phrases.terms(b).any(|other| other == *term)).count();
    common as f64 / (phrases.terms(a).len() + phrases.terms(b).len() - common) as f64
}

/// The phrases picked so far, best first.
struct Picked<'p, 'd> {
    phrases: Vec<usize>,
    all: &'p Phrases<'d>,
    /// By phrase: how often it occurs outside of the longer ones that are picked.
    n_outside: Vec<i64>,
}

impl<'p, 'd> Picked<'p, 'd> {
    fn new(all: &'p Phrases<'d>) -> Self {
        let n_outside = all.list.iter().map(|phrase| i64::from(phrase.count)).collect();
        Self { phrases: Vec::new(), all, n_outside }
    }

    /// Takes the phrase unless a better one covers it; whether it was taken.
    fn offer(&mut self, phrase: usize) -> bool {
        let is_taken = !self.is_covered(phrase);
        if is_taken {
            self.phrases.push(phrase);
            self.count_inside(phrase);
        }
        is_taken
    }

    fn is_covered(&self, phrase: usize) -> bool {
        let is_other_name = |&(short, long): &(usize, usize)| {
            phrase == short && self.phrases.contains(&long) || phrase == long && self.phrases.contains(&short)
        };
        if self.n_outside[phrase] <= 0 || self.all.abbreviations.iter().any(is_other_name) {
            return true;
        }
        let has_all = |picked: &usize| {
            let has = |term: TermId| self.all.terms(*picked).any(|other| other == term);
            self.all.terms(phrase).all(has)
        };
        // The same words in another order say the same.
        self.phrases
            .iter()
            .any(|picked| self.all.list[*picked].n_words == self.all.list[phrase].n_words && has_all(picked))
    }

    /// Takes the occurrences inside `phrase` off those of its parts.
    fn count_inside(&mut self, phrase: usize) {
        let tokens = self.all.tokens(phrase);
        let count = i64::from(self.all.list[phrase].count);
        for start in 0..tokens.len() {
            for end in start + 1..=tokens.len() {
                if end - start == tokens.len() {
                    continue;
                }
                if let Some(part) = self.all.find(&tokens[start..end]) {
                    self.n_outside[part] -= count;
                }
            }
        }
    }
}
