//! Which sentences to take: one budget, one greedy loop, one rule for ties, shared by every method.

mod coherence;

pub(crate) use coherence::{Choice, mend};

use crate::analysis::Analysis;
use crate::document::{Document, Span, TermId};
use crate::error::{Error, ErrorKind};
use crate::math::by_score_then_index;
use foldhash::{HashMap, HashSet};
use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::collections::hash_map::Entry;
use std::fmt;
use std::ops::Range;
use std::str::FromStr;
use unicode_segmentation::UnicodeSegmentation;

/// How long a summary may be. It is never exceeded.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Budget {
    /// So many sentences.
    Sentences(usize),
    /// So many words: the document's word tokens, dictionary words in Chinese, Japanese or Thai.
    Words(usize),
    /// So many characters (Unicode code points), blanks between sentences counted.
    Chars(usize),
    /// So many bytes of UTF-8, blanks between sentences counted.
    Bytes(usize),
    /// This share, of 0 to 1, of the document's words; one word at least.
    Share(f64),
}

impl Default for Budget {
    fn default() -> Self {
        Self::Sentences(3)
    }
}

impl FromStr for Budget {
    type Err = Error;

    /// Reads `3s`, `100w`, `280c`, `1kB`, `500B` or `15%`; a bare number is sentences.
    fn from_str(given: &str) -> Result<Self, Error> {
        let bad = || Error::from(ErrorKind::BadLength(given.to_owned()));
        let digits = given.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(given.len());
        let (number, unit) = given.split_at(digits);
        if number.is_empty() || number.ends_with('.') || number.starts_with('.') {
            return Err(bad());
        }
        let value: f64 = number.parse().map_err(|_| bad())?;
        if value == 0.0 {
            return Err(ErrorKind::ZeroLength(given.to_owned()).into());
        }
        let whole = |factor: f64| {
            let product = value * factor;
            (product == product.trunc() && product < 9e15).then_some(product as usize).ok_or_else(bad)
        };
        match unit {
            "" | "s" => whole(1.0).map(Self::Sentences),
            "w" => whole(1.0).map(Self::Words),
            "c" => whole(1.0).map(Self::Chars),
            "b" | "B" => whole(1.0).map(Self::Bytes),
            "kb" | "kB" | "KB" => whole(1000.0).map(Self::Bytes),
            "mb" | "MB" => whole(1e6).map(Self::Bytes),
            "%" if value <= 100.0 => Ok(Self::Share(value / 100.0)),
            _ => Err(bad()),
        }
    }
}

impl fmt::Display for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sentences(n) => write!(f, "{n}s"),
            Self::Words(n) => write!(f, "{n}w"),
            Self::Chars(n) => write!(f, "{n}c"),
            Self::Bytes(n) => write!(f, "{n}B"),
            Self::Share(share) => write!(f, "{}%", share * 100.0),
        }
    }
}

impl Budget {
    /// How much there is to spend, in the unit that [`Budget::cost`] counts in.
    fn allowance(self, document: &Document) -> usize {
        match self {
            Self::Sentences(n) | Self::Words(n) => n,
            // One blank fewer than sentences.
            Self::Chars(n) | Self::Bytes(n) => n.saturating_add(1),
            Self::Share(share) => {
                let words = document.tokens().iter().filter(|&&token| document.kind(token).is_word()).count();
                ((words as f64 * share.clamp(0.0, 1.0)) as usize).max(1)
            }
        }
    }

    /// About how many sentences it holds.
    pub(crate) fn n_sentences(self, analysis: &Analysis) -> f64 {
        let n = analysis.n_candidates().max(1);
        let cost: usize = match self {
            Self::Sentences(n) => return n as f64,
            _ => (0..analysis.n_candidates()).map(|candidate| self.cost(analysis, candidate)).sum(),
        };
        self.allowance(analysis.document()) as f64 * n as f64 / cost.max(1) as f64
    }

    /// What text costs: so many words, or what is shown of it.
    pub(crate) fn cost_of(self, n_words: usize, text: &str) -> usize {
        match self {
            Self::Sentences(_) => 1,
            Self::Words(_) | Self::Share(_) => n_words,
            Self::Chars(_) => text.chars().count() + 1,
            Self::Bytes(_) => text.len() + 1,
        }
    }

    fn cost(self, analysis: &Analysis, candidate: usize) -> usize {
        let sentence = analysis.document().sentence(analysis.sentence_of(candidate));
        self.cost_of(analysis.n_words(candidate), sentence.text())
    }
}

/// A budget, and what candidates cost of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Prices<'a> {
    pub(crate) budget: Budget,
    /// By candidate, where it is not said in full; none if all are.
    pub(crate) shortened: Option<&'a [usize]>,
}

impl Prices<'_> {
    fn cost(self, analysis: &Analysis, candidate: usize) -> usize {
        match self.shortened {
            Some(costs) => costs[candidate],
            None => self.budget.cost(analysis, candidate),
        }
    }
}

/// What taking a candidate would add, given those taken already.
///
/// A gain never grows by taking another candidate; the loop relies on it.
pub(crate) trait Gains {
    /// What `candidate` would add now.
    fn gain(&self, candidate: usize) -> f64;
    /// Takes `candidate`.
    fn take(&mut self, candidate: usize);
}

/// A candidate taken, and what it added when it was.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Taken {
    pub candidate: usize,
    pub gain: f64,
    pub reason: Reason,
}

/// Why a candidate was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    /// It added most of those that fitted, or had to be in.
    Gain,
    /// It keeps a sentence from leaning on one that is missing.
    Coherence,
}

/// The candidates to take, in the order taken: the best that fits, then the next best, each time
/// skipping what does not fit or nearly repeats what was taken; then one pass of exchanges that fills
/// what is left of an allowance of words, characters or bytes.
///
/// `forced` candidates are taken before all others where they fit. Ties go to the earlier candidate.
/// O(tokens · log n).
pub(crate) fn select(
    analysis: &Analysis,
    gains: &mut (impl Gains + ?Sized),
    prices: Prices,
    among: Range<usize>,
    forced: &[usize],
) -> Vec<Taken> {
    let mut room = prices.budget.allowance(analysis.document());
    let mut taken = Vec::new();
    let mut repeats = Repeats::default();
    for &candidate in forced.iter().filter(|candidate| among.contains(candidate)) {
        let cost = prices.cost(analysis, candidate);
        if cost <= room && !repeats.has(analysis, candidate) {
            room -= cost;
            taken.push(Taken { candidate, gain: gains.gain(candidate), reason: Reason::Gain });
            gains.take(candidate);
            repeats.add(analysis, candidate);
        }
    }
    let n_forced = taken.len();
    let is_left = |candidate: &usize| !forced.contains(candidate);
    let mut queue: BinaryHeap<Queued> = among
        .clone()
        .filter(is_left)
        .map(|candidate| Queued { gain: gains.gain(candidate), candidate })
        .collect();
    while room > 0 {
        let Some(best) = queue.pop() else { break };
        let gain = gains.gain(best.candidate);
        if gain < best.gain {
            // Gains only shrink: what still leads with its new gain is the best.
            queue.push(Queued { gain, ..best });
            continue;
        }
        let cost = prices.cost(analysis, best.candidate);
        if cost > room || repeats.has(analysis, best.candidate) {
            continue;
        }
        room -= cost;
        gains.take(best.candidate);
        repeats.add(analysis, best.candidate);
        taken.push(Taken { candidate: best.candidate, gain, reason: Reason::Gain });
    }
    if !matches!(prices.budget, Budget::Sentences(_)) {
        exchange(analysis, gains, prices, room, among, &mut taken, n_forced);
    }
    taken
}

/// Whether the budget holds a candidate alone.
pub(crate) fn fits(analysis: &Analysis, candidate: usize, budget: Budget) -> bool {
    budget.cost(analysis, candidate) <= budget.allowance(analysis.document())
}

/// How many of the best candidates left over are tried for an exchange.
const MAX_EXCHANGED: usize = 200;
/// How many of the candidates taken, the last ones, may give way.
const MAX_GIVING_WAY: usize = 16;

/// Puts a candidate left over in the place of one taken wherever that fits and makes the sum of
/// gain × cost larger: an allowance half empty is worth less than one filled with the next best.
fn exchange(
    analysis: &Analysis,
    gains: &(impl Gains + ?Sized),
    prices: Prices,
    mut room: usize,
    among: Range<usize>,
    taken: &mut [Taken],
    n_forced: usize,
) {
    let is_taken: HashSet<usize> = taken.iter().map(|pick| pick.candidate).collect();
    let mut left: Vec<(f64, usize)> = among
        .filter(|candidate| !is_taken.contains(candidate))
        .map(|candidate| (gains.gain(candidate), candidate))
        .collect();
    left.sort_by(|&a, &b| by_score_then_index(a, b));
    left.truncate(MAX_EXCHANGED);
    let first = taken.len().saturating_sub(MAX_GIVING_WAY).max(n_forced);
    for place in (first..taken.len()).rev() {
        let old = taken[place];
        let old_cost = prices.cost(analysis, old.candidate);
        let mut repeats = Repeats::default();
        let others = taken.iter().enumerate().filter(|(index, _)| *index != place);
        others.for_each(|(_, pick)| repeats.add(analysis, pick.candidate));
        let worth = |candidate: usize, gain: f64| gain * prices.cost(analysis, candidate) as f64;
        let better = left
            .iter()
            .map(|&(gain, candidate)| (worth(candidate, gain), candidate))
            .filter(|&(value, candidate)| {
                prices.cost(analysis, candidate) <= old_cost + room
                    && value > worth(old.candidate, old.gain)
                    && !repeats.has(analysis, candidate)
            })
            .min_by(|&a, &b| by_score_then_index(a, b));
        if let Some((_, candidate)) = better {
            room = room + old_cost - prices.cost(analysis, candidate);
            left.retain(|&(_, other)| other != candidate);
            taken[place] = Taken { candidate, gain: gains.gain(candidate), reason: Reason::Gain };
        }
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

/// The share of a sentence's word trigrams that must stand in what was taken for it to be a repeat.
const REPEATED_SHARE: f64 = 0.4;

/// Three terms in one number, which is hashed at once.
type Trigram = u128;

/// Tells the sentences that nearly repeat one taken, by their word trigrams.
#[derive(Default)]
struct Repeats {
    seen: HashMap<Trigram, u32>,
}

impl Repeats {
    fn trigrams(analysis: &Analysis, candidate: usize) -> impl Iterator<Item = Trigram> {
        let document = analysis.document();
        let tokens = document.sentence(analysis.sentence_of(candidate)).tokens();
        let words: Vec<TermId> =
            tokens.iter().filter(|&&token| document.kind(token).is_word()).map(|token| token.term).collect();
        // A sentence of one or two words is its own n-gram, padded with its first word.
        let n = words.len().saturating_sub(2).max(usize::from(!words.is_empty()));
        let term = move |i: usize| u128::from(words[i % words.len()].0);
        (0..n).map(move |i| term(i) | term(i + 1) << 32 | term(i + 2) << 64)
    }

    fn has(&self, analysis: &Analysis, candidate: usize) -> bool {
        if self.seen.is_empty() {
            return false;
        }
        let (mut n, mut repeated) = (0_usize, 0_usize);
        for trigram in Self::trigrams(analysis, candidate) {
            n += 1;
            repeated += usize::from(self.seen.contains_key(&trigram));
        }
        repeated as f64 > n as f64 * REPEATED_SHARE
    }

    fn add(&mut self, analysis: &Analysis, candidate: usize) {
        Self::trigrams(analysis, candidate).for_each(|trigram| *self.seen.entry(trigram).or_default() += 1);
    }

    /// Takes back what was added for a candidate.
    fn remove(&mut self, analysis: &Analysis, candidate: usize) {
        for trigram in Self::trigrams(analysis, candidate) {
            if let Entry::Occupied(mut entry) = self.seen.entry(trigram) {
                *entry.get_mut() -= 1;
                if *entry.get() == 0 {
                    entry.remove();
                }
            }
        }
    }
}

/// The longest head of a sentence that a budget holds with `…` behind it, cut after a word; where no
/// word fits, the first word cut after a character. Nothing if not even a character fits.
pub(crate) fn cut(analysis: &Analysis, candidate: usize, budget: Budget) -> Option<Span> {
    let document = analysis.document();
    let sentence = document.sentence(analysis.sentence_of(candidate));
    let start = sentence.span().start;
    let fits = |span: &Span| match budget {
        Budget::Sentences(_) => true,
        Budget::Words(_) | Budget::Share(_) => false,
        Budget::Chars(n) => document.slice(*span).chars().count() < n,
        Budget::Bytes(n) => span.len() + '…'.len_utf8() <= n,
    };
    let words = sentence.tokens().iter().filter(|&&token| document.kind(token).is_word());
    if let Budget::Words(_) | Budget::Share(_) = budget {
        let room = budget.allowance(document);
        return words.take(room).last().map(|token| Span { start, end: token.span.end });
    }
    let first = words.clone().next()?.span;
    if let Some(token) = words.take_while(|token| fits(&Span { start, end: token.span.end })).last() {
        return Some(Span { start, end: token.span.end });
    }
    let word = document.slice(first);
    // A character as readers see it where one fits, else a code point of it.
    let graphemes = word.grapheme_indices(true).map(|(at, grapheme)| at + grapheme.len());
    let characters = word.char_indices().map(|(at, character)| at + character.len_utf8());
    let head = |len: usize| Span { start: first.start, end: first.start + len as u32 };
    graphemes.map(head).take_while(fits).last().or_else(|| characters.map(head).take_while(fits).last())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_lengths() {
        let check =
            |given: &str, expected: Budget| assert_eq!(given.parse::<Budget>(), Ok(expected), "{given}");
        check("3s", Budget::Sentences(3));
        check("3", Budget::Sentences(3));
        check("100w", Budget::Words(100));
        check("280c", Budget::Chars(280));
        check("1kB", Budget::Bytes(1000));
        check("1.5kB", Budget::Bytes(1500));
        check("12.5%", Budget::Share(0.125));
        for bad in ["banana", "", "s", "1.5s", "-3s", "101%", "3 s", "1e3s", "3x", "."] {
            assert_eq!(bad.parse::<Budget>(), Err(ErrorKind::BadLength(bad.to_owned()).into()), "{bad}");
        }
        for zero in ["0s", "0", "0%", "0.0kB"] {
            assert_eq!(zero.parse::<Budget>(), Err(ErrorKind::ZeroLength(zero.to_owned()).into()), "{zero}");
        }
    }
}
