//! `nutgraf eval summaries`.

use super::super::Messages;
use super::Files;
use super::rows::{Rows, field, texts};
use super::table::{Line, render};
use crate::eval::{Convention, Limit, References, Rouge, RougeScores, Stemming};
use crate::language::Language;
use clap::{Args, ValueEnum};
use rayon::prelude::*;
use serde_json::Value;
use std::io;

#[derive(Debug, Args)]
pub(in crate::cli) struct SummariesArgs {
    #[command(flatten)]
    files: Files,
    /// Look only at the first words of a prediction
    #[arg(long, value_name = "N", conflicts_with = "bytes")]
    words: Option<usize>,
    /// Look only at the first bytes of a prediction
    #[arg(long, value_name = "N")]
    bytes: Option<usize>,
    /// Compare stems in every language that has a stemmer; else in English only
    #[arg(long, conflicts_with = "no_stem")]
    stem: bool,
    /// Compare words as they are, not their stems
    #[arg(long)]
    no_stem: bool,
    /// What to do with several references; best, or as ROUGE-1.5.5 average
    #[arg(long, value_name = "HOW")]
    references: Option<ReferencesArg>,
    /// Whose scores are meant
    #[arg(long, value_name = "PACKAGE", default_value = "rouge-score")]
    like: Like,
    /// The language of rows without a field `lang`
    #[arg(long, value_name = "CODE", default_value = "en")]
    lang: Language,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ReferencesArg {
    /// The best counts
    Best,
    /// The mean over all
    Average,
    /// The mean, over all, of the best of the others
    Jackknife,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Like {
    /// The Python package
    #[value(name = "rouge-score")]
    RougeScore,
    /// The Perl program of DUC and TAC: limits hold for references too, words are ASCII, irregular forms count
    #[value(name = "rouge-1.5.5")]
    Rouge155,
}

/// What people wrote of a document.
struct Gold {
    language: Language,
    /// Each a list of sentences.
    references: Vec<Vec<String>>,
}

/// One number of the scores of a document.
type Measure = fn(&RougeScores) -> f64;

const MEASURES: [(&str, Measure); 12] = [
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

impl SummariesArgs {
    pub(super) fn run(&self, messages: &Messages) -> io::Result<(String, usize)> {
        let rows = Rows::read(&self.files, |row| self.gold(row), prediction, messages)?;
        let score = |(gold, pred): (&Gold, &Vec<String>)| {
            let references: Vec<Vec<&str>> = gold.references.iter().map(|texts| borrowed(texts)).collect();
            self.rouge(gold.language).score(&borrowed(pred), &references)
        };
        let scores_of =
            |pred: &Vec<Vec<String>>| rows.gold.par_iter().zip(pred).map(score).collect::<Vec<_>>();
        let ours = scores_of(&rows.pred);
        let theirs = rows.against.as_ref().map(scores_of);
        let line = |&(name, measure): &(&str, Measure)| {
            let values = |scores: &Vec<RougeScores>| scores.iter().map(measure).collect::<Vec<f64>>();
            Line::of(name, &values(&ours), theirs.as_ref().map(values).as_deref())
        };
        let mut lines: Vec<Line> = MEASURES.par_iter().map(line).collect();
        let length = |scores: &Vec<RougeScores>| RougeScores::mean(scores).candidate_tokens;
        lines.push(Line::length("words", length(&ours), theirs.as_ref().map(length)));
        lines.push(Line::length("gold words", RougeScores::mean(&ours).reference_tokens, None));
        Ok((render(&lines, ours.len(), self.files.format), rows.n_failed))
    }

    fn rouge(&self, language: Language) -> Rouge {
        let limit = match (self.words, self.bytes) {
            (Some(n), _) => Limit::Words(n),
            (None, Some(n)) => Limit::Bytes(n),
            (None, None) => Limit::None,
        };
        let stemming = match (self.stem, self.no_stem) {
            (true, _) => Stemming::All,
            (false, true) => Stemming::None,
            (false, false) => Stemming::English,
        };
        let (convention, usual) = match self.like {
            Like::RougeScore => (Convention::RougeScore, References::Best),
            Like::Rouge155 => (Convention::Rouge155, References::Average),
        };
        let references = self.references.map_or(usual, |references| match references {
            ReferencesArg::Best => References::Best,
            ReferencesArg::Average => References::Average,
            ReferencesArg::Jackknife => References::Jackknife,
        });
        Rouge::new(language).limit(limit).stemming(stemming).convention(convention).references(references)
    }

    fn gold(&self, row: &Value) -> Result<Gold, String> {
        let references: Option<Vec<Vec<String>>> = match field(row, "summary")? {
            text @ Value::String(_) => sentences(text).map(|sentences| vec![sentences]),
            Value::Array(references) => references.iter().map(sentences).collect(),
            _ => None,
        };
        let language = match row["lang"].as_str() {
            Some(code) => code.parse().map_err(|error| format!("field \"lang\": {error}"))?,
            None => self.lang,
        };
        match references {
            Some(references) if !references.is_empty() => Ok(Gold { language, references }),
            _ => Err("field \"summary\" is not a list of references".to_owned()),
        }
    }
}

/// The sentences of a reference: a list of them, or a text with a line for each.
fn sentences(reference: &Value) -> Option<Vec<String>> {
    match reference {
        Value::String(text) => Some(text.lines().map(str::to_owned).collect()),
        list => texts(list, "").ok(),
    }
}

/// The sentences of a predicted summary, or of a gist.
fn prediction(row: &Value) -> Result<Vec<String>, String> {
    if let Some(list) = row.get("sentences") {
        return texts(list, "sentences");
    }
    let summary = row.get("gist").map_or_else(|| field(row, "summary"), Ok)?;
    sentences(summary).ok_or_else(|| "field \"summary\" is neither a text nor a list of sentences".to_owned())
}

fn borrowed(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}
