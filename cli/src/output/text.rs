//! Reports as plain text: white space collapsed, one paragraph or line each.

use super::format::{TextStyle, View};
use super::one_line::one_line;
use super::outline;
use super::paint::{DIM, GREEN, Paint, RED, YELLOW};
use super::report::Report;
use super::view;
use crate::control_characters::ControlCharacters;
use nutgraf::job::{GistBody, KeywordRow, Row, RowBody, SentenceRow, SplitRow, SummaryBody, VerdictRow};
use nutgraf::{Effect, Why, WhyNot};
use std::fmt::Write;

/// The result of a document as text, without colors.
pub(crate) fn plain_text<I>(row: &Row<I>) -> String {
    let style = TextStyle {
        one_per_line: false,
        null_separated: false,
        without_names: true,
        color: false,
        view: View::Alone,
        width: None,
    };
    body_text(&row.body, style, Paint { has_color: false, controls: ControlCharacters::AsIs })
}

/// The text of a report, ending in a newline unless it is empty or a text that was trimmed.
pub(super) fn render(report: &Report, style: TextStyle, paint: Paint) -> String {
    body_text(&report.row.body, style, paint)
}

fn body_text<I>(body: &RowBody<I>, style: TextStyle, paint: Paint) -> String {
    match body {
        RowBody::Summary(body) => {
            let mut out = summary(body, style, paint);
            let lists_keywords = style.view != View::Highlight { lists_keywords: false };
            if let Some(keywords) = body.keywords.as_ref().filter(|_| lists_keywords) {
                let names: Vec<&str> = keywords.iter().map(|keyword| keyword.text.as_str()).collect();
                let _ = writeln!(out, "\nKeywords: {}", paint.text(&names.join("; ")));
            }
            out
        }
        RowBody::Keywords(body) => {
            let found = match body.why.as_slice() {
                [] => keyword_lines(&body.keywords, style, paint),
                why => {
                    let lines = body.keywords.iter().map(|keyword| keyword.text.clone()).zip(why);
                    explained(lines, style, paint)
                }
            };
            body.why_not.iter().fold(found, |out, why_not| out + &not_found(why_not, style, paint))
        }
        RowBody::Gist(body) if body.gist.is_empty() => String::new(),
        RowBody::Gist(body) => format!("{}\n{}", paint.text(&body.gist), gist_reasons(body, style, paint)),
        RowBody::Trim(body) => paint.text(&body.text).into_owned(),
        RowBody::Outline(body) => outline::text(body, paint),
        RowBody::Split(body) => {
            let lines = |(row, why): (SplitRow, &[VerdictRow])| {
                format!("{}\n{}", paint.text(&row.shown()), verdict_lines(why, paint))
            };
            body.sentences.rows().zip(body.why_by_sentence()).map(lines).collect()
        }
        // Failures are messages, not data: they go to stderr.
        _ => String::new(),
    }
}

/// One verdict per line: `goes on after "Dr.": … [abbreviation]`.
fn verdict_lines(verdicts: &[VerdictRow], paint: Paint) -> String {
    let line = |row: &VerdictRow| {
        let verb = if row.is_end { paint.part("ends", GREEN) } else { paint.part("goes on", YELLOW) };
        let rule = paint.part(&format!("[{}]", row.rule.id()), DIM);
        format!("  {verb} after \"{}\": {} {rule}\n", paint.text(&row.shown), row.explanation)
    };
    verdicts.iter().map(line).collect()
}

/// The sentences of a summary, by themselves or in their text.
fn summary<I>(body: &SummaryBody<I>, style: TextStyle, paint: Paint) -> String {
    match (style.view, &body.all) {
        (View::Highlight { .. }, Some(all)) => return view::highlight(body, all, paint, style.width),
        (View::Context(n), Some(all)) => return view::context(body, all, n, paint, style.width),
        (View::Alone, _) | (_, None) => {}
    }
    match body.why.as_slice() {
        [] if body.sentences.is_empty() => String::new(),
        [] if style.one_per_line => {
            body.sentences.iter().map(|row| paint.text(&row.shown()).into_owned() + "\n").collect()
        }
        [] => format!("{}\n", paint.text(&body.shown())),
        why => explained(body.sentences.iter().map(SentenceRow::shown).zip(why), style, paint),
    }
}

/// The parts of a line's score, and the text that it leaves out: `left out: "(LSE)" is an aside`.
fn gist_reasons(body: &GistBody, style: TextStyle, paint: Paint) -> String {
    let mut out = String::new();
    body.why.iter().for_each(|why| Tree::of(why, style, paint).write(&mut out, why, 1));
    for row in body.dropped.iter().flatten() {
        let _ = writeln!(out, "  left out: {}", paint.text(&row.shown));
    }
    out
}

fn keyword_lines<I>(keywords: &[KeywordRow<I>], style: TextStyle, paint: Paint) -> String {
    let end = if style.null_separated { '\0' } else { '\n' };
    let mut out = String::new();
    for keyword in keywords {
        out.push_str(&paint.text(&one_line(&keyword.text)));
        out.push(end);
    }
    out
}

/// Lines of text, each followed by its explanation.
fn explained<'w>(lines: impl Iterator<Item = (String, &'w Why)>, style: TextStyle, paint: Paint) -> String {
    let mut out = String::new();
    for (line, why) in lines {
        let _ = writeln!(out, "{}", paint.text(&line));
        Tree::of(why, style, paint).write(&mut out, why, 1);
    }
    out
}

/// Explains why a phrase is not among the keywords.
fn not_found(why_not: &WhyNot, style: TextStyle, paint: Paint) -> String {
    let name = one_line(&why_not.text);
    let mut out =
        format!("\nWhy not \"{}\": {}\n", paint.text(&name), paint.text(&why_not.reason.to_string()));
    why_not.why.iter().for_each(|why| Tree::of(why, style, paint).write(&mut out, why, 1));
    out
}

/// Prints the parts of a score, on a terminal with bars.
struct Tree {
    paint: Paint,
    /// The largest share that is added; the bar of that is full. `None` without bars.
    largest: Option<f64>,
}

/// The columns of a full bar.
const BAR_COLUMNS: usize = 10;

impl Tree {
    fn of(why: &Why, style: TextStyle, paint: Paint) -> Self {
        let has_bars = style.width.is_some() || paint.has_color;
        Self { paint, largest: has_bars.then(|| largest_share(why)) }
    }

    /// One part per line: `+` or `-` before an added part, `×` before a factor, nothing before a fact.
    fn write(&self, out: &mut String, why: &Why, depth: usize) {
        let share = why.effect.shown(why.share);
        let bar = self.largest.map_or(String::new(), |largest| self.bar(why, largest) + "  ");
        let label = self.paint.text(&why.label);
        let _ = writeln!(out, "{:indent$}{share}  {bar}{label}", "", indent = depth * 2);
        why.children.iter().for_each(|child| self.write(out, child, depth + 1));
    }

    /// A bar as long as the share is large, in eighths of a column; light for what takes away.
    fn bar(&self, why: &Why, largest: f64) -> String {
        const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
        if why.effect != Effect::Added || largest <= 0.0 {
            return " ".repeat(BAR_COLUMNS);
        }
        let eighths = (why.share.abs() / largest * (8 * BAR_COLUMNS) as f64) as usize;
        let eighths = eighths.min(8 * BAR_COLUMNS);
        let (bar, looks, n_columns) = if why.share < 0.0 {
            let n_columns = eighths.div_ceil(8);
            ("░".repeat(n_columns), RED, n_columns)
        } else {
            ("█".repeat(eighths / 8) + PARTS[eighths % 8], GREEN, eighths.div_ceil(8))
        };
        self.paint.part(&bar, looks) + &" ".repeat(BAR_COLUMNS - n_columns)
    }
}

/// The largest share that is added in a tree.
fn largest_share(why: &Why) -> f64 {
    let own = if why.effect == Effect::Added { why.share.abs() } else { 0.0 };
    why.children.iter().map(largest_share).fold(own, f64::max)
}
