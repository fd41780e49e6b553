//! Reads the files of `keywords` with phrases that are never wanted, the only ones that may be, and those that count for more.

use crate::arguments::KeywordsArgs;
use crate::input::{read_text, shown_path};
use nutgraf::Keywords;
use std::io;
use std::path::Path;

/// The settings with the phrases of the files that the arguments name; the error names the file and the line.
pub(super) fn with_wording(args: &KeywordsArgs, keywords: Keywords) -> io::Result<Keywords> {
    let keywords = with_lines(args.stop.as_deref(), keywords, |keywords, phrase| Ok(keywords.stop(phrase)))?;
    let keywords = with_lines(args.only.as_deref(), keywords, |keywords, line| {
        let mut names = line.split('\t').map(str::trim).filter(|name| !name.is_empty());
        Ok(keywords.only(names.next().unwrap_or_default(), names))
    })?;
    with_lines(args.boost.as_deref(), keywords, |keywords, line| {
        let (phrase, factor) = line.rsplit_once('\t').ok_or("a tab and a factor are missing")?;
        let factor: f64 = factor.trim().parse().map_err(|_| "the factor is not a number")?;
        if factor.is_finite() && factor >= 0.0 {
            Ok(keywords.boost(phrase.trim(), factor))
        } else {
            Err("the factor is not a number from 0")
        }
    })
}

/// The settings after every line of a file, if there is one. Empty lines, and those that start with `#`, are passed over.
fn with_lines(
    path: Option<&Path>,
    keywords: Keywords,
    add: impl Fn(Keywords, &str) -> Result<Keywords, &'static str>,
) -> io::Result<Keywords> {
    let Some(path) = path else { return Ok(keywords) };
    let text = read_text(path).map_err(|what| io::Error::other(format!("{}: {what}", shown_path(path))))?;
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty() && !line.starts_with('#'));
    let mut lines = lines.peekable();
    if lines.peek().is_none() {
        return Err(io::Error::other(format!("{}: has no phrase", shown_path(path))));
    }
    lines.try_fold(keywords, |keywords, (line, number)| {
        add(keywords, line.trim_end())
            .map_err(|what| io::Error::other(format!("{}:{number}: {what}", shown_path(path))))
    })
}
