//! Notes of a forge between the posts of a thread: "anna requested a review from bert May 6", "ci: pin actions". Such lines
//! are about the text.
//!
//! An event starts with a name and ends with a date, without a mark. A text has events if several such lines tell what
//! somebody did, and one of the names comes back. Then lines, or columns, that start with one of these names are events too
//! if they end without a mark. Of changes under the names that many projects give them, as in "fix: …", those that no user
//! sees are about the text too.

use super::line_shape::LineShape;
use super::metadata::{is_date, is_month, is_numeric_date};
use super::text_line::TextLine;
use crate::segment::marks::ends_with_mark;
use foldhash::{HashMap, HashMapExt};

/// An event has no more words, and a date at most this many.
const MAX_EVENT_WORDS: usize = 16;
const MAX_DATE_WORDS: usize = 5;
/// A text with events has at least as many with a date that tell what was done.
const MIN_EVENTS: usize = 3;
/// And as many changes under one of the names for them.
const MIN_CHANGES: usize = 2;
/// The names of changes: those that users see, and the others (Conventional Commits 1.0).
const CHANGES: [&str; 3] = ["feat", "fix", "perf"];
const INNER_CHANGES: [&str; 7] = ["build", "chore", "ci", "docs", "refactor", "style", "test"];

/// Marks the events among lines of text, and the changes that no user sees. Linear in the text.
pub(super) fn mark_events(text: &str, lines: &mut [TextLine]) {
    let mut actors: HashMap<&str, usize> = HashMap::new();
    let mut n_told = 0;
    for line in lines.iter().filter(|line| line.shape == LineShape::Text) {
        if let Some((actor, deed)) = dated_event(line.text(text)) {
            *actors.entry(actor).or_default() += 1;
            n_told += usize::from(deed.starts_with(char::is_lowercase));
        }
    }
    if n_told >= MIN_EVENTS && actors.len() > 1 && actors.values().any(|&n| n > 1) {
        let is_by_actor = |column: &str| actors.contains_key(first_word(column));
        let is_event =
            |line: &str| dated_event(line).is_some() || is_note(line) && line.split("  ").any(is_by_actor);
        mark(lines, LineShape::Text, |line| is_event(line.text(text)));
    }
    let is_one_of = |names: &'static [&str]| move |line: &&TextLine| change(line.text(text), names);
    let count = |names| lines.iter().filter(is_one_of(names)).count();
    if count(&INNER_CHANGES) > 0 && count(&CHANGES) + count(&INNER_CHANGES) >= MIN_CHANGES {
        for shape in [LineShape::Text, LineShape::Item] {
            mark(lines, shape, |line| change(line.text(text), &INNER_CHANGES));
        }
    }
}

fn mark(lines: &mut [TextLine], shape: LineShape, is: impl Fn(&TextLine) -> bool) {
    let found = lines.iter_mut().filter(|line| line.shape == shape && is(line));
    found.for_each(|line| line.shape = LineShape::Event);
}

fn first_word(line: &str) -> &str {
    line.split_whitespace().next().unwrap_or_default()
}

/// True for a few words without a mark at their end and without a colon after the first.
fn is_note(line: &str) -> bool {
    !ends_with_mark(line)
        && line.split_whitespace().take(MAX_EVENT_WORDS + 1).count() <= MAX_EVENT_WORDS
        && !first_word(line).ends_with([':', ','])
}

/// The name that a line starts with, and the rest before the date that it ends with.
fn dated_event(line: &str) -> Option<(&str, &str)> {
    let tail = &line[line.floor_char_boundary(line.len().saturating_sub(MAX_BYTES_TO_NUMBER))..];
    if !tail.contains(|c: char| c.is_ascii_digit()) || !is_note(line) {
        return None;
    }
    let (actor, rest) = line.split_once(char::is_whitespace)?;
    let starts = rest.rmatch_indices(char::is_whitespace).map(|(at, blank)| at + blank.len());
    let is_start = |&at: &usize| {
        let is_day = |word: &str| is_month(word.trim_end_matches([',', '.'])) || is_numeric_date(word);
        is_date(&rest[at..]) && rest[at..].split_whitespace().any(is_day)
    };
    let date = starts.take(MAX_DATE_WORDS).chain([0]).filter(is_start).last()?;
    Some((actor, rest[..date].trim_start()))
}

/// The name of a change has no more bytes.
const MAX_CHANGE_BYTES: usize = 40;
/// The number of a date is among the last bytes of a line.
const MAX_BYTES_TO_NUMBER: usize = 16;

/// True for a change under one of some names: `chore(deps): …`, `ci!: …`.
fn change(line: &str, names: &[&str]) -> bool {
    let head = &line[..line.floor_char_boundary(MAX_CHANGE_BYTES)];
    head.split_once(':').is_some_and(|(name, _)| {
        let bare = name.split_once('(').map_or(name, |(bare, _)| bare).trim_end_matches('!');
        names.contains(&bare)
    })
}
