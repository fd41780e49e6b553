//! `nutgraf eval`: rows of references and rows of predictions in, scores out.

use super::Messages;
use crate::eval::{
    Comparison, Interval, KeyphraseScores, Rouge, RougeScores, Stemming, Truncation, compare, interval,
    score_keyphrases,
};
use crate::input::read_lines;
use crate::lang::Language;
use clap::{Args, Subcommand, ValueEnum};
use foldhash::{HashMap, HashMapExt};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::fmt::Write;
use std::io;
use std::path::{Path, PathBuf};

#[derive(Debug, Subcommand)]
pub(super) enum EvalCommand {
    /// ROUGE-1, -2, -L and -Lsum of summaries against references
    #[command(after_help = "Examples:
  nutgraf eval summaries --gold gold.jsonl --pred summaries.jsonl
  nutgraf eval summaries --gold gold.jsonl --pred a.jsonl --against b.jsonl

Gold rows: {\"id\", \"summary\": [reference, …]}, a reference a text or a list of sentences.
Predicted rows: as `nutgraf summarize --format jsonl` prints them, or {\"id\", \"summary\": text}.")]
    Summaries(SummariesArgs),
    /// Precision, recall, F1, MAP and nDCG of keyphrases against those people gave
    #[command(after_help = "Examples:
  nutgraf eval keywords --gold gold.jsonl --pred keywords.jsonl

Gold rows: {\"id\", \"keys\": [phrase, …], \"text\"}; the text is needed for --present only.
Predicted rows: as `nutgraf keywords --format jsonl` prints them.")]
    Keywords(KeywordsArgs),
}

#[derive(Debug, Args)]
pub(super) struct Files {
    /// The rows of references
    #[arg(long, value_name = "FILE")]
    gold: PathBuf,
    /// The rows of predictions
    #[arg(long, value_name = "FILE")]
    pred: PathBuf,
    /// Another system's predictions, to compare with
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum References {
    /// The reference with the highest ROUGE-1 plus ROUGE-2
    Best,
    /// The mean over the references
    Average,
}

#[derive(Debug, Args)]
pub(super) struct SummariesArgs {
    #[command(flatten)]
    files: Files,
    /// Look only at the first words of a prediction
    #[arg(long, value_name = "N", conflicts_with = "bytes")]
    words: Option<usize>,
    /// Look only at the first bytes of a prediction
    #[arg(long, value_name = "N")]
    bytes: Option<usize>,
    /// Compare words as they are, not their stems
    #[arg(long)]
    no_stem: bool,
    /// What to do with several references
    #[arg(long, default_value = "best")]
    references: References,
    /// The language of rows without a field `lang`
    #[arg(long, value_name = "CODE", default_value = "en")]
    lang: Language,
}

#[derive(Debug, Args)]
pub(super) struct KeywordsArgs {
    #[command(flatten)]
    files: Files,
    /// How many of the first phrases to look at
    #[arg(short, long, value_name = "K", value_delimiter = ',', default_value = "5,10,15")]
    k: Vec<usize>,
    /// Count only gold phrases that stand in the text
    #[arg(long)]
    present: bool,
}

/// Scores what the command names; returns what to print and how many documents could not be scored.
pub(super) fn run(command: &EvalCommand, messages: &Messages) -> io::Result<(String, usize)> {
    match command {
        EvalCommand::Summaries(args) => summaries(args, messages),
        EvalCommand::Keywords(args) => keywords(args, messages),
    }
}

/// The predictions of a file for each gold row, joined by id.
struct Rows {
    gold: Vec<Value>,
    pred: Vec<Value>,
    against: Option<Vec<Value>>,
    n_failed: usize,
}

impl Rows {
    fn read(files: &Files, messages: &Messages) -> io::Result<Self> {
        let mut n_failed = 0;
        let gold = read_rows(&files.gold, messages, &mut n_failed)?;
        let pred = by_id(read_rows(&files.pred, messages, &mut n_failed)?);
        let against = match &files.against {
            Some(path) => Some(by_id(read_rows(path, messages, &mut n_failed)?)),
            None => None,
        };
        let has_all = |row: &Value| {
            let key = id_of(row);
            let missing = if !pred.contains_key(&key) {
                &files.pred
            } else if against.as_ref().is_some_and(|rows| !rows.contains_key(&key)) {
                files.against.as_ref().unwrap_or(&files.pred)
            } else {
                return true;
            };
            messages.say(&format!("{}: no row has the id {key}", missing.display()));
            n_failed += 1;
            false
        };
        let gold: Vec<Value> = gold.into_iter().filter(has_all).collect();
        let aligned =
            |rows: &HashMap<String, Value>| gold.iter().map(|row| rows[&id_of(row)].clone()).collect();
        let (pred, against) = (aligned(&pred), against.as_ref().map(aligned));
        Ok(Self { gold, pred, against, n_failed })
    }
}

/// The JSON rows of a file; a broken one is said and counted.
fn read_rows(path: &Path, messages: &Messages, n_failed: &mut usize) -> io::Result<Vec<Value>> {
    let mut rows = Vec::new();
    for (index, line) in
        read_lines(path)?.iter().enumerate().filter(|(_, line)| !line.trim_ascii().is_empty())
    {
        match serde_json::from_slice::<Value>(line) {
            Ok(row) if row.is_object() => rows.push(row),
            _ => {
                messages.say(&format!("{}:{}: not a row", path.display(), index + 1));
                *n_failed += 1;
            }
        }
    }
    Ok(rows)
}

/// Ids are compared as texts: `7` and `"7"` are the same.
fn id_of(row: &Value) -> String {
    match &row["id"] {
        Value::String(id) => id.clone(),
        id => id.to_string(),
    }
}

fn by_id(rows: Vec<Value>) -> HashMap<String, Value> {
    let mut found = HashMap::with_capacity(rows.len());
    rows.into_iter().for_each(|row| {
        found.entry(id_of(&row)).or_insert(row);
    });
    found
}

/// The sentences of a predicted summary.
fn predicted_sentences(row: &Value) -> Vec<&str> {
    match row["sentences"].as_array() {
        Some(sentences) => sentences.iter().filter_map(|sentence| sentence["text"].as_str()).collect(),
        None => sentences_of(&row["summary"]),
    }
}

/// The sentences of a reference: a list of them, or a text with a line for each.
fn sentences_of(reference: &Value) -> Vec<&str> {
    match reference {
        Value::String(text) => text.lines().collect(),
        Value::Array(sentences) => sentences.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn references_of(row: &Value) -> Vec<Vec<&str>> {
    match &row["summary"] {
        Value::Array(references) => references.iter().map(sentences_of).collect(),
        reference @ Value::String(_) => vec![sentences_of(reference)],
        _ => Vec::new(),
    }
}

/// One number of the scores of a document.
type Measure = fn(&RougeScores) -> f64;

fn summaries(args: &SummariesArgs, messages: &Messages) -> io::Result<(String, usize)> {
    let rows = Rows::read(&args.files, messages)?;
    let truncation = match (args.words, args.bytes) {
        (Some(n), _) => Truncation::Words(n),
        (None, Some(n)) => Truncation::Bytes(n),
        (None, None) => Truncation::None,
    };
    let stemming = if args.no_stem { Stemming::Off } else { Stemming::On };
    let score = |(gold, pred): (&Value, &Value)| {
        let language = gold["lang"].as_str().and_then(|code| code.parse().ok()).unwrap_or(args.lang);
        let rouge = Rouge::new(language, stemming, truncation);
        let (candidate, references) = (predicted_sentences(pred), references_of(gold));
        match args.references {
            References::Best => rouge.best(&candidate, &references),
            References::Average => rouge.average(&candidate, &references),
        }
    };
    let all = |pred: &[Value]| rows.gold.par_iter().zip(pred).map(score).collect::<Vec<RougeScores>>();
    let first = all(&rows.pred);
    let second = rows.against.as_deref().map(all);
    let measures: [(&str, Measure); 12] = [
        ("ROUGE-1 F1", |s| s.rouge1.f1),
        ("ROUGE-1 P", |s| s.rouge1.precision),
        ("ROUGE-1 R", |s| s.rouge1.recall),
        ("ROUGE-2 F1", |s| s.rouge2.f1),
        ("ROUGE-2 P", |s| s.rouge2.precision),
        ("ROUGE-2 R", |s| s.rouge2.recall),
        ("ROUGE-L F1", |s| s.rouge_l.f1),
        ("ROUGE-L P", |s| s.rouge_l.precision),
        ("ROUGE-L R", |s| s.rouge_l.recall),
        ("ROUGE-Lsum F1", |s| s.rouge_lsum.f1),
        ("ROUGE-Lsum P", |s| s.rouge_lsum.precision),
        ("ROUGE-Lsum R", |s| s.rouge_lsum.recall),
    ];
    let of = |scores: &[RougeScores], measure: fn(&RougeScores) -> f64| {
        scores.iter().map(measure).collect::<Vec<f64>>()
    };
    let lines: Vec<Line> = measures
        .par_iter()
        .map(|&(name, measure)| {
            let ours = of(&first, measure);
            let comparison = second.as_ref().map(|second| compare(&ours, &of(second, measure)));
            Line { name: name.to_owned(), interval: interval(&ours), comparison }
        })
        .collect();
    Ok((render(&lines, rows.gold.len(), args.files.json), rows.n_failed))
}

fn keywords(args: &KeywordsArgs, messages: &Messages) -> io::Result<(String, usize)> {
    let rows = Rows::read(&args.files, messages)?;
    let score = |(gold, pred): (&Value, &Value)| {
        let (found, keys) =
            (strings(&pred["keywords"], |item| &item["text"]), strings(&gold["keys"], |item| item));
        let text = if args.present { gold["text"].as_str() } else { None };
        score_keyphrases(&found, &keys, text, &args.k)
    };
    let all =
        |pred: &[Value]| rows.gold.par_iter().zip(pred).filter_map(score).collect::<Vec<KeyphraseScores>>();
    let first = all(&rows.pred);
    let second = rows.against.as_deref().map(all);
    let mut lines = Vec::new();
    let mut add = |name: String, measure: &dyn Fn(&KeyphraseScores) -> f64| {
        let of = |scores: &[KeyphraseScores]| scores.iter().map(measure).collect::<Vec<f64>>();
        let ours = of(&first);
        let comparison = second.as_ref().map(|second| compare(&ours, &of(second)));
        lines.push(Line { name, interval: interval(&ours), comparison });
    };
    for (index, k) in args.k.iter().enumerate() {
        add(format!("F1@{k}"), &|scores| scores.f1(index));
        add(format!("P@{k}"), &|scores| scores.precision(index));
        add(format!("R@{k}"), &|scores| scores.recall(index));
    }
    add("MAP".to_owned(), &|scores| scores.average_precision);
    add("nDCG@10".to_owned(), &|scores| scores.ndcg_10);
    let mut sum = KeyphraseScores::default();
    first.iter().for_each(|scores| sum += scores);
    for (index, k) in args.k.iter().enumerate().filter(|_| !first.is_empty()) {
        let micro = sum.f1(index);
        let interval = Interval { mean: micro, low: f64::NAN, high: f64::NAN };
        lines.push(Line { name: format!("micro F1@{k}"), interval, comparison: None });
    }
    Ok((render(&lines, first.len(), args.files.json), rows.n_failed))
}

/// The texts that `pick` finds in the items of an array.
fn strings(array: &Value, pick: fn(&Value) -> &Value) -> Vec<&str> {
    array.as_array().map_or(&[][..], Vec::as_slice).iter().filter_map(|item| pick(item).as_str()).collect()
}

/// One measure: its mean, and how it compares.
struct Line {
    name: String,
    interval: Interval,
    comparison: Option<Comparison>,
}

/// The lines as a table of percents, or as one object of shares.
fn render(lines: &[Line], n_documents: usize, as_json: bool) -> String {
    if as_json {
        let number = |value: f64| if value.is_nan() { Value::Null } else { json!(value) };
        let measure = |line: &Line| {
            let i = line.interval;
            let mut object = json!({"mean": number(i.mean), "low": number(i.low), "high": number(i.high)});
            if let Some(Comparison { difference, p_value }) = line.comparison {
                object["difference"] =
                    json!({"mean": difference.mean, "low": difference.low, "high": difference.high});
                object["p"] = json!(p_value);
            }
            (line.name.clone(), object)
        };
        let measures: serde_json::Map<String, Value> = lines.iter().map(measure).collect();
        return json!({"documents": n_documents, "measures": measures}).to_string() + "\n";
    }
    let mut out = format!("{n_documents} documents, x100, 95% intervals\n");
    for Line { name, interval, comparison } in lines {
        let percent = |value: f64| value * 100.0;
        let _ = write!(out, "{name:14} {:6.2}", percent(interval.mean));
        if !interval.low.is_nan() {
            let _ = write!(out, "  {:6.2} – {:.2}", percent(interval.low), percent(interval.high));
        }
        if let Some(Comparison { difference, p_value }) = comparison {
            let (low, high) = (percent(difference.low), percent(difference.high));
            let _ = write!(
                out,
                "   difference {:+.2}  {low:+.2} – {high:+.2}  p {p_value:.3}",
                percent(difference.mean)
            );
        }
        out.push('\n');
    }
    out
}
