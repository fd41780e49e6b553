//! `nutgraf eval summaries`.

use super::gold_summary::{GoldSummary, sentences};
use super::joined::{JoinedRows, field, texts};
use super::table::{ScoreLine, render};
use crate::arguments::{EvalFiles, EvalSummariesArgs};
use crate::messages::Messages;
use nutgraf::Language;
use nutgraf_eval::RougeScores;
use rayon::prelude::*;
use serde_json::Value;
use std::io;

/// A measure of one document.
type SummaryMeasure = fn(&RougeScores) -> f64;

const MEASURES: [(&str, SummaryMeasure); 12] = [
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

/// Scores summaries; returns the text to print and the number of rows that could not be scored.
pub(super) fn run(
    args: &EvalSummariesArgs,
    files: &EvalFiles,
    messages: &Messages,
) -> io::Result<(String, usize)> {
    args.score(files, messages)
}

impl EvalSummariesArgs {
    fn score(&self, files: &EvalFiles, messages: &Messages) -> io::Result<(String, usize)> {
        let rows = JoinedRows::read(files, |row| GoldSummary::of(row, self.lang), prediction, messages)?;
        let score = |(gold, pred): (&GoldSummary, &Vec<String>)| {
            let pred: Vec<&str> = pred.iter().map(String::as_str).collect();
            gold.score(&pred, self, Language::English)
        };
        let scores_of =
            |pred: &Vec<Vec<String>>| rows.gold.par_iter().zip(pred).map(score).collect::<Vec<_>>();
        let ours = scores_of(&rows.pred);
        let theirs = rows.against.as_ref().map(scores_of);
        let line = |&(name, measure): &(&str, SummaryMeasure)| {
            let values = |scores: &Vec<RougeScores>| scores.iter().map(measure).collect::<Vec<f64>>();
            ScoreLine::of(name, &values(&ours), theirs.as_ref().map(values).as_deref())
        };
        let mut lines: Vec<ScoreLine> = MEASURES.par_iter().map(line).collect();
        let length = |scores: &Vec<RougeScores>| RougeScores::mean(scores).candidate_tokens;
        lines.push(ScoreLine::length("words", length(&ours), theirs.as_ref().map(length)));
        lines.push(ScoreLine::length("gold words", RougeScores::mean(&ours).reference_tokens, None));
        Ok((render(&lines, ours.len(), self.format), rows.n_failed))
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
