//! Measures the compiled-in tagger: accuracy, most common mistakes, and speed.
//!
//!     cargo run --release -p nutgraf-training --bin measure_tagger -- sentences.json.gz
//!
//! The file is JSON, gzipped: a list of sentences, each a list of `[form, UPOS, XPOS]`. Use sentences that the tagger was
//! not trained on.

use flate2::read::GzDecoder;
use nutgraf::Language;
use nutgraf::training::tag_words;
use std::collections::HashMap;
use std::error::Error;
use std::fs::File;
use std::time::{Duration, Instant};

const ROUNDS: usize = 20;
const N_MISTAKES: usize = 12;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("give a file")?;
    let rows: Vec<Vec<[String; 3]>> = serde_json::from_reader(GzDecoder::new(File::open(path)?))?;
    let words: Vec<Vec<&str>> =
        rows.iter().map(|row| row.iter().map(|[form, _, _]| form.as_str()).collect()).collect();
    let n_words: usize = words.iter().map(Vec::len).sum();
    let mut mistakes: HashMap<(&str, &str), usize> = HashMap::new();
    for (row, words) in rows.iter().zip(&words) {
        let tags = tag_words(Language::English, words).unwrap_or_default();
        for ([_, expected, _], tag) in
            row.iter().zip(tags).filter(|([_, expected, _], tag)| expected != tag.name())
        {
            *mistakes.entry((expected, tag.name())).or_default() += 1;
        }
    }
    let n_wrong: usize = mistakes.values().sum();
    println!("{:.2} % of {n_words} words", 100.0 - 100.0 * n_wrong as f64 / n_words as f64);
    let mut mistakes: Vec<((&str, &str), usize)> = mistakes.into_iter().collect();
    mistakes.sort_by_key(|&(pair, n)| (std::cmp::Reverse(n), pair));
    for ((expected, tag), n) in mistakes.into_iter().take(N_MISTAKES) {
        println!("  {expected:5} taken for {tag:5} {n}");
    }
    let time = (0..ROUNDS).map(|_| timed(&words)).min().unwrap_or_default();
    println!("{:.1} million words a second", n_words as f64 / time.as_secs_f64() / 1e6);
    Ok(())
}

/// The time to tag all sentences once.
fn timed(sentences: &[Vec<&str>]) -> Duration {
    let start = Instant::now();
    let n: usize =
        sentences.iter().filter_map(|words| tag_words(Language::English, words)).map(|tags| tags.len()).sum();
    assert!(n > 0);
    start.elapsed()
}
