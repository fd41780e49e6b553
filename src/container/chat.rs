//! Chats and transcripts: the messages are read, each as a paragraph; names, times and notes about who came and went are not.
//!
//! A text is a chat if most of its lines say who speaks in one of four ways ([`ChatShape`]), or, where the name is above
//! the message, if such lines come back.

use super::chat_line::{ChatLine, ChatShape, name};
use super::lines::{Line, ends_sentence, lines};
use super::reading::{ContainerReading, PARAGRAPH};
use crate::document::Stamp;
use crate::language::{Language, WordClass};
use foldhash::{HashMap, HashMapExt, HashSet};

/// A text is judged by this many lines.
const MAX_JUDGED_LINES: usize = 60;
/// A chat has at least this many lines that say who speaks.
const MIN_LINES: usize = 3;
/// And this many where nothing but a name and a colon says so.
const MIN_NAMED_LINES: usize = 4;
/// Or at least this many with a name above the message.
const MIN_HEADERS: usize = 2;
/// A line that says whom somebody quotes has no more words.
const MAX_QUOTING_WORDS: usize = 8;
/// A line with a name above the message comes at least once in this many lines.
const MAX_LINES_A_HEADER: usize = 10;

/// The messages of a chat; `None` if the text is not one.
pub(super) fn chat(text: &str) -> Option<ContainerReading> {
    let judged: Vec<Line> = lines(text).filter(|line| !line.is_blank()).take(MAX_JUDGED_LINES).collect();
    if judged.len() < MIN_LINES {
        return None;
    }
    let counts = ShapeCounts::all(&judged);
    let (shape, counts) = ChatShape::ALL.into_iter().zip(counts).max_by_key(|(_, counts)| counts.n_lines)?;
    counts.are_of_chat(shape, judged.len()).then(|| {
        ChatReader {
            text,
            shape,
            all_have_speaker: counts.n_named * 10 >= counts.n_lines * 8,
            speakers: counts.speakers,
            labels: HashSet::default(),
            turns_touch: false,
            reading: ContainerReading::default(),
            out_from: None,
            next: None,
            name_above: None,
            has_title: false,
            has_begun: false,
            signs: false,
        }
        .read()
    })
}

/// Counts over the lines of one shape.
#[derive(Default)]
struct ShapeCounts<'t> {
    n_lines: usize,
    /// Those that name a speaker, or say that somebody came or went.
    n_with_speaker: usize,
    /// Those that name a speaker.
    n_named: usize,
    /// Those whose speaker is not that of the line before.
    n_turns: usize,
    speakers: HashSet<&'t str>,
    last: Option<&'t str>,
}

impl<'t> ShapeCounts<'t> {
    /// The counts by shape.
    fn all(judged: &[Line<'t>]) -> [Self; 4] {
        let mut counts: [Self; 4] = Default::default();
        for found in judged.iter().filter_map(|line| ChatLine::read(line.content())) {
            counts[found.shape as usize].add(found);
        }
        counts
    }

    fn add(&mut self, line: ChatLine<'t>) {
        self.n_lines += 1;
        self.n_with_speaker += usize::from(line.speaker.is_some() || line.message.is_none());
        if let Some(speaker) = line.speaker {
            self.n_named += 1;
            self.speakers.insert(speaker);
            self.n_turns += usize::from(self.last.replace(speaker) != Some(speaker));
        }
    }

    /// True if lines of this shape, among `n_judged`, make a chat.
    fn are_of_chat(&self, shape: ChatShape, n_judged: usize) -> bool {
        let are_most = self.n_lines * 2 >= n_judged;
        let n_speakers = self.speakers.len();
        let come_back = n_speakers > 1 && n_speakers * 4 <= self.n_with_speaker * 3;
        match shape {
            ChatShape::Timed => {
                self.n_lines >= MIN_LINES
                    && are_most
                    && self.n_with_speaker * 2 >= self.n_lines
                    && n_speakers > 0
            }
            ChatShape::Nick => self.n_lines >= MIN_LINES && are_most,
            ChatShape::Named => {
                self.n_lines >= MIN_NAMED_LINES && are_most && come_back && self.n_turns * 2 >= self.n_lines
            }
            ChatShape::Header => {
                self.n_lines >= MIN_HEADERS
                    && self.n_lines * MAX_LINES_A_HEADER >= n_judged
                    && self.n_lines * 2 <= n_judged
            }
        }
    }
}

struct ChatReader<'t> {
    text: &'t str,
    shape: ChatShape,
    /// True if all messages name their speaker; a line that does not is about the chat.
    all_have_speaker: bool,
    /// Those who speak.
    speakers: HashSet<&'t str>,
    /// Words before a colon that name nobody: "For: …".
    labels: HashSet<&'t str>,
    /// True if names and colons are on lines without a blank one between, so that what comes after a blank line is not theirs.
    turns_touch: bool,
    reading: ContainerReading,
    /// Where the part starts that is being left out.
    out_from: Option<usize>,
    /// The time and the speaker of the message that comes next.
    next: Option<(Option<&'t str>, Option<&'t str>)>,
    /// The name over a line that has a time alone.
    name_above: Option<&'t str>,
    /// True once there was a title, and once somebody has spoken.
    has_title: bool,
    has_begun: bool,
    /// True in the signature under a message.
    signs: bool,
}

impl<'t> ChatReader<'t> {
    fn read(mut self) -> ContainerReading {
        let lines: Vec<Line> = lines(self.text).collect();
        if self.shape == ChatShape::Named {
            self.note_labels(&lines);
        }
        let is_message =
            |line: &Line| ChatLine::read(line.content()).is_some_and(|found| found.shape == self.shape);
        // What follows the last message after a blank line is about the chat.
        let last = lines.iter().rposition(is_message).unwrap_or(0);
        let after =
            lines[last + 1..].iter().skip(1).position(Line::is_blank).map_or(lines.len(), |n| last + 2 + n);
        let mut read = lines[..after].iter().filter(|line| !line.is_blank());
        let mut was_end = 0;
        while let Some(line) = read.next() {
            let is_apart = self.turns_touch && self.text[was_end..line.start].matches('\n').count() > 1;
            was_end = line.end();
            let mut under = read.clone();
            let name = self.name_above(line, under.next(), under.next());
            if name.is_some() {
                self.name_above = name;
                self.leave_out_from(line.start);
                read.next();
            } else {
                self.read_line(line, is_apart);
            }
        }
        if let Some(line) = lines.get(after) {
            self.leave_out_from(line.start);
        }
        if let Some(from) = self.out_from {
            self.reading.leave_out(from..self.text.len());
        }
        self.reading
    }

    /// Finds out which words before colons name nobody, small words that come once, and how the others are set.
    fn note_labels(&mut self, lines: &[Line<'t>]) {
        let (mut n_lines, mut n_touching, mut was_blank) = (HashMap::new(), 0, true);
        for line in lines {
            if let Some((name, _)) = name(line.content()) {
                *n_lines.entry(name).or_insert(0) += 1;
                n_touching += usize::from(!was_blank);
            }
            was_blank = line.is_blank();
        }
        self.turns_touch = 2 * n_touching > n_lines.values().sum();
        let profile = Language::detect(self.text).profile();
        let is_small = |word: &str| profile.is_in_any_case(WordClass::StopWord, word);
        let once = n_lines.into_iter().filter(|&(_, n)| n == 1).map(|(name, _)| name);
        self.labels = once.filter(|name| name.split_whitespace().all(is_small)).collect();
    }

    /// The name that a line is, if it is over a dash and a line with a time alone: of three lines, the second and the third.
    fn name_above(
        &self,
        line: &Line<'t>,
        dash: Option<&Line<'t>>,
        time: Option<&Line<'t>>,
    ) -> Option<&'t str> {
        let is_dash = |line: &Line| !line.text.contains(char::is_alphanumeric);
        let is_time = |line: &Line| {
            ChatLine::read(line.content())
                .is_some_and(|found| found.shape == ChatShape::Header && found.speaker.is_none())
        };
        let is_above =
            self.shape == ChatShape::Header && dash.is_some_and(is_dash) && time.is_some_and(is_time);
        is_above.then(|| line.content())
    }

    fn read_line(&mut self, line: &Line<'t>, is_apart: bool) {
        let indent = line.text.len() - line.content().len();
        let is_shape = |found: &ChatLine| {
            found.shape == self.shape && found.speaker.is_none_or(|name| !self.labels.contains(name))
        };
        let Some(mut found) = ChatLine::read(line.content()).filter(is_shape) else {
            if is_apart && self.has_begun {
                self.leave_out_from(line.start);
                self.next = Some((None, None));
            }
            return self.go_on(line, indent);
        };
        self.leave_out_from(line.start);
        (self.has_begun, self.signs) = (true, false);
        found.speaker = found.speaker.or(self.name_above.take());
        self.speakers.extend(found.speaker);
        self.next = Some((found.time, found.speaker));
        let is_said = found.speaker.is_some() || !self.all_have_speaker;
        if let Some(message) = found.message.filter(|_| is_said) {
            self.say(line, indent + message);
        }
    }

    /// Reads a line without a speaker: it goes on with the message, or, before the first one, is a title or about the chat.
    fn go_on(&mut self, line: &Line<'t>, indent: usize) {
        self.signs |= self.shape == ChatShape::Header && is_over_signature(line.content());
        if self.signs || self.quotes(line.content()) {
            self.leave_out_from(line.start);
        } else if self.has_begun || ends_sentence(line.text) {
            self.say(line, indent);
        } else if !self.has_title {
            self.has_title = true;
            self.reading.read_as(self.out_from.take().unwrap_or(0)..line.start + indent, "# ");
        } else {
            self.leave_out_from(line.start);
        }
    }

    /// True for a line that says whom somebody quotes: "Ann wrote: ↑".
    fn quotes(&self, line: &str) -> bool {
        let mut starts = line.match_indices(' ').map(|(at, _)| &line[..at]).take(MAX_QUOTING_WORDS);
        line.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ':').ends_with(':')
            && line.split_whitespace().count() <= MAX_QUOTING_WORDS
            && starts.any(|start| self.speakers.contains(start))
    }

    /// Reads what a line says from byte `start` of it on. If text was left out before it, a message starts.
    fn say(&mut self, line: &Line<'t>, start: usize) {
        let said = without_signs(&line.text[start..]);
        let said = match name(said)
            .filter(|(name, _)| self.shape != ChatShape::Named && self.speakers.contains(name))
        {
            Some((_, message)) => &said[message..],
            None => said,
        };
        if is_empty_message(said) {
            return self.leave_out_from(line.start);
        }
        let start = line.end() - said.len();
        let Some(from) = self.out_from.take() else { return };
        self.reading.read_as(from..start, if from == 0 { "" } else { PARAGRAPH });
        self.reading.stamps.extend(self.next.take().map(|(time, speaker)| Stamp::new(start, time, speaker)));
    }

    /// Begins to leave text out with a line.
    fn leave_out_from(&mut self, line_start: usize) {
        self.out_from.get_or_insert_with(|| self.text[..line_start].trim_end().len());
    }
}

/// True for the line that a forum draws over a signature.
fn is_over_signature(line: &str) -> bool {
    line.len() >= 5 && line.bytes().all(|byte| byte == b'_')
}

/// A message without the names of pictures before it: `:tada: Released.`
fn without_signs(message: &str) -> &str {
    let mut rest = message;
    while let Some((sign, after)) = rest.strip_prefix(':').and_then(|inner| inner.split_once(": ")) {
        if sign.contains(|c: char| c.is_whitespace()) {
            break;
        }
        rest = after.trim_start();
    }
    rest
}

/// True if nothing is said: `<Media omitted>`, `:+1: 3`, `12 %`.
fn is_empty_message(message: &str) -> bool {
    let is_reaction = |word: &str| {
        word.bytes().all(|byte| byte.is_ascii_digit())
            || word.len() > 2 && word.starts_with(':') && word.ends_with(':')
    };
    !message.contains(char::is_alphabetic)
        || message.starts_with('<') && message.ends_with('>')
        || message.starts_with('\u{200e}')
        || message.split_whitespace().all(is_reaction)
}
