//! Scores as a table for people or as one JSON object.

use crate::eval::{Comparison, Interval, compare, interval};
use serde_json::{Map, Value, json};

/// One measure: its figure, and how it compares.
pub(super) struct Line {
    name: String,
    figure: Figure,
}

enum Figure {
    /// A mean over documents, 0 to 1, with the other system's mean and the comparison.
    Mean(Interval, Option<(f64, Comparison)>),
    /// A figure of all documents together, with that of the other system.
    Plain(f64, Option<f64>),
}

impl Line {
    /// The mean of the values of the documents, compared with those of another system.
    pub(super) fn of(name: &str, ours: &[f64], theirs: Option<&[f64]>) -> Self {
        let interval = interval(ours);
        let against = theirs.map(|theirs| {
            let comparison = compare(ours, theirs);
            (interval.mean - comparison.difference.mean, comparison)
        });
        Self { name: name.to_owned(), figure: Figure::Mean(interval, against) }
    }

    /// A figure that has no interval.
    pub(super) fn plain(name: &str, ours: f64, theirs: Option<f64>) -> Self {
        Self { name: name.to_owned(), figure: Figure::Plain(ours, theirs) }
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
            Figure::Plain(ours, theirs) => {
                let scale = if self.name.ends_with("words") { 1.0 } else { 100.0 };
                let theirs = theirs.map(|theirs| format!("   against {:6.2}", theirs * scale));
                format!("{:15}{:7.2}{}", self.name, ours * scale, theirs.unwrap_or_default())
            }
        }
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
            Figure::Plain(ours, None) => json!({"mean": ours}),
            Figure::Plain(ours, Some(theirs)) => json!({"mean": ours, "against": theirs}),
        }
    }
}

fn bounds(interval: &Interval) -> Value {
    json!({"mean": interval.mean, "low": interval.low, "high": interval.high})
}

/// The lines as a table of percents, or as one object of shares.
pub(super) fn render(lines: &[Line], n_documents: usize, as_json: bool) -> String {
    if as_json {
        let measures: Map<String, Value> =
            lines.iter().map(|line| (line.name.clone(), line.json())).collect();
        return json!({"documents": n_documents, "measures": measures}).to_string() + "\n";
    }
    let head = format!("{n_documents} documents, x100, 95% intervals\n");
    lines.iter().fold(head, |text, line| text + line.text().trim_end() + "\n")
}
