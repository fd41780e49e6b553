//! Reports as plain text: white space collapsed, one paragraph or line each.

use super::format::TextStyle;
use super::json::{Body, KeywordRow, Report, SentenceRow, SplitRow, SpokenWhy, VerdictRow, WhyNotRow};
use super::one_line::one_line;
use std::fmt::Write;

/// The text of a report, ending in a newline unless it is empty.
pub(super) fn render(report: &Report, style: TextStyle) -> String {
    match &report.body {
        Body::Summary { sentences, keywords, why, joint, .. } => {
            let mut out = match why.as_slice() {
                [] => summary(sentences, if style.one_per_line { "\n" } else { joint }),
                why => explained(sentences.iter().map(SentenceRow::shown).zip(why)),
            };
            if let Some(keywords) = keywords {
                let names: Vec<&str> = keywords.iter().map(|keyword| keyword.text.as_str()).collect();
                let _ = writeln!(out, "\nKeywords: {}", names.join("; "));
            }
            out
        }
        Body::Keywords { keywords, why, why_not, .. } => {
            let found = match why.as_slice() {
                [] => keyword_lines(keywords, style),
                why => explained(keywords.iter().map(|keyword| keyword.text.clone()).zip(why)),
            };
            why_not.iter().fold(found, |out, row| out + &not_found(row))
        }
        Body::Gist { gist, .. } if gist.is_empty() => String::new(),
        Body::Gist { gist, .. } => format!("{gist}\n"),
        Body::Split { sentences, why, .. } => {
            let verdicts = VerdictRow::of_each(why.as_deref().unwrap_or_default(), sentences.len());
            let lines =
                |(row, why): (&SplitRow, &[VerdictRow])| one_line(row.text) + "\n" + &verdict_lines(why);
            sentences.iter().zip(verdicts).map(lines).collect()
        }
        // Failures are messages, not data: they go to stderr.
        Body::Failed { .. } => String::new(),
    }
}

/// One verdict a line: `goes on after "Dr.": … [abbreviation]`.
fn verdict_lines(verdicts: &[VerdictRow]) -> String {
    let line = |row: &VerdictRow| {
        let verb = if row.is_end { "ends" } else { "goes on" };
        format!("  {verb} after \"{}\": {} [{}]\n", row.shown, row.explanation, row.rule)
    };
    verdicts.iter().map(line).collect()
}

fn summary(sentences: &[SentenceRow<'_>], joint: &str) -> String {
    if sentences.is_empty() {
        return String::new();
    }
    sentences.iter().map(SentenceRow::shown).collect::<Vec<_>>().join(joint) + "\n"
}

fn keyword_lines(keywords: &[KeywordRow], style: TextStyle) -> String {
    let end = if style.null_separated { '\0' } else { '\n' };
    let mut out = String::new();
    for keyword in keywords {
        out.push_str(&one_line(&keyword.text));
        out.push(end);
    }
    out
}

fn explained<'w>(lines: impl Iterator<Item = (String, &'w SpokenWhy)>) -> String {
    let mut out = String::new();
    for (line, why) in lines {
        let _ = writeln!(out, "{line}");
        tree(&mut out, why, 1);
    }
    out
}

fn not_found(row: &WhyNotRow) -> String {
    let mut out = format!("\nWhy not \"{}\": {}\n", one_line(&row.text), row.explanation);
    row.why.iter().for_each(|why| tree(&mut out, why, 1));
    out
}

/// One part a line: `+` or `-` before what is added, `×` before a factor, nothing before a fact.
fn tree(out: &mut String, why: &SpokenWhy, depth: usize) {
    // What is shown as nothing has no sign.
    let share = if why.share.abs() < 0.0005 { 0.0 } else { why.share };
    let decimals = if share == share.trunc() { 0 } else { 3 };
    let share = match why.effect {
        None => format!("{share:+.3}"),
        Some("factor") => format!("×{share:.decimals$}"),
        Some(_) => format!(" {share:.decimals$}"),
    };
    let _ = writeln!(out, "{:indent$}{share}  {}", "", why.label, indent = depth * 2);
    why.children.iter().for_each(|child| tree(out, child, depth + 1));
}
