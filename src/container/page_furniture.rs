//! Pages set for print: lines at the top and foot of pages are left out, and a sentence goes on from page to page.
//!
//! Pages end with a form feed, or with a line like "[Page 3]". What is at their edges is furniture if it is on most
//! pages, page numbers apart. A page of a manual has its name at both ends of its first line and in its last.

use super::lines::{Line, ends_sentence, lines};
use super::reading::{ContainerReading, PARAGRAPH};
use foldhash::{HashMap, HashMapExt};
use std::ops::Range;

/// Furniture is among the first or the last lines of a page that are not blank, at most this many.
const MAX_EDGE_LINES: usize = 3;
/// A longer line is text.
const MAX_LINE_BYTES: usize = 160;
const PAGE_MARK: &str = "[Page ";

/// The text without the edges of its pages; `None` if it has none.
pub(super) fn page_furniture(text: &str) -> Option<ContainerReading> {
    let manual = manual_name(text.trim_start().split('\n').next().unwrap_or_default());
    let bytes = text.as_bytes();
    let has_pages = memchr::memchr(b'\x0c', bytes).is_some()
        || memchr::memmem::find(bytes, PAGE_MARK.as_bytes()).is_some();
    if manual.is_none() && !has_pages {
        return None;
    }
    let lines: Vec<Line> = lines(text).collect();
    let mut is_furniture = vec![false; lines.len()];
    if let Some(name) = manual {
        mark_manual_edges(&lines, name, &mut is_furniture);
    }
    mark_page_edges(text, &lines, &mut is_furniture);
    without(text, &lines, &is_furniture).if_any()
}

/// The name of the page of a manual that a line is over: `LAMPCTL(1)`.
fn manual_name(line: &str) -> Option<&str> {
    let (first, last) = (line.split_whitespace().next()?, line.split_whitespace().next_back()?);
    let (name, section) = first.strip_suffix(')')?.split_once('(')?;
    let is_section = section.starts_with(|c: char| c.is_ascii_digit()) && section.len() <= 4;
    (first == last && line.trim().len() > 2 * first.len() && is_section && !name.is_empty()).then_some(first)
}

/// Marks the first and the last line of every page of a manual: those in columns with the same at both ends, or with its name.
fn mark_manual_edges(lines: &[Line], name: &str, is_furniture: &mut [bool]) {
    for (line, is_furniture) in lines.iter().zip(is_furniture) {
        let columns: Vec<&str> =
            line.content().split("  ").map(str::trim).filter(|column| !column.is_empty()).collect();
        if let [first, .., last] = columns[..] {
            *is_furniture |= first == last || first == name || last == name;
        }
    }
}

/// Marks the lines at the edges of pages that are on most pages, and page numbers.
fn mark_page_edges(text: &str, lines: &[Line], is_furniture: &mut [bool]) {
    let breaks: Vec<usize> = (0..lines.len()).filter(|&at| is_break(text, &lines[at])).collect();
    let is_short = |at: &usize| !lines[*at].is_blank() && lines[*at].text.len() <= MAX_LINE_BYTES;
    let mut edges: Vec<usize> = breaks.iter().flat_map(|&at| edge(lines, at)).filter(is_short).collect();
    edges.sort_unstable();
    edges.dedup();
    let keys: Vec<String> = edges.iter().map(|&at| without_numbers(lines[at].text)).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    keys.iter().for_each(|key| *counts.entry(key).or_default() += 1);
    for (at, key) in edges.into_iter().zip(&keys) {
        let count = counts.get(key.as_str()).copied().unwrap_or(0);
        let is_number = !key.contains(char::is_alphabetic) && key.contains('0');
        is_furniture[at] |= is_number || count >= 2 && count * 2 >= breaks.len();
    }
}

/// True if a page ends with or before a line.
fn is_break(text: &str, line: &Line) -> bool {
    text[line.start..line.next].contains('\x0c') || line.text.ends_with(']') && line.text.contains(PAGE_MARK)
}

/// The lines at the foot of a page and at the top of the next, around the one with the break.
fn edge(lines: &[Line], at: usize) -> Range<usize> {
    let reach = 4 * MAX_EDGE_LINES;
    let near = |steps: &mut dyn Iterator<Item = usize>| {
        steps.take(reach).filter(|&at| !lines[at].is_blank()).take(MAX_EDGE_LINES).last()
    };
    let first = near(&mut (0..at).rev()).unwrap_or(at);
    let last = near(&mut (at..lines.len())).unwrap_or(at);
    first..last.max(at) + 1
}

/// A line with every number as `0` and every run of blanks as one.
fn without_numbers(line: &str) -> String {
    let mut key = String::with_capacity(line.len());
    for c in line.trim().chars() {
        let c = if c.is_numeric() {
            '0'
        } else if c.is_whitespace() {
            ' '
        } else {
            c
        };
        if !(matches!(c, '0' | ' ') && key.ends_with(c)) {
            key.push(c);
        }
    }
    key
}

/// The text without furniture and the blank lines around it. Lines that end no sentence go on after it.
fn without(text: &str, lines: &[Line], is_furniture: &[bool]) -> ContainerReading {
    let mut reading = ContainerReading::default();
    let mut before: Option<&Line> = None;
    let mut is_out = false;
    for (line, &is_furniture) in lines.iter().zip(is_furniture).filter(|(line, _)| !line.is_blank()) {
        if is_furniture {
            is_out = true;
            continue;
        }
        if is_out {
            let indent = line.text.len() - line.content().len();
            let joint = if before.is_none_or(|before| ends_sentence(before.text)) { PARAGRAPH } else { "\n" };
            reading.read_as(
                before.map_or(0, Line::end)..line.start + indent,
                if before.is_none() { "" } else { joint },
            );
        }
        (before, is_out) = (Some(line), false);
    }
    if is_out {
        reading.leave_out(before.map_or(0, Line::end)..text.len());
    }
    reading
}
