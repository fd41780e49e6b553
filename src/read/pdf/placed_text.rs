//! Glyphs placed on a page, joined to runs: words that follow each other on one base line.

use super::characters::{is_right_to_left, is_unspaced, push_below_accent, push_clean};
use super::font::FontStyle;

/// A glyph; the places are those of its base line on the page.
pub(super) struct Glyph<'t> {
    pub start: (f32, f32),
    pub end: (f32, f32),
    pub size: f32,
    pub text: &'t str,
    pub style: FontStyle,
    pub turn: Turn,
    pub is_invisible: bool,
}

/// Where the top of a letter points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    Upright,
    Right,
    Down,
    Left,
}

impl Turn {
    const ALL: [Self; 4] = [Self::Upright, Self::Right, Self::Down, Self::Left];

    /// The turn of text that runs in a direction; `None` if it is aslant.
    pub fn of(x: f32, y: f32) -> Option<Self> {
        const SLANT: f32 = 0.1;
        match () {
            () if y.abs() <= SLANT * x.abs() => Some(if x > 0.0 { Self::Upright } else { Self::Down }),
            () if x.abs() <= SLANT * y.abs() => Some(if y > 0.0 { Self::Right } else { Self::Left }),
            () => None,
        }
    }
}

/// Words that follow each other on one base line, from left to right.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub left: f32,
    pub right: f32,
    /// The base line; it grows downwards.
    pub y: f32,
    pub size: f32,
    /// The text, with a blank at its end if one follows.
    pub text: String,
    pub style: FontStyle,
    /// The right edge with the blanks that follow.
    reach: f32,
    turn: Turn,
    is_invisible: bool,
}

impl Run {
    /// The number of characters.
    pub fn n_chars(&self) -> usize {
        self.text.chars().count()
    }
}

/// A wider gap, as a part of the font size, is a blank.
pub(super) const BLANK: f32 = 0.18;
/// A wider gap ends a run.
const MAX_GAP: f32 = 1.0;
/// Letters overlap no more.
const MAX_OVERLAP: f32 = 0.4;
/// A letter overlaps the accent above it by no more.
const MAX_ACCENT_OVERLAP: f32 = 0.8;
/// The base lines of a run differ no more.
const MAX_STEP: f32 = 0.1;
/// The sizes of a run differ by no larger factor.
const MAX_GROWTH: f32 = 1.08;
/// Text that is written from right to left glyph by glyph is joined to runs of no more bytes.
const MAX_BACKWARD_BYTES: usize = 512;
/// The number of runs among which one is looked for that is drawn again, to look bold.
const MAX_OVERPRINT: usize = 3;

/// The text of a page.
#[derive(Debug)]
pub(super) struct PlacedText {
    pub width: f32,
    pub height: f32,
    /// Runs beyond this number are left out.
    max_runs: usize,
    runs: Vec<Run>,
    /// True if a blank follows the last run.
    is_after_blank: bool,
}

impl PlacedText {
    pub fn new(width: f32, height: f32, max_runs: usize) -> Self {
        Self { width, height, max_runs, runs: Vec::new(), is_after_blank: false }
    }

    /// Adds a glyph. Those outside of the page are left out.
    pub fn add(&mut self, glyph: &Glyph) {
        let (x, y) = glyph.start;
        let is_inside = (-1.0..=self.width + 1.0).contains(&x) && (-1.0..=self.height + 1.0).contains(&y);
        // What is not a number is in no range.
        let has_size = (f32::MIN_POSITIVE..=self.height).contains(&glyph.size);
        if !is_inside || !has_size || !glyph.end.0.is_finite() || !glyph.end.1.is_finite() {
            return;
        }
        let (left, y) = self.upright(glyph.start, glyph.turn);
        let (right, _) = self.upright(glyph.end, glyph.turn);
        let place = TextPlace { left: left.min(right), right: left.max(right), y };
        if glyph.text.trim().is_empty() {
            self.add_blank(glyph, place);
        } else if !self.extend(glyph, place) {
            self.start(glyph, place);
        }
    }

    /// The point as it is if the page is turned so that the text is upright.
    fn upright(&self, (x, y): (f32, f32), turn: Turn) -> (f32, f32) {
        match turn {
            Turn::Upright => (x, y),
            Turn::Right => (y, self.width - x),
            Turn::Down => (self.width - x, self.height - y),
            Turn::Left => (self.height - y, x),
        }
    }

    fn add_blank(&mut self, glyph: &Glyph, place: TextPlace) {
        if let Some(run) = self.runs.last_mut().filter(|run| run.is_like(glyph, place)) {
            let gap = place.left - run.reach;
            if (-MAX_OVERLAP * run.size..=MAX_GAP * run.size).contains(&gap) {
                run.reach = run.reach.max(place.right);
                self.is_after_blank |= !glyph.text.is_empty();
            }
        }
    }

    /// Adds a glyph to the last run; false if it does not follow.
    fn extend(&mut self, glyph: &Glyph, place: TextPlace) -> bool {
        let is_after_blank = self.is_after_blank;
        let Some(run) = self.runs.last_mut().filter(|run| run.is_like(glyph, place)) else { return false };
        let gap = place.left - run.reach;
        let before = run.left - place.right;
        let is_below_accent = (-MAX_ACCENT_OVERLAP * run.size..-BLANK * run.size).contains(&gap);
        if is_below_accent && push_below_accent(glyph.text, &mut run.text) {
            run.right = run.right.max(place.right);
            run.reach = run.right;
        } else if (-MAX_OVERLAP * run.size..=MAX_GAP * run.size).contains(&gap) {
            let first = glyph.text.chars().next();
            let is_wide = gap > BLANK * run.size;
            if is_after_blank
                || is_wide
                    && !(run.text.chars().next_back().is_some_and(is_unspaced)
                        && first.is_some_and(is_unspaced))
            {
                run.text.push(' ');
            }
            push_clean(glyph.text, &mut run.text);
            run.right = run.right.max(place.right);
            run.reach = run.right;
        } else if glyph.text.starts_with(is_right_to_left)
            && !is_after_blank
            && (-MAX_OVERLAP * run.size..=BLANK * run.size).contains(&before)
            && run.text.len() <= MAX_BACKWARD_BYTES
        {
            let mut text = String::new();
            push_clean(glyph.text, &mut text);
            run.text.insert_str(0, &text);
            run.left = run.left.min(place.left);
        } else {
            return false;
        }
        self.is_after_blank = false;
        true
    }

    fn start(&mut self, glyph: &Glyph, place: TextPlace) {
        self.end_run();
        if self.runs.len() >= self.max_runs {
            return;
        }
        let mut text = String::new();
        push_clean(glyph.text, &mut text);
        self.runs.push(Run {
            left: place.left,
            right: place.right,
            y: place.y,
            size: glyph.size,
            text,
            style: glyph.style,
            reach: place.right,
            turn: glyph.turn,
            is_invisible: glyph.is_invisible,
        });
    }

    /// Ends the last run, and leaves it out if it is drawn over one like it.
    fn end_run(&mut self) {
        let is_after_blank = std::mem::take(&mut self.is_after_blank);
        let Some((last, before)) = self.runs.split_last_mut() else { return };
        if is_after_blank {
            last.text.push(' ');
        }
        let is_over = |run: &Run| {
            let near = 0.15 * run.size;
            run.text == last.text && (run.left - last.left).abs() < near && (run.y - last.y).abs() < near
        };
        if before.iter().rev().take(MAX_OVERPRINT).any(is_over) {
            self.runs.pop();
        }
    }

    /// The runs in the direction of most of the text. Text without ink counts only if there is no other, as in recognized scans.
    pub fn finish(mut self) -> PageRuns {
        self.end_run();
        let has_visible = self.runs.iter().any(|run| !run.is_invisible);
        self.runs.retain(|run| !(has_visible && run.is_invisible || run.text.trim().is_empty()));
        let amount = |turn: &Turn| {
            self.runs.iter().filter(|run| run.turn == *turn).map(|run| run.text.len()).sum::<usize>()
        };
        // Of equals the last counts.
        let turn = Turn::ALL.into_iter().rev().max_by_key(amount).unwrap_or(Turn::Upright);
        let is_sideways = matches!(turn, Turn::Left | Turn::Right);
        self.runs.retain(|run| run.turn == turn);
        let height = if is_sideways { self.width } else { self.height };
        PageRuns { height, runs: self.runs }
    }
}

/// The runs of a page.
#[derive(Debug)]
pub(super) struct PageRuns {
    pub height: f32,
    pub runs: Vec<Run>,
}

/// Where a glyph is, the page turned so that it is upright.
#[derive(Debug, Clone, Copy)]
struct TextPlace {
    left: f32,
    right: f32,
    y: f32,
}

impl Run {
    /// True if a glyph is on the same line and looks like the run.
    fn is_like(&self, glyph: &Glyph, place: TextPlace) -> bool {
        (place.y - self.y).abs() <= MAX_STEP * self.size
            && glyph.size <= self.size * MAX_GROWTH
            && self.size <= glyph.size * MAX_GROWTH
            && (glyph.turn, glyph.is_invisible, glyph.style) == (self.turn, self.is_invisible, self.style)
    }
}
