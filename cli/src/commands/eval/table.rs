//! Prints scores as a table or as a JSON object.

use crate::arguments::ScoreFormat;
use nutgraf_eval::{Comparison, Interval, compare, interval};
use serde_json::{Map, Value, json};

/// One measure: its value, and how it compares with the other system.
pub(super) struct ScoreLine {
    name: String,
    figure: Figure,
}

enum Figure {
    /// A mean over documents, 0 to 1, with the mean of the other system and the comparison.
    Mean(Interval, Option<(f64, Comparison)>),
    /// A micro average, with that of the other system.
    Share(f64, Option<f64>),
    /// A mean number of words, with that of the other system.
    Length(f64, Option<f64>),
}

impl ScoreLine {
    /// The mean of the values of the documents, compared with the values of another system.
    pub(super) fn of(name: &str, ours: &[f64], theirs: Option<&[f64]>) -> Self {
        let interval = interval(ours);
        let against = theirs.map(|theirs| {
            let comparison = compare(ours, theirs);
            (interval.mean - comparison.difference.mean, comparison)
        });
        Self { name: name.to_owned(), figure: Figure::Mean(interval, against) }
    }

    /// A micro average over all documents, which has no interval.
    pub(super) fn share(name: &str, ours: f64, theirs: Option<f64>) -> Self {
        Self { name: name.to_owned(), figure: Figure::Share(ours, theirs) }
    }

    /// A mean number of words.
    pub(super) fn length(name: &str, ours: f64, theirs: Option<f64>) -> Self {
        Self { name: name.to_owned(), figure: Figure::Length(ours, theirs) }
    }

    fn text(&self) -> String {
        let percent = |value: f64| value * 100.0;
        match self.figure {
            Figure::Mean(Interval { mean, low, high }, against) => {
                let [mean, low, high] = [mean, low, high].map(percent);
                let ours = format!("{:15}{mean:7.2} {low:7.2} – {high:.2}", self.name);
                let Some((theirs, Comparison { difference, p_value })) = against else { return ours };
                let [theirs, mean, low, high] =
                    [theirs, difference.mean, difference.low, difference.high].map(percent);
                format!("{ours}   against {theirs:6.2}  {mean:+.2}  {low:+.2} – {high:+.2}  p {p_value:.3}")
            }
            Figure::Share(ours, theirs) => self.plain_text(percent(ours), theirs.map(percent)),
            Figure::Length(ours, theirs) => self.plain_text(ours, theirs),
        }
    }

    fn plain_text(&self, ours: f64, theirs: Option<f64>) -> String {
        let theirs = theirs.map(|theirs| format!("   against {theirs:6.2}"));
        format!("{:15}{ours:7.2}{}", self.name, theirs.unwrap_or_default())
    }

    fn json(&self) -> Value {
        match &self.figure {
            Figure::Mean(ours, against) => {
                let mut object = bounds(ours);
                if let Some((theirs, Comparison { difference, p_value })) = against {
                    object["against"] = json!(theirs);
                    object["difference"] = bounds(difference);
                    object["p"] = json!(p_value);
                }
                object
            }
            Figure::Share(ours, None) | Figure::Length(ours, None) => json!({"mean": ours}),
            Figure::Share(ours, Some(theirs)) | Figure::Length(ours, Some(theirs)) => {
                json!({"mean": ours, "against": theirs})
            }
        }
    }

    /// The name and the figures between tabs; those that there are not are empty.
    fn tsv(&self) -> String {
        let cell = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
        let (mean, interval, theirs, comparison) = match &self.figure {
            Figure::Mean(ours, None) => (ours.mean, Some(ours), None, None),
            Figure::Mean(ours, Some((theirs, comparison))) => {
                (ours.mean, Some(ours), Some(*theirs), Some(comparison))
            }
            Figure::Share(ours, theirs) | Figure::Length(ours, theirs) => (*ours, None, *theirs, None),
        };
        let (low, high) = (interval.map(|it| it.low), interval.map(|it| it.high));
        let compared = comparison_cells(comparison).map(cell);
        let cells = [Some(mean), low, high, theirs].map(cell);
        format!("{}\t{}\t{}", self.name, cells.join("\t"), compared.join("\t"))
    }

    fn is_length(&self) -> bool {
        matches!(self.figure, Figure::Length(..))
    }
}

pub(super) fn bounds(interval: &Interval) -> Value {
    json!({"mean": interval.mean, "low": interval.low, "high": interval.high})
}

/// The names of the cells of a comparison in a table.
pub(super) const COMPARISON_HEADER: &str = "difference\tdifference_low\tdifference_high\tp";

/// The cells of a comparison in a table.
pub(super) fn comparison_cells(comparison: Option<&Comparison>) -> [Option<f64>; 4] {
    let of = |value: fn(&Comparison) -> f64| comparison.map(value);
    [
        of(|it| it.difference.mean),
        of(|it| it.difference.low),
        of(|it| it.difference.high),
        of(|it| it.p_value),
    ]
}

/// The lines as a table, in percent unless it is to be read by programs, or as a JSON object with values from 0 to 1.
pub(super) fn render(lines: &[ScoreLine], n_documents: usize, format: ScoreFormat) -> String {
    match format {
        ScoreFormat::Text => {
            let documents = if n_documents == 1 { "document" } else { "documents" };
            let head = format!("{n_documents} {documents}, in percent, 95% intervals\n");
            lines.iter().fold(head, |text, line| text + &line.text() + "\n")
        }
        ScoreFormat::Tsv => {
            let head = format!("measure\tmean\tlow\thigh\tagainst\t{COMPARISON_HEADER}\n");
            lines.iter().fold(head, |text, line| text + &line.tsv() + "\n")
        }
        ScoreFormat::Json => {
            let (lengths, measures): (Vec<&ScoreLine>, Vec<&ScoreLine>) =
                lines.iter().partition(|line| line.is_length());
            let object = |lines: Vec<&ScoreLine>| {
                lines.into_iter().map(|line| (line.name.clone(), line.json())).collect::<Map<String, Value>>()
            };
            let scores = json!({
                "documents": n_documents,
                "measures": object(measures),
                "lengths": object(lengths),
            });
            scores.to_string() + "\n"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_percents_and_words() {
        let lines = [
            ScoreLine::of("F1@5", &[0.5, 0.5], Some(&[0.25, 0.25])),
            ScoreLine::share("micro F1@5", 0.125, None),
            ScoreLine::length("words", 12.5, Some(10.0)),
        ];
        let expected = "2 documents, in percent, 95% intervals
F1@5             50.00   50.00 – 50.00   against  25.00  +25.00  +25.00 – +25.00  p 0.002
micro F1@5       12.50
words            12.50   against  10.00
";
        assert_eq!(render(&lines, 2, ScoreFormat::Text), expected);
        let object: Value = serde_json::from_str(&render(&lines, 2, ScoreFormat::Json)).unwrap();
        assert_eq!(object["measures"]["F1@5"]["difference"]["low"], 0.25);
        assert_eq!(object["lengths"], json!({"words": {"mean": 12.5, "against": 10.0}}));
    }
}
