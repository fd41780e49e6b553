//! Marks in a row at the end of a sentence, with the quotes and brackets that close after them.

use super::splitter::SentenceSplitter;
use super::trailers::{note, smiley, spaced_closer};
use crate::segment::marks::{self, Closer, SentenceMark, char_at, char_before};

/// Marks, with the quotes and brackets that close after them.
#[derive(Debug, Default)]
pub(super) struct MarkRun {
    /// One past the last byte of the marks and closers.
    pub end: usize,
    /// The number of full stops.
    pub n_stops: usize,
    /// The marks in it. Several full stops also count as [`SentenceMark::Ellipsis`].
    marks: MarkSet,
    /// The last quote or bracket that closes after the marks.
    pub closer: Option<char>,
}

/// A set of marks.
#[derive(Debug, Default, Clone, Copy)]
struct MarkSet(u8);

/// No more smileys and notes than this are read at once.
const MAX_TRAILERS: usize = 64;

impl MarkRun {
    /// The marks from byte `at` on and the quotes and brackets that close after them.
    pub fn read(splitter: &SentenceSplitter, at: usize, limit: usize) -> Self {
        if let Some(plain) = Self::plain(&splitter.text.as_bytes()[at..limit], at) {
            return plain;
        }
        let mut run = Self { end: at, ..Self::default() };
        loop {
            let before = run.end;
            run.read_marks(splitter, limit);
            if run.has(SentenceMark::LineSeparator) {
                return run;
            }
            run.read_closers(splitter.text, limit);
            run.read_trailers(splitter.text, limit);
            if run.end == before {
                return run;
            }
        }
    }

    /// A run of one mark before a blank and a letter or digit, as most are. The full reading would find the same.
    fn plain(bytes: &[u8], at: usize) -> Option<Self> {
        let [byte, b' ', b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z', ..] = bytes else { return None };
        let mark = match byte {
            b'.' => SentenceMark::FullStop,
            b'!' | b'?' => SentenceMark::QuestionOrExclamation,
            _ => return None,
        };
        let n_stops = usize::from(mark == SentenceMark::FullStop);
        Some(Self { end: at + 1, n_stops, marks: MarkSet(1 << mark as u8), closer: None })
    }

    /// True if this mark is in the run.
    pub fn has(&self, mark: SentenceMark) -> bool {
        self.marks.0 & 1 << mark as u8 != 0
    }

    /// True if all marks are smileys and emoji.
    pub fn is_smiley(&self) -> bool {
        self.marks.0 == 1 << SentenceMark::Smiley as u8
    }

    /// Reads marks.
    fn read_marks(&mut self, splitter: &SentenceSplitter, limit: usize) {
        while self.end < limit {
            let Some((mark, length)) = splitter.mark_at(self.end, limit) else { break };
            self.marks.0 |= 1 << mark as u8;
            self.n_stops += usize::from(mark == SentenceMark::FullStop);
            self.end += length;
            if self.spaced_stop_follows(splitter.text, limit) {
                self.end += 1;
            }
        }
        if self.n_stops > 1 {
            self.marks.0 |= 1 << SentenceMark::Ellipsis as u8;
        }
    }

    /// True if an ellipsis with blanks (". . .") goes on at the run's end.
    fn spaced_stop_follows(&self, text: &str, limit: usize) -> bool {
        let bytes = &text.as_bytes()[..limit];
        let at = self.end;
        let is_stop = |at: usize| bytes.get(at) == Some(&b'.');
        let starts_spaced = || bytes.get(at) == Some(&b' ') && is_stop(at + 1) && !is_stop(at + 2);
        if self.n_stops == 0 || !is_stop(at - 1) || !starts_spaced() {
            return false;
        }
        // "word. . . . Next": if a word follows, the first of the four is a full stop and the others are an ellipsis.
        let is_attached =
            self.n_stops == 1 && char_before(text, at - 1, 0).is_some_and(|c| !c.is_whitespace() && c != '.');
        let four = || bytes.get(at..at + 6) == Some(b" . . .") && bytes.get(at + 6) == Some(&b' ');
        !(is_attached && four())
    }

    /// Reads the quotes and brackets that close here.
    fn read_closers(&mut self, text: &str, limit: usize) {
        let mut at = self.end;
        let mut closer = None;
        let mut is_sure = true;
        while let Some(c) = char_at(text, at, limit) {
            let Some(kind) = marks::closer(c) else { break };
            is_sure &= kind == Closer::Sure;
            at += c.len_utf8();
            closer = Some(c);
            if is_sure {
                (self.end, self.closer) = (at, closer);
            }
        }
        // A quote right before a letter opens; an apostrophe belongs to its word. Chinese writes no blanks.
        let is_unspaced = || {
            self.has(SentenceMark::ScriptFullStop)
                || char_before(text, self.end, 0).is_some_and(|c| "！？".contains(c))
        };
        if !is_sure
            && (char_at(text, at, limit).is_none_or(|c| !c.is_alphanumeric())
                || closer == Some('"') && is_unspaced() && closes_quote(text, at - 1))
        {
            (self.end, self.closer) = (at, closer);
        }
    }

    /// Reads what belongs to the sentence although a blank may come before it: a closing quote of tokenised text,
    /// references to notes, smileys.
    fn read_trailers(&mut self, text: &str, limit: usize) {
        for _ in 0..MAX_TRAILERS {
            let at = self.end;
            if let Some(end) = spaced_closer(text, at, limit) {
                (self.end, self.closer) = (end, Some('”'));
            }
            self.end = note(text, self.end, limit);
            self.end = smiley(text, self.end, limit);
            if self.end == at {
                break;
            }
        }
    }
}

/// True if the `"` at byte `at` is the second of two on its line.
fn closes_quote(text: &str, at: usize) -> bool {
    let before = &text.as_bytes()[at.saturating_sub(MAX_QUOTED_BYTES)..at];
    let line = memchr::memrchr(b'\n', before).map_or(before, |newline| &before[newline..]);
    memchr::memchr_iter(b'"', line).count() % 2 == 1
}

/// A line is looked back at no further.
const MAX_QUOTED_BYTES: usize = 1024;
