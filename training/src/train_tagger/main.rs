//! Trains the tagger and writes its weights.
//!
//!     cargo run --release -p nutgraf-training --bin train_tagger -- train.json.gz dev.json.gz pairs.jsonl.gz
//!         seeds/models/en-tagger.bin
//!
//! The figures are of a model that has not seen the dev data; the one written has learnt them too, unless the
//! variable `HELD_OUT` is set.
//!
//! The first two files are lists of sentences, each a list of `[form, UPOS, XPOS]`, in JSON, gzipped. The third has a
//! sentence a line, `source`, in small letters, with the tags of the Penn Treebank, `pos`, and Stanford
//! dependencies, `dep`, that a parser gave its words.

#![allow(clippy::disallowed_methods, reason = "run once; what counts is the file written")]

mod learn;
mod lexicon;
mod model;
mod pairs;
mod perceptron;
mod rows;

use learn::{Example, Random};
use nutgraf::Tag;
use std::error::Error;
use std::fs;

/// How many sentences of news are learnt.
const N_NEWS: usize = 60_000;
/// … and how many others are tagged to see how well.
const N_NEWS_UNSEEN: usize = 1000;
/// How many kinds of mistakes are printed.
const N_MISTAKES: usize = 12;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [train, dev, pairs, out] = arguments.as_slice() else {
        return Err("give TRAIN DEV PAIRS OUT".into());
    };
    let (train, dev) = (rows::read(train)?, rows::read(dev)?);
    let mut news = pairs::read(pairs, N_NEWS + N_NEWS_UNSEEN)?;
    Random(1).shuffle(&mut news);
    let unseen_news = news.split_off(news.len().saturating_sub(N_NEWS_UNSEEN));

    let held_out = learn::learn(rows::examples(&train), news.clone());
    let as_is: Vec<Example> = dev.iter().map(|row| rows::plain(row)).collect();
    let own_words: Vec<Example> = dev.iter().map(|row| rows::merged(row)).collect();
    let lower: Vec<Example> = as_is.iter().map(|example| example.recased(str::to_lowercase)).collect();
    for (name, examples) in
        [("as is", &as_is), ("own words", &own_words), ("lower case", &lower), ("news", &unseen_news)]
    {
        let (accuracy, mistakes) = held_out.accuracy(examples);
        println!("{name}: {accuracy:.2}");
        for ((is, taken_for), n) in mistakes.into_iter().take(N_MISTAKES) {
            let name = |tag| Tag::ALL[usize::from(tag)].name();
            println!("  {:5} taken for {:5} {n}", name(is), name(taken_for));
        }
    }

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
