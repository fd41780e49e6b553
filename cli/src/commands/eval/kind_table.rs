//! Prints the scores of kinds of text: a line for each kind and method.

use super::kind_scores::{KindScores, METHODS, ScoresOfKind, ScoresOfMethod};
use super::table::{COMPARISON_HEADER, bounds, comparison_cells};
use crate::arguments::ScoreFormat;
use crate::output::one_line;
use nutgraf_eval::{Comparison, Interval, compare, interval};
use rayon::prelude::*;
use serde_json::{Map, Value, json};

/// A method on a kind of text.
struct KindLine<'s> {
    of_kind: &'s ScoresOfKind,
    name: &'static str,
    scores: &'s ScoresOfMethod,
    /// The mean of ROUGE-1 and ROUGE-2 F1.
    mean: Interval,
    /// How much better the default is; `None` for the default itself.
    behind: Option<Comparison>,
}

/// The scores as a table in percent, or with values from 0 to 1 as a table or a JSON object.
pub(super) fn render(scores: &KindScores, format: ScoreFormat) -> String {
    let kinds: Vec<Vec<KindLine>> = scores.kinds.par_iter().map(KindLine::all).collect();
    let lines = || kinds.iter().flatten();
    match format {
        ScoreFormat::Text => {
            let width = lines().map(|line| line.kind().chars().count()).max().unwrap_or(0).max("kind".len());
            let head = format!(
                "In percent, 95% intervals; the mean is that of ROUGE-1 and ROUGE-2 F1\n{:width$}  documents  \
                 method     words  ROUGE-1  ROUGE-2   mean                  default is better by\n",
                "kind"
            );
            lines().fold(head, |text, line| text + &line.text(width) + "\n")
        }
        ScoreFormat::Tsv => {
            let columns = "kind\tdocuments\tgold_words\tmethod\twords\trouge_1\trouge_2\tmean\tlow\thigh";
            let head = format!("{columns}\t{COMPARISON_HEADER}\n");
            lines().fold(head, |text, line| text + &line.tsv() + "\n")
        }
        ScoreFormat::Json => {
            let kinds: Vec<Value> = kinds.iter().map(|lines| json_of_kind(lines)).collect();
            json!({"kinds": kinds}).to_string() + "\n"
        }
    }
}

fn json_of_kind(lines: &[KindLine]) -> Value {
    let of_kind = lines[0].of_kind;
    let methods: Map<String, Value> = lines.iter().map(|line| (line.name.to_owned(), line.json())).collect();
    json!({
        "kind": of_kind.kind,
        "documents": of_kind.n_documents(),
        "gold_words": of_kind.gold_words(),
        "methods": methods,
    })
}

impl<'s> KindLine<'s> {
    /// The lines of a kind, one for each method.
    fn all(of_kind: &'s ScoresOfKind) -> Vec<Self> {
        let [default, ..] = &of_kind.methods;
        let line = |(index, scores): (usize, &'s ScoresOfMethod)| Self {
            of_kind,
            name: METHODS[index].0,
            scores,
            mean: interval(&scores.means),
            behind: (index > 0).then(|| compare(&default.means, &scores.means)),
        };
        of_kind.methods.iter().enumerate().map(line).collect()
    }

    /// The kind as it is shown in tables.
    fn kind(&self) -> String {
        one_line(&self.of_kind.kind)
    }

    /// The line of a table in percent; the kind, padded to `width`, and its size are in the first of its lines.
    fn text(&self, width: usize) -> String {
        let percent = |value: f64| value * 100.0;
        let bounds = |it: &Interval| [it.mean, it.low, it.high].map(percent);
        let (name, words) = (self.name, self.scores.words());
        let [rouge1, rouge2] = [self.scores.rouge1(), self.scores.rouge2()].map(percent);
        let [mean, low, high] = bounds(&self.mean);
        let figures =
            format!("{name:9}{words:7.1}  {rouge1:7.2}  {rouge2:7.2} {mean:6.2}  {low:5.2} – {high:.2}");
        match &self.behind {
            None => format!("{:width$}  {:9}  {figures}", self.kind(), self.of_kind.n_documents()),
            Some(comparison) => {
                let [mean, low, high] = bounds(&comparison.difference);
                let difference = format!("{mean:+6.2}  {low:+.2} – {high:+.2}  p {:.3}", comparison.p_value);
                format!("{:width$}  {:9}  {figures:58}{difference}", "", "")
            }
        }
    }

    fn tsv(&self) -> String {
        let cell = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
        let Self { of_kind, name, scores, mean, .. } = self;
        let figures = [scores.words(), scores.rouge1(), scores.rouge2(), mean.mean, mean.low, mean.high];
        let figures = figures.map(|value| cell(Some(value))).join("\t");
        let compared = comparison_cells(self.behind.as_ref()).map(cell).join("\t");
        let (kind, n, gold) = (self.kind(), of_kind.n_documents(), of_kind.gold_words());
        format!("{kind}\t{n}\t{gold}\t{name}\t{figures}\t{compared}")
    }

    fn json(&self) -> Value {
        let mut object = json!({
            "words": self.scores.words(),
            "ROUGE-1 F1": self.scores.rouge1(),
            "ROUGE-2 F1": self.scores.rouge2(),
            "mean": bounds(&self.mean),
        });
        if let Some(Comparison { difference, p_value }) = &self.behind {
            object["difference"] = bounds(difference);
            object["p"] = json!(p_value);
        }
        object
    }
}
