//! Lines at the top and the bottom of pages that are not part of the text: running heads and feet, page numbers.

use super::lines::{PdfLine, lines};
use super::placed_text::PageRuns;
use foldhash::{HashMap, HashMapExt};

/// The number of lines that are looked at, from the edge of the page.
const MAX_LINES: usize = 3;
/// They are within this part of the page.
const EDGE: f32 = 0.17;
/// Base lines of running lines differ no more.
const MAX_STEP: f32 = 4.0;
/// A head that changes is found on at least this many pages.
const MIN_PAGES: usize = 4;
/// A line with at least this many letters is a running line if it is on two pages.
const MIN_LETTERS: usize = 8;
/// A gap below a head that changes is at least this many times the size of its letters.
const MIN_GAP: f32 = 1.7;

/// A line near the edge of a page.
struct EdgeLine {
    page: i64,
    y: f32,
    y_range: (f32, f32),
    /// The text with `#` for numbers.
    key: String,
    numbers: Vec<i64>,
    /// True if a wide gap is between it and the text.
    is_apart: bool,
    /// True if the page has no other line.
    is_alone: bool,
    is_page_number: bool,
    /// True if its letters are large or bold.
    is_heading: bool,
}

/// Which edge of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    Top,
    Bottom,
}

/// Lines of letters that are larger than usual by this factor are headings, unless they are on half of the pages.
const HEADING_SIZE: f32 = 1.12;

/// Takes the running lines out of the pages, most of whose letters have the usual size.
pub(super) fn remove_running_lines(pages: &mut [PageRuns], usual_size: f32) {
    for edge in [Edge::Top, Edge::Bottom] {
        let found: Vec<Vec<EdgeLine>> =
            pages.iter().zip(0..).map(|(page, number)| edge_lines(page, number, edge, usual_size)).collect();
        let counts = RunningCounts::of(&found);
        for (page, found) in pages.iter_mut().zip(&found) {
            let n_running =
                found.iter().enumerate().take_while(|(rank, line)| counts.is_running(line, *rank)).count();
            for line in &found[..n_running] {
                page.runs.retain(|run| !(line.y_range.0..=line.y_range.1).contains(&run.y));
            }
        }
    }
}

/// The lines next to an edge, the outermost first.
fn edge_lines(page: &PageRuns, number: i64, edge: Edge, usual_size: f32) -> Vec<EdgeLine> {
    let (high, low) = match edge {
        Edge::Top => (f32::MIN, EDGE * page.height),
        Edge::Bottom => ((1.0 - EDGE) * page.height, f32::MAX),
    };
    let near = page.runs.iter().filter(|run| (high..=low).contains(&run.y)).cloned().collect();
    let mut found = lines(near);
    if edge == Edge::Bottom {
        found.reverse();
    }
    let of_line = |(rank, line): (usize, &PdfLine)| EdgeLine {
        is_heading: line.size >= HEADING_SIZE * usual_size || line.style.is_bold,
        is_alone: page.runs.iter().all(|run| (line.y_range.0..=line.y_range.1).contains(&run.y)),
        ..EdgeLine::of(line, found.get(rank + 1), number)
    };
    found.iter().enumerate().take(MAX_LINES).map(of_line).collect()
}

impl EdgeLine {
    fn of(line: &PdfLine, next: Option<&PdfLine>, page: i64) -> Self {
        let text = line.text();
        let gap = next.map_or(f32::MAX, |next| (next.y - line.y).abs());
        Self {
            page,
            y: line.y,
            y_range: line.y_range,
            key: without_numbers(&text),
            numbers: text
                .split(|c: char| !c.is_ascii_digit())
                .filter_map(|digits| digits.parse().ok())
                .collect(),
            is_apart: gap >= MIN_GAP * line.size && line.n_chars() <= 100,
            is_alone: false,
            is_page_number: is_page_number(&text),
            is_heading: false,
        }
    }

    /// Where the line is: a number that is equal or one more or less on pages where it is in the same place.
    fn place(&self) -> i64 {
        (self.y / MAX_STEP) as i64
    }
}

/// How often what is found on how many pages.
struct RunningCounts {
    n_pages: usize,
    keys: HashMap<(String, i64), usize>,
    /// Numbers less the number of the page.
    numbers: HashMap<(i64, i64), usize>,
    places: HashMap<i64, usize>,
}

impl RunningCounts {
    fn of(pages: &[Vec<EdgeLine>]) -> Self {
        let mut counts = Self {
            n_pages: pages.len(),
            keys: HashMap::new(),
            numbers: HashMap::new(),
            places: HashMap::new(),
        };
        for (rank, line) in pages.iter().flat_map(|lines| lines.iter().enumerate()) {
            let place = line.place();
            // A place counts for its neighbours, since base lines differ by a little.
            for near in place - 1..=place + 1 {
                *counts.keys.entry((line.key.clone(), near)).or_default() += 1;
                let mut offsets: Vec<i64> =
                    line.numbers.iter().map(|number| number.saturating_sub(line.page)).collect();
                offsets.sort_unstable();
                offsets.dedup();
                for offset in offsets {
                    *counts.numbers.entry((offset, near)).or_default() += 1;
                }
            }
            // A line alone is the text of its page.
            if rank == 0 && line.is_apart && !line.is_alone {
                *counts.places.entry(place).or_default() += 1;
            }
        }
        counts
    }

    fn is_running(&self, line: &EdgeLine, rank: usize) -> bool {
        let place = line.place();
        let n_equal = self.keys.get(&(line.key.clone(), place)).copied().unwrap_or(0);
        let n_counted =
            |number: &i64| self.numbers.get(&(number.saturating_sub(line.page), place)).copied().unwrap_or(0);
        let n_places: usize = (place - 1..=place + 1).filter_map(|place| self.places.get(&place)).sum();
        let n_letters = line.key.chars().filter(|c| c.is_alphabetic()).count();
        let min_equal = match () {
            () if line.is_heading => 3.max(self.n_pages / 2),
            () if self.n_pages == 2 || n_letters >= MIN_LETTERS => 2,
            () => 3,
        };
        line.is_page_number && rank == 0
            || n_equal >= min_equal
            || line.numbers.iter().any(|number| n_counted(number) >= 3)
            || rank == 0
                && line.is_apart
                && !line.is_heading
                && n_places >= MIN_PAGES
                && n_places * 2 >= self.n_pages
    }
}

/// The text in lower case with `#` for each number.
fn without_numbers(text: &str) -> String {
    let mut key = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        match c {
            '0'..='9' if key.ends_with('#') => {}
            '0'..='9' => key.push('#'),
            _ => key.extend(c.to_lowercase()),
        }
    }
    key
}

/// True for `12`, `- 12 -`, `xii`, `Page 3 of 10`, `3/10`.
fn is_page_number(text: &str) -> bool {
    let key = without_numbers(text);
    let bare = key.trim_matches(|c| matches!(c, '-' | '–' | '—' | '[' | ']' | '(' | ')' | '.' | '|' | '·'));
    let is_roman =
        !bare.is_empty() && bare.len() <= 6 && bare.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l'));
    is_roman
        || bare == "#"
        || bare == "#/#"
        || ["page#", "seite#", "p.#", "s.#"].iter().any(|start| bare.starts_with(start)) && bare.len() <= 12
}
