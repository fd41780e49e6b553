//! Trains the labeller of grammatical relations and the sentence compressor, and writes their weights.
//!
//!     cargo run --release -p nutgraf-training --bin train_compressor -- train.jsonl.gz validation.jsonl.gz
//!         seeds/models/en-relations.bin seeds/models/en-compress.bin
//!
//! With `LIMIT=20000` it learns from 20,000 pairs only.
//!
//! A row of the data is an object with these fields, each but `keep` a list separated by spaces:
//! - `source`: the words of a sentence, in lower case, with `##` for numbers and `<unk>` for rare words
//! - `keep`: for each word, `1` if the compression keeps it, else `0`
//! - `dep`: the relations
//! - `pos`: the parts of speech, of which only two things are used: which words are names, so that three sentences of four
//!   get their capitals back and the tagger sees text as it will see it in use; and the kind of a number or rare word,
//!   so that it gets a fitting ending.

#![allow(clippy::disallowed_methods, reason = "run by hand; only the file it writes matters")]

mod example;
mod feature_index;
mod pairs;
mod perceptron;
mod relation_file;
mod relation_learning;
mod relation_weights;
mod report;
mod weights;

use example::CompressionExample;
use nutgraf::training::{FEATURE_BITS, Score};
use pairs::{NameCase, Pair, read};
use relation_weights::RelationWeights;
use report::{report, report_with};
use std::error::Error;
use std::fs;
use weights::strongest;

/// The number of validation pairs that are used.
const N_VALIDATION: usize = 4000;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [train, validation, relations_out, out] = arguments.as_slice() else {
        return Err("give TRAIN VALIDATION RELATIONS COMPRESSOR".into());
    };
    let limit = std::env::var("LIMIT").ok().and_then(|n| n.parse().ok()).unwrap_or(usize::MAX);
    let case_of = |index| if index % 4 == 0 { NameCase::Lower } else { NameCase::Restored };
    let pairs = read(train, limit, &case_of)?;
    let lower = read(validation, N_VALIDATION, &|_| NameCase::Lower)?;
    let restored = read(validation, N_VALIDATION, &|_| NameCase::Restored)?;
    println!("{} pairs", pairs.len());
    let labeller = labeller(&pairs, &restored, relations_out)?;
    let [pairs, lower, restored] = [pairs, lower, restored].map(|pairs| {
        pairs.iter().filter_map(|pair| CompressionExample::of(pair, &labeller)).collect::<Vec<_>>()
    });
    report_with("closest allowed path", &restored, &|example| example.target.clone());
    let kept = compressor(&pairs, &lower);
    let mut written = vec![0; 1 << FEATURE_BITS];
    kept.iter().for_each(|&(feature, weight)| written[feature as usize] = Score::from(weight));
    report("as written, lower case", &lower, &|feature| written[feature as usize]);
    report("as written, capitals restored", &restored, &|feature| written[feature as usize]);
    let bytes = weights::file(&kept);
    println!("{} features, {} bytes", kept.len(), bytes.len());
    fs::write(out, bytes)?;
    Ok(())
}

/// Trains and writes the weights of relations.
fn labeller(pairs: &[Pair], validation: &[Pair], path: &str) -> Result<RelationWeights, Box<dyn Error>> {
    let kept = relation_learning::learn_strongest(pairs, validation);
    let labeller = RelationWeights::of(&kept);
    relation_learning::report("as written, capitals restored", validation, &labeller);
    let bytes = relation_file::file(&kept);
    println!("{} weights of relations, {} bytes", kept.len(), bytes.len());
    fs::write(path, bytes)?;
    Ok(labeller)
}

/// The strongest weights of the compressor, trained a second time without the others.
fn compressor(pairs: &[CompressionExample], validation: &[CompressionExample]) -> Vec<(u32, i8)> {
    let weights = perceptron::learn(pairs, validation, &vec![true; 1 << FEATURE_BITS]);
    report("all features, lower case", validation, &|feature| weights[feature as usize]);
    let mut is_kept = vec![false; 1 << FEATURE_BITS];
    strongest(&weights).iter().for_each(|&(feature, _)| is_kept[feature as usize] = true);
    strongest(&perceptron::learn(pairs, validation, &is_kept))
}
