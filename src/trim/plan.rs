//! Which pieces stay: the best first, each with the titles above it and what leads it in, as long as they fit with the marks of
//! what is left out.

use super::marks::{MarkDetail, Marks};
use super::measure::Measure;
use super::pieces::{PieceKind, TextPiece};
use super::topics::MarkTopics;
use super::trimmed::{OmittedPart, Trimmed};
use super::values::MAIN_TITLE;
use crate::document::Span;
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};
use std::ops::Range;

/// After this many pieces in a row that do not fit no others are tried.
const MAX_MISSES: usize = 400;

/// The share of a length that is left for what the marks say beyond their counts.
const TOPIC_SHARE: usize = 20;

/// How much marks say, and how much less a piece would be worth that takes nothing but marks and titles: tried in this order.
const TRIALS: [(MarkDetail, f64); 3] =
    [(MarkDetail::Counts, 0.4), (MarkDetail::Counts, 1.2), (MarkDetail::Bare, 1.2)];

/// A piece is taken with this many others at most: titles, and the items that an item is under.
const MAX_NEEDED: usize = 64;

/// This many of the largest parts that are left out have topics.
const MAX_WITH_TOPICS: usize = 50;

/// Marks that take more than this part of a length are too many.
const MAX_MARK_SHARE: usize = 4;

/// The pieces that stay.
pub(super) struct Plan<'p> {
    text: &'p str,
    pieces: &'p [TextPiece],
    measure: &'p Measure,
    marks: Marks<'p>,
    /// By piece: about how long it is.
    lengths: Vec<usize>,
    /// See [`TRIALS`].
    beside_cost: f64,
    /// By piece: the title above it.
    titles: Vec<Option<usize>>,
    kept: BTreeSet<usize>,
    /// The pieces in the order taken, those taken together as one.
    taken: Vec<Vec<usize>>,
    /// About how long the text is.
    length: usize,
}

impl<'p> Plan<'p> {
    pub(super) fn of(text: &'p str, pieces: &'p [TextPiece], measure: &'p Measure) -> Self {
        let length = |piece: &TextPiece| {
            let n_sentences = piece.sentences.len();
            measure.estimate(&text[piece.bytes.clone()], piece.n_words, n_sentences)
        };
        let marks = Marks::of(text, pieces);
        let lengths = pieces.iter().map(length).collect();
        let (kept, taken) = (BTreeSet::new(), Vec::new());
        Self {
            text,
            pieces,
            measure,
            marks,
            lengths,
            beside_cost: 0.0,
            titles: titles(pieces),
            kept,
            taken,
            length: 0,
        }
    }

    /// The share of the length that a piece takes.
    pub(super) fn size(&self, piece: usize) -> f64 {
        self.lengths[piece] as f64 / self.measure.limit as f64
    }

    pub(super) fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Takes the pieces of most value that fit. If their marks then take much of the length, pieces that stand together count for
    /// more; if that does not help, marks are bare.
    pub(super) fn take_best(&mut self, values: &[f64]) {
        for (detail, beside_cost) in TRIALS {
            (self.marks.detail, self.beside_cost) = (detail, beside_cost);
            self.take_all(values);
            self.fill_gaps();
            let of_marks: usize = self.gaps().map(|gap| self.mark_length(&gap)).sum();
            if of_marks * MAX_MARK_SHARE <= self.measure.limit && !self.kept.is_empty() {
                break;
            }
        }
    }

    fn take_all(&mut self, values: &[f64]) {
        self.kept.clear();
        self.taken.clear();
        self.length = if self.pieces.is_empty() { 0 } else { self.mark_length(&(0..self.pieces.len())) };
        let reserve =
            if self.marks.detail == MarkDetail::Counts { self.measure.limit / TOPIC_SHARE } else { 0 };
        let room = self.measure.limit - reserve;
        let is_title = |piece: usize| matches!(self.pieces[piece].kind, PieceKind::Title(_));
        // A title comes with the best of its section; the main one by itself. Markup alone only fills gaps.
        let is_open = |&piece: &usize| {
            !self.pieces[piece].is_markup && (!is_title(piece) || values[piece] >= MAIN_TITLE)
        };
        let open = (0..self.pieces.len()).filter(is_open);
        let open: Vec<usize> = open.collect();
        let mut queue: BinaryHeap<_> = open.into_iter().map(|piece| self.offer(piece, values)).collect();
        let mut n_misses = 0;
        while let Some((rank, Reverse(piece))) = queue.pop().filter(|_| n_misses <= MAX_MISSES) {
            if self.kept.contains(&piece) {
                continue;
            }
            let offer = self.offer(piece, values);
            if offer.0 < rank {
                queue.push(offer);
            } else if self.take(piece, room) {
                n_misses = 0;
                // Beside a piece that stays there is no mark to pay for.
                let neighbours = [piece.wrapping_sub(1), piece + 1];
                let is_open = |next: usize| {
                    self.pieces.get(next).is_some_and(|piece| !piece.is_markup) && !is_title(next)
                };
                let neighbours = neighbours.into_iter().filter(|&next| is_open(next));
                let neighbours: Vec<usize> = neighbours.collect();
                queue.extend(neighbours.into_iter().map(|next| self.offer(next, values)));
            } else {
                n_misses += 1;
            }
        }
    }

    /// Takes the parts back in whose marks are as long as they are.
    fn fill_gaps(&mut self) {
        let own = |gap: &Range<usize>| self.lengths[gap.clone()].iter().sum::<usize>();
        let short: Vec<Range<usize>> = self.gaps().filter(|gap| own(gap) <= self.mark_length(gap)).collect();
        for gap in short {
            gap.clone().for_each(|piece| self.insert(piece));
            self.taken.push(gap.collect());
        }
    }

    /// The rank of a piece now, and the piece: its value, less for what it takes beside itself, marks and titles, and more if
    /// it saves marks.
    fn offer(&mut self, piece: usize, values: &[f64]) -> (i64, Reverse<usize>) {
        let before = self.length;
        let needed = self.insert_with_needed(piece);
        let own = self.lengths[piece] as f64;
        let beside = self.length as f64 - before as f64 - own;
        self.remove(&needed, before);
        let share = (beside / (beside + own).max(1.0)).clamp(-1.0, 1.0);
        let value = values[piece] - self.beside_cost * share;
        ((value * 1e9) as i64, Reverse(piece))
    }

    /// Takes a piece and what it needs, if they fit and are worth their titles and marks; true if so.
    fn take(&mut self, piece: usize, room: usize) -> bool {
        let (before, is_first) = (self.length, self.kept.is_empty());
        let needed = self.insert_with_needed(piece);
        let is_own = |&&one: &&usize| one == piece || !matches!(self.pieces[one].kind, PieceKind::Title(_));
        let own: usize = needed.iter().filter(is_own).map(|&one| self.lengths[one]).sum();
        let is_worth_it = is_first || self.length <= before + 2 * own;
        let is_taken = self.length <= room && is_worth_it;
        if is_taken {
            self.taken.push(needed);
        } else {
            self.remove(&needed, before);
        }
        is_taken
    }

    /// Adds a piece, what it leads in and what they need; returns those that were added.
    fn insert_with_needed(&mut self, piece: usize) -> Vec<usize> {
        let mut needed: Vec<usize> = [piece].into_iter().chain(self.pieces[piece].leads).collect();
        let mut at = 0;
        while let Some(&one) = needed.get(at).filter(|_| at < MAX_NEEDED) {
            at += 1;
            let more = [self.pieces[one].needs, self.titles[one]].into_iter().flatten();
            let more: Vec<usize> =
                more.filter(|more| !needed.contains(more) && !self.kept.contains(more)).collect();
            needed.extend(more);
        }
        needed.retain(|one| !self.kept.contains(one));
        needed.iter().for_each(|&one| self.insert(one));
        needed
    }

    /// Takes pieces back that were added when the text was `length` long.
    fn remove(&mut self, pieces: &[usize], length: usize) {
        for piece in pieces {
            self.kept.remove(piece);
        }
        self.length = length;
    }

    /// Adds a piece, and what that changes of the length.
    fn insert(&mut self, piece: usize) {
        let start = self.kept.range(..piece).next_back().map_or(0, |before| before + 1);
        let end = self.kept.range(piece..).next().copied().unwrap_or(self.pieces.len());
        let added =
            self.lengths[piece] + self.mark_length(&(start..piece)) + self.mark_length(&(piece + 1..end));
        self.length = (self.length + added).saturating_sub(self.mark_length(&(start..end)));
        self.kept.insert(piece);
    }

    /// About how long the mark of a gap is, with the line ends around it.
    fn mark_length(&self, gap: &Range<usize>) -> usize {
        if gap.is_empty() { 0 } else { self.measure.of_mark(&(self.marks.mark(gap, &[]) + "\n\n")) }
    }

    /// The parts between the pieces that stay.
    fn gaps(&self) -> impl Iterator<Item = Range<usize>> {
        let ends = self.kept.iter().copied().chain([self.pieces.len()]);
        let starts = std::iter::once(0).chain(self.kept.iter().map(|piece| piece + 1));
        starts.zip(ends).map(|(start, end)| start..end).filter(|gap| !gap.is_empty())
    }

    /// Takes the last pieces back, of about `n` times.
    pub(super) fn drop_last(&mut self, n: usize) {
        for _ in 0..n {
            for piece in self.taken.pop().into_iter().flatten() {
                self.kept.remove(&piece);
            }
        }
    }

    /// The text of the pieces that stay, with marks.
    pub(super) fn trimmed(&self, topics: &MarkTopics) -> Trimmed {
        let omitted = self.omitted(topics);
        let line_end = if self.text.contains("\r\n") { "\r\n" } else { "\n" };
        let mut text = String::new();
        let mut marks = self.gaps().zip(&omitted).peekable();
        for piece in 0..=self.pieces.len() {
            if let Some((gap, part)) = marks.next_if(|(gap, _)| gap.start == piece) {
                let mark = self.marks.mark(&gap, &part.topics);
                self.push_mark(&mut text, &mark, &gap, line_end);
            }
            if self.kept.contains(&piece) {
                text.push_str(&self.text[self.pieces[piece].bytes.clone()]);
            }
        }
        let kept: Vec<Span> = self.runs();
        Trimmed::parts(self.text, text, &kept, omitted, self.measure)
    }

    /// Adds a mark: on a line by itself unless it stands within a paragraph.
    fn push_mark(&self, text: &mut String, mark: &str, gap: &Range<usize>, line_end: &str) {
        let ends_line = text.is_empty() || text.ends_with(['\n', '\r']);
        if !ends_line && !text.ends_with([' ', '\t']) {
            text.push(' ');
        } else if ends_line
            && self.pieces[gap.start].starts_block
            && !text.is_empty()
            && !has_blank_line(text)
        {
            // So that it is not read as part of an item.
            text.push_str(line_end);
        }
        text.push_str(mark);
        let Some(next) = self.pieces.get(gap.end) else {
            // As the text ends.
            return text.push_str(if self.text.ends_with('\n') { line_end } else { "" });
        };
        let starts_line = next.bytes.start == 0 || self.text[..next.bytes.start].ends_with(['\n', '\r']);
        let is_line = starts_line && next.starts_block;
        if is_line {
            text.push_str(line_end);
            text.push_str(line_end);
        } else {
            text.push(' ');
        }
    }

    /// The parts that are left out, with topics as far as there is room for them, the largest parts first.
    fn omitted(&self, topics: &MarkTopics) -> Vec<OmittedPart> {
        let gaps: Vec<Range<usize>> = self.gaps().collect();
        let part = |gap: &Range<usize>| OmittedPart {
            span: self.marks.span(gap),
            lines: self.marks.lines(gap),
            n_sentences: self.marks.n_sentences(gap),
            topics: Vec::new(),
        };
        let mut parts: Vec<OmittedPart> = gaps.iter().map(part).collect();
        if self.marks.detail == MarkDetail::Bare {
            return parts;
        }
        let mut room = self.measure.limit.saturating_sub(self.length);
        let mut largest: Vec<usize> = (0..gaps.len()).collect();
        largest.sort_by_key(|&at| (Reverse(parts[at].span.len()), at));
        for at in largest.into_iter().take(MAX_WITH_TOPICS) {
            let mut length = self.mark_length(&gaps[at]);
            for topic in topics.about(self.pieces, gaps[at].clone()) {
                parts[at].topics.push(topic);
                let longer = self.measure.of_mark(&(self.marks.mark(&gaps[at], &parts[at].topics) + "\n\n"));
                if longer - length.min(longer) > room {
                    parts[at].topics.pop();
                    break;
                }
                room -= longer - length.min(longer);
                length = longer;
            }
        }
        parts
    }

    /// The places of pieces that stay, neighbours as one.
    fn runs(&self) -> Vec<Span> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for &piece in &self.kept {
            let bytes = self.pieces[piece].bytes.clone();
            match runs.last_mut().filter(|run| run.end == bytes.start) {
                Some(run) => run.end = bytes.end,
                None => runs.push(bytes),
            }
        }
        runs.into_iter().map(|run| Span::new(run.start, run.end)).collect()
    }
}

/// True if a text ends with a blank line.
fn has_blank_line(text: &str) -> bool {
    let end = text.trim_end_matches([' ', '\t', '\r', '\n']).len();
    text[end..].matches('\n').count() > 1
}

/// By piece: the title that it is under, if there is one.
fn titles(pieces: &[TextPiece]) -> Vec<Option<usize>> {
    let mut open: Vec<(u8, usize)> = Vec::new();
    let title = |(at, piece): (usize, &TextPiece)| {
        if let PieceKind::Title(level) = piece.kind {
            open.retain(|&(above, _)| above < level);
            let above = open.last().map(|&(_, title)| title);
            open.push((level, at));
            above
        } else {
            open.last().map(|&(_, title)| title)
        }
    };
    pieces.iter().enumerate().map(title).collect()
}
