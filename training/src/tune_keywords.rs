//! Finds the weights of the default keyword method.
//!
//!     cargo run --release -p nutgraf-training --bin tune_keywords -- SET.jsonl.gz [SET.jsonl.gz ...] [--check SET.jsonl.gz ...] [--words SET.jsonl.gz ...]
//!
//! A set is rows of `{"text", "keys": [keyword, …]}`, gzipped: abstracts and papers with keywords from their authors or
//! readers. The weights for abstracts and papers maximize the probability of the gold keywords among the candidates of
//! their document (a softmax over the candidates, with a small penalty on large weights). A set weighs as much as the
//! square root of its number of rows.
//!
//! The weights for stories are not learned, since the gold keywords of the news sets are mostly single words, unlike those
//! of an indexer. They are set by hand, in round numbers, and checked on the sets after `--check`.
//!
//! The weights for single words are learned from the sets after `--words`.
//!
//! The first figures printed are the F1 of the first ten keywords on one half of every set, with weights learned from the
//! other half. A gain on only one half does not count.

#![allow(clippy::disallowed_methods, reason = "run by hand; only the rounded weights it prints matter")]

use nutgraf::training::KeywordSignals;
use nutgraf::{Analysis, Document, KeywordBlend, KeywordMethod, Keywords};
use nutgraf_eval::{phrase_stems, score_keywords};
use nutgraf_training::gz_lines;
use rayon::prelude::*;
use serde_json::Value;
use std::error::Error;

/// The number of passes over all rows.
const STEPS: usize = 100;
/// The penalty on the square of a weight, for a signal with a standard deviation of 1.
const PENALTY: f64 = 1e-3;

struct GoldDocument {
    document: Document,
    keys: Vec<String>,
    /// The shares of an abstract and a paper in the kind of the document, which add up to 1; for single words those of a
    /// short text and a paper.
    shares: Vec<f64>,
    candidates: Vec<GoldCandidate>,
}

/// A candidate of a document, with its signals.
struct GoldCandidate {
    signals: Vec<f64>,
    is_key: bool,
}

struct KeywordSet {
    name: String,
    rows: Vec<GoldDocument>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let phrases = Keywords::default();
    let words = Keywords::default().single_words(true);
    let sets = read(after(None), &phrases)?;
    let checked = read(after(Some("--check")), &phrases)?;
    println!(
        "F1@10 on the first and the second half, learned from the other; with the present weights, on all rows"
    );
    let learned = with_figures(&sets, &checked, &phrases, &|values| {
        let old = KeywordBlend::default();
        let mut weights = old.weights();
        if values.is_empty() {
            return old;
        }
        let (short, long) = values.split_at(weights.len());
        let pairs = weights.iter_mut().zip(short.iter().zip(long));
        pairs.for_each(|(weight, (short, long))| (weight[0], weight[1]) = (*short, *long));
        old.with_weights(Box::leak(Box::new(weights)))
    });
    let word_sets = read(after(Some("--words")), &words)?;
    println!("single words");
    let learned_words = with_figures(&word_sets, &[], &words, &|values| {
        let at = |at: usize| values.get(at).copied().unwrap_or_default();
        let word_weights = std::array::from_fn(|signal| [at(signal), at(signal + values.len() / 2)]);
        KeywordBlend::default().with_word_weights(Box::leak(Box::new(word_weights)))
    });
    let all = learned.weights().into_iter().zip(learned_words.word_weights());
    for (name, ([short, long, story], [short_word, long_word])) in KeywordBlend::names().iter().zip(all) {
        println!("            [{short:.2}, {long:.2}, {story:.2}], // {name}");
        println!("            [{short_word:.2}, {long_word:.2}], // {name}, words");
    }
    Ok(())
}

/// The arguments after a flag, or before the first flag.
fn after(flag: Option<&str>) -> Vec<String> {
    let mut arguments = std::env::args().skip(1);
    if let Some(flag) = flag {
        arguments.by_ref().find(|argument| argument == flag);
    }
    arguments.take_while(|argument| !argument.starts_with("--")).collect()
}

/// Learns from each half, prints the figures on the other, and learns from all rows.
fn with_figures(
    sets: &[KeywordSet],
    checked: &[KeywordSet],
    keywords: &Keywords,
    blend: &dyn Fn(&[f64]) -> KeywordBlend,
) -> KeywordBlend {
    let halves = [0, 1].map(|half| blend(&learn(sets, &|index| index % 2 == half)));
    for set in sets.iter().chain(checked) {
        let of = |blend, is_wanted: &dyn Fn(usize) -> bool| {
            let keywords = keywords.clone().method(KeywordMethod::Blend(blend)).top(15);
            score(set, &keywords, is_wanted)
        };
        let [b, a] = [0, 1].map(|half| of(halves[half], &|index| index % 2 != half));
        println!("{:18} {a:5.1} {b:5.1}   {:5.1}", set.name, of(KeywordBlend::default(), &|_| true));
    }
    blend(&learn(sets, &|_| true))
}

fn read(paths: Vec<String>, keywords: &Keywords) -> Result<Vec<KeywordSet>, Box<dyn Error>> {
    let set = |path: String| {
        let lines = gz_lines(&path)?;
        let rows = lines.par_iter().filter_map(|line| row(line, keywords)).collect();
        let name = path.rsplit('/').next().unwrap_or(&path).trim_end_matches(".jsonl.gz").to_owned();
        Ok(KeywordSet { name, rows })
    };
    paths.into_iter().map(set).collect()
}

fn row(line: &str, keywords: &Keywords) -> Option<GoldDocument> {
    let row: Value = serde_json::from_str(line).ok()?;
    let document = Document::new(row["text"].as_str()?).ok()?;
    let keys: Vec<String> =
        row["keys"].as_array()?.iter().filter_map(Value::as_str).map(str::to_owned).collect();
    let stems: Vec<String> = keys.iter().map(|key| phrase_stems(key)).collect();
    let KeywordSignals { shares, candidates, .. } = keywords.signals(&Analysis::of(&document));
    let shares = match shares[..] {
        [_, _, story] if story > 0.99 => vec![1.0, 0.0],
        [short, long, story] => vec![short / (1.0 - story), long / (1.0 - story)],
        _ => shares,
    };
    let candidate = |(text, signals): (String, Vec<f64>)| {
        let is_key = stems.contains(&phrase_stems(&text));
        GoldCandidate { signals, is_key }
    };
    let candidates = candidates.into_iter().map(candidate).collect();
    Some(GoldDocument { document, keys, shares, candidates })
}

/// The mean F1 of the first ten keywords over the wanted rows, times 100.
fn score(set: &KeywordSet, keywords: &Keywords, is_wanted: &dyn Fn(usize) -> bool) -> f64 {
    let wanted: Vec<&GoldDocument> =
        set.rows.iter().enumerate().filter(|(index, _)| is_wanted(*index)).map(|(_, row)| row).collect();
    let f1 = |row: &&GoldDocument| {
        let found = keywords.run(&Analysis::of(&row.document));
        let texts: Vec<&str> = found.iter().map(|keyword| keyword.text.as_str()).collect();
        let keys: Vec<&str> = row.keys.iter().map(String::as_str).collect();
        score_keywords(&texts, &keys, None, &[10]).map(|scores| scores.f1(0))
    };
    let scores: Vec<f64> = wanted.par_iter().filter_map(f1).collect();
    100.0 * scores.iter().sum::<f64>() / scores.len().max(1) as f64
}

/// The weights that fit the wanted rows best, for each kind of text in turn.
fn learn(sets: &[KeywordSet], is_wanted: &dyn Fn(usize) -> bool) -> Vec<f64> {
    let mut rows: Vec<(&GoldDocument, f64)> = Vec::new();
    for set in sets {
        let weight = 1.0 / (set.rows.len().max(1) as f64).sqrt();
        let wanted = set.rows.iter().enumerate().filter(|(index, _)| is_wanted(*index));
        rows.extend(
            wanted
                .filter(|(_, row)| row.candidates.iter().any(|candidate| candidate.is_key))
                .map(|(_, row)| (row, weight)),
        );
    }
    let total: f64 = rows.iter().map(|(_, weight)| weight).sum();
    let n = KeywordBlend::names().len() * rows.first().map_or(0, |(row, _)| row.shares.len());
    let scale = deviations(&rows, n);
    let mut weights = Adam::new(n);
    for step in 0..STEPS {
        let gradients =
            rows.par_iter().map(|(row, weight)| gradient(row, &weights.values, &scale, weight / total));
        let mut sum = gradients.reduce(
            || vec![0.0; n],
            |mut sum, one| {
                sum.iter_mut().zip(&one).for_each(|(sum, one)| *sum += one);
                sum
            },
        );
        sum.iter_mut().zip(&weights.values).for_each(|(sum, value)| *sum += PENALTY * value);
        weights.step(&sum, 0.1 * (1.0 - step as f64 / STEPS as f64) + 0.005);
    }
    weights.values.iter().zip(scale).map(|(value, scale)| value / scale).collect()
}

/// The signals of a candidate, once for every kind of text, each divided by its scale.
fn input<'r>(
    row: &'r GoldDocument,
    candidate: &'r GoldCandidate,
    scale: &'r [f64],
) -> impl Iterator<Item = f64> + 'r {
    let of = |share: &f64| {
        let share = *share;
        candidate.signals.iter().map(move |signal| signal * share)
    };
    row.shares.iter().flat_map(of).zip(scale).map(|(value, scale)| value / scale)
}

/// The standard deviation of every input.
fn deviations(rows: &[(&GoldDocument, f64)], n: usize) -> Vec<f64> {
    let (mut sum, mut squares, mut count) = (vec![0.0; n], vec![0.0; n], 0.0_f64);
    let ones = vec![1.0; n];
    for (row, _) in rows {
        for candidate in &row.candidates {
            count += 1.0;
            for (at, value) in input(row, candidate, &ones).enumerate() {
                sum[at] += value;
                squares[at] += value * value;
            }
        }
    }
    let of = |(sum, squares): (&f64, &f64)| (squares / count - (sum / count) * (sum / count)).max(0.0).sqrt();
    sum.iter().zip(&squares).map(of).map(|deviation| if deviation < 1e-5 { 1.0 } else { deviation }).collect()
}

/// The gradient of −ln(probability of the gold keywords), averaged over them, times `weight`.
fn gradient(row: &GoldDocument, weights: &[f64], scale: &[f64], weight: f64) -> Vec<f64> {
    let dot =
        |candidate| input(row, candidate, scale).zip(weights).map(|(value, weight)| value * weight).sum();
    let scores: Vec<f64> = row.candidates.iter().map(dot).collect();
    let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let total: f64 = scores.iter().map(|score| (score - highest).exp()).sum();
    let n_keys = row.candidates.iter().filter(|candidate| candidate.is_key).count() as f64;
    let mut gradient = vec![0.0; weights.len()];
    for (candidate, score) in row.candidates.iter().zip(scores) {
        let wanted = if candidate.is_key { 1.0 / n_keys } else { 0.0 };
        let excess = weight * ((score - highest).exp() / total - wanted);
        gradient.iter_mut().zip(input(row, candidate, scale)).for_each(|(sum, value)| *sum += excess * value);
    }
    gradient
}

/// Kingma & Ba, "Adam: a method for stochastic optimization", ICLR (2015).
struct Adam {
    values: Vec<f64>,
    mean: Vec<f64>,
    square: Vec<f64>,
    n_steps: i32,
}

impl Adam {
    fn new(n: usize) -> Self {
        Self { values: vec![0.0; n], mean: vec![0.0; n], square: vec![0.0; n], n_steps: 0 }
    }

    fn step(&mut self, gradient: &[f64], rate: f64) {
        self.n_steps += 1;
        let (unbiased_mean, unbiased_square) =
            (1.0 - 0.9_f64.powi(self.n_steps), 1.0 - 0.99_f64.powi(self.n_steps));
        for (at, slope) in gradient.iter().enumerate() {
            self.mean[at] = 0.9 * self.mean[at] + 0.1 * slope;
            self.square[at] = 0.99 * self.square[at] + 0.01 * slope * slope;
            self.values[at] -=
                rate * (self.mean[at] / unbiased_mean) / ((self.square[at] / unbiased_square).sqrt() + 1e-8);
        }
    }
}
