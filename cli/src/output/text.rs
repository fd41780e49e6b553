//! Reports as plain text: white space collapsed, one paragraph or line each.

use super::format::TextStyle;
use super::one_line::one_line;
use super::report::Report;
use nutgraf::job::{KeywordRow, RowBody, SentenceRow, SplitRow, SummaryBody, VerdictRow};
use nutgraf::{Why, WhyNot};
use std::fmt::Write;

/// The text of a report, ending in a newline unless it is empty.
pub(super) fn render(report: &Report, style: TextStyle) -> String {
    match &report.row.body {
        RowBody::Summary(body) => {
            let mut out = match body.why.as_slice() {
                [] => summary(body, style),
                why => explained(body.sentences.iter().map(SentenceRow::shown).zip(why)),
            };
            if let Some(keywords) = &body.keywords {
                let names: Vec<&str> = keywords.iter().map(|keyword| keyword.text.as_str()).collect();
                let _ = writeln!(out, "\nKeywords: {}", names.join("; "));
            }
            out
        }
        RowBody::Keywords(body) => {
            let found = match body.why.as_slice() {
                [] => keyword_lines(&body.keywords, style),
                why => explained(body.keywords.iter().map(|keyword| keyword.text.clone()).zip(why)),
            };
            body.why_not.iter().fold(found, |out, why_not| out + &not_found(why_not))
        }
        RowBody::Gist(body) if body.gist.is_empty() => String::new(),
        RowBody::Gist(body) => format!("{}\n", body.gist),
        RowBody::Split(body) => {
            let lines = |(row, why): (SplitRow, &[VerdictRow])| row.shown() + "\n" + &verdict_lines(why);
            body.sentences.rows().zip(body.why_by_sentence()).map(lines).collect()
        }
        // Failures are messages, not data: they go to stderr.
        _ => String::new(),
    }
}

/// One verdict per line: `goes on after "Dr.": … [abbreviation]`.
fn verdict_lines(verdicts: &[VerdictRow]) -> String {
    let line = |row: &VerdictRow| {
        let verb = if row.is_end { "ends" } else { "goes on" };
        format!("  {verb} after \"{}\": {} [{}]\n", row.shown, row.explanation, row.rule.id())
    };
    verdicts.iter().map(line).collect()
}

/// The sentences of a summary.
fn summary<I>(body: &SummaryBody<I>, style: TextStyle) -> String {
    if body.sentences.is_empty() {
        String::new()
    } else if style.one_per_line {
        body.sentences.iter().map(|row| row.shown() + "\n").collect()
    } else {
        body.shown() + "\n"
    }
}

fn keyword_lines<I>(keywords: &[KeywordRow<I>], style: TextStyle) -> String {
    let end = if style.null_separated { '\0' } else { '\n' };
    let mut out = String::new();
    for keyword in keywords {
        out.push_str(&one_line(&keyword.text));
        out.push(end);
    }
    out
}

/// Lines of text, each followed by its explanation.
fn explained<'w>(lines: impl Iterator<Item = (String, &'w Why)>) -> String {
    let mut out = String::new();
    for (line, why) in lines {
        let _ = writeln!(out, "{line}");
        tree(&mut out, why, 1);
    }
    out
}

/// Explains why a phrase is not among the keywords.
fn not_found(why_not: &WhyNot) -> String {
    let mut out = format!("\nWhy not \"{}\": {}\n", one_line(&why_not.text), why_not.reason);
    why_not.why.iter().for_each(|why| tree(&mut out, why, 1));
    out
}

/// One part per line: `+` or `-` before an added part, `×` before a factor, nothing before a fact.
fn tree(out: &mut String, why: &Why, depth: usize) {
    let share = why.effect.shown(why.share);
    let _ = writeln!(out, "{:indent$}{share}  {}", "", why.label, indent = depth * 2);
    why.children.iter().for_each(|child| tree(out, child, depth + 1));
}
