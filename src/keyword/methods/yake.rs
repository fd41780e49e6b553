//! YAKE: Campos, Mangaravite, Pasquali, Jorge, Nunes & Jatowt, "YAKE! Keyword extraction from single documents
//! using multiple local features", Information Sciences 509 (2020).
//!
//! Five features of a word, all from this text alone:
//! - case = max(capitalised in mid-sentence, acronym) / (1 + ln tf)
//! - position = ln(ln(3 + median sentence))
//! - frequency = tf / (mean tf + its standard deviation)
//! - relatedness = 1 + (DL + DR) · tf / max tf, DL and DR the share of distinct words among its neighbours
//! - spread = sentences with it / sentences
//!
//! S(word) = relatedness · position / (case + frequency / relatedness + spread / relatedness), lower is better
//!
//! S(phrase) = Π S(word) / (count · (1 + Σ S(word))); score(phrase) = 1 / S(phrase)
//!
//! A stop word inside a phrase counts by how firmly it ties its neighbours: with the chances p of the
//! pairs on both sides, 1 + (1 − p) in the product and −(1 − p) in the sum. Words are matched by stem.

use crate::document::{Document, TermId, Token};
use crate::explain::Why;
use crate::keyword::candidates::{Phrases, Role};
use crate::math::ln;
use foldhash::{HashMap, HashMapExt};
use std::ops::Range;

/// Neighbours on each side that relatedness looks at.
const WINDOW: usize = 1;

pub(super) fn scores(phrases: &Phrases) -> Vec<f64> {
    let counts = TextCounts::of(phrases);
    let words: Vec<f64> = counts.features(phrases.document).iter().map(Features::score).collect();
    (0..phrases.len()).map(|phrase| 1.0 / phrase_score(phrases, &counts, &words, phrase)).collect()
}

/// S(phrase), above 0.
fn phrase_score(phrases: &Phrases, counts: &TextCounts, words: &[f64], phrase: usize) -> f64 {
    let tokens = phrases.tokens(phrase);
    let (mut product, mut sum) = (1.0, 0.0);
    for (index, token) in tokens.iter().enumerate() {
        if phrases.document.is_content(token.term) {
            product *= words[token.term.index()];
            sum += words[token.term.index()];
        } else if let Some(chance) = counts.tie(tokens, index) {
            product *= 1.0 + (1.0 - chance);
            sum -= 1.0 - chance;
        }
    }
    let count = f64::from(phrases.list[phrase].count);
    (product / (count * sum_factor(sum))).max(f64::MIN_POSITIVE)
}

/// 1 + Σ S(word). Weak ties could make the sum negative, and a worse phrase better.
fn sum_factor(sum: f64) -> f64 {
    1.0 + sum.max(-0.5)
}

pub(super) fn explain(phrases: &Phrases, wanted: &[usize]) -> Vec<Why> {
    let counts = TextCounts::of(phrases);
    let features = counts.features(phrases.document);
    wanted.iter().map(|&phrase| why(phrases, &counts, &features, phrase)).collect()
}

fn why(phrases: &Phrases, counts: &TextCounts, features: &[Features], phrase: usize) -> Why {
    let tokens = phrases.tokens(phrase);
    let mut factors = vec![Why::factor("occurrences", f64::from(phrases.list[phrase].count))];
    let mut sum = 0.0;
    for (index, token) in tokens.iter().enumerate() {
        let word = format!("\"{}\"", phrases.document.token_text(*token));
        if phrases.document.is_content(token.term) {
            let features = &features[token.term.index()];
            sum += features.score();
            factors.push(Why::factor(word, 1.0 / features.score()).of(features.facts()));
        } else if let Some(chance) = counts.tie(tokens, index) {
            sum -= 1.0 - chance;
            let fact = Why::fact("chance of its neighbours beside it", chance);
            factors.push(Why::factor(word, 1.0 / (2.0 - chance)).of(vec![fact]));
        }
    }
    factors.push(Why::factor("makes up for the number of words", sum_factor(sum)));
    let score = factors.iter().map(|factor| factor.share).product();
    Why::added("features of its words", score).of(factors)
}

/// The counts of a term.
#[derive(Default, Clone)]
struct TermCounts {
    frequency: f64,
    capitalized: f64,
    acronym: f64,
    sentences: Vec<u32>,
    left: f64,
    right: f64,
    distinct_left: f64,
    distinct_right: f64,
}

struct TextCounts {
    of_term: Vec<TermCounts>,
    /// How often the first term is right before the second.
    pairs: HashMap<(TermId, TermId), u32>,
    n_sentences: usize,
}

impl TextCounts {
    fn of(phrases: &Phrases) -> Self {
        let n_terms = phrases.document.n_terms();
        let n_sentences = phrases.roles.sentences.len();
        let mut counts =
            Self { of_term: vec![TermCounts::default(); n_terms], pairs: HashMap::new(), n_sentences };
        for (index, sentence) in phrases.roles.sentences.iter().enumerate() {
            counts.read(phrases, index as u32, sentence.clone());
        }
        counts
    }

    fn read(&mut self, phrases: &Phrases, sentence: u32, tokens: Range<usize>) {
        let all = phrases.document.tokens();
        let is_break = |token: usize| phrases.roles.of_token[token] == Role::Break;
        let first = tokens.start;
        for at in tokens.clone().filter(|&token| !is_break(token)) {
            self.count_word(phrases.document, all[at], sentence, at == first);
            for other in at + 1..tokens.end.min(at + 1 + WINDOW) {
                if is_break(other) {
                    break;
                }
                self.count_pair(all[at].term, all[other].term);
            }
        }
    }

    fn count_word(&mut self, document: &Document, token: Token, sentence: u32, is_first: bool) {
        let counts = &mut self.of_term[token.term.index()];
        counts.frequency += 1.0;
        let text = document.token_text(token);
        let mut letters = text.chars();
        let starts_upper = letters.next().is_some_and(char::is_uppercase);
        if starts_upper && text.len() > 1 && letters.all(char::is_uppercase) {
            counts.acronym += 1.0;
        } else if starts_upper && !is_first {
            counts.capitalized += 1.0;
        }
        counts.sentences.push(sentence);
    }

    fn count_pair(&mut self, left: TermId, right: TermId) {
        let count = self.pairs.entry((left, right)).or_insert(0);
        *count += 1;
        let is_new = f64::from(u8::from(*count == 1));
        self.of_term[left.index()].right += 1.0;
        self.of_term[left.index()].distinct_right += is_new;
        self.of_term[right.index()].left += 1.0;
        self.of_term[right.index()].distinct_left += is_new;
    }

    /// How firmly the word at `index`, if it is inside a phrase, ties its neighbours: the chance of both pairs.
    fn tie(&self, tokens: &[Token], index: usize) -> Option<f64> {
        if index == 0 || index + 1 == tokens.len() {
            return None;
        }
        let [left, word, right] = [index - 1, index, index + 1].map(|at| tokens[at].term);
        Some(self.chance(left, word, left) * self.chance(word, right, right))
    }

    /// The share of the occurrences of `of` that are part of the pair.
    fn chance(&self, left: TermId, right: TermId, of: TermId) -> f64 {
        let pair = self.pairs.get(&(left, right)).copied().unwrap_or(0);
        f64::from(pair) / self.of_term[of.index()].frequency.max(1.0)
    }

    /// The features of every term.
    fn features(&self, document: &Document) -> Vec<Features> {
        let is_counted = |term: usize| {
            let term_id = TermId(term as u32);
            document.is_content(term_id) && self.of_term[term].frequency > 0.0
        };
        let frequencies: Vec<f64> = (0..self.of_term.len())
            .filter(|&term| is_counted(term))
            .map(|term| self.of_term[term].frequency)
            .collect();
        let n = frequencies.len().max(1) as f64;
        let mean = frequencies.iter().sum::<f64>() / n;
        let variance = frequencies.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / n;
        let highest = self.of_term.iter().map(|counts| counts.frequency).fold(1.0, f64::max);
        let usual = (mean + variance.sqrt()).max(1.0);
        self.of_term.iter().map(|counts| counts.features(usual, highest, self.n_sentences)).collect()
    }
}

/// The five features of a word.
struct Features {
    /// 0 for a term that no sentence read has.
    n: f64,
    case: f64,
    position: f64,
    frequency: f64,
    relatedness: f64,
    spread: f64,
}

impl Features {
    /// S(word).
    fn score(&self) -> f64 {
        let &Self { n, case, position, frequency, relatedness, spread } = self;
        if n == 0.0 {
            return 1.0;
        }
        relatedness * position / (case + frequency / relatedness + spread / relatedness)
    }

    fn facts(&self) -> Vec<Why> {
        vec![
            Why::fact("case: capitals or an acronym", self.case),
            Why::fact("position: lower comes earlier", self.position),
            Why::fact("frequency: against the usual", self.frequency),
            Why::fact("relatedness: lower keeps the same neighbours", self.relatedness),
            Why::fact("spread: share of sentences", self.spread),
        ]
    }
}

impl TermCounts {
    fn features(&self, usual_frequency: f64, highest_frequency: f64, n_sentences: usize) -> Features {
        let median = self.sentences.get(self.sentences.len() / 2).copied().unwrap_or_default();
        let distinct = |distinct: f64, all: f64| if all > 0.0 { distinct / all } else { 0.0 };
        let sides = distinct(self.distinct_left, self.left) + distinct(self.distinct_right, self.right);
        let mut sentences = self.sentences.clone();
        sentences.dedup();
        Features {
            n: self.frequency,
            case: self.capitalized.max(self.acronym) / (1.0 + ln(self.frequency.max(1.0))),
            position: ln(ln(3.0 + f64::from(median))),
            frequency: self.frequency / usual_frequency,
            relatedness: 1.0 + sides * self.frequency / highest_frequency,
            spread: sentences.len() as f64 / n_sentences.max(1) as f64,
        }
    }
}
