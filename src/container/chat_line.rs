//! The lines of chats and transcripts: who speaks, when, and where the message starts.

use super::moment::{moment_at_end, moment_at_start};
use crate::language::{Language, WordClass, WordList};

/// How the lines of a chat say who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ChatShape {
    /// `[09:01] <maria> …`, `12/03/2025, 18:04 - Lena: …`
    Timed,
    /// `<maria> …`
    Nick,
    /// `Lena: …`
    Named,
    /// `Lena  9:14 AM` above the message.
    Header,
}

impl ChatShape {
    pub const ALL: [Self; 4] = [Self::Timed, Self::Nick, Self::Named, Self::Header];
}

/// Who speaks, and when, by a line with the message in it or under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ChatLine<'t> {
    pub shape: ChatShape,
    pub time: Option<&'t str>,
    pub speaker: Option<&'t str>,
    /// Where the message starts in the line; none if the line is about the chat: somebody joined.
    pub message: Option<usize>,
}

/// A name has no more words and bytes.
const MAX_NAME_WORDS: usize = 4;
const MAX_NAME_BYTES: usize = 40;
/// No more words of a byline are before it.
const MAX_WORDS_TO_NAME: usize = 2;

impl<'t> ChatLine<'t> {
    /// Reads a line that starts with its first word.
    pub fn read(line: &'t str) -> Option<Self> {
        if let Some((time, rest)) = moment_at_start(line) {
            return Some(Self { time: Some(time), ..Self::after_moment(line, rest) });
        }
        let of = |shape, (speaker, message)| Self {
            shape,
            time: None,
            speaker: Some(speaker),
            message: Some(message),
        };
        nick(line)
            .map(|found| of(ChatShape::Nick, found))
            .or_else(|| {
                name(line).filter(|(name, _)| is_proper(name)).map(|found| of(ChatShape::Named, found))
            })
            .or_else(|| Self::header(line))
    }

    /// Reads the line after its time.
    fn after_moment(line: &'t str, rest: usize) -> Self {
        let body = line[rest..].trim_start_matches([' ', '\t', '-', '–', '|']);
        let has_dash = line[rest..line.len() - body.len()].contains(['-', '–']);
        let at = line.len() - body.len();
        let acting =
            || body.strip_prefix("* ")?.split_once(' ').map(|(nick, did)| (nick, body.len() - did.len()));
        let found = nick(body).or_else(|| name(body)).or_else(acting);
        let is_event = found.is_none()
            && (has_dash || ["***", "-!-", "--", "<--"].iter().any(|mark| body.starts_with(mark)));
        Self {
            shape: ChatShape::Timed,
            time: None,
            speaker: found.map(|(speaker, _)| speaker),
            message: (!is_event).then(|| at + found.map_or(0, |(_, message)| message)),
        }
    }

    /// Reads a line that stands above the message: a name, then a time.
    fn header(line: &'t str) -> Option<Self> {
        let (time, at) = moment_at_end(line)?;
        let before = line[..at].trim_end();
        let column = before.split("  ").find(|part| part.contains(char::is_alphabetic))?;
        let name = column.split([',', '|', '—', '–', '»', '•', '·']).next().unwrap_or(column).trim();
        let has_gap = at > before.len() + 1 || name.len() < column.len();
        let is_name = !name.is_empty()
            && name.len() <= MAX_NAME_BYTES
            && name.split_whitespace().count() <= MAX_NAME_WORDS;
        (is_name && (has_gap || is_proper(name))).then_some(Self {
            shape: ChatShape::Header,
            time: Some(time),
            speaker: without_label(name).filter(|name| has_gap || !is_day(name)),
            message: Some(line.len()),
        })
    }
}

/// A name without the words of a byline before it: "by Ann", "Post by Ann". `None` for a word before a date: "Posted:".
fn without_label(name: &str) -> Option<&str> {
    let shared = Language::Undetermined.profile();
    let is =
        |list: WordList, label: &str| shared.list(list).iter().any(|own| own.eq_ignore_ascii_case(label));
    if is(WordList::Published, name.trim_end_matches(':')) {
        return None;
    }
    let mut blanks = name.match_indices(' ').map(|(at, _)| at).take(MAX_WORDS_TO_NAME);
    let ends_label = |&at: &usize| is(WordList::By, name[..at].rsplit(' ').next().unwrap_or_default());
    Some(blanks.find(ends_label).map_or(name, |at| &name[at + 1..]))
}

/// True for "yesterday" in any language that has words of time.
fn is_day(word: &str) -> bool {
    Language::ALL.iter().any(|language| language.profile().is_in_any_case(WordClass::TimeWord, word))
}

/// The name in `<maria> …`, and where the rest starts.
fn nick(line: &str) -> Option<(&str, usize)> {
    let (nick, rest) = line.strip_prefix('<')?.split_once('>')?;
    let bare = nick.trim_start_matches(['@', '+', '%', ' ']);
    let is_nick = !bare.is_empty() && bare.len() <= MAX_NAME_BYTES && !bare.contains(['/', '=']);
    is_nick.then(|| (bare, line.len() - rest.trim_start().len()))
}

/// The name in `Lena: …`, and where the rest starts.
pub(super) fn name(line: &str) -> Option<(&str, usize)> {
    let head = &line[..line.floor_char_boundary(MAX_NAME_BYTES)];
    let end = head.find([':', '：'])?;
    let name = head[..end].trim_end();
    let rest = line[end..].trim_start_matches([':', '：']);
    let is_label = line[end..].starts_with('：') || rest.is_empty() || rest.starts_with([' ', '\t']);
    let is_name = name.starts_with(char::is_alphabetic)
        && !name.contains(['.', ',', '?', '!', '"', ';', '=', '/'])
        || name.ends_with('.') && name.matches('.').count() == 1;
    (is_label && is_name && name.split_whitespace().count() <= MAX_NAME_WORDS)
        .then(|| (name, line.len() - rest.trim_start().len()))
}

/// True if every word of a name starts with a capital or a digit, where the script has capitals, and it is not one letter.
pub(super) fn is_proper(name: &str) -> bool {
    name.chars().nth(1).is_some()
        && name
            .split_whitespace()
            .all(|word| !word.trim_start_matches(['(', '#', '@']).starts_with(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_say_who_speaks() {
        let check = |line: &str, expected: Option<(Option<&str>, Option<&str>, Option<&str>)>| {
            let found = ChatLine::read(line)
                .map(|read| (read.time, read.speaker, read.message.map(|message| &line[message..])));
            assert_eq!(found, expected, "{line}");
        };
        check("[21:14] <kit> it fails", Some((Some("21:14"), Some("kit"), Some("it fails"))));
        check("[21:15] * noor pushes it", Some((Some("21:15"), Some("noor"), Some("pushes it"))));
        check("[10:07:59] *** tarn has quit", Some((Some("10:07:59"), None, None)));
        check("12/03/2025, 18:04 - Lena: Hi", Some((Some("12/03/2025, 18:04"), Some("Lena"), Some("Hi"))));
        check("12/03/2025, 18:04 - Lena joined", Some((Some("12/03/2025, 18:04"), None, None)));
        check("<@kit> it fails", Some((None, Some("kit"), Some("it fails"))));
        check("Project Manager: Let us start.", Some((None, Some("Project Manager"), Some("Let us start."))));
        check("Amara K.  9:14 AM", Some((Some("9:14 AM"), Some("Amara K."), Some(""))));
        check("Lena — 18:04", Some((Some("18:04"), Some("Lena"), Some(""))));
        check(
            "kasimir • Member • 2 Nov 2025, 18:04",
            Some((Some("2 Nov 2025, 18:04"), Some("kasimir"), Some(""))),
        );
        check(
            "Post by kasimir » 2 Nov 2025, 18:04",
            Some((Some("2 Nov 2025, 18:04"), Some("kasimir"), Some(""))),
        );
        check("Yesterday at 18:04", Some((Some("18:04"), None, Some(""))));
        check("by kasimir » 2 Nov 2025, 18:04", Some((Some("2 Nov 2025, 18:04"), Some("kasimir"), Some(""))));
        check("#1  Posted: 2 Nov 2025, 18:04", Some((Some("2 Nov 2025, 18:04"), None, Some(""))));
        for line in
            ["The rule is simple: nobody rows.", "Q: Why?", "https://example.org", "Rain fell at 18:04"]
        {
            check(line, None);
        }
    }
}
