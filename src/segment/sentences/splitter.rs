//! Cuts a block into sentences at its terminal marks.
//!
//! One pass over the bytes to the next mark (`.`, `!`, `?`, `。`, `।` …); there the run of marks and of the
//! quotes and brackets that close after it is read (`run`), then the evidence on both sides is weighed
//! (`weigh`):
//!
//! - before the mark (`before`): a word, a number, an initial, an abbreviation of the lists (`abbreviation`)
//!   or what looks like one;
//! - after it (`next`): a blank or none, and the case of the next word; whether that word is a function word ("The"),
//!   which no name is, or is written in lower case nearby (`nearby`);
//! - a quote or bracket never hides a boundary, so an unbalanced one does no harm; only a Japanese particle
//!   after 」, and a title in 《》, go on (`closing`);
//! - where the script has no capitals, the text's own full stops and verbs of saying (`caseless`);
//! - items of a list inside a line are sentences (`list`); so is what used to stand on a line of its own: drawn
//!   rules, time stamps of mail (`lone`);
//! - Thai and Lao have no marks: `blank` cuts them at blanks.
//!
//! Every look to either side is bounded, so the cost is linear whatever the text.

use super::boundary::Place;
use super::letters::is_lower;
use super::mark_run::Run;
use super::standalone::{After, Lone, is_address, lone_at};
use super::without_capitals::has_own_stops;
use super::word_after::{Case, Next};
use super::word_before::Before;
use crate::ascii::wide_chars;
use crate::document::{BlockKind, Span};
use crate::language::{Profile, Property, Script};
use crate::segment::blocks::inline_list;
use crate::segment::blocks::reader::RawBlock;
use crate::segment::marks::{self, Mark};

/// Cuts the blocks of one text into sentences.
pub(crate) struct SentenceSplitter<'t> {
    pub(in crate::segment) text: &'t str,
    pub(in crate::segment) profile: &'static Profile,
    pub(in crate::segment) writing: Writing,
    /// Whether the text ends its sentences with a full stop of its own script, `।` or `。`.
    pub(in crate::segment) has_own_stops: bool,
    /// So many brackets that close nothing are a smile.
    n_lone_smile: usize,
}

/// The bytes that may start a mark.
const STARTS_MARK: [bool; 256] = {
    let mut starts = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        starts[byte] = marks::may_start_mark(byte as u8);
        byte += 1;
    }
    starts
};

/// How the text uses capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::segment) enum Writing {
    /// Capitals start sentences and names, or the script has none.
    Usual,
    /// No capitals where there should be.
    LowerCase,
}

impl<'t> SentenceSplitter<'t> {
    /// A splitter for the blocks of `text`.
    pub(crate) fn new(text: &'t str, profile: &'static Profile) -> Self {
        // Those who write Cyrillic smile with one bracket: "спасибо)".
        let n_lone_smile = if profile.script == Script::Cyrillic { 1 } else { 2 };
        let sample = &text[..text.floor_char_boundary(SAMPLE_BYTES)];
        Self {
            text,
            profile,
            writing: writing_of(sample),
            has_own_stops: profile.script.has_own_stop() && has_own_stops(sample),
            n_lone_smile,
        }
    }

    /// Appends the sentences of `block`: spans in reading order, without blanks around them, none empty.
    pub(crate) fn split(&mut self, block: &RawBlock, out: &mut Vec<Span>) {
        let range = block.span.range();
        match block.kind {
            BlockKind::Rule => {}
            BlockKind::Code => self.split_lines(range.start, range.end, out),
            BlockKind::Title
            | BlockKind::Paragraph
            | BlockKind::ListItem
            | BlockKind::Quote
            | BlockKind::Table
            | BlockKind::Meta => self.split_running(range.start, range.end, out),
        }
    }

    fn split_lines(&self, start: usize, end: usize, out: &mut Vec<Span>) {
        let mut at = start;
        for line in self.text[start..end].split(['\n', '\r']) {
            self.push(at, at + line.len(), out);
            at += line.len() + 1;
        }
    }

    fn split_running(&self, start: usize, end: usize, out: &mut Vec<Span>) {
        let mut sentence_start = start;
        loop {
            let next_item = inline_list::next_item(self.text, sentence_start, end);
            let limit = next_item.unwrap_or(end);
            self.split_item(sentence_start, limit, out);
            let Some(next_item) = next_item else { break };
            sentence_start = next_item;
        }
    }

    fn split_item(&self, start: usize, limit: usize, out: &mut Vec<Span>) {
        let (mut sentence_start, mut at) = (start, start);
        while let Some(mark) = self.next_mark(at, limit) {
            if let Some(lone) = lone_at(self.text, mark, limit) {
                at = lone.end;
                if lone.cuts_before && lone.start > sentence_start {
                    self.push(sentence_start, lone.start, out);
                    sentence_start = lone.start;
                }
                if self.is_end_after(&lone, limit) {
                    self.push(sentence_start, at, out);
                    sentence_start = at;
                }
                continue;
            }
            let run = Run::read(self, mark, limit);
            at = run.end;
            if self.is_end(mark, run, sentence_start, limit) {
                self.push(sentence_start, at, out);
                sentence_start = at;
            }
        }
        self.push(sentence_start, limit, out);
    }

    fn push(&self, start: usize, end: usize, out: &mut Vec<Span>) {
        let is_margin = |c: char| c.is_whitespace() || c == '\u{feff}';
        let trimmed = self.text[start..end].trim_start_matches(is_margin);
        let start = end - trimmed.len();
        let trimmed = trimmed.trim_end_matches(is_margin);
        if trimmed.is_empty() {
            return;
        }
        if self.profile.has(Property::SentencesWithoutMarks) {
            super::thai_lao::cut(self.text, start, start + trimmed.len(), self.profile, out);
        } else {
            out.push(Span::new(start, start + trimmed.len()));
        }
    }

    /// The next byte from `at` on where a mark starts, or where a piece stands that is cut off.
    fn next_mark(&self, at: usize, limit: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let starts_mark = |byte: &u8| STARTS_MARK[usize::from(*byte)];
        let mut at = at;
        while at < limit {
            // Eight bytes in one look; most have no mark.
            while let Some(chunk) = bytes[at..limit].first_chunk::<8>()
                && !chunk.iter().fold(false, |any, byte| any | starts_mark(byte))
            {
                at += 8;
            }
            at += bytes[at..limit].iter().position(starts_mark)?;
            if self.mark_at(at, limit).is_some() || lone_at(self.text, at, limit).is_some() {
                return Some(at);
            }
            at += 1;
        }
        None
    }

    /// The mark that starts at byte `at`, and its length; marks of one language and smileys included.
    pub(in crate::segment) fn mark_at(&self, at: usize, limit: usize) -> Option<(Mark, usize)> {
        let bytes = &self.text.as_bytes()[..limit];
        match bytes[at] {
            byte @ (b';' | b':') if bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace) => {
                let mark = match (byte, self.profile.script) {
                    // The Greek question mark looks like a semicolon, the Armenian full stop like a colon.
                    (b';', Script::Greek) => Mark::Call,
                    (b':', Script::Armenian) => Mark::Strong,
                    _ => Mark::Pause,
                };
                Some((mark, 1))
            }
            b')' => marks::smile_at(bytes, at, self.n_lone_smile).map(|length| (Mark::Smile, length)),
            _ => marks::mark_at(bytes, at),
        }
    }

    fn is_end_after(&self, lone: &Lone, limit: usize) -> bool {
        let next = Next::read(self.text, lone.end, limit);
        match lone.after {
            After::Any => next.case != Case::Lower,
            After::Starter => {
                let is_starter = next.case == Case::Upper && self.profile.is_function_word(next.word);
                next.is_spaced && (is_starter || is_address(self.text, &next))
            }
        }
    }

    fn is_end(&self, at: usize, run: Run, sentence_start: usize, limit: usize) -> bool {
        if run.has(Mark::Break) || run.end >= limit {
            return run.has(Mark::Break);
        }
        let next = Next::read(self.text, run.end, limit);
        if next.is_end || next.is_rest(self.text, limit) {
            return false;
        }
        let before = Before::read(self.text, at, sentence_start);
        Place { splitter: self, run, before, next, at, sentence_start }.is_end()
    }
}

/// How many bytes show how a text is written.
const SAMPLE_BYTES: usize = 4096;

/// A text with capitals has at least one in so many letters.
const LOWER_PER_UPPER: usize = 300;

/// How a text uses capitals, by its first few kilobytes.
fn writing_of(sample: &str) -> Writing {
    // Most texts have enough capitals in their first few lines.
    if sample.bytes().filter(u8::is_ascii_uppercase).nth(sample.len() / LOWER_PER_UPPER).is_some() {
        return Writing::Usual;
    }
    let mut n_upper = sample.bytes().filter(u8::is_ascii_uppercase).count();
    let mut n_lower = sample.bytes().filter(u8::is_ascii_lowercase).count();
    for c in wide_chars(sample) {
        n_upper += usize::from(c.is_uppercase());
        n_lower += usize::from(is_lower(c));
    }
    // A heading may have capitals; one sentence has one.
    let is_lower = n_lower >= 40 && n_upper == 0 || n_lower >= 1200 && n_upper * LOWER_PER_UPPER < n_lower;
    if is_lower { Writing::LowerCase } else { Writing::Usual }
}
