//! Reports for people: white space collapsed, one paragraph or line each.

use super::format::TextStyle;
use super::json::{Body, KeywordRow, Report, SentenceRow, SpokenWhy};
use super::one_line::one_line;
use std::fmt::Write;

/// The text of a report, ending in a newline unless it is empty.
pub(super) fn render(report: &Report, style: TextStyle) -> String {
    match &report.body {
        Body::Summary { language, sentences, keywords, why, .. } => {
            let mut out = match why {
                Some(why) => explained(sentences.iter().map(SentenceRow::shown).zip(why)),
                None => summary(sentences, language, style),
            };
            if let Some(keywords) = keywords {
                let names: Vec<&str> = keywords.iter().map(|keyword| keyword.text.as_str()).collect();
                let _ = writeln!(out, "\nKeywords: {}", names.join("; "));
            }
            out
        }
        Body::Keywords { keywords, why, .. } => match why {
            Some(why) => explained(keywords.iter().map(|keyword| keyword.text.clone()).zip(why)),
            None => keyword_lines(keywords, style),
        },
        Body::Gist { gist, .. } if gist.is_empty() => String::new(),
        Body::Gist { gist, .. } => format!("{gist}\n"),
        Body::Split { sentences, .. } => sentences.iter().map(|row| one_line(row.text) + "\n").collect(),
        // Failures are messages, not data: they go to stderr.
        Body::Failed { .. } => String::new(),
    }
}

fn summary(sentences: &[SentenceRow<'_>], language: &str, style: TextStyle) -> String {
    if sentences.is_empty() {
        return String::new();
    }
    // Chinese and Japanese put no blank between sentences.
    let joint = match (style.one_per_line, language) {
        (true, _) => "\n",
        (false, "zh" | "ja") => "",
        (false, _) => " ",
    };
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

fn tree(out: &mut String, why: &SpokenWhy, depth: usize) {
    // What is shown as nothing has no sign.
    let share = if why.share.abs() < 0.0005 { 0.0 } else { why.share };
    let _ = writeln!(out, "{:indent$}{share:+.3}  {}", "", why.label, indent = depth * 2);
    why.children.iter().for_each(|child| tree(out, child, depth + 1));
}
