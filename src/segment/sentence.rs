//! Cuts a block into sentences at its terminal marks.
//!
//! One pass over the bytes to the next mark (`.`, `!`, `?`, `。`, `।` …); there the run of marks and of
//! the quotes and brackets that close after it is read, then the evidence on both sides is weighed:
//!
//! - before the mark: a word, a number, an initial, an abbreviation of the lists ([`Profile`]) or one that
//!   looks like it (`before` in `clue`);
//! - after it: a blank or none, and the case of the next word; whether that word is a function word ("The"),
//!   which no name is, or is written in lower case nearby;
//! - a quote or bracket never hides a boundary, so an unbalanced one does no harm.
//!
//! Every look to either side is bounded, so the cost is linear whatever the text.

use super::abbreviation::{Abbreviation, Profile};
use super::block::RawBlock;
use super::clue::{Before, Case, Next};
use super::mark::{self, Closer, Mark, char_at, char_before};
use crate::document::{BlockKind, Span};
use crate::lang::Language;

/// Cuts the blocks of one text into sentences.
pub(crate) struct SentenceSplitter<'t> {
    pub(super) text: &'t str,
    pub(super) profile: &'static Profile,
    pub(super) writing: Writing,
    /// The bytes that may start a mark.
    starts_mark: [bool; 256],
}

/// How the text uses capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writing {
    /// Capitals start sentences and names, or the script has none.
    Usual,
    /// No capitals where there should be.
    LowerCase,
}

/// Marks and what closes after them.
#[derive(Debug)]
pub(super) struct Run {
    /// One past the last byte of the marks and closers.
    pub(super) end: usize,
    /// The number of full stops.
    n_stops: usize,
    /// Whether `!` or `?` is among the marks.
    has_call: bool,
    has_ellipsis: bool,
    has_strong: bool,
    /// The last quote or bracket that closes after the marks.
    closer: Option<char>,
    /// Whether it is a line separator.
    is_break: bool,
}

/// What follows from a mark.
pub(super) enum Verdict {
    /// The sentence ends before this byte.
    EndsAt(usize),
    /// It goes on; look for marks from this byte on.
    GoesOn(usize),
}

impl<'t> SentenceSplitter<'t> {
    /// A splitter for the blocks of `text`.
    pub(crate) fn new(text: &'t str, language: Language) -> Self {
        let mut starts_mark = [false; 256];
        for byte in 0..=u8::MAX {
            starts_mark[usize::from(byte)] = mark::may_start_mark(byte);
        }
        // Marks of one language: the Greek question mark looks like a semicolon, the Armenian full stop like a colon.
        starts_mark[usize::from(b';')] = language == Language::Greek;
        starts_mark[usize::from(b':')] = language == Language::Armenian;
        Self { text, profile: Profile::of(language), writing: writing_of(text), starts_mark }
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
        for line in self.text[start..end].split('\n') {
            self.push(at, at + line.len(), out);
            at += line.len() + 1;
        }
    }

    fn split_running(&self, start: usize, end: usize, out: &mut Vec<Span>) {
        let mut sentence_start = start;
        let mut at = start;
        loop {
            let cut = super::list::item_end(self, sentence_start, end);
            let limit = cut.unwrap_or(end);
            while let Some(mark) = self.next_mark(at, limit) {
                match self.judge(mark, sentence_start, limit) {
                    Verdict::EndsAt(boundary) => {
                        self.push(sentence_start, boundary, out);
                        sentence_start = boundary;
                        at = boundary;
                    }
                    Verdict::GoesOn(next) => at = next,
                }
            }
            self.push(sentence_start, limit, out);
            let Some(cut) = cut else { break };
            sentence_start = cut;
            at = cut;
        }
    }

    fn push(&self, start: usize, end: usize, out: &mut Vec<Span>) {
        let is_margin = |c: char| c.is_whitespace() || c == '\u{feff}';
        let piece = &self.text[start..end];
        let trimmed = piece.trim_start_matches(is_margin);
        let start = end - trimmed.len();
        let trimmed = trimmed.trim_end_matches(is_margin);
        if !trimmed.is_empty() {
            out.push(Span::new(start, start + trimmed.len()));
        }
    }

    /// The next byte from `at` on where a mark starts.
    fn next_mark(&self, at: usize, limit: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = at;
        while at < limit {
            at += bytes[at..limit].iter().position(|&byte| self.starts_mark[usize::from(byte)])?;
            if self.mark_at(at).is_some() {
                return Some(at);
            }
            at += 1;
        }
        None
    }

    fn mark_at(&self, at: usize) -> Option<(Mark, usize)> {
        let bytes = self.text.as_bytes();
        match bytes[at] {
            byte @ (b';' | b':') if self.starts_mark[usize::from(byte)] => {
                let is_last = bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace);
                is_last.then_some((if byte == b';' { Mark::Call } else { Mark::Strong }, 1))
            }
            _ => mark::mark_at(bytes, at),
        }
    }

    fn judge(&self, at: usize, sentence_start: usize, limit: usize) -> Verdict {
        let run = self.read_run(at, limit);
        if run.is_break {
            return Verdict::EndsAt(run.end);
        }
        if run.end >= limit {
            return Verdict::GoesOn(limit);
        }
        let next = Next::read(self.text, run.end, limit);
        if next.is_end {
            return Verdict::GoesOn(limit);
        }
        let ends = if next.is_spaced {
            self.ends_before_blank(at, &run, &next, sentence_start)
        } else {
            self.ends_before_letter(at, &run, &next, sentence_start)
        };
        if ends { Verdict::EndsAt(run.end) } else { Verdict::GoesOn(run.end) }
    }

    /// The marks from `at` on and the quotes and brackets that close after them.
    fn read_run(&self, at: usize, limit: usize) -> Run {
        let mut run = Run {
            end: at,
            n_stops: 0,
            has_call: false,
            has_ellipsis: false,
            has_strong: false,
            closer: None,
            is_break: false,
        };
        loop {
            self.read_marks(&mut run, limit);
            let before = run.end;
            self.read_closers(&mut run, limit);
            if run.end == before || run.is_break {
                return run;
            }
        }
    }

    fn read_marks(&self, run: &mut Run, limit: usize) {
        while run.end < limit {
            let Some((mark, length)) = self.mark_at(run.end) else { break };
            match mark {
                Mark::FullStop => run.n_stops += 1,
                Mark::Call => run.has_call = true,
                Mark::Ellipsis => run.has_ellipsis = true,
                Mark::Strong => run.has_strong = true,
                Mark::Break => run.is_break = true,
            }
            run.end += length;
            if self.spaced_stop_follows(run, limit) {
                run.end += 1;
            }
        }
        run.has_ellipsis |= run.n_stops > 1;
    }

    /// Whether an ellipsis with blanks (". . .") goes on at the run's end.
    fn spaced_stop_follows(&self, run: &Run, limit: usize) -> bool {
        let bytes = &self.text.as_bytes()[..limit];
        let at = run.end;
        let is_stop = |at: usize| bytes.get(at) == Some(&b'.');
        let starts_spaced = || bytes.get(at) == Some(&b' ') && is_stop(at + 1) && !is_stop(at + 2);
        if run.n_stops == 0 || !is_stop(at - 1) || !starts_spaced() {
            return false;
        }
        // "word. . . . Next": the first of four is a full stop if a word follows; what is left is an ellipsis.
        let is_attached = run.n_stops == 1
            && char_before(self.text, at - 1, 0).is_some_and(|c| !c.is_whitespace() && c != '.');
        let four = || bytes.get(at..at + 6) == Some(b" . . .") && bytes.get(at + 6) == Some(&b' ');
        !(is_attached && four())
    }

    fn read_closers(&self, run: &mut Run, limit: usize) {
        let text = self.text;
        let mut at = run.end;
        let mut closer = None;
        let mut is_sure = true;
        while let Some(c) = char_at(text, at, limit) {
            let Some(kind) = mark::closer(c) else { break };
            is_sure &= kind == Closer::Sure;
            at += c.len_utf8();
            closer = Some(c);
            if is_sure {
                (run.end, run.closer) = (at, closer);
            }
        }
        let after = char_at(text, at, limit);
        // A quote right before a letter opens; an apostrophe belongs to its word.
        if !is_sure && after.is_none_or(|c| !c.is_alphanumeric()) {
            (run.end, run.closer) = (at, closer);
        }
        run.end = super::closing::read_spaced_closer(self, run.end, limit).unwrap_or(run.end);
        run.end = super::closing::read_note(text, run.end, limit);
    }

    /// Whether a sentence ends at a run that a blank follows.
    fn ends_before_blank(&self, at: usize, run: &Run, next: &Next, sentence_start: usize) -> bool {
        if run.has_strong {
            return !super::closing::is_quoted_phrase(self, at, run, next);
        }
        let is_lower = next.case == Case::Lower && self.writing == Writing::Usual;
        if run.closer.is_some() && (is_lower || next.first == '(') && run.n_stops <= 1 {
            return false;
        }
        if super::closing::is_bracketed(self.text, at, run) {
            return false;
        }
        if run.has_ellipsis {
            return self.ends_at_ellipsis(at, run, next);
        }
        if run.has_call {
            return !is_lower
                || run.closer.is_none() && self.call_ends_before_lower(at, sentence_start, next);
        }
        self.ends_at_full_stop(at, run, next, sentence_start)
    }

    /// `…` ends a sentence only before a capital.
    fn ends_at_ellipsis(&self, at: usize, run: &Run, next: &Next) -> bool {
        if run.has_call || self.writing == Writing::LowerCase && run.n_stops == 0 {
            return next.case != Case::Lower;
        }
        let _ = at;
        match next.case {
            Case::Upper => !next.is_english_i(self.profile.language),
            Case::Lower => false,
            Case::None => self.profile.language != Language::Armenian,
            Case::Digit | Case::Other => true,
        }
    }

    /// "Yahoo! in": a name keeps its mark; "wow! that was": a new sentence without a capital.
    fn call_ends_before_lower(&self, at: usize, sentence_start: usize, next: &Next) -> bool {
        if next.after_dash {
            return false;
        }
        let before = Before::read(self.text, at, sentence_start);
        let is_name = before.word.starts_with(char::is_uppercase) && before.start > sentence_start;
        !is_name
    }

    fn ends_at_full_stop(&self, at: usize, run: &Run, next: &Next, sentence_start: usize) -> bool {
        let before = Before::read(self.text, at, sentence_start);
        let word = before.word;
        if self.profile.language == Language::Armenian && next.case == Case::None {
            return false;
        }
        if matches!(next.first, '№' | '§') || word.is_empty() && before.is_word_start {
            return word.is_empty() && !matches!(next.first, '№' | '§');
        }
        if word.is_empty() {
            return true;
        }
        if before.is_number() {
            return self.ends_at_number(&before, next, sentence_start);
        }
        if let Some(abbreviation) = before.look_up(self.profile) {
            return self.ends_at_abbreviation(abbreviation, &before, run, next, sentence_start);
        }
        if before.is_dotted() {
            return self.ends_at_abbreviation(Abbreviation::Usual, &before, run, next, sentence_start);
        }
        if before.is_single_letter() {
            return self.ends_at_initial(&before, run, next, sentence_start);
        }
        if self.profile.ordinals && before.is_roman() {
            return next.case == Case::Upper && self.profile.is_function_word(next.word);
        }
        if next.case == Case::Lower && self.writing == Writing::Usual {
            return !before.looks_abbreviated();
        }
        !(before.is_clipped_title() && next.case == Case::Upper && !self.starts_sentence(next))
    }

    fn ends_at_abbreviation(
        &self,
        abbreviation: Abbreviation,
        before: &Before,
        run: &Run,
        next: &Next,
        sentence_start: usize,
    ) -> bool {
        let is_capital = next.case == Case::Upper || self.writing == Writing::LowerCase;
        match abbreviation {
            Abbreviation::Never => false,
            Abbreviation::Number => match next.case {
                Case::Digit => false,
                Case::Lower => self.writing == Writing::LowerCase,
                Case::Upper => !next.is_roman(),
                Case::None | Case::Other => true,
            },
            // "At 5 a.m. Mr. Smith": too little has been said to be a sentence.
            Abbreviation::Closing => {
                is_capital
                    && run.closer != Some(')')
                    && n_words_at_least(&self.text[sentence_start..before.start], 4)
            }
            Abbreviation::Usual => {
                is_capital && run.closer != Some(')') && self.starts_sentence(next)
                    || next.case == Case::None && before.word.len() > 3 && !before.is_dotted()
            }
        }
    }

    fn ends_at_initial(&self, before: &Before, run: &Run, next: &Next, sentence_start: usize) -> bool {
        let _ = run;
        match next.case {
            Case::Lower | Case::Digit => {
                self.writing == Writing::LowerCase && before.start > sentence_start + 2 && before.word != "v"
            }
            Case::None => !before.is_alphabet_letter(),
            Case::Upper => before.start > sentence_start && self.starts_sentence(next),
            Case::Other => false,
        }
    }

    fn ends_at_number(&self, before: &Before, next: &Next, sentence_start: usize) -> bool {
        let is_marker = before.start <= sentence_start + MARKER_INDENT
            && !self.text[sentence_start..before.start].contains(char::is_alphanumeric);
        if is_marker && before.word.len() <= 3 {
            return false;
        }
        let is_short = before.word.len() <= 2;
        if self.profile.ordinals && !before.word.contains([',', '.']) && before.word.len() <= 4 {
            match next.case {
                Case::Lower => return self.writing == Writing::LowerCase && !is_short,
                Case::Upper if self.profile.is_month(next.word) => return false,
                Case::Upper if is_short => return self.starts_sentence(next),
                Case::Upper | Case::Digit | Case::None | Case::Other => {}
            }
        }
        true
    }

    /// Whether the next word says by itself that a sentence starts: a function word with a capital, or a
    /// word that the text has in lower case nearby.
    fn starts_sentence(&self, next: &Next) -> bool {
        self.profile.is_function_word(next.word)
            || !self.profile.capital_nouns && super::clue::seen_in_lower_case(self.text, next)
    }

    /// Whether a sentence ends at a run that no blank follows: "end.Next", "。次".
    fn ends_before_letter(&self, at: usize, run: &Run, next: &Next, sentence_start: usize) -> bool {
        if run.has_strong {
            return !super::closing::is_quoted_phrase(self, at, run, next);
        }
        if matches!(
            next.first,
            ',' | ';' | ':' | '-' | '/' | '@' | '=' | '&' | '%' | '，' | '、' | '；' | '：' | '،' | '؛'
        ) {
            return false;
        }
        if super::closing::is_bracketed(self.text, at, run) {
            return false;
        }
        let before = Before::read(self.text, at, sentence_start);
        if run.has_call {
            return match next.case {
                Case::Upper => !before.is_address(),
                Case::None => !super::closing::is_quoted_phrase(self, at, run, next),
                Case::Lower | Case::Digit | Case::Other => false,
            };
        }
        if run.has_ellipsis {
            return next.case == Case::None
                && self.profile.language != Language::Armenian
                && next.is_ideograph();
        }
        before.ends_glued(next)
    }
}

/// A list marker stands at most so far from the sentence's start.
const MARKER_INDENT: usize = 16;

fn n_words_at_least(text: &str, n: usize) -> bool {
    text.split_ascii_whitespace().filter(|word| word.contains(char::is_alphabetic)).nth(n - 1).is_some()
}

/// How `text` uses capitals, by its first few kilobytes.
fn writing_of(text: &str) -> Writing {
    let sample = &text[..text.floor_char_boundary(4096)];
    let (mut n_upper, mut n_lower) = (0, 0);
    for byte in sample.bytes() {
        n_upper += usize::from(byte.is_ascii_uppercase());
        n_lower += usize::from(byte.is_ascii_lowercase());
    }
    if !sample.is_ascii() {
        n_upper += sample.chars().filter(|c| !c.is_ascii() && c.is_uppercase()).count();
        n_lower += sample.chars().filter(|c| !c.is_ascii() && c.is_lowercase()).count();
    }
    if n_lower >= 40 && n_upper * 100 < n_lower { Writing::LowerCase } else { Writing::Usual }
}
