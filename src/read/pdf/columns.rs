//! The order in which the parts of a page are read: columns one after another, and what goes across them above and below.
//!
//! A gutter is a place where the left edges of many lines are in line, with no text across it from one line to another further down,
//! and lines of running text on both sides. The part of the page above it, the columns, and the part below are searched in turn.

use super::placed_text::Run;

/// A column has at least this many lines, unless a page has the same gutter.
const MIN_LINES: usize = 4;
/// Its lines have at least this many characters on average: those of a table have fewer.
const MIN_LINE_CHARS: usize = 16;
/// As many are enough if the lines have at least this part of the width of the widest on average.
const MIN_FULL_LINE_CHARS: usize = 12;
const MIN_FULL: f32 = 0.78;
/// A gutter is at least this wide, as a part of the size of the letters.
const MIN_GUTTER: f32 = 0.5;
/// Left edges that are in line differ no more.
const MAX_STEP: f32 = 2.0;
/// Parts are divided no more often.
const MAX_DEPTH: usize = 12;
/// No more gutters are known from other pages.
const MAX_KNOWN: usize = 32;
/// Of a page no more left edges are tried.
const MAX_EDGES: usize = 12;

/// The parts of a page in the order in which they are read, each with runs in the order of their base lines. Gutters that are found are
/// added to `known`; those in it need fewer lines.
pub(super) fn columns(mut runs: Vec<Run>, known: &mut Vec<f32>) -> Vec<Vec<Run>> {
    runs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut parts = Vec::new();
    divide(runs, known, MAX_DEPTH, &mut parts);
    parts
}

/// A place between columns, and the base lines of what goes across it above and below.
struct Gutter {
    x: f32,
    top: f32,
    bottom: f32,
    /// The number of lines in the shorter column.
    n_lines: usize,
}

fn divide(runs: Vec<Run>, known: &mut Vec<f32>, depth: usize, parts: &mut Vec<Vec<Run>>) {
    if runs.is_empty() {
        return;
    }
    let Some(gutter) = (depth > 0).then(|| best_gutter(&runs, known)).flatten() else {
        parts.push(runs);
        return;
    };
    if gutter.n_lines >= 2 * MIN_LINES
        && known.len() < MAX_KNOWN
        && !known.iter().any(|x| (x - gutter.x).abs() <= MAX_STEP)
    {
        known.push(gutter.x);
    }
    let (mut above, mut left, mut right, mut below) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for run in runs {
        match () {
            () if run.y <= gutter.top => above.push(run),
            () if run.y >= gutter.bottom => below.push(run),
            () if run.left < gutter.x => left.push(run),
            () => right.push(run),
        }
    }
    for part in [above, left, right, below] {
        divide(part, known, depth - 1, parts);
    }
}

fn best_gutter(runs: &[Run], known: &[f32]) -> Option<Gutter> {
    let mut best: Option<Gutter> = None;
    for x in left_edges(runs) {
        let min_lines = if known.iter().any(|known| (known - x).abs() <= MAX_STEP) { 1 } else { MIN_LINES };
        let is_better = |gutter: &Gutter| {
            gutter.n_lines >= min_lines && best.as_ref().is_none_or(|best| gutter.n_lines > best.n_lines)
        };
        if let Some(gutter) = gutter_at(runs, x).filter(is_better) {
            best = Some(gutter);
        }
    }
    best
}

/// The left edges that most runs have, the most frequent first, but for the first edge of all.
fn left_edges(runs: &[Run]) -> Vec<f32> {
    let mut edges: Vec<f32> = runs.iter().map(|run| run.left).collect();
    edges.sort_by(f32::total_cmp);
    let mut groups: Vec<(usize, f32)> = Vec::new();
    let mut last = f32::MIN;
    for edge in edges {
        match groups.last_mut() {
            Some((count, _)) if edge - last <= MAX_STEP / 2.0 => *count += 1,
            _ => groups.push((1, edge)),
        }
        last = edge;
    }
    groups.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.total_cmp(&b.1)));
    groups.into_iter().take(MAX_EDGES).map(|(_, edge)| edge - MAX_STEP / 4.0).collect()
}

/// The lines on one side of a gutter.
#[derive(Debug, Clone, Copy)]
struct Side {
    n_lines: usize,
    n_chars: usize,
    first_y: f32,
    last_y: f32,
    /// The left and the right edge of the last line.
    line: (f32, f32),
    /// The widths of all lines before it, and the widest of them.
    width: f32,
    max_width: f32,
    /// The edge next to the gutter.
    edge: f32,
}

impl Side {
    const EMPTY: Self = Self {
        n_lines: 0,
        n_chars: 0,
        first_y: f32::MAX,
        last_y: f32::MIN,
        line: (0.0, 0.0),
        width: 0.0,
        max_width: 0.0,
        edge: f32::MIN,
    };

    fn add(&mut self, run: &Run) {
        if run.y - self.last_y > 0.5 * run.size {
            self.end_line();
            self.n_lines += 1;
            self.last_y = run.y;
            self.line = (run.left, run.right);
        }
        self.line = (self.line.0.min(run.left), self.line.1.max(run.right));
        self.n_chars += run.n_chars();
        self.first_y = self.first_y.min(run.y);
        self.edge = self.edge.max(run.right);
    }

    fn end_line(&mut self) {
        let width = self.line.1 - self.line.0;
        self.width += width;
        self.max_width = self.max_width.max(width);
    }

    /// True for running text: its lines are long, or full.
    fn is_text(mut self) -> bool {
        self.end_line();
        let is_full = self.width >= MIN_FULL * self.max_width * self.n_lines as f32;
        let min_chars = if is_full { MIN_FULL_LINE_CHARS } else { MIN_LINE_CHARS };
        self.n_lines > 0 && self.n_chars >= min_chars * self.n_lines
    }
}

/// The longest stretch of a page that has columns left and right of `x`.
fn gutter_at(runs: &[Run], x: f32) -> Option<Gutter> {
    let mut best: Option<Gutter> = None;
    let (mut left, mut right, mut top) = (Side::EMPTY, Side::EMPTY, f32::MIN);
    let mut take = |left: &Side, right: &Side, top: f32, bottom: f32, size: f32| {
        let overlap = left.last_y.min(right.last_y) - left.first_y.max(right.first_y);
        let is_gutter =
            left.is_text() && right.is_text() && x - left.edge >= MIN_GUTTER * size && overlap >= 0.0;
        let n_lines = left.n_lines.min(right.n_lines);
        if is_gutter && best.as_ref().is_none_or(|best| n_lines > best.n_lines) {
            best = Some(Gutter { x, top, bottom, n_lines });
        }
    };
    let mut size = 0.0;
    for run in runs {
        size = run.size;
        if run.left < x && run.right > x {
            take(&left, &right, top, run.y, size);
            (left, right, top) = (Side::EMPTY, Side::EMPTY, run.y);
        } else if run.right <= x {
            left.add(run);
        } else {
            right.add(run);
        }
    }
    take(&left, &right, top, f32::MAX, size);
    best
}
