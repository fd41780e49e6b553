//! Reads subtitles: SubRip (`.srt`) and WebVTT (`.vtt`). The cues are joined to running text, without times and markup.

use super::block_writer::{BlockWriter, ElementKind};
use super::html::html_fragment;
use super::plain_text::PlainText;

/// The spoken text of subtitles. A paragraph ends where the speaker changes or nothing is said for a while.
///
/// Times, cue numbers, notes, styles and descriptions of sounds are left out, and so are lines that a cue repeats from the one
/// before. Takes linear time.
///
/// ```
/// let srt = "1\n00:00:01,000 --> 00:00:03,500\n<i>Rain fell</i>\n\n2\n00:00:03,600 --> 00:00:06,000\non the town.\n";
/// assert_eq!(nutgraf::read::subtitles(srt).text, "Rain fell on the town.");
/// ```
#[must_use]
pub fn subtitles(source: &str) -> PlainText {
    let mut reader = SubtitleReader::default();
    source.lines().for_each(|line| reader.read(line.trim()));
    reader.end_paragraph();
    PlainText::from(reader.writer.finish())
}

/// A longer silence, in seconds, ends a paragraph if it comes after a sentence.
const PAUSE: f64 = 2.0;

#[derive(Default)]
struct SubtitleReader {
    writer: BlockWriter,
    paragraph: String,
    /// The last line that was said.
    last: String,
    /// When the last cue ended, in seconds.
    ended: f64,
    state: SubtitleState,
}

/// The part of the file being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum SubtitleState {
    /// Before the time of a cue.
    #[default]
    Between,
    Cue,
}

impl SubtitleReader {
    fn read(&mut self, line: &str) {
        if let Some((start, end)) = times(line) {
            if start - self.ended > PAUSE && self.paragraph.ends_with(['.', '!', '?', '…', '。', '！', '？'])
            {
                self.end_paragraph();
            }
            (self.ended, self.state) = (end, SubtitleState::Cue);
        } else if line.is_empty() {
            self.state = SubtitleState::Between;
        } else if self.state == SubtitleState::Cue {
            self.say(line);
        }
    }

    /// Adds a line of a cue.
    fn say(&mut self, line: &str) {
        let (speaks, line) = match line.strip_prefix(['-', '–', '—']) {
            Some(said) => (true, said.trim_start()),
            None => (line.starts_with("<v"), line),
        };
        let said = html_fragment(&without_styles(line)).replace(['♪', '♫'], "");
        let said = said.trim();
        if said.is_empty() || is_sound(said) || said == self.last {
            return;
        }
        if speaks && self.paragraph.ends_with(['.', '!', '?', '…', '。', '！', '？']) {
            self.end_paragraph();
        }
        if !self.paragraph.is_empty() {
            self.paragraph.push(' ');
        }
        self.paragraph.push_str(said);
        said.clone_into(&mut self.last);
    }

    fn end_paragraph(&mut self) {
        self.writer.push(ElementKind::Paragraph, &std::mem::take(&mut self.paragraph));
    }
}

/// The start and the end of a cue, in seconds; `None` if the line is not the time of one.
fn times(line: &str) -> Option<(f64, f64)> {
    let (start, rest) = line.split_once("-->")?;
    Some((seconds(start.trim())?, seconds(rest.trim().split(' ').next()?)?))
}

/// `01:02:03,400` or `02:03.400` in seconds.
fn seconds(time: &str) -> Option<f64> {
    let mut sum = 0.0;
    for part in time.split(':') {
        sum = sum * 60.0 + part.replace(',', ".").parse::<f64>().ok().filter(|part| part.is_finite())?;
    }
    Some(sum)
}

/// The line without the styles of SubStation: `{\an8}`.
fn without_styles(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("{\\") {
        out.push_str(before);
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    out + rest
}

/// True for the description of a sound: `[APPLAUSE]`, `(door opens)`.
fn is_sound(line: &str) -> bool {
    line.starts_with('[') && line.ends_with(']') || line.starts_with('(') && line.ends_with(')')
}

#[cfg(test)]
mod tests {
    fn check(source: &str, expected: &str) {
        assert_eq!(super::subtitles(source).text, expected, "{source}");
    }

    #[test]
    fn cues_are_joined_to_sentences() {
        check(
            "\u{feff}1\n00:00:01,000 --> 00:00:03,500\nRain fell on\n\n2\n00:00:03,600 --> 00:00:06,000\n{\\an8}<i>the town.</i>\n[THUNDER]\nIt was\n\n3\n00:00:06,100 --> 00:00:07,000\ncold.\n\n4\n00:01:00,000 --> 00:01:01,000\n- Who knew?\n- Nobody.\n",
            "Rain fell on the town. It was cold.\n\nWho knew?\n\nNobody.",
        );
        check("1\r\n00:00:01,000 --> 00:00:02,000\r\nRain.\r\n\r\n", "Rain.");
    }

    #[test]
    fn headers_notes_and_voices_are_left_out() {
        check(
            "WEBVTT\nKind: captions\n\nNOTE a\nb --> c\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:04.000 align:start\n<v Ann>Salt &amp; <c.x>pepper</c>,\n\n00:04.100 --> 00:05.000\n<v Ann>please.\n<v Bob>Here.\n",
            "Salt & pepper, please.\n\nHere.",
        );
    }

    #[test]
    fn repeated_lines_are_said_once() {
        check(
            "WEBVTT\n\n00:01.000 --> 00:02.000\none line\n\n00:02.000 --> 00:03.000\none line\nand two\n",
            "one line and two",
        );
    }
}
