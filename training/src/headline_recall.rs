//! How much of a reference summary fits in a headline: ROUGE-1 recall of the gist of a news story's first sentence in 75
//! bytes, beside that of the sentence's first 75 bytes (the task of DUC 2004; Rush, Chopra & Weston, "A Neural Attention
//! Model for Sentence Summarization", EMNLP 2015).
//!
//!     cargo run --release -p nutgraf-training --bin headline_recall -- news.jsonl.gz ...
//!
//! A row is an object with `text` and `summary`, a list of references (texts or lists of sentences).

use flate2::read::GzDecoder;
use nutgraf::{Analysis, Document, Gist, Language, Segmenter};
use nutgraf_eval::Rouge;
use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};

const MAX_BYTES: usize = 75;
/// Shorter sentences leave nothing to choose.
const MIN_BYTES: usize = 100;

#[derive(Default)]
struct Tally {
    n: usize,
    n_cut: usize,
    gist: f64,
    head: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    for path in std::env::args().skip(1) {
        let mut tally = Tally::default();
        for line in BufReader::new(GzDecoder::new(File::open(&path)?)).lines() {
            let row: serde_json::Value = serde_json::from_str(&line?)?;
            let references: Vec<String> =
                row["summary"].as_array().into_iter().flatten().map(reference).collect();
            add(&mut tally, row["text"].as_str().unwrap_or_default(), &references)?;
        }
        let mean = |sum: f64| 100.0 * sum / tally.n.max(1) as f64;
        println!(
            "{path}: {} sentences, recall {:.2}, of the first bytes {:.2}, difference {:+.2}, cut {:.1} %",
            tally.n,
            mean(tally.gist),
            mean(tally.head),
            mean(tally.gist - tally.head),
            mean(tally.n_cut as f64)
        );
    }
    Ok(())
}

/// A reference, whole or as a list of sentences.
fn reference(value: &serde_json::Value) -> String {
    let sentences = value.as_array().into_iter().flatten().filter_map(serde_json::Value::as_str);
    value.as_str().map_or_else(|| sentences.collect::<Vec<_>>().join(" "), str::to_owned)
}

fn add(tally: &mut Tally, text: &str, references: &[String]) -> Result<(), nutgraf::Error> {
    let story = Document::new(text)?;
    let Some(first) = story.sentences().find(|sentence| sentence.text().len() >= MIN_BYTES) else {
        return Ok(());
    };
    let sentence = first.text();
    let document = Segmenter::default().language(Language::English).run(sentence)?;
    let line = Gist::default().max_bytes(MAX_BYTES).run(&Analysis::of(&document));
    assert!(line.text.len() <= MAX_BYTES, "{}", line.text);
    let head = &sentence[..sentence.floor_char_boundary(MAX_BYTES)];
    let rouge = Rouge::new(Language::English);
    let references: Vec<Vec<&str>> = references.iter().map(|reference| vec![reference.as_str()]).collect();
    let recall = |candidate: &str| rouge.score(&[candidate], &references).rouge1.recall;
    tally.n += 1;
    tally.n_cut += usize::from(line.is_cut);
    tally.gist += recall(&line.text);
    tally.head += recall(head);
    Ok(())
}
