//! Measures gists as headlines: the ROUGE-1 recall of a gist of 75 bytes, made from the first sentence of a news story,
//! compared with that of the first 75 bytes of the sentence (the task of DUC 2004; Rush, Chopra & Weston, "A Neural
//! Attention Model for Sentence Summarization", EMNLP 2015).
//!
//!     cargo run --release -p nutgraf-training --bin headline_recall -- news.jsonl.gz ...
//!
//! A row is an object with `text` and `summary`, a list of references (texts or lists of sentences).

use nutgraf::{Analysis, Document, Gist, Language, Segmenter};
use nutgraf_eval::Rouge;
use nutgraf_training::gz_lines;
use std::error::Error;

const MAX_BYTES: usize = 75;
/// Shorter sentences are skipped.
const MIN_BYTES: usize = 100;

/// Sums over sentences.
#[derive(Default)]
struct Tally {
    n: usize,
    /// Gists that end in the middle of a sentence.
    n_cut: usize,
    gist_recall: f64,
    head_recall: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    for path in std::env::args().skip(1) {
        let mut tally = Tally::default();
        for line in gz_lines(&path)? {
            let row: serde_json::Value = serde_json::from_str(&line)?;
            let references: Vec<String> =
                row["summary"].as_array().into_iter().flatten().map(reference).collect();
            add(&mut tally, row["text"].as_str().unwrap_or_default(), &references)?;
        }
        let mean = |sum: f64| 100.0 * sum / tally.n.max(1) as f64;
        println!(
            "{path}: {} sentences, recall {:.2}, of the first bytes {:.2}, difference {:+.2}, cut {:.1} %",
            tally.n,
            mean(tally.gist_recall),
            mean(tally.head_recall),
            mean(tally.gist_recall - tally.head_recall),
            mean(tally.n_cut as f64)
        );
    }
    Ok(())
}

/// The text of a reference, which may be a list of sentences.
fn reference(value: &serde_json::Value) -> String {
    let sentences = value.as_array().into_iter().flatten().filter_map(serde_json::Value::as_str);
    value.as_str().map_or_else(|| sentences.collect::<Vec<_>>().join(" "), str::to_owned)
}

/// Adds the scores of a story, unless its sentences are too short.
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
    tally.gist_recall += recall(&line.text);
    tally.head_recall += recall(head);
    Ok(())
}
