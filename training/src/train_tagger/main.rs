//! Trains the tagger and writes its weights.
//!
//!     cargo run --release -p nutgraf-training --bin train_tagger -- train.json.gz dev.json.gz pairs.jsonl.gz
//!         seeds/models/en-tagger.bin
//!
//! The accuracies printed are those of a model that has not seen the dev data. The model written has learned the dev data
//! too, unless the variable `HELD_OUT` is set.
//!
//! The first two files are JSON, gzipped: a list of sentences, each a list of `[form, UPOS, XPOS]`. The third has the rows
//! that `train_compressor` reads: a sentence in lower case (`source`), with tags of the Penn Treebank (`pos`) and Stanford
//! dependencies (`dep`) from a parser.

#![allow(clippy::disallowed_methods, reason = "run by hand; only the file it writes matters")]

mod example;
mod learn;
mod lexicon;
mod model;
mod pairs;
mod perceptron;
mod rows;

use example::TagExample;
use model::TrainedTagger;
use nutgraf::Tag;
use nutgraf_training::Random;
use std::error::Error;
use std::fs;

/// The number of news sentences to learn from.
const N_NEWS: usize = 60_000;
/// The number of other news sentences to measure the accuracy on.
const N_NEWS_UNSEEN: usize = 1000;
/// The number of kinds of mistakes that are printed.
const N_MISTAKES: usize = 12;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [train, dev, pairs, out] = arguments.as_slice() else {
        return Err("give TRAIN DEV PAIRS OUT".into());
    };
    let (train, dev) = (rows::read(train)?, rows::read(dev)?);
    let mut news = pairs::read(pairs, N_NEWS + N_NEWS_UNSEEN)?;
    Random::new(1).shuffle(&mut news);
    let unseen_news = news.split_off(news.len().saturating_sub(N_NEWS_UNSEEN));

    let held_out = learn::learn(rows::examples(&train), news.clone());
    report(&held_out, &dev, &unseen_news);
    let written = match std::env::var("HELD_OUT") {
        Ok(_) => held_out,
        Err(_) => learn::learn(rows::examples(&[train, dev].concat()), news),
    };
    let bytes = written.bytes();
    println!(
        "{} features, {} fixed words, {} bytes",
        written.weights.len(),
        written.fixed.len(),
        bytes.len()
    );
    fs::write(out, bytes)?;
    Ok(())
}

/// Prints the accuracy and the most common mistakes on several forms of the dev data and on news.
fn report(tagger: &TrainedTagger, dev: &[rows::TaggedRow], news: &[TagExample]) {
    let as_is: Vec<TagExample> = dev.iter().map(|row| rows::plain(row)).collect();
    let own_words: Vec<TagExample> = dev.iter().map(|row| rows::merged(row)).collect();
    let lower: Vec<TagExample> = as_is.iter().map(|example| example.recased(str::to_lowercase)).collect();
    for (name, examples) in
        [("as is", as_is.as_slice()), ("own words", &own_words), ("lower case", &lower), ("news", news)]
    {
        let (accuracy, mistakes) = tagger.accuracy(examples);
        println!("{name}: {accuracy:.2}");
        for ((expected, found), n) in mistakes.into_iter().take(N_MISTAKES) {
            let name = |tag| Tag::ALL[usize::from(tag)].name();
            println!("  {:5} taken for {:5} {n}", name(expected), name(found));
        }
    }
}
