//! Reads subtitles: SubRip (`.srt`) and WebVTT (`.vtt`).

use super::plain_text::PlainText;
use crate::container::{ContainerReading, is_subtitles as is_container, subtitles as container};
use crate::document::ReadText;

/// The spoken text of subtitles, and who says what when. A paragraph ends where the speaker changes or nothing is said for a
/// while.
///
/// Times, cue numbers, notes, styles and descriptions of sounds are left out, and so are lines that a cue repeats from the one
/// before. Takes linear time.
///
/// ```
/// let srt = "1\n00:00:01,000 --> 00:00:03,500\n<i>Rain fell</i>\n\n2\n00:00:03,600 --> 00:00:06,000\non the town.\n";
/// let read = nutgraf::read::subtitles(srt);
/// assert_eq!(read.text, "Rain fell on the town.");
/// assert_eq!(read.stamps[0].time.as_deref(), Some("00:00:01,000"));
/// ```
#[must_use]
pub fn subtitles(source: &str) -> PlainText {
    let ContainerReading { edits, mut stamps, .. } = container(source).unwrap_or_default();
    let read = ReadText::of(source, &edits);
    stamps.iter_mut().for_each(|stamp| stamp.start = read.read_at(stamp.start));
    PlainText { stamps, ..PlainText::from(read.text.into_owned()) }
}

/// True if a text is subtitles: one of its first lines is the time of a cue, or starts with `WEBVTT`.
#[must_use]
pub fn is_subtitles(text: &str) -> bool {
    is_container(text)
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
            "WEBVTT\nKind: captions\n\nNOTE a\nb --> c\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:04.000 align:start\n<v Ann>Salt and <c.x>pepper</c>,\n\n00:04.100 --> 00:05.000\n<v Ann>please.\n<v Bob>Here.\n",
            "Salt and pepper, please.\n\nHere.",
        );
    }

    #[test]
    fn names_of_speakers_are_left_out() {
        check(
            "1\n00:00:01,000 --> 00:00:03,500\nANN: Rain fell.\n\n2\n00:00:03,600 --> 00:00:06,000\n- Bob Lee: Did it?\n>> Bob Lee: Really?\n\n3\n00:00:06,100 --> 00:00:07,000\nOne thing: it did.\n",
            "Rain fell.\n\nDid it?\n\nReally? One thing: it did.",
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
