//! Trains the tagger and writes its weights.
//!
//!     cargo run --release -p nutgraf-training --bin train_tagger -- train.json.gz dev.json.gz pairs.jsonl.gz
//!         seeds/models/en-tagger.bin
//!
//!     cargo run --release -p nutgraf-training --bin train_tagger -- fr.json.gz seeds/models/fr-tagger.bin
//!
//! With one file of sentences, a small tagger is trained on them: every tenth sentence takes the place of the dev data. The
//! name of the file that is written begins with the code of its language. In Chinese, which nutgraf cuts into other words than
//! the sentences, it learns from nutgraf's words.
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
use nutgraf::{Language, Tag};
use nutgraf_training::Random;
use std::error::Error;
use std::fs;
use std::path::Path;

/// The number of news sentences to learn from.
const N_NEWS: usize = 60_000;
/// The number of other news sentences to measure the accuracy on.
const N_NEWS_UNSEEN: usize = 1000;
/// The largest size of the file of English, and of a language with few sentences.
const MAX_BYTES: usize = 534_000;
const MAX_SMALL_BYTES: usize = 150_000;
/// The number of kinds of mistakes that are printed.
const N_MISTAKES: usize = 12;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (data, out, max_bytes) = match arguments.as_slice() {
        [sentences, out] => (Data::of_sentences(sentences, language_of(out)?)?, out, MAX_SMALL_BYTES),
        [train, dev, pairs, out] => (Data::of_files(train, dev, pairs)?, out, MAX_BYTES),
        _ => return Err("give TRAIN DEV PAIRS OUT, or SENTENCES OUT".into()),
    };
    let held_out = learn::learn(rows::examples(&data.train), data.news.clone(), max_bytes);
    report(&held_out, &data.dev, &data.unseen_news);
    let written = match std::env::var("HELD_OUT") {
        Ok(_) => held_out,
        Err(_) => learn::learn(rows::examples(&[data.train, data.dev].concat()), data.news, max_bytes),
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

/// The language of a tagger, whose file is named "fr-tagger.bin".
fn language_of(out: &str) -> Result<Language, Box<dyn Error>> {
    let name = Path::new(out).file_name().and_then(|name| name.to_str()).unwrap_or_default();
    Ok(name.split('-').next().unwrap_or_default().parse()?)
}

/// The sentences that a tagger is trained and tried on.
struct Data {
    train: Vec<rows::TaggedRow>,
    dev: Vec<rows::TaggedRow>,
    news: Vec<TagExample>,
    unseen_news: Vec<TagExample>,
}

impl Data {
    fn of_files(train: &str, dev: &str, pairs: &str) -> Result<Self, Box<dyn Error>> {
        let mut news = pairs::read(pairs, N_NEWS + N_NEWS_UNSEEN)?;
        Random::new(1).shuffle(&mut news);
        let unseen_news = news.split_off(news.len().saturating_sub(N_NEWS_UNSEEN));
        Ok(Self { train: rows::read(train)?, dev: rows::read(dev)?, news, unseen_news })
    }

    fn of_sentences(path: &str, language: Language) -> Result<Self, Box<dyn Error>> {
        let (mut train, mut dev) = (Vec::new(), Vec::new());
        for (at, row) in rows::read(path)?.into_iter().enumerate() {
            let row = match language {
                Language::Chinese => rows::cut_again(&row, language)?,
                _ => row,
            };
            if at % 10 == 9 { dev.push(row) } else { train.push(row) }
        }
        Ok(Self { train, dev, news: Vec::new(), unseen_news: Vec::new() })
    }
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
