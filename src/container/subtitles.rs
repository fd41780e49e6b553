//! Subtitles, SubRip (`.srt`) and WebVTT (`.vtt`), and the captions that a player shows beside a film: what is said in the cues is
//! read as running text.
//!
//! Numbers, times, notes, styles, tags, descriptions of sounds and names of speakers (`<v Ann>`, `ANN: `) are left out, and so
//! are lines that a cue repeats from the one before. A paragraph ends where the speaker changes, or nothing is said for a while.

use super::chat_line::{is_proper, name};
use super::lines::{Line, ends_sentence, lines};
use super::reading::{ContainerReading, PARAGRAPH};
use crate::document::Stamp;
use foldhash::{HashMap, HashSet};

/// A longer silence, in seconds, ends a paragraph if it comes after a sentence or before a capital.
const PAUSE: f64 = 2.0;
/// The first cue is within this many lines that are not blank, unless a header says that the text is subtitles.
const MAX_LINES_TO_CUE: usize = 3;

/// The spoken text of subtitles; `None` if the text is not subtitles.
pub(crate) fn subtitles(text: &str) -> Option<ContainerReading> {
    is_subtitles(text).then(|| SubtitleReader::new(text, times).read())
}

/// The spoken text of captions as a player shows them, each after the time when it starts; `None` if the text is not captions.
pub(super) fn captions(text: &str) -> Option<ContainerReading> {
    is_captions(text).then(|| SubtitleReader::new(text, caption_time).read())
}

/// The text after `Kind: captions Language: en`, with which a WebVTT file starts, where its times were left out; `None` if the
/// text does not start with it.
pub(super) fn untimed_captions(text: &str) -> Option<ContainerReading> {
    let kind = text.trim_start().strip_prefix("Kind: ")?;
    let is_kind = ["captions", "subtitles", "descriptions"].iter().any(|name| kind.starts_with(name));
    let (_, language) = kind.split_once(char::is_whitespace)?;
    let said =
        language.trim_start().strip_prefix("Language: ")?.split_once(char::is_whitespace)?.1.trim_start();
    let mut reading = ContainerReading::default();
    reading.leave_out(0..text.len() - said.len());
    reading.if_any().filter(|_| is_kind)
}

/// Captions have at least as many times, with a few seconds between two in the mean.
const MIN_CAPTIONS: usize = 6;
const MAX_SECONDS: f64 = 12.0;

/// True if a text has a time in one of its first lines, then more every few seconds, each before what is said or all on lines of
/// their own: not the times of a day or of songs.
fn is_captions(text: &str) -> bool {
    if !starts_with_cue(text, |line| caption_time(line).is_some()) {
        return false;
    }
    let (mut n, mut n_alone, mut n_lines) = (0, 0, 0);
    let (mut from, mut to) = (None, 0.0);
    for line in lines(text).filter(|line| !line.is_blank()) {
        n_lines += 1;
        let Some(Cue { start, said, .. }) = caption_time(line.content()) else { continue };
        if start < to {
            return false;
        }
        from = from.or(Some(start));
        (n, n_alone, to) = (n + 1, n_alone + usize::from(said.is_empty()), start);
    }
    let seconds = to - from.unwrap_or(to);
    let is_whole = if n_alone == 0 { 5 * n >= 4 * n_lines } else { n_alone == n && 3 * n >= n_lines };
    n >= MIN_CAPTIONS && is_whole && seconds <= MAX_SECONDS * (n - 1) as f64
}

/// True if a text is subtitles, by its first lines.
pub(crate) fn is_subtitles(text: &str) -> bool {
    if memchr::memmem::find(&text.as_bytes()[..text.len().min(4096)], b"-->").is_none() {
        return false;
    }
    starts_with_cue(text, |line| line.starts_with("WEBVTT") || times(line).is_some())
}

/// True if one of the first lines of a text is what cues start with.
fn starts_with_cue(text: &str, is_start: impl FnMut(&str) -> bool) -> bool {
    let first = lines(text).map(|line| line.text.trim_matches(is_edge)).filter(|line| !line.is_empty());
    first.take(MAX_LINES_TO_CUE).any(is_start)
}

/// True for characters that show nothing at the edge of a line.
fn is_edge(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

/// The time of a cue, and what is said on the same line.
struct Cue<'t> {
    /// As written.
    time: &'t str,
    /// In seconds; without an end nobody knows of a silence.
    start: f64,
    end: f64,
    said: &'t str,
}

struct SubtitleReader<'t> {
    text: &'t str,
    cue: fn(&str) -> Option<Cue>,
    /// The names before a colon that say who speaks.
    speakers: HashSet<&'t str>,
    reading: ContainerReading,
    /// One past what was said last.
    said_to: usize,
    /// The last line that was said.
    last: &'t str,
    /// When the cue starts, as written, and when the last one ended, in seconds.
    time: Option<&'t str>,
    ended: f64,
    /// True after a silence.
    is_new: bool,
    is_in_cue: bool,
}

impl<'t> SubtitleReader<'t> {
    fn new(text: &'t str, cue: fn(&str) -> Option<Cue>) -> Self {
        Self {
            text,
            cue,
            speakers: speakers(text),
            reading: ContainerReading::default(),
            said_to: 0,
            last: "",
            time: None,
            ended: 0.0,
            is_new: true,
            is_in_cue: false,
        }
    }

    fn read(mut self) -> ContainerReading {
        lines(self.text).for_each(|line| self.read_line(&line));
        self.reading.leave_out(self.said_to..self.text.len());
        self.reading
    }

    fn read_line(&mut self, line: &Line<'t>) {
        if let Some(Cue { time, start, end, said }) = (self.cue)(line.content()) {
            self.is_new |= start - self.ended > PAUSE;
            let is_said = !has_address(said) && !self.is_credit(line);
            (self.ended, self.is_in_cue, self.time) = (end, is_said, Some(time));
            if is_said && !said.is_empty() {
                self.say(&Line { start: line.end() - said.len(), text: said, ..*line });
            }
        } else if line.is_blank() {
            self.is_in_cue = false;
        } else if self.is_in_cue {
            self.say(line);
        }
    }

    /// True if the lines of the cue that starts here have the address of a site: credits and advertisements, which nobody says.
    fn is_credit(&self, line: &Line) -> bool {
        let lines = self.text[line.end()..].lines().skip(1);
        let is_of_cue = |line: &&str| !line.trim().is_empty() && (self.cue)(line.trim()).is_none();
        lines.take_while(is_of_cue).any(has_address)
    }

    /// Reads a line of a cue.
    fn say(&mut self, line: &Line<'t>) {
        let content = line.content();
        let (tagged, voiced) = voice(content);
        let said = without_sound(voiced.trim_start_matches(BEFORE_SPEECH));
        let named = name(said).filter(|(name, _)| self.speakers.contains(name));
        let said = named.map_or(said, |(_, start)| &said[start..]);
        let speaker = tagged.or(named.map(|(name, _)| name));
        let turns = speaker.is_some() || voiced.starts_with(['-', '–', '—']);
        let start = line.end() - said.len();
        let shown = said.trim_end_matches(['♪', '♫', ' ']);
        let is_music = voiced.starts_with(['♪', '♫']) && shown.len() < said.len();
        if is_silent(shown) || is_music || shown == self.last {
            return;
        }
        let ends = turns && ends_sentence(without_last_tag(self.last))
            || self.is_new
                && (ends_sentence(without_last_tag(self.last)) || said.starts_with(char::is_uppercase));
        self.reading.read_as(self.said_to..start, joint(self.said_to, ends));
        if let Some(time) = self.time.take() {
            self.reading.stamps.push(Stamp::new(start, Some(time), speaker));
        }
        self.leave_out_tags(start, shown);
        (self.said_to, self.last, self.is_new) = (start + shown.len(), shown, false);
    }

    /// Leaves out the tags in what is said: `<i>`, `{\an8}`.
    fn leave_out_tags(&mut self, start: usize, said: &str) {
        let mut at = 0;
        while let Some(open) = said[at..].find(['<', '{']).map(|open| at + open) {
            let length = tag_length(&said[open..]);
            if length > 1 {
                self.reading.leave_out(start + open..start + open + length);
            }
            at = open + length.max(1);
        }
    }
}

/// Before what is said in a line of a cue.
const BEFORE_SPEECH: [char; 7] = ['-', '–', '—', '>', ' ', '♪', '♫'];

/// The names that say who speaks in the lines of a text: before a colon in two lines or more, or in capitals. Linear in the text.
fn speakers(text: &str) -> HashSet<&str> {
    let mut n_lines: HashMap<&str, usize> = HashMap::default();
    for line in lines(text).filter(|line| times(line.content()).is_none()) {
        let said = without_sound(voice(line.content()).1.trim_start_matches(BEFORE_SPEECH));
        if let Some((name, _)) = name(said).filter(|(name, _)| is_proper(name)) {
            *n_lines.entry(name).or_default() += 1;
        }
    }
    let is_speaker = |name: &str, n_lines: usize| n_lines > 1 || !name.contains(char::is_lowercase);
    n_lines.into_iter().filter(|&(name, n_lines)| is_speaker(name, n_lines)).map(|(name, _)| name).collect()
}

/// True if a line has the address of a site as it is written, not as it is said.
fn has_address(line: &str) -> bool {
    line.contains("www.") || line.contains("://")
}

fn joint(said_to: usize, ends: bool) -> &'static str {
    match (said_to, ends) {
        (0, _) => "",
        (_, true) => PARAGRAPH,
        (_, false) => " ",
    }
}

/// The length of the tag that a text starts with; 0 if it starts with none.
fn tag_length(text: &str) -> usize {
    let (close, is_tag) = match text.strip_prefix('<') {
        Some(inner) => ('>', inner.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/')),
        None => ('}', text.starts_with("{\\")),
    };
    if is_tag { text.find(close).map_or(0, |end| end + 1) } else { 0 }
}

/// The speaker of a line and what is said: `<v Ann>Rain.`
fn voice(line: &str) -> (Option<&str>, &str) {
    let mut rest = line;
    let mut speaker = None;
    loop {
        let length = tag_length(rest);
        if length == 0 {
            return (speaker, rest);
        }
        let tag = &rest[1..length - 1];
        if let Some((kind, name)) =
            tag.split_once(' ').filter(|(kind, _)| kind.split('.').next() == Some("v"))
        {
            speaker = Some(name.trim()).filter(|_| !kind.is_empty());
        }
        rest = rest[length..].trim_start();
    }
}

/// The line without the tag at its end: `Rain.</i>`.
fn without_last_tag(said: &str) -> &str {
    said.rsplit_once("</").filter(|(_, tag)| tag.ends_with('>')).map_or(said, |(bare, _)| bare)
}

/// The line without the description of a sound before what is said: `[applause] Thank you.`
fn without_sound(said: &str) -> &str {
    let close = if said.starts_with('[') { ']' } else { ')' };
    let rest = said
        .strip_prefix(['[', '('])
        .and_then(|inner| inner.split_once(close))
        .map_or(said, |(_, rest)| rest.trim_start());
    if rest.is_empty() { said } else { rest }
}

/// True for a line without words, and for the description of a sound: `[APPLAUSE]`, `(door opens)`.
fn is_silent(said: &str) -> bool {
    let bare = without_last_tag(said);
    !bare.contains(char::is_alphanumeric)
        || bare.starts_with('[') && bare.ends_with(']')
        || bare.starts_with('(') && bare.ends_with(')')
}

/// The cue whose times are a line: `00:00:01,200 --> 00:00:04,000`.
fn times(line: &str) -> Option<Cue<'_>> {
    let (start, rest) = line.split_once("-->")?;
    let (time, end) = (start.trim(), rest.split_whitespace().next()?);
    Some(Cue { time, start: seconds(time)?, end: seconds(end)?, said: "" })
}

/// The caption that a line begins: `0:03 its own time`, or its time alone.
fn caption_time(line: &str) -> Option<Cue<'_>> {
    let (time, said) = line.split_once([' ', '\t']).unwrap_or((line, ""));
    if time.contains(|c: char| !c.is_ascii_digit() && c != ':') {
        return None;
    }
    let start = seconds(time)?;
    Some(Cue { time, start, end: f64::INFINITY, said: said.trim_start() })
}

/// `01:02:03,400` or `02:03.400` in seconds.
fn seconds(time: &str) -> Option<f64> {
    let mut sum = 0.0;
    for part in time.split(':') {
        sum = sum * 60.0 + part.replace(',', ".").parse::<f64>().ok().filter(|part| part.is_finite())?;
    }
    time.contains(':').then_some(sum)
}
